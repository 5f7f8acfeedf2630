"""Rules for names, accounts and cards that somebody else uses."""

from tickets.classification.rules.rule import Effect, Rule

# Firm, because who asks what to do about such an account has it.
IDENTITY = """
    unauthorized|fraudulent|unrecognized|unapproved|illegal|illegitimate [hard|credit] inquiry|inquiries|
        inquire|account|accounts|loan|loans|pull|pulls|access|applications|application
    inquiry|inquiries|account|accounts|loan|loans * is|are|was|were unauthorized|fraudulent
    inquiry|inquiries|account|accounts|loan|loans|pull ** i|we did|have|had|do not|never [ever] open|
        opened|apply|applied|authorize|authorized|request|requested|initiate|initiated|consent|consented
    inquiry|inquiries|account|accounts|loan|loans ** i|we never open|opened|applied|authorized|requested|
        initiated|consented
    i|we never open|opened|authorized [up] this|that|these|those|any account|accounts|loan|inquiry|
        inquiries
    inquiry|inquiries|account|accounts|loan|loans ** not belong * me|us
    inquiry|inquiries|account|accounts|loan|loans [that|which] is|are not mine|ours
    inquiry|inquiries|pull|pulls|credit|report ** without * permission|consent|authorization|knowledge|
        approval|permissible
    inquiry|inquiries|pull|pulls ** not|no|never * authorize|authorized|knowledge|consent|made|permission
    inquiry|inquiries|inquire|account|accounts ** have no|zero knowledge
    loan|loans|account|accounts|card|credit * opened|open|taken|made|obtained * using|with my|our * name|
        information|identity|social|ssn|details
    my|our|personal information|identity|name|social|ssn|details * was|were|been|being used * open|apply|
        obtain|buy|purchase|rent
    social security number|card ** stolen|compromised|leaked|lost|misused|used
    identity [was|is|got|has|have|may|might|been] [been|be] stolen|compromised|misused
    my|our card|cards|account was|were|has|have|got|is|been [been|being] used ** abroad|country|city|state|
        someone|somebody|fraud|without|never|not
    bought|purchased|purchase|purchases|subscribed|spent|ordered ** without * my|our * permission|consent|
        knowledge|authorization|approval
"""

IDENTITY_HINT = """
    unauthorized|unapproved use|person|people|party|activity|user|users
    child|son|daughter|kid|kids|grandson|granddaughter|nephew|niece|toddler ** bought|purchased|spent|
        ordered|purchases ** permission|accident|accidentally|knowing|without|unauthorized
"""

RULES = (
    Rule("urgency.identity", Effect.HIGH, IDENTITY, firm=True),
    Rule("urgency.identity_hint", Effect.HIGH, IDENTITY_HINT, plain=False),
)
