"""Rules for anger, in words and faces."""

from tickets.classification.rules.faces import ANGRY
from tickets.classification.rules.rule import Effect, Rule

ANGER = """
    3|4|5|6|7 rd|th time|email|ticket|request|reminder|attempt|complaint|call
    daylight|highway robbery
    waited|waiting * # hours|days|weeks|months|minutes
    feel|feeling let|lied|cheated|misled|abandoned
    let down
    on earth
    what were|are you thinking|doing
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
    threw|slammed
    fooled|tricked|duped|conned|neglected|abandoned|robbed|cheated
    let me|us down
    tells|told us|me anything|nothing
    bad experience
    experience|service|support|quality|product|app|company ** bad|poor|horrible
    used to love|like|recommend|trust|enjoy
    destroyed|ruined|ruins|ruining|destroying|butchered it|my|the|our|everything|this
    managed|manages|manage to make|lose|break|ruin|delete|mess|screw|destroy|crash|forget
    put|slammed the phone down
    interrupting|insulted|mocked
    shouted|yelled|swore|laughed at|us
    not care|caring
    expected|expect [a] [much|far|lot] better|more
    filthy|disgustingly
    is|was|are|were|so|very|and dirty
    even slower|worse|uglier
    errors out
    @bad
    angry|furious|outraged|livid|enraged|fuming|irate|mad|pissed|annoyed|annoying|irritated|
        irritating|upset|appalled|disgusted|shocked|stunned|exasperated|exasperating|offended|
        insulted|infuriated|aggravated|seething
    sucks|suck|sucked|hate|hated|hates|despise|loathe
    tired of
    worst
    ^ worse
    much|far worse
    worse and worse
    poor|bad|lousy|sloppy service|quality|support|experience|communication|customer|performance|
        product|job|treatment|attitude
    so|very|really|extremely|pretty|how bad|poor|rude
    rude|arrogant|dismissive|condescending|lazy|careless|liar|liars|lied|idiots|idiot|
        idiotic|stupid|dumb|moron|morons|negligent|negligence|impolite|insolent|patronising|
        patronizing|unfriendly|hostile
    lies|lying to|about|again|.|!|,|and|through
    joke|laughingstock
    waste|wasted|wasting of|my|our|hours|time|money|so|a|#
    not good enough
    not happy|impressed|satisfied|pleased|amused|acceptable|professional|worth|okay|ok|funny|fair|
        serious
    can|could not believe|understand why|that|this|you|what|i|they
    not believe
    no excuse
    how many times
    how long must|do i|we|you
    how is|can this|it|that still|not|even|be
    you kidding|serious
    seriously
    nobody|none ** answer|answers|answered|reply|replies|replied|respond|responds|responded|cares|
        bothered|bothers|picks|helps|helped
    no one ** answer|answers|answered|reply|replies|replied|respond|responds|responded|cares|
        bothered|bothers|picks|helps|helped
    not * bother|bothered|care
    do|does|did|will|would not * listen|listening
    not even read|reading|open|opened|look|looked
    never recommend
    ignore|ignored|ignoring|ignores me|us|my|our|by|emails|every
    being|been|keep|keeps|are|simply|completely ignored|ignoring|stalling|stalled|fobbed|lied
    third|fourth|fifth|sixth|seventh|umpteenth|tenth|hundredth time|email|ticket|request|reminder|
        outage|attempt|complaint|week|call
    # times already|now
    times already
    still no reply|answer|response|news|solution|word|fix|one
    regret|regretting buying|choosing|signing|ever|my
    gone|going|went downhill
    overpriced|rip|ripoff|ripped
    rip|ripped|ripping off
    too expensive|much money
    much too
    greedy|greed|cheated|cheat|cheating|cheats|deceived|deceptive|misled|misleading|dishonest|
        betrayed|insult|scammers|scammer|crooks|thieves|fraudsters|ripping|robbing|shady|liars|
        thieving
    lost|losing|lose|no [all] patience|trust|faith|confidence|hope|respect
    patience ** out|thin|end
    driving me crazy|insane|mad|nuts|up
    unsafe|nightmare
    ^ avoid this|at|them
    one|1 star|stars
    want to scream|cry
    i give up
    i am done
    done with
    last chance|warning
    final warning|notice|demand|chance
    what did you do
    ffs|wtf|smh|argh|ugh|grr
    for god|heaven|crying|goodness|christ [s] sake
    at wits|wit end
    do|did|are you|your [guys|people] even|ever
    does|is anyone|anybody|nobody|somebody even|ever|there|actually|working
    anyone|anybody even|ever|actually|home|there
    clown|clowns|amateur|amateurs|amateurish|incompetence|unacceptably|outrage|outrageously|
        ridiculously|pathetically|horribly|terribly|awfully|miserable|miserably|atrocity|
        despicable|ludicrous|preposterous|inept|unprofessionally
    fix|sort this|it|your|that now|immediately|app|mess|crap|already
    get|do your act|job
    unheard of
    beyond belief|me|ridiculous|frustrating|a
    good|great|nice|useful once|until
    used to be|recommend|love|work|trust ** now|but|each|until|worse
"""

RULES = (
    Rule("sentiment.anger", Effect.NEGATIVE, ANGER),
    # Firm, because nobody asks a question about an angry face.
    Rule("sentiment.angry_face", Effect.NEGATIVE, ANGRY, firm=True),
)
