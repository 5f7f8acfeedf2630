"""Rules for money in dispute."""

from tickets.classification.rules.rule import Effect, Rule

# Asking where a refund is means demanding it.
REFUND_DEMAND = """
    give|return|send|pay|refund [me|us] [back] @own money|deposit|cash|payment
    want|need [back] @own money|deposit|cash
    get|have @own * money|deposit|cash|payment back|returned|refunded|reversed
    @own money back
    can|could|may|how [do|can] i|we [please] [still] get|have|receive|claim|request
        [a|my|our|the|any] [full|partial] refund|reimbursement
    where|when|why [is|are|will|has|do|does|have|did] [i|we|not] [not|get|receive|you|is|are] [get|
        receive|got|received] @own|the|a [full] refund|reimbursement|payout
    where is|are @own money .|!|?|,
    where is|are @own|the # [euro|euros|dollars|pounds|usd|eur|quid] back|.|!|?|,|for|from
    please return|refund|repay [the|my|our] #
    give|pay|send|put back @own|the|us #
    return the|my|our # euro|euros|dollars|pounds|usd|eur|gbp|quid
    when|where will|do i|we [get|see|have] @own money
    have|get|getting @own|the|an|this|some item|items|order|purchase|ticket|payment refunded
    item|items|order|purchase|ticket * needs|need to be refunded
    help * get|getting a|my|the refund
    need|want to do|get a refund
    need * for a refund
    can|could|may|would|will i|we|you [please] dispute|reverse [a|this|that|the|it] 
        [charge|payment|debit|transaction]
    got|get|was|were|been|being|getting|am double|doubly|twice charged|billed|debited
    same|duplicate|duplicated @payment ** twice|multiple|several|again|times|more
    two|2|three|multiple|several of the same @payment
    put|get the|@own money [put] back
    how|what about a [full|partial] refund|reimbursement|compensation
    how|when|why ** compensate|refund|refunding|reimburse me|us
    go about|for getting a refund
    go for|about a|my refund
    due|expecting|supposed a refund
    status of @own refund|reimbursement|payout
    @own refund * late|overdue|missing|delayed|yet
    refund|refunds is|was|has|have|are not|never|nowhere|no * show|showing|shown|seen|credited|posted|
        reflected|appeared|arrived|received|come|there|where
    why ** charged|billed|debited ** twice|double|again|cancelled|without|never|not
    was|were|been|am|are|being charged|billed|debited twice|double|again
"""

REFUND = """
    want|need|demand ** charges|charge|payment|payments|amount|debit|sum reversed|back|returned|
        refunded
    nothing|not * credited|refunded|reimbursed [back] to|on|into|in my|our|the|me|us
    pay|paid|paying me|us back
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
    full|partial|complete refund|reimbursement
    said|told|promised|agreed|assured|supposed * be refunded|reimbursed|compensated
    like|want is ** refund|compensation|reimbursement
    refuse|refuses|refused|refusing|declined|declines to compensate|reimburse
    ^ refund for|of|on|from
    refund|refunds promised|agreed
    promised|agreed * refund
    paid|pay|transferred back to|into|on my|our
    put back to|into|on|in my|our account|card|bank
    send|give|pay|put|return|transfer ** my|our|the|me|us # * back
    want|demand|need|like it|that|this|them|# returned|refunded|reversed
    outstanding refund|refunds|reimbursement
    refund|refunds|reimbursement * outstanding
    refund|reimburse|repay|compensate me|us|my|our|this|both|him|her|immediately|now|today|please
    refund|reimburse the|one|it|order|one|whole|full
    please|kindly|immediately|must|should [you|just|we] [please] refund|reimburse
    can|could|will|would you [please] refund|reimburse
    why|did|have not [you] refund|refunded|reimburse
    please|kindly * refund|reimburse
    request|requesting|demand|demanding|requested ** refund|reimbursement|compensation
    refund|reimbursement request|demand|claim|overdue|outstanding|pending|missing|please|now|
        delayed|due
    refund|reimbursement ** not|never ** received|arrived|come|processed|issued|credited|paid|
        shown|show|showing|appeared|reached|here|seen|got|been
    not|never ** see|seen|find|showing|received|receive|got|get @own|the|a|any refund|refunds|
        reimbursement
    refund|refunds missing|lost
    still|without * refund|reimbursement|refunded|reimbursed
    still * not * refunded|reimbursed
    not [been|yet|be|been] [even|yet] refunded|reimbursed
    no [sign|word|trace|news] [of|on] [the|my|any] refund|reimbursement yet|received|so|has|came|
        arrived|.|,|from|after|for|still|was|or
    no compensation|refund or|nor compensation|refund
    not * provide|offer|give|grant|get|issue|pay|send|process|honor ** refund|compensation|reimbursement
    not|never refunding|reimbursing|refunded|crediting
    waiting|waited|wait|owed|owe|owes|overdue|late|promised|promise|chasing|chase|asking|asked|
        ignoring|refuse|refused|refuses|refusing|denied|deny|denying|rejected|declined ** refund|
        refunded|reimbursement|compensation
    money back
    keep|keeping|kept|stole|steal|stealing|withhold|withholding * @own money|deposit|cash|payment|
        funds
    return|reverse|revert|reimburse * @own|the|this|that|these|an|any overpayment|charge|charges|
        fee|fees|deposit
    give|send|pay|return [me|us] [back] the|@own overpayment|difference|deposit
    deposit * not * returned|refunded|back
    payout|payouts|settlement ** not|missing|withheld|held|frozen|delayed|blocked|hold|never|
        still|late
    withhold|withholding|release|missing|frozen|held ** payout|payouts|funds
    debited|deducted ** order|booking|payment ** failed|cancelled|not
    only refunded|reimbursed
"""

# Money that moved or is gone, which may also be a purchase, a top-up or a late transfer.
REFUND_HINT = """
    took|taken|taking @own money|cash|funds
    money|funds|cash * been|was|were|got deducted|debited|taken|withdrawn
    money|cash * disappeared|gone|vanished|stolen from|out|in|off * account|card|bank
    not refund|reimburse
    waiting|wait ** @own money|deposit
    need|want the|this difference back|refunded|returned
    remove|removed|waive|waived|reverse|reversed|reversing|drop|dropped|dispute * charge|charges|fee|
        fees
    charge|charges|fee|fees * removed|waived|reversed|refunded|dropped
    a|the refund .|!|for|since
    store credit * instead|not|no
"""

BILLING_DISPUTE = """
    never|not signed|subscribed|joined|registered|ordered|bought ** account|card|bank|month|debited
    charge|debit|taken|debited|withdrawn|vanished|pulled|stolen from|out|off * my|our|his|her|the
        account|bank|card|wallet ** never|not|without|who|nobody|twice|again
    taken|took|taking|debited|withdrawn|deducted ** from|out|of my|our * account|card|bank ** without
        * permission|consent|authorization|approval|authority|asking
    taken|took|taking|money|funds|charge|charged * without * permission|consent|authorization|
        approval|authority
    signed|subscribed|agreed|contracted for|up|to # ** but|yet|however|instead|while ** bill|billed|
        invoice|charged|charge|says|shows
    took|taken|take|takes|taking the|my|our|your|this [full] money|amount|payment|fee|sum * twice|
        again
    renewed|renews|renewal ** without|although|though|despite|never|consent|permission
    never|not used|ordered|had|booked|received|consumed ** charged|charge|billed
    charged|billed|charge|charging|billing * for ** never|not * used|ordered|had|booked|consumed|took|
        received|provided|asked|want|wanted|have|installed|activated|delivered|connected|working|
        available
    @charged * twice|double|doubly|repeatedly
    @charged * two|three|four|five|2|3|4|multiple|several|many times|payments
    @charged * a|the second|third time
    @charged more than once
    multiple charges|billing
    double|duplicate|duplicated|repeated charge|charges|charged|billed|debited|debit|
        debits|payment|payments|billing|transaction|transactions|withdrawal|withdrawals
    twice charged|billed|debited|billing
    two|2|three|multiple identical|separate|equal charge|charges|debit|debits|payment|payments|
        transactions
    charge|charges|payment|payments|transaction|transactions|debit|debits|withdrawal * twice
    took|taken|take|taking|pulled|deducted|collected ** twice
    charged|billed|debited|took|taken * 2|two x|times
    # two times for the|one|this|same
    both were taken|charged|debited
    two|both payments|fees for one|the
    ended|cancelled|terminated ** taken|charged|billed|took|debited|renewed ** anyway|since|again|still
    false|erroneous|wrongful|improper|invalid|unjustified|unwarranted|unapproved charge|charges|fee|
        fees
    quit|stop|stopped charging|billing me|us|my|for
    over payment
    doubly|wrongly|wrongfully|incorrectly|erroneously|mistakenly|falsely|improperly charged|billed|
        debited|charging|billing
    @charged me|us|my ** twice|again|wrongly|incorrectly|still|anyway|wrong
    charged|billed|debited|deducted [me|us] [for] [the|an|a] wrong|incorrect amount|price|
        item|order|plan|account|card|customer
    charged|billed higher than
    charged|billed|debited|invoiced [me|us] [way] [far] too|more much|than
    overcharge~|overbill~|overpaid|overpayment|overcharging
    over charge|charged|charging|charges|billed|billing|bill
    @charge|took ** # instead of #
    two|three|multiple debits|charges|withdrawals
    leaves|leave|debited|deducted|left my|from * account|card ** month|week|year|every|without
    charged|billed|took|taken|debited|paying|deducted|renewed ** after|although|though|despite|even
        * cancel~|cancellation|trial
    cancel~ ** but|yet|still|and ** charged|charging|billed|billing|took|taken|debited|paying|
        deducting
    charged|billed|debited|charging|billing ** without|never|not ** permission|consent|asked|
        authorization|authorized|ordered|signed|subscribed|notice|agreed|approval
    charged|billed|debited for # ** but|instead|only
    not|never ordered|bought|purchased|signed|subscribed ** charged|billed|invoiced|charge
    charged|billed|invoice|invoiced|charge ** not|never ordered|order|bought|buy|purchased|signed|
        subscribed|subscribe|used|received|asked
    charged|charge|billed|invoiced ** not my|me|mine|ours
    chargeback|chargebacks
    file|filed|filing|issue|initiate|start|open|do|request ** charge back
    disputing|contest|contesting ** @payment|@charge|bill|invoice|amount|card|bank|fee|fees
    dispute * a|the|this|that|these|one|my|our|some|two|any * charge|charges|payment|payments|
        transaction|transactions|purchase|bill|invoice|amount|fee|fees|debit
    filed|file|filing|opened|open|raised|raise * dispute|disputes ** bank|card|paypal|charge|charges
    charge|charges|billing|payment|debit|invoice * disputed|dispute|contested
"""

# Firm, because who asks what to do about such a payment has it.
STRANGE_PAYMENT = """
    unauthorized|fraudulent|unknown|unrecognized|suspicious|mysterious|illegitimate|disputed|bogus|
        fake|phantom|unexplained|strange @payment|order|orders|subscription|fee|fees|invoice|direct
    i|we never authorized|approved|agreed|consented|made|ordered|bought * @payment|charge|charges
    did|have|had|do not|never authorize|authorized|approve|approved|recognize|agree|agreed|consent **
        @payment|amount|subscription|renewal
    not|never make|made|do|did|set|create|complete|completed [up] this|that|these|those|any * @payment
    not remember|recall making|doing|authorizing * @payment|it|this|that
    @payment ** not|never * authorized|authorize|recognize|approved|approve|recognized|made|make|
        ordered|mine|agreed|create|created|complete|completed|remember|seen
    @payment ** nobody|none|no * authorized|authorize|approved|recognize|ordered|made
    @payment ** not|never * do|did|set .|up|!|?|,|shows|show|showing
    @payment ** unsure|unaware of
    i|we did|have not do|done|make|made|authorize|authorized that|this [one|payment] .|!|?
    @payment|cash that|which|this|it * not me|mine|us|ours
    not|never know|sure|understand * what|where|who this|the|that|these|those|a * @payment|debit
    @payment|cash ** not know|sure|understand|aware where|what|who|of
    @payment|cash ** i not * get|receive|accept .|!|show|shows|showing|in|on
    nobody|none * here|us|authorized|ordered|made ** @payment
    someone|somebody|stranger|hacker|thief|unknown * made|making|withdrew|withdrawn|charged|
        took|taking|pulled|spent|transferred|bought|purchased|stole ** money|cash|payment|payments|
        purchase|purchases|charges|transaction|transactions|account|card|details|#
    stolen|someone|somebody|else|stranger|thief * use|used|using * card|cards|account|paypal
    someone|somebody|else|stranger|thief * besides * me|us
    card|account|details ** used|using by|from someone|somebody|else|stranger|another|unknown
    someone|somebody|else|stranger * has|have|got|had|managed ** my * card|pin|account|details|
        information
    @payment|purchases|charges * on|from my|our card|account|statement ** never|not
    was|were not me|us .|!|?|,|and|who|but
    emptied|drained|cleared * account|savings|card|wallet
    stolen card|cards|funds|money|identity|wallet|checks|cheques
    @stole * @own|the|his|her * money|card|cards|wallet|purse|identity
    card|cards|wallet|purse|identity|debit * @stolen
    lost|lose|misplaced @own|a|the * credit|debit|bank|atm card|cards
    lost|lose|misplaced @own wallet|purse|card|cards
    report|reporting|with|regarding|about|have|freeze|block [a|my|the|that] lost|stolen|missing card|wallet
    account|loan|loans|card|cards|line|accounts ** opened|open|taken|obtained ** in|under my name **
        without|not|never|fraud
    opened|opening|open ** account|card|loan|accounts * in|under|on my name
    applied|apply for ** in|under|on|using my name|information|identity
"""

CHEATED = """
    fraudulent|fraudulently|fraudster|fraudsters|defrauded|defrauding
    fraud on|against|to|in * my|our|account|card
    victim|victims|report|reporting|reported|commit|committing|committed|this|is|are|of|account|
        card|billing|bank|wire ** fraud
    scammed|scamming|swindled|swindling|conned|embezzled|robbed|robbing
    scammed|scamming|cheated|stealing|steal|stole|stolen * from me|us
"""

# Words that a story about something else holds as well.
BILLING_HINT = """
    fraud|frauds
    scam|scams|scammer|scammers
    charged|charging|charges|charge|billed|billing ** returned|cancelled|disconnected|own|owned|never|not **
        ago|equipment|modem|service|services|installed|months|year|years
    services|service|items|equipment|products|things|extras * not * ask|asked|order|ordered|want|requested
    unauthorized|unwarranted credit|inquiry|inquiries|check|checks|pull|pulls
    excessive|erroneous|wrongful|improper|false|dishonest billing|bill|charge|charges
    incorrect|unexplained|questionable charge|charges
    tricked|duped|deceived by|into
    fake|bogus supplier|vendor|seller|agent|shop|store|caller|courier
    crooks|thieves|thief|swindle~|theft|stealing|stole|robbery
    twice|double pay|paid|charges
    bill|billing|billed|charge|charged|charges|charging ** not|never * provided|received|receiving|
        get|getting|authorized|ordered|requested|owe|owed|mine
    credit|credits|promotion|discount|rebate * not|never ** applied|honored|honoured|given|received
    not|never|refuses|refused|refusing|failed|failing * apply|applied|honor|honour|honored|give|
        given|credit|credited ** credit|credits|promotion|rebate|discount|account
    falsif~ ** charges|rates|bill|bills|billing|account|accounts
    falsely|deceptive|bogus|illegal ** charges|charge|rates|billing|fees
    amount|cash|money ** different|less|more|wrong ** withdraw|withdrew|withdrawal|requested|
        received|asked|atm
    wrong|incorrect|less amount|cash|money ** withdraw|withdrew|atm|received|machine|dispensed
    not * get|receive|given|give|dispense * all|full|correct|right|enough|much|rest * cash|withdrawal
    cash|amount * not|wrong * dispensed|correct|right|full
    withdrew|withdraw|requested|asked|atm|cash ** only|just ** got|gave|received|given|get
    lost|missing * credit|debit|bank card
    card * lost|missing|gone
    atm|machine ** less|wrong|full|enough|right|half|short ** money|cash|amount|than|withdrawal
    less|more cash|money than
"""

RULES = (
    Rule("urgency.refund_demand", Effect.HIGH, REFUND_DEMAND, firm=True),
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.billing_dispute", Effect.HIGH, BILLING_DISPUTE),
    Rule("urgency.cheated", Effect.HIGH, CHEATED),
    Rule("urgency.strange_payment", Effect.HIGH, STRANGE_PAYMENT, firm=True),
    Rule("urgency.refund_hint", Effect.HIGH, REFUND_HINT, plain=False),
    Rule("urgency.billing_hint", Effect.HIGH, BILLING_HINT, plain=False),
)
