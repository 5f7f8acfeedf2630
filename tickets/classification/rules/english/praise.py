"""Rules for praise and gratitude."""

from tickets.classification.rules.rule import Effect, Rule

PRAISE = """
    a|our|real|absolute|true|such star|legend|hero|angel|gem|lifesaver|treasure
    in no time
    without a hitch
    i|we|will|already|always recommend|recommended you|your|this|them|it
    beautiful|gorgeous|stunning|delicious|tasty
    10|ten [out] [of] 10|ten
    would|will|definitely buy|order|book|come|use|stay|shop|recommend again|it|you|to|this|them|
        back
    punctual|friendly|courteous|attentive and
    out of your|his|her|their way
    thank|thanks [you] for going|being|finding|taking|making|staying|walking|always|all|everything
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
    kudos|bravo|hats|props|respect
    hats off
    shout out
    shoutout
    congratulations|congrats on|for|to|team
    love|loved|loving|loves|adore|adored|enjoy|enjoyed|enjoying the|your|it|this|using|how|working|
        our|my|every|everything|you|that|what|these
    big fan
    best ** ever|years|i|we|have|used|seen|dealt|had|market|world|far
    best support|tool|service|team|app|product|purchase|decision|customer|company|software|thing
    thank|thanks ** for * help|helping|support|fixing|fixed|fix|solving|resolving|assistance|
        sorting|speedy|swift|quick|prompt|fast|excellent|great|amazing|wonderful|kindness|patience|
        effort|efforts|work|everything|turnaround|recovery|getting|explaining|being|looking|
        solution|walking|delivery|restoring|refund|replacement|going|staying
    thank|thanks you so|very much
    thank|thanks so|very much
    thank|thanks a million|ton|bunch|lot
    huge|big|massive|heartfelt|special|sincere|warm|many thanks|thank|shout to|you|for|out|goes
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
    patient and|with
    friendly and|,|staff|service|team
    quick|fast|speedy|swift|prompt|rapid [and] [friendly] response|reply|fix|turnaround|help|
        service|resolution|work|delivery|support
    ❤|🎉|👍|😊|😍|🙏|💯|🥰|👏|⭐|🙌|💖|😀|😃|🤩|💙|💚|🎊|🌟
"""

RULES = (Rule("sentiment.praise", Effect.POSITIVE, PRAISE, asserted=True),)
