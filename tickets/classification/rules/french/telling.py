"""Rules for tickets that tell something and ask for nothing: notices, answers and greetings."""

from tickets.classification.rules.rule import Effect, Rule

FOR_INFORMATION = """
    pour|simple|titre information|info|informatif
    fyi
    juste|simplement|seulement pour vous|te|dire|informer|prévenir|signaler
    vous|te informe|informons|préviens|prévenons|signale que|de
    comme convenu|demandé|discuté|prévu
    ce était|est tout
    rien de|autre|plus
    pas|aucune de|question|réponse attendue|nécessaire|urgence
"""

DONE = """
    paiement|virement|commande|demande ** enregistré|enregistrée|validé|validée|effectué
    recontacte|recontacterai|rappellerai|reviendrai|reviens [vers] [vous]
    ci|pièce joint|jointe|jointes|joints ** document|documents|contrat|formulaire|justificatif|copie|
        attestation|signé|signée|rib
    voici|voilà ** document|documents|contrat|formulaire|justificatif|copie|attestation|preuve|fiche|
        extrait
    ai|avons|a été ** viré|payé|réglé|envoyé|expédié|renvoyé|signé|reçu
    bien reçu|reçue|arrivé|arrivée
    fermé|fermés|fermée|fermerons|absents du|au|pour|jusque
"""

GREETING = """
    joyeux|joyeuses|bonnes|bon|bonne noël|fêtes|pâques|année|anniversaire|vacances|weekend|courage|chance
    meilleurs vœux
    félicitations
    ^ bonjour|bonsoir|salut|coucou .|!|à
    bonne journée|soirée|continuation
    à bientôt|demain|plus .|!|,
    au revoir
"""

# Somebody who answers or gives an opinion, rather than asks.
EXPLANATION = """
    espère|espérons ** aide|aidé|aidera|utile
    ok|okay|compris|entendu|noté|parfait|exact|accord .|,|!
    à mon avis
    selon moi
    il suffit
    non|oui ,|.|!|merci
"""

RULES = (
    Rule("requires_action.for_information", Effect.TELLS, FOR_INFORMATION),
    Rule("requires_action.done", Effect.TELLS, DONE),
    Rule("requires_action.greeting", Effect.TELLS, GREETING),
    Rule("requires_action.explanation", Effect.TELLS, EXPLANATION),
)
