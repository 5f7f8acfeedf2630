"""Rules for charges that are wrong, and for homes and wages that creditors take."""

from tickets.classification.rules.rule import Effect, Rule

WRONG_CHARGE = """
    @charged [me|us|my] [card|account|bank] # times
    drafted|autodrafted|auto-drafted|autodraft ** wrong|wrongly|incorrect|twice|without|again
    wrongfully|wrongly|incorrectly|mistakenly|fraudulently|erroneously|accidentally autodrafted|drafted|
        deducted|withdrew|withdrawn|took|taken|charges|charge|bill|bills|charged|billed
    keep|keeps|kept|continue|continues|continued|continuing|still [on|to|is|are|being|been|getting] charge|
        charging|
        charged|bill|billing|billed|debiting|deducting|deduct|debited me|us|my|for|after|even
    charged|billed|charging|billing ** for a|an|my|the|my cancelled|returned order|flight|trip|booking|item|
        reservation|appointment
    charged|billed|charge|charging|billing [me|us|my] [card|account] * more|higher * than|then ** price|
        quoted|
        agreed|should|told|advertised|shown|ordered|product|promised|contract|displayed|listed
    charged|charge|billed|charging ** before|even|when|while ** not listed|eligible|received|shipped|
        activated|
        started|available
    charged|billed|charge|billing ** equipment|modem|router|box|item|items|product * returned|own|owned|sent
    charged|billed|charge|billing ** service|services * not|never * installed|deliver|delivered|provide|
        provided|rendered|use|used|receive|received|have|had|order|ordered|working|connected
"""

WRONG_CHARGE_HINT = """
    bill|bills|invoice|charge|charges|amount|fee * double|twice|triple|three what|as|than|the
    charged|billed|charge|charges|debited * when|while|though|although ** not|cancelled|free|paid|premium
"""

# Firm, because who asks what a charge is has it.
CHARGE_QUESTION = """
    what is|are|was|were this|that|these|the [extra|strange|weird|random] charge|charges|payment|debit|
        transaction * on|from [my|our] * account|card|statement|bill
    why|what * charge|charges|debit|fee ** my * account|card|statement|bank
    why was|were|am|is|have|did i|we|this|you [been] charged|billed|charge
    extra|additional|weird|random|strange fee|charge
"""

CREDITOR_HINT = """
    foreclosure|foreclosures|foreclose|foreclosing|foreclosed
    evict|evicted|evicting|eviction
    threaten|threatens|threatening|threatened|going|will|want|wants|trying|tried|being|about ** repossess|
        repossessed|repossession|repossessing
    garnish|garnished|garnishing|garnishment
    levied|levy on|my|our ** account|wages|bank
    lien on|against my|our
"""

RULES = (
    Rule("urgency.wrong_charge", Effect.HIGH, WRONG_CHARGE),
    Rule("urgency.wrong_charge_hint", Effect.HIGH, WRONG_CHARGE_HINT, plain=False),
    Rule("urgency.charge_question", Effect.MEDIUM, CHARGE_QUESTION, firm=True),
    Rule("urgency.creditor_hint", Effect.HIGH, CREDITOR_HINT, plain=False),
)
