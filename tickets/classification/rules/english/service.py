"""Rules for a service that is down for many people, and for needs within hours."""

from tickets.classification.rules.rule import Effect, Rule

OUTAGE = """
    nothing works|loads|opens|responds for anyone|anybody|everyone|us|all
    operators|agents|staff|employees|people|workers ** sitting|standing around|idle
    none|nobody * has|have|had|get|gets a|any|no connection|access|internet|network|service
    still|completely|totally|entirely offline|unreachable|down
    offline|down after|for # hours|hour|minutes|days|day
    offline|down all [the] morning|day|afternoon|night|week|weekend
    @shared @be [to] [be] [completely|totally|currently|still|again|also|all|entirely] @gone
    @shared @gone
    @shared * unreachable|inaccessible
    @shared [is|are] not|stopped [currently] reachable|responding|answering
    @shared * 500|502|503|504 error|errors|for|on|since|.|,
    500|502|503|504 [error|errors] [on|for|to] all|every|everyone|anyone|each
    @shared * returns|return|returning|gives|throws|throwing 500|502|503|504
    api|apis ** failing|fails|errors|error ** all|every|each|any
    everything|all down|offline since|again|everywhere
    @shared [all|went|goes|go|come|came|crashed|broke|brought|currently|completely|again] down
    everything|all|everyone down
    down for|at|across [the|our|my|a] whole|entire
    down for all|everyone|everybody|every|us|our|most|customers|users|hours
    outage|outages|downtime|blackout ** all|every|everyone|everybody|entire|whole|customers|users|
        affecting|affected|affects|nationwide|production|business|us|our
    complete|completely|total|full|global|major|massive|widespread|serious outage|blackout|failure|
        breakdown|meltdown
    loss of service|connectivity|connection|power ** all|every|our|entire|whole|#
    complete|completely|total|totally loss of service|connectivity|connection
    status page ** green|operational|normal|fine|nothing
    unavailable|inaccessible|unreachable|offline|broken|failing for|to all|everyone|everybody|
        every|most|many|customers|users|our
    {many} ** {cannot} log|login|sign|access|reach|work|pay|order|use|connect|open|load|check|book|
        take|place|get|do|see|checkout|start|enter|make|call|print|save|process|scan
    {many} ** locked|blocked|idle|stuck|stranded|kicked|offline|down|paralysed|paralyzed|
        disconnected|affected
    {many} ** is|are|was|were not able|working|getting|loading|reachable
    nobody|none ** can|could|able|is|gets ** log|login|sign|access|reach|work|pay|order|use|connect|
        open|load|check|book|take|place|get|enter|start|in
    not one|single ** can|could|able|opens|works|gets|connects|loads
    all|both|every|our [of] [our|the|my] [#] @post ** down|dead|dark|offline|frozen|unreachable|
        refuse|refuses|stopped|blank|silent|unavailable
    no|without service|water|power|network|internet|heating|electricity ** whole|entire|all|every
    affecting|affects|impacting|impacts|affected * all|everyone|everybody|multiple|several|many|whole|
        entire [of] [our|the] @people|departments|users|us|.|,
    all|multiple|several|many [of] [our|the] @people * affected|impacted
    whole|entire building|street|village|town|road|block|house * no|without|is|has
    no one|body * can|could|able|is ** log|login|sign|access|reach|work|pay|order|use|connect|open|load|
        check|book|take|place|get|enter|start
    no @people [@people] * can|could|able|is|are|gets ** log|login|sign|access|reach|work|pay|order|
        use|connect|open|load|check|book|take|place|get|enter|start|in
    @crowd * {cannot} log|login|sign|access|reach|work|pay|order|use|connect|open|load|check|book|
        take|place|get|do|see|checkout|start|enter|make|call|process|scan|print
    @crowd in|at|from|of|on ** {cannot} log|login|sign|access|reach|work|pay|order|use|connect|open|
        load|check|book|take|place|get|do|see|checkout|start|enter|make|call|process|scan|print
    @crowd are|were locked|blocked|kicked|shut|disconnected
    whole|entire @people|campus|agency|fleet|ward|school ** without|locked|idle|stuck|offline|dark
    entire|whole plant|site|factory|warehouse|office|department|team|company|floor|branch|line ** is|
        are|affected|down|stopped|blocked|not|unable
    work|operations|operation|production|warehouse|shipping|trading|line|floor|factory|plant|office|
        shop|store|business|sales [has|have|is|are|was] [been|now] [completely|totally|fully]
        stopped|halted|paralysed|paralyzed|blocked|stalled|frozen|crippled
    production|line|machine|machines|plant is|are|has [been|come] [at|to] [a] down|standing|standstill
    at|to a * standstill|halt
    sitting|sit|standing|stand|stands|are|is|sits idle
    completely|totally|fully blocked|dead
    losing|lose|lost|costing|costs ** sales|orders|revenue|thousands|business ** every|each|per|minute|
        hour
    losing|loses|costing|costs ** @currency ** every|each|per minute|hour|day
    @shared crashed for|and ** all|everyone|every|nobody
    does not load for any|anyone|all
"""

# Many may have it, or one; work may stand still, or only wait.
OUTAGE_HINT = """
    business|mission critical
    are|is|was|were down|offline since|again|everywhere
    service unavailable
    network|system|site|server|total|database|production|portal|platform outage|outages|
        interruption|disruption
    seems|appears [to] [be] down
    when|if|as @crowd * try|trying|attempt|attempting|log|open|scan|click|use
    @crowd|customer|client is|are|were unable|waiting|awaiting|complaining|affected|idle|stuck
    network|wifi|internet|connection ** not|no * available|visible|possible|reachable|working ** users|
        user|site|plant|location|everyone|all|office
    stopped|stopping|stop|halted @own|the process|production|deliveries|shipping|shipments|line
    deliveries|shipments|shipping|production|orders * are|is|was|were|been stopped|halted
    {cannot} ** ship|dispatch|produce|manufacture|release * order|orders|goods|parts|
        customer|customers|material|materials|production|shipment|shipments
    production|customer order|orders * {cannot} * be released|shipped|delivered|processed|created
    not able|unable to work
    can not do any|my|our work|job
    i|we|he|she|they|user|users|team|colleagues|staff can not work .|!|,|at|until|without|because|
        since|now|today
    critical situation|shipment|delivery|production
    losing|lose ** sales|customers|revenue|business ** because|since|while|due
    @shared ** is|are|was|were [hard|currently] down
    work|business|production|sales|everything|line|team * halted|standstill|halt|stalled|crippled
"""

DATA_LOSS = """
    wiped|erased|deleted|deletes|destroyed|lost * @own|all [of] [our|my|the] @stock
    all|everything [is|has|are] [been] wiped|deleted
    lost|lose|losing|loses all|most|many|thousands|hundreds|years|months|weeks [of] [of] [our|my|the] *
        @stock
    lost|lose|losing|loses [all] [of] [our|my] [entire] @stock
    lost|lose|losing|loses ** all|entire|whole|weeks|months|years|days|everything|hours * @stock
    @stock @be * gone|lost|vanished|wiped|erased|destroyed|overwritten
    @stock have|has [all] [just] disappeared|vanished|evaporated
    all|entire|whole|every|our|everything|# * @stock ** gone|vanished|disappeared|wiped|erased|
        deleted|lost|missing|destroyed|overwritten|unrecoverable
    wiped|erased|deleted|deletes|destroyed|overwrote|overwritten|lost|nuked|purged|corrupted [out]
        our|my|all|# [entire|whole|complete|customer|production] @stock
    wiped|deleted|erased|lost # of our|my|the * @stock
    wiped|nuked|deleted|erased|overwrote ** entire|whole|database|production
    data loss|lost|gone|missing|vanished|wiped|corruption|corrupted
    records|files lost|gone|missing|vanished|wiped|corrupted
    loss of data|all|records|files|our
    @stock|@data ** not * in|on the database|system|server anymore|more
    db|disk|volume|drive|database * is|are|came|comes [back] [completely|totally|now] empty|blank|gone|
        vanished
    database|drive|workspace @be * empty|blank|corrupt|corrupted
    months|years|weeks|days of work|data ** gone|lost|vanished|wiped|deleted
    lost everything
"""

# One thing that may lie elsewhere, or that the writer deleted.
DATA_LOSS_HINT = """
    all|everything [is|has|are] [been] gone|vanished|disappeared
    @stock @be * missing|deleted|empty|disappeared
    wiped|erased|deleted|deletes|lost ** everything|all
    bookmarks|passwords|photos|pictures|emails|messages|contacts * @be * gone|lost|vanished|wiped|
        disappeared
    lost|losing [all] [of] my bookmarks|passwords|photos|pictures|contacts|emails
"""

SLA = """
    sla|slas|uptime ** breach~|breached|violat~|violation|missed|below|exceeded|broken|not|
        contract|credits|failed|under|penalty
    breach~|violat~|missed|below|exceeded|broken|failed|under ** sla|slas|uptime
    service level ** breach~|missed|violat~|below|not
    availability|uptime ** below|under|contract|contractual
    service credits
"""

EMERGENCY = """
    urgent|urgently
    emergency|emergencies
    p1|sev1|sev0|p0
    sev|severity|prio|priority|p 1|one|critical
    top|highest|maximum|utmost|extreme|critical priority|urgency|importance
    life threatening
    life and death
    caught|catching|on fire
    patient|patients|people|child|someone|lives|safety * risk|danger|harmed|hurt|die|injured|dying
    critical issue|problem|bug|error|incident|situation|failure
    extremely|very|absolutely|now|becoming|became|so critical
    within|under|inside|in the|an|one|next|this [next] hour
    time critical
    drop everything
    @emergency
"""

# "Please answer as soon as possible" is often mere politeness.
EMERGENCY_HINT = """
    please|kindly|could|can|need|needs|must|resolve|correct|fix|respond|reset|help|call|reply|
        answer|solve|check|unlock ** immediately|asap
    immediate|prompt help|assistance|action|response|resolution|attention
    immediately|asap ** please|help
    sort|fix|stop|call|send|act|answer|ring * now .|!
    straight away
    with|of|is|its|great|real urgency
    someone|somebody|people|person|child|he|she|i ** injured|hurt|burned|burnt|electrocuted
    in a|full|total * panic
    death|died|funeral|hospital|surgery ** flight|cancel|change|refund|travel
"""

# Hours that are still to come: "left", "by" and the verbs exclude "for 3 hours" and "2 hours ago".
DEADLINE = """
    within|in|under the next # @soon
    next # @soon ** or|we|i|if|before|need|must|otherwise|please
    less than # @soon left|remaining|to|before|until|till|away
    # @soon left|remaining|away|until|till
    # @soon to go
    only # @soon left|to|until|before|remaining
    by|before|until|till # today|tonight|sharp|o'clock
    by|before|until|till|due [at] noon|midday|midnight|tonight|lunch|lunchtime|eod|cob
    by|before|until|till [the] end|close of [the|this|business|working] day|business|today|play|
        shift
    by|before|until [the] end of today
    by|before # [.] # today|pm|am
    by|before # [pm|am] today|tonight
    due|deadline|ends|expires|closes|launch|live|filing|submission|closing ** today|tonight|noon|
        midnight
    today|tonight @be [the] [our|my] deadline|last|final
    deadline @be [at] today|tonight|noon|midnight|#
    must|has|have|needs to * be * today|tonight
    at|by|until|before # [pm|o'clock] this morning|afternoon|evening
    starts|start|begins|leaves|opens|live|launch|launches|expires|closes|ends|due|boards|departs|
        goes|meeting|flight|demo|presentation * in # @soon
"""

# Hours and days that are named, perhaps for another reason.
DEADLINE_HINT = """
    at # [pm|am] today|tonight|sharp
    # pm|am today
    within|in|under [the] [next] [less] [than] [about] # hour|hours|hr|hrs|h ** need|must|before|or|
        please|otherwise|meeting|customer|starts
    need|must|want ** before|by|within ** # hour|hours|hr|hrs|today|tonight
    before|due today
    need|must|otherwise|please ** by|before # pm|am|o'clock
    down again
    need|needs|must|have to|has to * today|tonight
    tomorrow morning|afternoon|evening at #
    i|we am|are leaving|travelling|traveling|departing * today|tonight
    meeting|demo|presentation|audit|event|interview|exam * is|starts|at|in * today|tonight|hours|
        minutes|hour
    customer|customers|client|clients is|are waiting|awaiting
    {cannot} make ** flight|meeting|appointment * today|tomorrow|tonight
"""

RULES = (
    Rule("urgency.outage", Effect.HIGH, OUTAGE),
    Rule("urgency.data_loss", Effect.HIGH, DATA_LOSS),
    Rule("urgency.sla_breach", Effect.HIGH, SLA),
    Rule("urgency.emergency", Effect.HIGH, EMERGENCY),
    Rule("urgency.deadline", Effect.HIGH, DEADLINE),
    Rule("urgency.outage_hint", Effect.HIGH, OUTAGE_HINT, plain=False),
    Rule("urgency.data_loss_hint", Effect.HIGH, DATA_LOSS_HINT, plain=False),
    Rule("urgency.emergency_hint", Effect.HIGH, EMERGENCY_HINT, plain=False),
    Rule("urgency.deadline_hint", Effect.HIGH, DEADLINE_HINT, plain=False),
)
