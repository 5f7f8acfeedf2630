"""Rules for texts of a few words: a matter that is only named is medium, one that is demanded is high."""

from tickets.classification.rules.rule import Effect, Rule

REFUND = """
    @refund maintenant|immédiat|immédiatement|plaît|!|exigé|demandé|urgent|refusé|promis|attendu|dû
    demande|exige|veux|urgent|rapide|réclame * @refund
"""

LEGAL_THREAT = """
    plainte|avocat|huissier déposée|contacté|saisi|mandaté|prévenu
    menace|courrier|action juridique|judiciaire
"""

PRIVACY = """
    rgpd demande|violation|plainte|suppression|accès|infraction|!
    violation|demande|infraction|plainte * rgpd|données
    suppression|effacement * données
"""

OUTAGE = """
    panne|coupure|blocage générale|général|totale|!
    tout|serveur|système|site|réseau|boutique down|hs|planté|plante|bloqué|mort|ko|panne
    plus rien
"""

# A matter of the labelling guide's "high", named and no more.
NAMED = """
    @refund|caution
    avocat|avocats|huissier|tribunal|justice|juridique|légal|police|plainte|litige|contestation
    rgpd|cnil|confidentialité
    panne|cassé|cassée|planté|bloqué|bloquée|problème|bug|erreur|hs|retard|vol|volé|volée
    colère|fâché|fâchée|furieux|furieuse|déçu|déçue
"""

THANKS = """
    merci|bravo|super|parfait|génial|top|nickel|excellent ,|!|.|beaucoup|bien|à
"""

RULES = (
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT, firm=True),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
    Rule("urgency.outage", Effect.HIGH, OUTAGE),
    Rule("urgency.named", Effect.MEDIUM, NAMED),
    Rule("sentiment.praise", Effect.POSITIVE, THANKS),
)
