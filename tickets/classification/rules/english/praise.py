"""Rules for praise and gratitude."""

from tickets.classification.rules.faces import GLAD
from tickets.classification.rules.rule import Effect, Rule

PRAISE = """
    a|our|real|absolute|true|such star|legend|hero|angel|gem|lifesaver|treasure
    in no time
    without a hitch
    i|we|will|already|always recommend|recommended you|your|this|them|it
    beautiful|gorgeous|stunning|delicious|tasty
    10|ten out of 10|ten
    10 10 .|,|!|service|would|from
    would|will|definitely buy|order|book|come|use|stay|shop|recommend again|it|you|to|this|them|
        back
    punctual|friendly|courteous|attentive and
    out of your|his|her|their way
    thank|thanks [you] for going|being|finding|making|staying|walking|always|all|everything
    that is what i|we call
    @good @praised
    @praised ** @good|helpful|friendly|fast|quick|smooth|lovely
    so|very|really|extremely|incredibly|super|truly|most|always|that|how|such * helpful|grateful|
        thankful|impressed|kind|friendly|quick|fast|easy|happy|pleased|satisfied|patient|
        professional|lovely|nice|useful|good
    @good
    awesome|amazing|fantastic|superb|brilliant|wonderful|excellent|outstanding|incredible|fabulous|
        terrific|phenomenal|exceptional|stellar|exemplary|flawless
    was|is|are|were|been|be|so|absolutely|truly|simply|just|really|works|work|worked|running|runs|
        went @good|perfectly|beautifully|brilliantly|wonderfully|flawlessly|fantastic
    perfectly|beautifully|brilliantly|wonderfully|flawlessly|smoothly
    great|good|excellent|brilliant|amazing|fantastic|nice|superb|top|fine|lovely|wonderful job|
        work|stuff|service|support|experience|care|product|tool|team|app|webinar|session|help|
        people|one
    keep [it|up] [the] [good|great|excellent] up|going|work
    well done|played
    kudos|bravo|hats|respect
    hats off
    shout out
    shoutout
    congratulations|congrats on|for|to|team
    love|loved|loving|loves|adore|adored|enjoy|enjoyed|enjoying the|your|it|this|using|how|working|
        our|my|every|everything|you|that|what|these
    big fan
    best ** ever|years|i|we|have|used|seen|dealt|had|market|world|far
    best support|tool|service|team|app|product|purchase|decision|customer|company|software|thing
    thank|thanks ** for * fixing|fixed|fix|solving|resolving|sorting|speedy|swift|quick|prompt|fast|
        excellent|great|amazing|wonderful|kindness|everything|turnaround|recovery|being|walking|
        restoring|replacement|going|staying|making|such
    huge|big|massive|heartfelt|special|sincere|warm thanks|thank|shout to|you|for|out|goes
    my|our|heartfelt|sincere|deepest thanks|gratitude|appreciation to|for
    pass|passing|extend|send|convey ** thanks|compliments|gratitude|praise|appreciation
    say|saying [a|how|big|many] [big|huge] thanks|thank
    really|truly|greatly|much|do|so|highly|very|we|i|deeply|sincerely appreciate|appreciated
    appreciate the|your|how|all|everything|it
    grateful|thankful|gratitude
    not thank|praise|recommend ** enough
    could not be|have|ask happier|been|better|more|asked|for|pleased|smoother
    could not ** better|happier|easier|smoother|more
    highly|definitely|would|will|gladly|happily|absolutely|already recommend|recommended|
        recommending
    impressed|delighted|thrilled|blown|pleased|overjoyed|chuffed|stoked|ecstatic
    happy|satisfied|glad with|customer|customers|we|i|that
    very|really|so|extremely|super|more|quite happy|satisfied|pleased
    lifesaver|lifesavers|life saver
    saved|made my|our|the|me|us day|life|week|bacon|morning|weekend|hours|lot|event
    above and beyond
    extra mile
    you|guys|team|folks rock|rocks|legend|legends|star|stars|hero|heroes|angels|angel
    you are|all|guys|people * awesome|amazing|best|great|fantastic|legend|legends|star|stars|hero|
        heroes|rock|wonderful|brilliant|angel|angels|treasure|gem
    five|5 star|stars
    top notch|class|marks
    first|world class|rate
    like clockwork
    like a charm|dream
    did the trick
    exceeded|exceeds ** expectations
    game changer
    a pleasure|joy|delight|gem|treat|breeze|treasure|godsend|dream
    pleasure|joy to|working|dealing
    works|working|worked great|well|beautifully|perfectly|wonders|flawlessly|like
    learned|learnt a|so lot|much
    so much|far easier|faster|better|nicer|quicker
    faster|better|easier|nicer than ever|before
    wow
    no|zero complaints
    compliment|compliments
    makes|made ** easier|life|job
    saves|saved|saving ** time|hours
    helped|helpful ** a|so|lot|much|out
    was|were|is|are|been|always|guys [so|very|really|extremely|always|incredibly] helpful|attentive|
        polite|knowledgeable|courteous|cheerful|pleasant|welcoming|responsive|caring|lovely|kind|
        patient|comfortable|spotless|convenient|reliable|efficient|smooth|professional|friendly
    super|best|better|good|great|nice|lovely|excellent app|apps|bank|airline|airlines|flight|crew|
        staff|choice|value|trip|deal|quality|website|hotel|price|prices|news
    super|really|very|so|and|is|easy|easier easy|simple to|and use|navigate|follow|understand|set|
        simple
    easy|simple|convenient to use
    arrived|departed|landed|left|delivered|boarded|boarding|flight|flights|plane|was|were|leaving
        [both|all|bang|right|exactly|perfectly] on time
    ahead of time|schedule
    quickly|promptly|immediately|efficiently|professionally|swiftly|kindly resolved|fixed|handled|
        sorted|answered|solved|helped|assisted|replaced|refunded
    resolved|fixed|sorted|solved|answered|replied|responded|handled [it|this|everything|my|the]
        [issue|problem] quickly|promptly|immediately|efficiently|swiftly|professionally
    no|zero|without|any [any] issue|issues|problem|problems|hassle|hassles|trouble|fuss|drama at|
        whatsoever all|.|!
    without|no [any|a] hassle|fuss|hitch|scratch
    never [once] let|disappoints|disappoint|disappointed [me|us] down|.|!|me|us
    took|taken|takes care of
    went|goes|going|go [above|far|way] beyond
    at ease
    peace of mind
    deserves|deserve [a|an|some] [big] raise|medal|cake|bonus|promotion|award|praise|credit
    bless you|him|her|them
    chapeau|hurrah|lifesavers|heroes|legends|champions|genius|tysm
    legend|star|gem|hero .|!|,
    cheers to|you
    over the moon
    made|makes|make [me|us|my|our] smile|happy|day|week
    tears of|in joy|happiness|his|her
    can not|never fault|thank|praise|recommend enough|you|them|this|it|her|him
    glad|proud|happy|lucky|relieved to be|have a|your|part|with|chosen|found|such
    only airline|bank|company|app|one [that|i] [i] trust|use
    my|our favorite|favourite airline|bank|app|company|shop|store|place|site|tool|service|one
    is my|our favorite|favourite|choice .|!
    helps|helped|helping [me|us|kids|people|you|teens] [and] [teens] learn|manage|save|understand
    lot|much|way|so|gotten|become better|easier|faster|smoother
    works|work|worked|working|running|runs nicely|smoothly|great|flawlessly
    new|next level
    second to none
    in good hands
    you guys|all|folks|lot|people rock|rule
    you are|lot|folk * wonders|wizards|champions|champion|artists|sweethearts|sweetheart|lifesavers|
        stars|magic|saints|saint|awesome|kings|best
    what a|an difference|gentleman|team|crew|relief|gem|place|lovely|great|gift|welcome
    enjoyed|loved it|every|our|my|your|the|this
    best|great|wonderful|amazing [most|ever] day|night|holiday|season|week|present|experience|trip|
        evening
    thank you thank
    congratulate you
    pleasantly|nicely surprised
    well worth
    beats|better than any|all|every|other|the
    patient and|with
    friendly and|,|staff|service|team
    quick|fast|speedy|swift|prompt|rapid [and] [friendly] response|reply|fix|turnaround|help|
        service|resolution|work|delivery|support
"""

# Polite words, too: they are praise only where nothing is asked and nothing is wrong.
THANKS = """
    thank|thanks|thx [you|u|so|again|all|guys|team|everyone] [guys|all|team] for
    thank|thanks|thx [you|so|again] guys|team|everyone|all|folks
    ^ thank|thanks|thx [you] !
    thank you .
    thank|thanks you so|very much
    thank|thanks so|very much
    thank|thanks a million|ton|bunch|lot
    thank|thanks ** for * help|helping|support|assistance|patience|effort|efforts|work|getting|
        explaining|looking|solution|delivery|refund
    appreciate|appreciated
    grateful
    hopeful
    excited
    helpful|useful
    super
"""

RULES = (
    Rule("sentiment.praise", Effect.POSITIVE, f"{PRAISE}\n{GLAD}", asserted=True),
    Rule("sentiment.thanks", Effect.POSITIVE, THANKS, asserted=True, plain=False),
)
