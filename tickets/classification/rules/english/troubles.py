"""Rules for trouble that a question, a title or half a sentence tells."""

from tickets.classification.rules.rule import Effect, Rule

# Firm, because who asks this has the trouble.
TROUBLE_ASKED = """
    not what * promised|ordered|advertised|agreed|paid
    how do|can|could|to|would|should i|we|you|one [please|possibly] fix|solve|resolve|repair this|it|that|
        these
    how to fix|solve|resolve|repair this|it|that|these
    what is going on|wrong with|.|!|?
    what is happening with|.|!|?
    why has|have not @own|i|we|he|she|they
    why is not my|our
    why|see|know|checking|asking ** flight|flights|train ** cancelled|delayed|diverted
    card|cards * eaten|swallowed|retained|captured
    unblock * pin|card|account|profile
    not know|remember|recall [what] @own * passcode|password|pin
    ever since [i|we] * updated|update|upgraded|upgrade|installed
"""

TROUBLE = """
    lost|losing|loosing|no connectivity|connection|connections
    constantly losing|loosing
    not connected|connecting to
    critical|warning|degraded|bad state|threshold
    below|above|over|exceeds|exceeded the [warning|critical] threshold|limit
    keeps|keep|kept updating|switching|moving|crackling|skipping
    {cannot} be activated|opened|updated|synced|paired|unlocked|registered|downloaded
    turns|turning|switches on|off * itself|randomly|constantly
    randomly|constantly turns|switches|turning
    battery|charge ** from # * to #
    need|needs to stop [your|the] leaving|sending|throwing|blocking|delivering|charging|doing
    blocking|blocks|blocked|throttling|throttles access|hbogo|netflix|sites|site|content|speed|service|
        streaming
    misinformation|inadequate|inadequacies|inaccuracies|substandard|subpar
    increased|inflated|higher bill|bills|rate|rates|price|prices
    billing|business|sales|pricing practice|practices
    not|never [yet|ever] get|got|getting back to me|us
    with|had|having no luck
    have|has|had|are|is|were|was not [yet] been removed|updated|changed|processed|completed|returned|sent
    no|never|not|lack|lacks|lacking|looking basic|any customer service
    have a word with you
    awaiting|waiting * completion|completed|response|reply|answer
    miss|missed|missing my|our|his|her|the * connection|connecting|flight|train
    # hour|hours|minute|minutes|hr|hrs|min [long] delay|delays|late|hold
    sitting|stuck|waiting on|at|in [the] tarmac|runway|gate|plane ** not|hours|hour|still|minutes
    ordered * * .|,|and|but [i] received|got
    # different prices
    now requires|forces an|me|us|extra
    charged|charge|paid|pay [a|an] * fee for it
"""

RULES = (
    Rule("urgency.trouble_asked", Effect.MEDIUM, TROUBLE_ASKED, firm=True),
    Rule("urgency.trouble", Effect.MEDIUM, TROUBLE),
)
