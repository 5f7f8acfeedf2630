"""Rules for texts of a few words, in which the word that names a matter is the whole message.

What demands, threatens or claims is high; a matter that is only named is medium. In a longer text the same
words would be passed over, because there a sentence tells what the writer wants.
"""

from tickets.classification.rules.rule import Effect, Rule

NOT_MEANT = """
    gdpr|ccpa|cpra|privacy compliant|compliance|policy|policies|page|text|banner|training|guide|
        checklist|webinar|statement|link
    @lawyer fees|name|search|directory|account|login|profile|discount
    police check|checks|clearance|discount|officer|officers
    court|courts date|dates|shoes|#|a|b|one|two|three|number|booking
    is|are [it|this|you] legal
"""

REFUND = """
    refund|refunds|refunded|reimbursement|repayment|compensation required|needed|requested|wanted|
        demanded|due|owed|denied|refused|rejected|declined|expected|late|now|asap|immediately|
        urgently|today|urgent
    urgent|urgently|immediate|full|partial|required|promised|late|denied|refused refund|refunds|
        reimbursement|repayment|compensation
    no refund|refunds .|!
    owe|owes|owing me|us [my|our] money|#
    require|requires|required|deserve|owed|claiming * refund|reimbursement|compensation
"""

DISPUTE = """
    card|cards|money|wallet|cash|identity [was|is|got|been|were|has] [been] stolen|cloned|skimmed
    stole|stolen|cloned * card|cards|money|wallet|identity
    wrong|wrongful|false|incorrect charge|charges|debit
    charge|charges|billing|payment dispute|disputes|fraud
    payment|account [has|have|is|was|got] [been] stolen|hijacked
    stolen|hijacked payment|account
    charge|charging back [my|our|the|a|this] card|payment|order|purchase|transaction|.|!
    stop billing|charging|debiting [me|us|my|our] .|!|card|account
"""

OUTAGE = """
    outage|outages|downtime|blackout
    sos|mayday .|!
    everything|internet|network|system|app|it|page|tool|phones|email [is|are] down|offline|unavailable
"""

LEGAL_THREAT = """
    legal threat|threats|letter|demand|complaint|complaints|dispute|case|suit|warning|papers|steps|
        help
    law suit|suits
    notice of claim|action
    @lawyer involved|contacted|hired|engaged|informed|instructed|consulted|notified|appointed|ready
    sued
    reported|reporting you
    police|ombudsman|regulator called|informed|contacted|involved|notified
"""

SECURITY = """
    account|accounts [has|was|is|got] [been] taken over
    hacked|leaked|breach|breached|compromised|hacker|hackers|phishing|ransomware|extortion|blackmail
    security issue|problem|incident|alert|risk|threat
"""

PRIVACY = """
    gdpr|ccpa|cpra|dsgvo|rgpd|privacy violation|violations|violated|infringement|breach|breaches|
        breached|complaint|complaints|claim|notice|access|deletion
    violation|violating|violates|breach|breaking * gdpr|ccpa|cpra|dsgvo|rgpd|privacy
    data|account deletion|erasure request
    data access request
    erase|wipe|forget my|our|all [my|our] [personal] account|data|profile|details|me
    be forgotten .|!
"""

# A matter of the labelling guide's "high", named and no more.
NAMED = """
    refund|refunds|refunded|refunding|reimbursement|repayment|compensation
    legal|legally|lawyer|lawyers|attorney|attorneys|solicitor|solicitors|barrister|court|courts|
        police|ombudsman|regulator
    gdpr|ccpa|cpra|dsgvo|rgpd
    dispute|disputes|disputed
    stolen|theft
    asap|critical
    ^ sue .|!
    leak|leaks|leaking .|!
    someone|somebody logged in
"""

RULES = (
    Rule("scope.sense", Effect.SENSE, NOT_MEANT),
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.billing_dispute", Effect.HIGH, DISPUTE),
    Rule("urgency.outage", Effect.HIGH, OUTAGE),
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
    Rule("urgency.security", Effect.HIGH, SECURITY),
    Rule("urgency.named", Effect.MEDIUM, NAMED),
)
