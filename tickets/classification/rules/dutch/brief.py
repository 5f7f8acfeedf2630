"""Rules for texts of a few words: a matter that is only named is medium, one that is demanded is high."""

from tickets.classification.rules.rule import Effect, Rule

REFUND = """
    @refund nu|direct|onmiddellijk|aub|!|geëist|gevraagd|geweigerd|beloofd|graag|vereist|nodig
    eis|wil|verzoek|vraag|graag|directe * @refund
"""

LEGAL_THREAT = """
    advocaat|aangifte|aanklacht|klacht|deurwaarder ingeschakeld|ingediend|gedaan|contacteerd
    juridische|gerechtelijke dreiging|klacht|brief
"""

PRIVACY = """
    avg|privacy schending|verzoek|klacht|overtreding|inzage|!
    schending|overtreding|verzoek * avg|privacy
    gegevens verwijderen|wissen|inzien
"""

OUTAGE = """
    alles|server|systeem|website|site|webshop|internet|netwerk plat|down|stuk|eruit|uitgevallen|kapot
    @service werkt|doet niet|het
    grote|totale|algehele storing
"""

# A matter of the labelling guide's "high", named and no more.
NAMED = """
    @refund|borg
    @lawyer|rechter|rechtbank|politie|aangifte|juridisch|geschil|incasso
    avg|privacy|persoonsgegevens
    kapot|stuk|defect|storing|probleem|fout|geblokkeerd|gestolen|klacht|opzegging
    boos|kwaad|woedend|teleurgesteld
"""

THANKS = """
    bedankt|dank|top|super|geweldig|perfect|prima ,|!|.|je|u|jullie|hoor
"""

RULES = (
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT, firm=True),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
    Rule("urgency.outage", Effect.HIGH, OUTAGE),
    Rule("urgency.named", Effect.MEDIUM, NAMED),
    Rule("sentiment.praise", Effect.POSITIVE, THANKS),
)
