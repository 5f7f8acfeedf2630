"""Rules for money in dispute."""

from tickets.classification.rules.rule import Effect, Rule

# Asking where a refund is means demanding it.
REFUND_DEMAND = """
    pourquoi ** @charged|@charge
    récupérer ** euros|argent|mise|fonds
    récupérer|rendez|rendre|rend|retrouver|ravoir|revoir|restituer|restituez|récupère * [@own] argent|
        sous|fric|dû
    rendez|rendre|rends|redonnez|restituez moi|nous ** argent|sous
    veux|voulons|exige|exigeons|rendu|voudrais|où|passé ** @own argent
    @own argent ** rendu|retour|bloqué|restitué|disparu
    quand|quel|quelle ** @own|le|un|mes|notre @refund
    où est|en|sont ** @refund
    quand|comment|pourquoi ** @repay
    avoir|obtenir|recevoir * @refund
    me|nous|être|faire|soit|sois|fasse @repay
    suis|est|êtes pas [encore|toujours] @repay
    rembourser~ moi|nous
"""

REFUND = """
    rendez|restituez|rendre|restituer|rend ** caution|acompte|somme|dépôt
    {want} ** @refund|@repay
    attends|attend|attendons|attente|attendu|attendant ** @refund|argent
    @refund * pas|jamais|toujours|attente|attends|rien|aucun|urgent|immédiat|tarde|retard|refusé|
        refus|refusez|intégral|total|promis|dû|encore
    pas|jamais|toujours|rien|aucun ** reçu|eu|perçu|obtenu|vu|effectué|fait|versé ** @refund
    pas|jamais|toujours [encore|toujours|pas] [été] [encore|toujours] @repay
    aucun|toujours|sans|refus|refuse|refusent|refusé|refusez|promis|promesse ** @refund|@repay
    demande|demandes|demandé|réclamation de|un|le|mon|son|du @refund
    @refund de|du la|ma|mon|mes|cette|ces|commande|article|billet|billets|colis|achat|la|caution|
        somme|produit|frais|abonnement|acompte|montant
    @refund intégral|total|complet|immédiat|immédiatement|partiel
    merci|veuillez|prière|pouvez|pourriez|vouloir|faut|devez|demande ** @repay
    procéder|procédez|effectuer|effectuez ** @refund
    argent|somme|montant|euros|caution|acompte ** @repay|rendu|rendue|restitution
    gardé|garder|conservé|conservez|gardez ** acompte|caution|argent|dépôt|arrhes
    remboursement ** promis|annoncé|prévu|confirmé
"""

BILLING_DISPUTE = """
    rejeter|rejeté|refuser|bloquer ** prélèvement|prélèvements
    @charged ** deux|#|trois|plusieurs fois|reprises
    @charged * double|doublement|doublon
    deux|#|trois|plusieurs fois * @charged
    double|doubles|deux|second|deuxième|multiples * @charge|prélevé|débité|facturé
    @charge ** en double|doublon
    @charge|@charged ** deux fois
    jamais|pas|rien commandé|souscrit|autorisé|demandé|acheté|donné ** @charge|@charged
    @charged ** sans ** accord|autorisation|consentement|prévenir|raison|avis|demander
    sans ** accord|autorisation|consentement|autorise ** @charged|@charge
    @charged|prélevez|prélèvement|prélèvements ** alors|après|malgré|pourtant ** résilié|
        résiliation|annulé|annulation|désabonné|désabonnement|essai
    résilié|résiliation|annulé|désabonné ** prélevé|débité|facturé|prélève|prélevez|prélèvement|
        prélèvements|facturez
    continue|continuez|continuent|toujours * prélever|débiter|prélevé|débité|facturer|facturé
    @charged ** à tort|erreur|trop|indûment
    @charged|facture ** au lieu de #
    @charged ** # ** au lieu de|des #
    opposition|oppose ** banque|carte|prélèvement|prélèvements|paiement
    rétrofacturation|chargeback
    litige paypal|ouvert|bancaire
    ouvrir|ouvre|ouvert|ouvrirai|ouvrons ** litige|contestation|dispute
    conteste|contestons|contester|contesté|contestation ** @charge|@bill|montant|somme|frais|amende|
        dette|pénalité
    @charge|@bill ** contesté|contestée|conteste
    débité|prélevé|retiré ** mon|notre compte ** sans|pas|jamais|inconnu
"""

# Firm, because whoever asks what to do about it has lost the money.
STRANGE_PAYMENT = """
    @charged|@charge ** sans que
    @charged|@charge ** au courant
    @charge ** non|pas|jamais|sans * autorisé|autorisée|autorisés|reconnu|reconnus|reconnais|justifié|
        justifiée|accord|autorisation|consentement|souscrit
    @charge inconnu|inconnue|inconnus|frauduleux|frauduleuse|frauduleuses|suspect|suspecte|suspects|
        abusif|abusifs|indu|indus|injustifié|injustifiés|injustifiée|erroné|douteux|illégitime|fantôme
    quelque un ** avec|sur|par @own|ma carte|compte
    pas|jamais fait|effectué|passé|autorisé|demandé ce|cet|cette|ces|le|un @charge|achat|achats
    carte|argent|portefeuille|chéquier|identité ** volé|volée|volés|dérobé|dérobée|clonée|piratée|
        usurpée
    volé|volée|dérobé|piqué ** carte|argent|portefeuille|euros
    vol|perte ** carte ** bancaire|bleue|crédit|visa
    quelque un|inconnu ** utilisé|utilise|payé|acheté ** @own carte|compte
    vol de identité
    @charge|achat|achats ** ne ** pas|jamais ** fait|faits|faite|effectué|effectués
    @charge|achat|achats non autorisé|autorisée|autorisés|autorisées
    @own carte|portefeuille|chéquier ** perdu|perdue
    perdu ma|mon carte|portefeuille|chéquier
    à mon|notre nom ** sans|pas|jamais ** accord|savoir|autorisation|demandé
"""

REFUND_HINT = """
    aucun|aucune avoir|crédit ** arrivé|reçu|crédité
    avoir|remise|réduction|bonus|crédit|bon ** pas|jamais ** crédité|appliqué|déduit|pris|versé
    avoir|remise|acompte|caution|virement ** pas|jamais|toujours ** reçu|crédité|versé|rendue
    toujours|encore ** pas|aucun|rien * argent|remboursement
    toujours|encore pas de argent
    remboursez|rendez|payez * enfin
    trop perçu|payé|prélevé
    restitution ** somme|argent|caution|acompte|dépôt
    ou un|le @refund
"""

BILLING_HINT = """
    arnaque|arnaques|arnaqué|arnaquée|arnaqués|escroquerie|escroqueries|escroqué|escroquée|fraude|
        fraudes|fraudeur|fraudeurs|frauduleux|frauduleuse|frauduleusement|fraudé
    facturé|facturée|facturés|prélevé ** rendu|rendue|retourné|retournée|restitué|renvoyé|jamais
    rendu|retourné|renvoyé ** facturé|facture
    code|pin|identifiants|mot ** lu|donné|communiqué|dicté|fourni
    lu|donné|communiqué|dicté ** code|pin|identifiants
    compte|livret|épargne ** vidé|vide|vidés
    lien ** carte ** euros|argent
    pas|jamais acheté|commandé|souscrit ** quelque un
    surfacturation|surfacturé|surfacturée
"""

RULES = (
    Rule("urgency.refund_demand", Effect.HIGH, REFUND_DEMAND, firm=True),
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.billing_dispute", Effect.HIGH, BILLING_DISPUTE),
    Rule("urgency.strange_payment", Effect.HIGH, STRANGE_PAYMENT, firm=True),
    Rule("urgency.refund_hint", Effect.HIGH, REFUND_HINT, plain=False),
    Rule("urgency.billing_hint", Effect.HIGH, BILLING_HINT, plain=False),
)
