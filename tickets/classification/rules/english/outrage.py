"""Rules for anger that its writer means, whatever else is asked, supposed or settled by now."""

from tickets.classification.rules.rule import Effect, Rule

SWEARING = """
    fuck|fucks|fucked|fucking|fuckin|fking|effing|freaking|frickin|damnit|dammit|goddamn|bollocks|
        bastard|bastards|asshole|assholes|bitch|bitches|crappy|shit|shitty|bullshit|stfu|bloody
    this|is|of|total|utter|such|absolute|complete|pure bs
    piece|load of shit|crap|junk|garbage|rubbish|trash
    what|why|how|who|where|when the [actual|bloody] hell|heck|fuck|f
    wtf|wth|ffs|smdh|jfc
    geez|jeez|sheesh
    good grief
    for god|heaven|christ|fuck [s] sake
    weak|dumb|sorry|broke|lame|bad|dirty ass
"""

SCORN = """
    lame|rancid|asinine|egregious|abysmal|deplorable|untrustworthy|unscrupulous|unethical|scummy|
        shabby|shameless|heartless|crooked|pathetic|appalling|disgraceful|despicable|laughable|
        idiotic|moronic|incompetent|incompetence|clueless|useless|worthless|garbage|shambles
    tragic|zero|terrible|horrible|awful|horrendous|atrocious|appalling [and] [customer] service|
        support|care|experience|app|company|airline|bank|product|quality|communication|update
    service|support|experience|app|company|airline|bank|product|quality|delivery is|was|are|being|
        sounds [so|just|absolutely|really|very|totally|simply] terrible|horrible|awful|trash|
        garbage|appalling|rubbish|pathetic|shocking|disgusting|horrendous|atrocious|lame|crap|junk
    worst ** ever|experience|service|company|airline|bank|app|support|customer|flight|update|phone
    worst|terrible|horrible|awful|appalling|disgusting|pathetic|lousy customer
    is|are|you|so|such|this|it a|an [complete|total|absolute|utter|real|sick|huge|big] joke|
        scam|farce|disgrace|rip|ripoff|nightmare|shambles|circus
    ridiculous|unacceptable|outrageous|disgusting|inexcusable
    false|deceptive|misleading advertising|advertisement|promises|advert
    robber|predatory|monopolistic|extortionate|greedy|shady|fraudulent|deceptive|dishonest|crooked|
        falsifying practices|practice|billing|company|business|pricing|rates
    bait and switch
    robbery|theft by
    zero|no|minus|negative star|stars
    one|1 star|stars is|was|only|because|if|too|at
    if i could ** zero|0|no|negative
    not|no even [worth] one|1 star
    stay [far] away [far] [away] from|!|.
    steer clear
    avoid [it|this|them] at|like [all|the] costs|plague
    ^ avoid .|!
    better off without|elsewhere|with
    ^ do not [ever|even] [bother|waste] buy|use|trust|shop|fly|bank|waste|bother [from|with|this|
        your|here|it|at]
    do not do business
"""

ENOUGH = """
    fed up
    sick of|and
    sick [and] tired of
    had it|enough with|of
    had enough
    enough is enough
    so|am|i|totally done .|!|with
    last|final straw
    lost [all|my|our|a|another|one|as] [all|loyal|good|paying] faith|trust|confidence|patience|
        respect|customer|subscriber
    never [ever|will|again] [i|we] [ever|will] [buy|buying|shop|shopping|order|ordering|fly|flying|
        use|using|book|booking|come|coming|go|going|deal|dealing|do|doing|return|stay|staying|
        trust|purchase|bank] [business] [with|from|on|at|here|your|this|them|you|it] * again
    never|not ever again
    not|never [be] [ever] buy|buying|shop|order|ordering|fly|flying|use|using|book|come|coming|deal|
        dealing|return|returning|stay ** again|future
    will|would|shall never [ever|again] buy|shop|order|fly|use|book|recommend|deal|trust|return|
        do|stay|bank|go|work
    last time i|we [will|am|ever] [ever] fly|flying|buy|buying|use|using|order|ordering|shop|book|
        booking|deal|come|do
    not [be] [ever] deal|dealing|do|doing|work|working [business] with * again|future|ever
    regret|regretting|regretted [ever] buying|choosing|signing|joining|my|trusting|switching|
        booking|ordering
    good riddance
    give up on you|them|this
"""

# Short calls to account, which are no questions although some look like one.
REPROACH = """
    are|r you|u|guys [guys|people|all] [even|actually|fucking|freaking|for] serious|kidding|joking|
        real
    you kidding|joking
    what is wrong with you|people|your
    what on earth
    how dare
    how hard [can|is|could|it] [it|is|be]
    is|that it|that|this that|so|really [too|so] hard|difficult|much
    how|so [much] can|could|do you [guys|people|even] mess|screw|lose|ruin|fail|treat|sleep|justify|
        call|lie|steal
    how could you
    is|that this|that|is how|what you [guys|people] treat|handle|run|value
    this is [not] how you|we|people|customers
    get it|your|ya|yourselves [shit|act|stuff|things] together
    get your act|job|shit
    do|does|did|can|could|must|should [you|they|we|i] [guys|please|all] [do] [so|much|a|way] [lot|
        much] better at|.|!|than|then
    do [much|so] better
    sort it|yourselves|yourself|your|yo|that [shit|crap|mess] out
    neveragain|dobetter|sortitout|getittogether|epicfail|badservice|poorservice
    fix your|this|that|ur|yo [damn|stupid|fucking|shit|crap|god] shit|crap|mess|garbage|trash|damn|
        stupid
    wake up
    hurry up
    shame on
    srsly
    the people|we|i|customers|they deserve [better|some] answers|better|an|more
    am|are|why i|we [even|still] paying [you] [for] [this|nothing]
    why am|are|do|should i|we [even|still] pay|paying
    what am|are i|we [even|actually] paying
    thanks for|a nothing
    no thanks to
    #|two|three|four|five strikes
    do|did|does|are|is you|your|anyone|anybody|someone [guys|people|staff] even
    would be nice|great|good|lovely if * would|could|actually [actually] answer|pick|respond|reply|
        bother|do|work|worked|communicate
"""

RULES = (
    Rule("sentiment.swearing", Effect.NEGATIVE, SWEARING, firm=True),
    Rule("sentiment.scorn", Effect.NEGATIVE, SCORN, firm=True),
    Rule("sentiment.enough", Effect.NEGATIVE, ENOUGH, firm=True),
    Rule("sentiment.reproach", Effect.NEGATIVE, REPROACH, firm=True),
)
