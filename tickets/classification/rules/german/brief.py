"""Rules for texts of a few words, in which a word that names a class is the whole message."""

from tickets.classification.rules.rule import Effect, Rule

REFUND = """
    @refund jetzt|sofort|bitte|!|gefordert|verlangt|überfällig|umgehend|dringend
    geld zurück
    will|fordere|verlange|möchte|brauche ** @refund
"""

LEGAL = """
    anwalt|klage|anzeige|strafanzeige eingeschaltet|!|folgt|wird|beauftragt|eingereicht
    klage|verklage|verklagen
"""

PRIVACY = """
    dsgvo|datenschutz verstoß|anfrage|auskunft|löschung|verletzung|beschwerde|!
    auskunft|löschung|datenlöschung dsgvo|daten
"""

OUTAGE = """
    ausfall|totalausfall|stillstand
    alles|server|system|website|webseite|shop|internet tot|down|offline|ausgefallen|weg|kaputt
    @service funktioniert|geht nicht
"""

# A class of the task that is only named asks somebody to look today.
NAMED = """
    @refund|gutschrift
    @lawyer|klage|gericht|polizei|rechtlich|juristisch|strafanzeige
    dsgvo|datenschutz|datenlöschung|datenauskunft
    kündigung|beschwerde|reklamation|mahnung|inkasso|stornierung
    kaputt|defekt|störung|problem|fehler|gesperrt|virus|spam|phishing
    sauer|wütend|verärgert|enttäuscht
"""

THANKS = """
    danke|dankeschön|merci|super|toll|top|perfekt|spitze|klasse ,|!|.|euch|ihnen|team|schön
    lieben|vielen|herzlichen|besten dank
"""

RULES = (
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL, firm=True),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
    Rule("urgency.outage", Effect.HIGH, OUTAGE),
    Rule("urgency.named", Effect.MEDIUM, NAMED),
    Rule("sentiment.praise", Effect.POSITIVE, THANKS),
)
