"""Rules for tickets that tell something and ask for nothing: notices, answers, greetings, newsletters."""

from tickets.classification.rules.rule import Effect, Rule

FOR_INFORMATION = """
    fyi
    for [your] [kind] information|info [only] only|,|.|:
    ^ for [your] information
    for your|the [own|case] records|record|files|file|log|folder|list|calendar|archive|diary
    for your|the case files
    just|only|simply|merely [a] to let|for|informing|note|heads|reminder|remark|information [you|up]
        know|info|information|that|,|.
    to let|inform you|everyone|all know|that
    heads up
    please|kindly note
    this is to inform|confirm
    hereby inform|confirm|notify
    we|i would like to inform|announce
    sent|send|provided|shared|forwarded|forwarding ** for|as information|reference|fyi|agreed|
        promised|discussed
    as agreed|discussed|requested|planned
    nothing [else|further|more|much] to|for [do|answer|reply|add|say|be|report|you] [done|to]
    nothing else|further|more open|needed|required|,|.|from
    no [further|more] questions|action|reaction|claims|hurry
    no [further|more] answer|reply|response|confirmation needed|required|necessary|expected
    without|not|needn't|no need|obligation [to|for] [an|a] answer|reply|respond|response
    only|just|merely|simply a|an|venting|thinking|saying|my suggestion|remark|thought|opinion|
        comment|aloud|two|cents|note
    thinking aloud
"""

DONE = """
    attached|enclosed|herewith|here is|are|please|the|our|is|you ** signed|countersigned|minutes|
        report|note|contract|statistics|figures
    signed contract|delivery|form|copy
    delivery note
    paid|transferred|settled|sent|posted|received|collected|returned|delivered [it|them|everything|
        all|the|complete] [this|yesterday|today|on|by|complete|in|safely|and] morning|yesterday|
        today|post|undamaged|monday|tuesday|wednesday|thursday|friday|full
    arrived|received [safely|complete|intact|today|yesterday|fine|ok|undamaged] .|,|!|and|this|on
    all|everything there|correct|received|complete|square|fits|arrived|accounted|good|fine
    turned up|out|on
    handed over|back|out
    works|working|fine|back|dry|hot|warm again
    back to|on|up|in normal|since|again|action
    have|has|been|was|were|are|is [already|now|since|all] [been] withdrawn|settled|returned|
        released|found|granted|approved|handed|finished|completed|booked|sold|unsubscribed
    it|that was my|our|the|only|merely|just browser|own|cable|mistake|fault|neighbour|nephew|son|a|
        an
    scrap|forget|consider|call the|this|it|that|what done|visit|closed|my|i
    shut|close|drop this|the one|ticket
    over and|with|,|.
    i withdraw|retract
    sorted|found|solved|settled|done|resolved .|!|,|haha
    status update
    sent [you|a|the] dm|message|mail|post
"""

CHANGE = """
    we|office|shop|bakery|warehouse|workshop|library|clinic|counter|desk|desks|depot|dock|gate|
        shelter|team|i is|are|be|will|am closed|shut|moving|closing|closes|open|away|retiring
    is|are|we|be|closed|shut|away closed|shut|from|until|till # [to|of|january|december]
    close|closes|closed|shut|opens|reopens|open ** until|for christmas|holidays|till|the season|
        holidays|new|year
    moved|moves|moving|move to|from|upstairs|downstairs|into|office
    holiday closure|closing|hours
    change|changes of|to [our|the] address|hours|hall|bank|contact|name|opening|phone|number|
        venue|location|room|date|time|terms|policy
    new [phone|telefone|bank|office|postal|email|opening|contact] number|address|name|hours|
        letterhead|logo
    as of|from # january|february|march|april|may|june|july|august|september|october|november|
        december
    starts|begins|opens|runs in|on|from|at
    takes over
    retire|retires|retired today|next|soon|after
"""

GREETING = """
    merry|happy|blessed|good christmas|new|easter|holidays|holiday|diwali|hanukkah|weekend|sunday
    season greetings
    greetings to|from
    hello|hi|hey|regards|love to|from all|everyone|everybody|the|us
    goodbye|farewell
    good luck
    see you [all] there|then|soon|tomorrow|on
    just|only|simply saying|say hi|hello|hey
    have a good|nice|great|lovely one|day|weekend|evening|week|time
    take care
    all the best
    congratulations|congrats
    happy birthday
"""

# Improvements that a writer would like and doesn't ask for.
WISH = """
    could|should|might be|sit|have|go|show|stand|use [a] bigger|smaller|on|first|larger|brighter|
        darker|easier|clearer|faster|nicer|at|in|more|less|better
    would|could love|like|prefer|be [to] [see] if|see|nice|nicer|more
    i wish|hope|suggest|propose
    try to include|add|make
    needs|need improvement|improvements|more|some [work|features|improvement]
    feature request
    please add|include|consider|make|bring|support|allow
    bring back
    were i in
    gets|get|got better|worse|old
    # out of #|five|ten
"""

# Somebody who explains, rather than asks.
EXPLANATION = """
    hope this|that|it helps|help
    hth|imho|afaik|iirc|fwiw
    my two|# cents
    you can|could|may|might [also|either|always|just|simply|then|probably] [want] [to] use|try|set|
        run|find|download|install|put|edit|add|look|get|see|check|configure|write|buy|take|start|
        build|copy
    have you tried|checked|looked
    did|do you try|check|look|mean|happen
    worked|works for me
    in my|our experience|opinion
    pull request
    this pr|patch|commit
    closes|fixes|resolves|addresses|reworks|continues #
    lol|haha|hehe|hahaha|lmao
    agreed|understood|noted .|,|!
"""

# Firm: whoever complains doesn't tell the reader how to unsubscribe.
MAILING = """
    to unsubscribe [from] [this] [list|newsletter|email|mailing] ,|click|visit|see|send|reply|go|follow|
        use|please|or
    unsubscribe here|instructions|information
    you are|were [currently|now] subscribed to
    you are receiving this
    you [have] received this [email|message|newsletter|mail] because|as
    dear * subscribers
    change|manage|update|edit your [email|mailing] preferences|subscription|subscriptions
    newsisfree
    daily|weekly|monthly headline|headlines|newsletter
    today headlines
"""

NEWSLETTER = """
    newsfeed|newsisfree|unsubscribe|unsubscribed|subscriber|subscribers|newsletter|newsletters
    you are|were|have [currently|now] subscribed|receiving|received this|to
    you received this|because
    to unsubscribe|subscribe
    manage|change|update|edit your subscription|preferences|profile|settings
    forward this|to [email|message|newsletter] [to] a friend
    click here
    all rights reserved
    in this issue
    headlines|sweepstakes|advertisement|sponsored|sponsor|sponsors|advertising
    for more information|info|details
    date not supplied
    special|limited offer|offers
    now available
    free shipping|trial|gift|gifts
    copyright|trademark|trademarks
    privacy policy
"""

RULES = (
    Rule("requires_action.for_information", Effect.TELLS, FOR_INFORMATION),
    Rule("requires_action.done", Effect.TELLS, DONE),
    Rule("requires_action.change", Effect.TELLS, CHANGE),
    Rule("requires_action.greeting", Effect.TELLS, GREETING),
    Rule("requires_action.wish", Effect.TELLS, WISH),
    Rule("requires_action.explanation", Effect.TELLS, EXPLANATION),
    Rule("requires_action.newsletter", Effect.TELLS, NEWSLETTER),
    Rule("scope.newsletter", Effect.AUTOMATIC, MAILING, firm=True),
)
