"""Rules for how a person feels treated: refused, ignored, sent around, kept waiting."""

from tickets.classification.rules.rule import Effect, Rule

REFUSED = """
    they|you|he|she|company|bank|agent|staff|employee|employees|supervisor|manager|support|
        representative ** refuse|refuses|refused|refusing|unwilling to [even] help|
        answer|listen|refund|give|pay|let|honor|honour|remove|delete|speak|send|fix|provide|
        acknowledge|tell|cooperate|do|work|handle|board|investigate|respond|return|accept|talk|
        correct|take|release|replace|cancel|close|issue|allow|assist|credit|show
    not|never [even] care|cares|caring|cared about|.|!|for|at
    could|can not care less
    unwilling|unable to [even] help|assist|communicate
    denied|refused|without me|us|any|a [any] help|assistance|explanation|reason|reasons|apology|
        compensation|sympathy
    not even [an|a|one] apology|apologise|apologize|sorry|courtesy|sympathy|reply|response|answer
    forced|forcing|tricked|conned|lured|coaxed|pressured|bullied me|us|people|customers into|to
    no|zero|nonexistent|non|lack of [existent] [customer] service|help|care|support|communication|
        respect|compassion|empathy|accountability|sympathy|transparency
    no customer service|support|care
    without reason|reasons|cause|explanation|apology
    not up to par|scratch|standard|standards
    not reliable|trustworthy|professional|ideal|cool|helpful|user [friendly]
    no good at
    better customer service
    nothing ** done about
"""

IGNORED = """
    ignored|ignores|ignoring my|our|me|us|their|customers|repeatedly|again|all|completely|every
    just|simply|totally|they|you|keep|keeps|repeatedly ignore|ignored|ignoring|ignores
    complaint|complaints|request|requests|concerns|email|emails|messages|dispute|disputes * ignored|
        disregarded|dismissed|brushed
    nobody|none ** answers|replies|responds|cares|helps|listens|picks|bothers|calls
    no one ** answers|replies|responds|cares|helps|listens|picks|bothers|calls
    no|zero|without|not [single] [a] [single] response|reply|answer|help|luck|update|communication|
        word|apology|callback|solution ** # [more] [than] hours|hrs|days|weeks|months
    # hours|hrs|days|weeks|months [later|now|and|with|of] [still|with|and|later] no|nothing|not
    never [once] [even] called|calls|call|returned|returns|got|gets|respond|responds|responded back|
        my|me
    hung|hang|hangs|hanging|hangup up on me|us|him|her|people|customers
    hung|hang|hangs up on
    disconnected|cut * # times
    talk|talking|speak|speaking to a|robots|bots|walls|the wall|brick|bot|machine
"""

SENT_AROUND = """
    get|getting|got|given|gave|give|giving [me|us] the around|runaround|run
    the run around
    runaround
    passed|pushed|bounced|transferred|shuffled|sent|tossed [me|us] from|between * person|agent|
        department|departments|desk|office|team|place|one|pillar
    passed|pushed|bounced|shuffled|sending|passing [me|us] around
    going|goes|went|go in|round|around [and] circles|round
    told|tell|tells|gave|given [me|us] something|different|another|conflicting [story|stories|
        thing|things|answers|information|else] every|each|different
    different|new|another story|stories|excuse|reason|answer each|every
    every [week|time|day] * new|different excuse|reason|story
    excuse|excuses after
"""

KEPT_WAITING = """
    # hours|hrs|hour|hr|minutes|mins|min on hold
    hold|holding|queue for|of # hours|hrs|hour|minutes|mins|min
    after # hours|hrs|minutes|mins of|on hold|holding|waiting|phone|queue
    waited|waiting|wait ** # hours|hrs|days|weeks|months
    sitting|sat|stuck|stranded|trapped|standing ** # hours|hrs|hr|hour
    delayed|delay|late|down|sitting|waiting [another|for|of|by] # [more] [.] [#] hours|hrs|hr [late]
        !|and|now|later|no|without
    stranded|abandoned
    been waiting ** weeks|days|months|hours|ages|forever|long
    waiting|waited ** weeks|months|ages|forever
    hours|hour|minutes|forever|ages on|in hold|queue|phone
    on hold for
    # hours|hrs|days|weeks ago and|still|but|nothing|no
    been|taken|took|takes|taking # [long|whole|more|or] [business] days|weeks|months|hours|hrs to|
        and|now|already|for
    should not take|have this|so|to long|charge
    missed|miss|missing ** because of you|your|this|it
"""

MISTREATED = """
    neglected|humiliated|mistreated|harassed|harassing|bullied|victimized|victimised|discriminated|
        belittled|disrespected|traumatised|traumatized
    feel|felt|feeling [so|very|completely|really] cheated|robbed|scammed|betrayed|victimized|
        disrespected|insulted|ignored|violated|ashamed|helpless|hopeless|let|used|tricked|lied
    you|u|y'all [guys|people|have|just|all] [have|just] broke|lost|ruined|destroyed|damaged|
        cancelled|messed|screwed|stole|lied|canceled|separated|took|left my|our|us|me|up|him|her
    continues|continue|continued|continuing to [repeatedly|constantly|still] ignore|refuse|charge|
        bill|harass|fail|deny|lie
"""

DISAPPOINTMENT = """
    disappointed|disappointing|disappointment|disappoints|frustrated|frustrating|frustration|
        frustrates|dissatisfied|dissatisfaction|unhappy|displeased|dismayed|sad|saddened|regret|
        embarrassing|embarrassed|ashamed|shame|discouraged|unsatisfactory|underwhelmed|
        underwhelming|unimpressed|bummed|heartbroken|devastated|stressed
    not happy|impressed|amused|pleased|satisfied|fair|funny|good .|!|at|with|about|even|ok|guys
    another day another
    ordeal|grievance|hassle|headache|headaches|agony|torture|nuisance|pita
    a pain|battle|struggle|mess|mystery|nightmare
    pain in
    downhill
    way too often|long
"""

RULES = (
    Rule("sentiment.refused", Effect.NEGATIVE, REFUSED, firm=True),
    Rule("sentiment.ignored", Effect.NEGATIVE, IGNORED, firm=True),
    Rule("sentiment.sent_around", Effect.NEGATIVE, SENT_AROUND, firm=True),
    Rule("sentiment.kept_waiting", Effect.NEGATIVE, KEPT_WAITING, firm=True),
    Rule("sentiment.mistreated", Effect.NEGATIVE, MISTREATED, firm=True),
    Rule("sentiment.disappointed", Effect.NEGATIVE, DISAPPOINTMENT, firm=True),
)
