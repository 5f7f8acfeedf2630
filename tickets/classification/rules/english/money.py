"""Rules for money in dispute."""

from tickets.classification.rules.rule import Effect, Rule

# Asking where a refund is means demanding it.
REFUND_DEMAND = """
    get|have|want|need|give|like|where|when|see|returned|return * @own * money|payment|deposit|cash
    @own money back
    can|could|may|how [do|can] i|we [please] [still] get|have|receive|claim|request
        [a|my|our|the|any] [full|partial] refund|reimbursement
    where|when|why [is|are|will|has|do|does|have|did] [i|we|not] [not|get|receive|you|is|are] [get|
        receive|got|received] @own|the|a [full] refund|reimbursement|money|payout
    status of @own refund|reimbursement|payout
    @own refund * late|overdue|missing|delayed
    why ** charged|billed|debited
    was|were|been|am|are charged|billed|debited twice|double|again
"""

REFUND = """
    want|need|like|demand ** charges|charge|payment|payments|amount|debit|sum|them|it reversed|
        back|returned|refunded
    nothing|not * credited|refunded|returned|reimbursed|paid [back] to|on|into|in my|our|the|me|us
    pay|paid|paying [me|us] back
    want|need|demand|expect|like|return|get ** dollars|euros|euro|pounds|usd|eur|gbp|bucks|money|
        deposit|payment|amount returned|back|refunded
    return|reverse|refund|credit [me|us] the|my|our excess|difference|surplus|remainder|rest|
        overcharge
    {want} [a] [my|the|full|partial|our|complete|immediate|this] [full|complete|partial] refund|
        refunds|reimbursement|compensation|repayment
    like|expect|need|want|wanted|wants|demand ** [to] [be] refunded|reimbursed|compensated
    want * back * money|payment
    my|our|the [full] [promised] refund * is|was|has|have|should|still|yet|now|not|never|today|
        immediately|asap
    my|our [full] refund
    outstanding refund|refunds|reimbursement
    refund|refunds|reimbursement * outstanding
    where|when|what|status ** refund|reimbursement
    refund|reimburse|repay|compensate me|us|my|our|this|both|him|her|immediately|now|today|please
    refund|reimburse the|one|it|order|one|whole|full
    please|kindly|immediately|must|should [you|just|we] [please] refund|reimburse
    can|could|will|would you [please] refund|reimburse
    why|did|have not [you] refund|refunded|reimburse
    please|kindly * refund|reimburse
    request|requesting|demand|demanding|requested ** refund|reimbursement|compensation
    refund|reimbursement|return request|demand|claim|overdue|outstanding|pending|missing|please|
        now|delayed|due
    refund|reimbursement ** not|never ** received|arrived|come|processed|issued|credited|paid|
        shown|appeared|reached|here|seen|got|been
    still|without ** refund|reimbursement|refunded|reimbursed
    not [been|yet|be|been] [even|yet] refunded|reimbursed
    no [sign|word|trace|news] [of|on] [the|my|any] refund|reimbursement yet|received|so|has|came|
        arrived|.|,|from|after|for|still|was
    waiting|waited|wait|owed|owe|owes|overdue|late|promised|promise|chasing|chase|asking|asked|
        ignoring|refuse|refused|refuses|refusing|denied|deny|denying|rejected|declined ** refund|
        refunded|reimbursement|compensation
    money|cash back
    @own|the|all|with|keep|took|taken|return money
    return|reverse|revert|cancel|pay|credit|give|send ** money|overpayment|difference|deposit|
        charge|charges|payment|second|extra|duplicate|fee|amount
    deposit ** not|returned|missing|back|still
    payout|payouts|funds|settlement ** not|missing|withheld|held|frozen|delayed|blocked|hold|never|
        still|late
    not|never|withhold|withholding|release|missing|frozen|held ** payout|payouts|funds
    credit the difference
    debited|deducted ** order|booking|payment ** failed|cancelled|not
    money [was|has|is] [been] deducted|debited|taken|gone|missing|stolen|withdrawn
"""

BILLING_DISPUTE = """
    never|not signed|subscribed|joined|registered|ordered|bought ** account|card|bank|month|debited
    leaves|left|leaving|taken|debited|withdrawn|vanished|took from|out|of|my * account|bank|card
    taken|took|debited|withdrawn|deducted|left ** without * permission|consent|authorization|
        approval|asking
    like|want|need them|it back
    pay|paying|signed|subscribed|ordered|agreed|contracted for|up|to # ** but|yet|however|instead|
        while ** bill|billed|invoice|charged|charge|says|shows
    took|taken|take|takes|taking the|my|our|your|this [full] money|amount|payment|fee|sum * twice|
        again
    renewed|renews|renewal ** without|although|though|despite|even|never|not|consent|permission|
        itself
    never|not used|ordered|had|booked|received|consumed ** refund|charged|charge|billed
    charged|billed|charge ** never|not used|ordered|had|booked|consumed|took
    @charge * twice|double|repeatedly
    @charge ** two|three|four|five|2|3|4|multiple|several|many times|payments
    @charge ** second|third time
    twice|double|two|multiple|duplicate|duplicated|identical|repeated|extra @payment|charged|
        billed|debited|billing
    two|2|three|multiple identical|separate|equal @payment
    @payment|@charge ** twice
    double|doubly|twice|wrongly|wrongfully|incorrectly|erroneously|mistakenly|falsely charged|
        billed|debited|paid|charging|billing
    @charge me|us|my ** twice|again|wrongly|incorrectly|extra|more|still|anyway|too|wrong
    charged|billed|debited|deducted ** wrong|more|extra|too|incorrect|higher than|amount|much|sum|
        price|times
    overcharge~|overbill~|overpaid|overpayment|overcharging
    over charged|billed
    @charge|charge|took ** # instead of #
    charged|billed|took|taken|debited|paying|deducted|renewed ** after|although|though|despite|even
        * cancel~|cancellation|trial
    cancel~ ** but|yet|still|and ** charged|charging|billed|billing|took|taken|debited|paying|
        deducting
    charged|billed|debited|charging|billing ** without|never|not ** permission|consent|asked|
        authorization|authorized|ordered|signed|subscribed|notice|agreed|approval
    charged|billed|debited|paying|pay for # ** but|instead|only
    unauthorized|fraudulent|unknown|unrecognized|unexpected|unexplained|suspicious|mysterious|
        strange|illegitimate|disputed @payment|order|orders|subscription
    not|never authorize|authorized|approve|approved|recognize|agree|agreed|consent ** @payment|
        amount|subscription|renewal|order|this|it|that
    @payment ** not|never|nobody|no|none * authorized|authorize|recognize|approved|approve|
        recognized|made|make|ordered|mine|agreed
    nobody|none * here|us|authorized|ordered|made ** @payment
    not|never ordered|bought|purchased|signed|subscribed ** charged|billed|card|paid|invoice|
        invoiced|took|charge
    charged|billed|invoice|invoiced|took|charge|payment ** not|never ordered|order|bought|buy|
        purchased|signed|subscribed|subscribe|used|received|asked
    charged|charge|billed|card|invoiced ** not my|me|mine|ours
    fraud|frauds|fraudster|fraudsters|fraudulent|fraudulently|defrauded|defrauding
    scam|scams|scammed|scammer|scammers|scamming
    swindle~|con|conned|crooks|thieves|thief|theft|stealing|stole|steal|rob|robbed|robbing|robbery|
        embezzled
    charge back|backs|backed
    chargeback|chargebacks
    dispute|disputed|disputing|contest|contesting ** @payment|@charge|bill|invoice|amount|card|
        bank|fee|fees
    @payment|@bill ** disputed|dispute|contested
    stolen|my|card|someone used|using ** card|account|paypal ** pay|buy|order|purchase|purchases|
        shop
    used|using my|our [credit|debit|bank|company|business|corporate|saved] card
    stolen card|cards|funds|money|identity
    credit the difference
    charged|billed|invoiced|paying|pay|debited for # seats|users|licences|licenses|months|items|
        units|nights|tickets|copies|accounts ** only|but|instead
    hidden|bogus|fake|phantom fee|fees|charge|charges|invoice
"""

RULES = (
    Rule("urgency.refund_demand", Effect.HIGH, REFUND_DEMAND, firm=True),
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.billing_dispute", Effect.HIGH, BILLING_DISPUTE),
)
