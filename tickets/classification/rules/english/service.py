"""Rules for a service that is down for many people, and for needs within hours."""

from tickets.classification.rules.rule import Effect, Rule

OUTAGE = """
    nothing works|loads|opens|responds for anyone|anybody|everyone|us|all
    operators|agents|staff|employees|people|workers ** sitting|standing around|idle
    none|nobody|no ** has|have|had|get|gets a|any|no connection|access|internet|network|service
    still|completely|totally|entirely offline|unreachable|down
    offline|down after|for # hours|hour|minutes|days|day
    offline|down all [the] morning|day|afternoon|night|week|weekend
    @service @be * @gone
    @service @gone
    @service ** unreachable|inaccessible|unresponsive
    @service * not|stopped [currently] reachable|responding|accessible|available|answering|up
    @service ** 500|502|503|504
    500|502|503|504 ** all|every|everyone|any|each
    api|apis ** failing|fails|errors|error ** all|every|each|any
    went|gone|going|goes|been|still|completely|totally|entirely|currently|are|is down
    are|is|was|were|everything|all down|offline for|since|again|now|right|at|today|completely|
        everywhere|in
    @service [all|went|goes|go|come|came|crashed|broke|brought|currently|completely|again] down
    everything|all|everyone down
    down for all|everyone|everybody|every|us|our|most|customers|users|hours|days|the
    ^ down since|again
    outage|outages|downtime|blackout
    status page ** green|operational|normal|fine|nothing
    service unavailable|interruption|disruption|down
    unavailable|inaccessible|unreachable|offline|broken|failing for|to all|everyone|everybody|
        every|most|many|customers|users|our
    {many} ** {cannot} log|login|sign|access|reach|work|pay|order|use|connect|open|load|check|book|
        take|place|get|do|see|checkout|start|enter|make|call|print|save|process
    {many} ** locked|blocked|idle|stuck|stranded|kicked|offline|down|paralysed|paralyzed|
        disconnected|affected
    {many} ** is|are|was|were not able|working|getting|loading|reachable
    nobody|no|none|neither ** can|could|able|is|gets ** log|login|sign|access|reach|work|pay|order|
        use|connect|open|load|check|book|take|place|get|enter|start|in
    customers|users|clients|visitors|agents|drivers|teachers|students|nurses|employees|staff|
        colleagues|team|department|members|merchants|patients|guests|shoppers ** {cannot} log|
        login|sign|access|reach|work|pay|order|use|connect|open|load|check|book|take|place|get|do|
        see|checkout|start|enter|make|call|process
    work|business|operations|operation|production|warehouse|sales|shipping|trading|office|company|
        everything|everyone|line|team|floor|month|department|shop|store|factory|plant * stopped|
        halted|standstill|halt|paralysed|paralyzed|blocked|stalled|frozen|crippled
    at|to a * standstill|halt
    sitting|sit|standing|are|is|sits idle
    complete|completely|total|full|global|major|massive|widespread|system outage|blackout|failure|
        breakdown|meltdown
    completely|totally|fully blocked|dead
    business critical|stopped
    mission critical
    losing|lose|lost|costing|costs ** sales|orders|revenue|money|thousands|customers|business **
        every|each|per|minute|hour|because|since|while|due|right
    @service crashed for|and ** all|everyone|every|nobody
    does not load for any|anyone|all
"""

DATA_LOSS = """
    wiped|erased|deleted|deletes|destroyed|lost ** our|my|all|# * @files
    all|everything [is|has|are] [been] gone|vanished|disappeared|wiped|deleted
    it is all gone|lost
    lost|lose|losing|loses [all] [of] [our|my|the] [entire] @files
    lost|lose|losing|loses ** all|entire|whole|weeks|months|years|days|everything|hours ** @files
    @files @be * gone|lost|missing|vanished|wiped|erased|deleted|disappeared|empty|destroyed|
        overwritten
    @files * disappeared|vanished|evaporated
    all|entire|whole|every|our|everything|# * @files ** gone|vanished|disappeared|wiped|erased|
        deleted|lost|missing|destroyed|overwritten|unrecoverable
    wiped|erased|deleted|deletes|destroyed|overwrote|overwritten|lost|nuked|purged|corrupted [out]
        our|my|all|the|everything|# [entire|whole|complete|customer|production] @files
    wiped|nuked|deleted|erased ** entire|whole|all|everything|database|production
    data|records|files loss|lost|gone|missing|vanished|wiped|corruption|corrupted
    loss of data|all|records|files|our
    @files|@data ** not * in|on the database|system|server anymore|more
    database|drive|account|workspace @be * empty|blank|corrupt|corrupted
    months|years|weeks|days of work|data ** gone|lost|vanished|wiped|deleted
"""

SLA = """
    sla|slas|uptime ** breach~|breached|violat~|violation|missed|below|exceeded|broken|not|
        contract|credits|failed|under|penalty
    breach~|violat~|missed|below|exceeded|broken|failed|under ** sla|slas|uptime
    service level ** breach~|missed|violat~|below|not
    availability|uptime ** below|under|contract|contractual
    service credits|credit
"""

EMERGENCY = """
    urgent|urgently|urgency
    emergency|emergencies
    p1|sev1|sev0|p0
    sev|severity|prio|priority|p 1|one|critical
    top|highest|maximum|utmost|extreme|critical priority|urgency|importance
    life and|or|threatening death
    life threatening
    danger|dangerous|harmed|harm|injury|injured|burned|burnt|electrocuted|electrocution|hazard
    caught|catching|on fire
    patient|patients|people|child|someone|lives|safety ** risk|danger|harmed|hurt|die|injured|dying
    critical issue|problem|bug|error|incident|situation|failure|for|and|system|that
    is|it|am|extremely|very|absolutely|now|becoming|became|so|are critical
    within|under|inside the|an|one|next|this hour
    time critical
    drop everything
    @emergency
"""

# Hours that are still to come: "left", "by" and the verbs exclude "for 3 hours" and "2 hours ago".
DEADLINE = """
    within|in|under [the] [next] [less] [than] [about] # @soon
    next|coming # @soon
    next|coming @soon
    less than # @soon
    # @soon left|remaining|away|before|until|till
    # @soon to go
    only # @soon
    by|before|until|till # today|tonight|this|pm|am|sharp|o'clock|cet|utc|est|gmt|pst
    at # [pm|am] today|tonight|sharp
    by|before|until|till|due [at] noon|midday|midnight|tonight|today|lunch|lunchtime|eod|cob
    by|before|until|till [the] end|close of [the|this|business|working] day|business|today|play|
        working|shift|afternoon|morning|evening
    by|before|until [the] end of today
    by|before # [.] # today|pm|am
    later|earlier|due|deadline|ends|expires|closes|starts|begins|launch|event|leaves|leave|fly|
        live|filing|submission|closing ** today|tonight|noon|midnight
    today|tonight at|by #
    this|tomorrow morning|afternoon|evening at #
    today|tonight @be [the] [our|my] deadline|last|final
    deadline @be [at] today|tonight|noon|midnight|#
    must|has|have|needs|need ** today|tonight
    need ** today|tonight|now
    starts|start|begins|leaves|opens|live|launch|launches|expires|closes|ends|due|boards|departs|
        goes|meeting|fly in # @soon
"""

RULES = (
    Rule("urgency.outage", Effect.HIGH, OUTAGE),
    Rule("urgency.data_loss", Effect.HIGH, DATA_LOSS),
    Rule("urgency.sla_breach", Effect.HIGH, SLA),
    Rule("urgency.emergency", Effect.HIGH, EMERGENCY),
    Rule("urgency.deadline", Effect.HIGH, DEADLINE),
)
