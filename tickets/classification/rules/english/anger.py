"""Rules for anger, threats, irony and praise that mocks."""

from tickets.classification.rules.rule import Effect, Rule

ANGER = """
    3|4|5|6|7 rd|th time|email|ticket|request|reminder|attempt|complaint|call
    daylight|highway robbery
    waited|waiting * # hours|days|weeks|months|minutes
    feel|feeling let|lied|cheated|misled|abandoned
    let down
    on earth
    were|are you thinking|doing
    i|we have had it
    make|file|lodge a|an [formal|official] complaint about
    plain|pure|outright|simply|blatant|sheer|nothing fraud|theft|robbery|scam
    you|guys|company ** stole|steal|stealing|scam|scammed|scamming|rob|robbed|cheated|lied|lie|
        cheat
    this|it|that is * scam|fraud|theft|robbery|con
    keep|keeps taking [my] money
    tell|told|telling me|us to * patient|wait
    nice try
    why is it so|always hard|difficult|complicated|slow
    so hard|difficult to reach|get|speak|talk|contact
    nobody|none ** care|cares|caring
    no one ** care|cares|caring
    goes|went|going wrong
    want|have|like|wish|need|must|going to complain
    way i|we was|were treated
    not a single reply|answer|response|word|person|one
    as slow|bad|useless|unhelpful|buggy as ever|always|usual
    even bother
    you people
    drove|walked|ran|stormed off|away
    laughing at|off|in
    threw|thrown|tossed|slammed
    good riddance
    fooled|tricked|duped|conned|neglected|abandoned|robbed|cheated
    let me|us down
    tells|told us|me anything|nothing
    bad experience
    experience|service|support|quality|product|app|company ** bad|poor|horrible
    used to love|like|recommend|trust|enjoy
    destroyed|ruined|ruins|ruining|destroying|butchered it|my|the|our|everything|this
    managed|manages|manage to make|lose|break|ruin|delete|mess|screw|destroy|crash|forget
    put|slammed the phone down
    interrupting|shouted|yelled|swore|laughed|insulted|mocked
    not care|caring
    expected|expect [a] [much|far|lot] better|more
    dirty|filthy|disgustingly
    give up on
    even slower|worse|uglier
    would|will|could oversleep|rather
    errors out
    @bad
    angry|furious|outraged|livid|enraged|fuming|irate|mad|pissed|annoyed|annoying|irritated|
        irritating|upset|appalled|disgusted|shocked|stunned|exasperated|exasperating|offended|
        insulted|infuriated|aggravated|seething
    disappointed|disappointing|disappointment|disappoints|frustrated|frustrating|frustration|
        frustrates|dissatisfied|unhappy|displeased|dismayed|sad|saddened|regret|embarrassing|
        embarrassed|ashamed|shame|discouraged|dissatisfaction|unsatisfactory|underwhelmed|
        underwhelming|sucks|suck|sucked|hate|hated|hates|despise|loathe
    fed up
    sick of|and
    tired of
    had enough
    enough is enough
    last straw
    worst
    worse|worsening
    poor|bad|lousy|sloppy service|quality|support|experience|communication|customer|performance|
        product|job|treatment|attitude
    so|very|really|extremely|pretty|how bad|poor|rude
    rude|arrogant|dismissive|condescending|lazy|careless|liar|liars|lied|lying|lies|idiots|idiot|
        idiotic|stupid|dumb|moron|morons|negligent|negligence|impolite|insolent|patronising|
        patronizing|unfriendly|hostile
    joke|laughingstock
    waste|wasted|wasting of|my|our|hours|time|money|so|a|#
    not good enough
    not happy|impressed|satisfied|pleased|amused|acceptable|professional|worth|okay|ok|funny|fair|
        serious
    can|could not believe|understand how|why|that|this|you
    not believe
    no excuse
    how dare|hard|many|long|is|can can|it|times|you|do|must|this|a
    what is wrong with you
    are you kidding|serious|joking|even
    you kidding|serious
    seriously
    wake up
    nobody|none ** answer|answers|answered|reply|replies|replied|respond|responds|responded|cares|
        bothered|bothers|picks|helps|helped
    no one ** answer|answers|answered|reply|replies|replied|respond|responds|responded|cares|
        bothered|bothers|picks|helps|helped
    not * bother|bothered|care|listen|listening
    not even read|reading|open|opened|look|looked
    never ** again|recommend
    ignore|ignored|ignoring|ignores me|us|my|our|by|emails|every
    being|been|keep|keeps|are|simply|completely ignored|ignoring|stalling|stalled|fobbed|lied
    third|fourth|fifth|sixth|seventh|umpteenth|tenth|hundredth time|email|ticket|request|reminder|
        outage|attempt|complaint|week|call
    # times already|now
    times already
    still no reply|answer|response|news|solution|word|fix|one
    been waiting ** weeks|days|months|hours|ages|forever|long
    waiting|waited ** weeks|months|ages|forever
    hours|hour|minutes|forever|ages on|in hold|queue|phone
    on hold for
    hung|hang|hangs up on
    regret|regretting buying|choosing|signing|ever|my
    gone|going|went downhill
    overpriced|rip|ripoff|ripped
    rip|ripped|ripping off
    too expensive|much money
    far|way|much too
    greedy|greed|cheated|cheat|cheating|cheats|deceived|deceptive|misled|misleading|dishonest|
        betrayed|insult|scammers|scammer|crooks|thieves|fraudsters|ripping|robbing|shady|liars|
        thieving
    lost|losing|lose|no [all] patience|trust|faith|confidence|hope|respect
    patience ** out|thin|end
    driving me crazy|insane|mad|nuts|up
    unsafe|nightmare
    avoid this|at
    one|1 star|stars
    zero|no star|stars
    want to scream|cry
    i give up
    i am done
    done with
    last chance|warning|time
    final warning|notice|demand|chance
    what did you do
    what the hell|heck|fuck
    ffs|omg|wtf|smh|argh|ugh|grr
    for god|heaven|crying|goodness|christ [s] sake
    at wits|wit end
    do|did|are you|your [guys|people] even|ever
    does|is anyone|anybody|nobody|somebody even|ever|there|actually|working
    anyone|anybody even|ever|actually|home|there
    clown|clowns|amateur|amateurs|amateurish|incompetence|unacceptably|outrage|outrageously|
        ridiculously|pathetically|horribly|terribly|awfully|miserable|miserably|atrocity|
        despicable|ludicrous|preposterous|inept|unprofessionally
    fix|sort this|it|your|that now|immediately|app|mess|crap|already
    sort it out
    get|do your act|job
    how could you
    shame on
    do better
    unheard of
    beyond belief|me|ridiculous|frustrating|a
    good|great|nice|useful once|until
    used to be|recommend|love|work|trust ** now|but|each|until|worse
"""

# Firm, because nobody asks a question about an angry face.
ANGRY_FACE = """
    😡|🤬|😠|👿|💢|🖕|😤|👎|🤮|💩|😾|😒|🙄|😞|😩|😫
"""

THREAT = """
    i|we|have|now instructed|hired|retained|engaged|consulted|mandated [a|an|my|our] @lawyer
    i|we will|shall go|turn|write|complain to ** @regulator
    letter|mail|call from * @lawyer
    @lawyer letter|letters
    will|shall bring|file|claim|take|initiate|start|commence|pursue ** action|court|suit|costs|
        claim|damages
    now|already|have involved|informed|contacted ** @regulator|police|lawyer
    if ** not paid|received|transferred|settled ** will|shall
    will be sold|published|released|leaked|public|exposed
    file|filing|bring|bringing [a|our|my|the] [class] [action] suit|lawsuit|lawsuits
    you will|shall|might|could|may be sued
    get|getting sued
    call that|this|it fraud|theft|robbery|scam|stealing
    {want} legal action|proceedings|steps
    take|taking|pursue|pursuing|initiate|start|considering|consider|forced ** legal action|
        proceedings|steps
    legal action|proceedings|steps against|if|will|unless|follow|next
    will|to|gonna|shall|must|and|or|be sue|suing
    sue|suing you
    take|taking|see|meet|drag|dragging|go|going ** court
    small claims
    issue|start|begin|commence|file|bring proceedings|claim|lawsuit|suit
    hear|hearing from ** @lawyer
    @own @lawyer ** will|shall|preparing|prepare|sue|damages|claim
    lodge|lodging|filing|lodged * complaint with|to
    contact|contacting|consult|consulting|instruct|instructing|call|calling|hire|hiring ** @lawyer
    report|reporting|reported you|this|your to
    filed|filing|file|lodged * complaint ** @regulator|bureau|general|ombudsman|authority|
        standards|commission
    calling|call|going|go|report * to|the police|authorities
    your company broke
    what you did
    letter before action
    notice before action
    hold you
    bank|card|visa|paypal ** chargeback|dispute ** if|unless|otherwise
    if|unless|otherwise|or ** chargeback|dispute|reverse
    or|unless|otherwise [i|we|else|you] [will|am|are|not] * sue|leave|leaving|cancel|report|post|
        switch|escalate|publish|expose
    or else
    chargeback ** if|unless
    taking|take [my|our] business elsewhere
    tell|warn|telling|warning everyone|everybody|others|people|all
    bad|negative|1|one|honest star|review|reviews
    pay up
    pay us|# * or
    ransom|blackmail~
    publish|leak|release|sell ** your|customer|the ** data|customers|list
    goes public
    have|has|got until|till monday|tuesday|wednesday|thursday|friday|tomorrow|tonight|today|noon|#
    face|expect|suffer * consequences
    you will regret|pay|be
"""

# Irony is understood without a problem next to it.
IRONY = """
    ^ so much for
    only # weeks|months|days|hours to|for
    whoever designed|decided|thought|came|invented|approved|wrote
    well thought out
    send|sends me|us in circles
    pleasure|joy|fun|delight to|of spend|spending|wait|waiting|pay|lose|sit|hold|be
    thanks|thank|cheers ** for wiping|erasing|cancelling|crashing|locking|messing|screwing|letting|
        overcharging|forgetting|blocking|hanging|charging|freezing me|us|my|our|all|everything|
        this|the|another|again|up|down
    great|nice|good|well|amazing|fantastic|excellent|brilliant|top job|work|done|going * breaking|
        losing|ruining|messing|destroying|deleting|screwing
    thanks|thank * for nothing|ruining|wasting|losing|breaking|deleting|ignoring|destroying|
        killing|hanging
    thanks|thank|kudos|congratulations|congrats|bravo ** ruining|wasting|losing|breaking|deleting|
        ignoring|destroying|overcharging|runaround|nothing|worse
    thanks|thank [you] for the|another|yet|your * crash|crashes|wait|runaround|mess|downtime|
        disaster|headache|silence|outage
    just what i|we needed|wanted
    said|says nobody|no [one] ever
    slow clap
    what a surprise|shock|treat
    surprise surprise
    shocker
    living the dream
    masterclass in
    real|true|absolute genius|class
    ^ brilliant|great|fantastic|wonderful|perfect . just|absolutely|simply
    your so called
    love|enjoy|adore|like waiting|paying|losing|being|getting|spending|sitting|explaining|repeating
    love|enjoy|adore [it] when
"""

MOCKERY = """
    perfect|great|excellent|brilliant|impeccable timing
    @good|great|nice|good update|release|improvement|idea|design|version|move|upgrade|redesign
    ^ @good|bravo|congratulations|congrats|lovely|nice|yay|hooray|hurray|cool|super|perfect|
        marvellous|neat|wow|good|fine .|!|,|another|again|now|job|work|news|stuff|so
    great|good|nice|fantastic|excellent|brilliant|top job|work|going|one
    well done
    way to go
    bravo|congratulations|congrats|kudos
    oh|just @good|great|nice|joy|super|dandy|peachy|good
    love|loving|enjoy|enjoying|adore how|when|that|your|the
    thrilled|delighted|overjoyed|ecstatic|glad|happy|excited|nice|good to|that|when
    @good|great|nice|impressive|top|good service|support|job|work|communication|customer|quality|
        help ** again|another|still|once
    so called
    as usual|always
    guess|suppose
    apparently
    must be nice|fun|hard
    top notch
    yay|hooray|hurray|woohoo
    thanks|thank ** update|upgrade|release|support|service|help|quality
"""

RULES = (
    Rule("sentiment.anger", Effect.NEGATIVE, ANGER),
    Rule("sentiment.angry_face", Effect.NEGATIVE, ANGRY_FACE, firm=True),
    Rule("sentiment.threat", Effect.NEGATIVE, THREAT, firm=True),
    Rule("sentiment.irony", Effect.MOCKING, IRONY, firm=True),
    Rule("sentiment.mockery", Effect.MOCKING, MOCKERY),
)
