"""Rules for tickets that a machine wrote, or that nobody has to answer."""

from tickets.classification.rules.rule import Effect, Rule

AUTOMATIC = """
    suis|serai|serons|sommes|être|actuellement|est [actuellement] absent|absente|absents|congé|congés **
        jusque|du|bureau|retour
    suis|serai|sommes|serons ** en|à congé|congés|vacances|maternité|déplacement|étranger|formation **
        jusque|du|retour
    absent|absente du|de bureau|#
    mon retour le|#|lundi|mardi|mercredi|jeudi|vendredi
    dès mon retour
    accès limité|restreint|réduit ** mail|mails|messages|messagerie
    ceci|ce|cet|message|mail|réponse ** automatique|automatiquement|automatisé|automatisée
    réponse|message|notification|accusé|envoi automatique|automatisé|réception
    généré|générée|envoyé|envoyée automatiquement
    ne|merci|veuillez|prière ** pas|ne répondre à|pas|directement|. ce|cet|à
    pas répondre à ce|cet
    noreply
    no|ne|pas reply
    boîte|adresse ** pas|non consultée|surveillée|lue|relevée
    mail|mailer daemon|subsystem
    message|mail|courrier ** pas|pu|être * remis|distribué|délivré
    échec de remise|envoi|distribution|acheminement
    non remis|distribué|distribuable
    avons [bien] reçu votre demande|message|mail|ticket|commande
    votre demande|message|ticket|mail|réclamation a|est * reçu|reçue|enregistré|enregistrée|créé|
        transmis|pris|prise
    vous|nous répondrons|recontacterons|traiterons ** délais|brefs|heures|meilleurs
    se|vous désinscrire|désabonner ** cliquez|ici|lien|newsletter|lettre
    cliquez ici pour|si ** désinscrire|désabonner
    effectué|terminé|terminée|réussi avec|sans succès|erreur
"""

# Firm, because nobody begins a complaint like this.
AUTOMATIC_SUBJECT = """
    ^ réponse|message|notification automatique|automatisée
    ^ réponse automatique
    ^ absence [du|de|jusque|au] [bureau] .|,|#|bureau
    ^ absent|absente .|,|du|jusque
    ^ accusé de réception
    ^ message|notification de absence|non
    ^ non remis|distribué
    ^ out of office
"""

RULES = (
    Rule("scope.automatic", Effect.AUTOMATIC, AUTOMATIC),
    Rule("scope.automatic_subject", Effect.AUTOMATIC, AUTOMATIC_SUBJECT, firm=True),
)
