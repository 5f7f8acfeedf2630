"""Rules that mute other rules, because a thing is asked about, hypothetical or proposed."""

from tickets.classification.rules.rule import Effect, Rule

# Words that elsewhere deny, suppose or propose something: "isn't it terrible", "it would be nice if you".
AFFIRMED = """
    why do|does|did|can|could|will|would|should|have|has|had|is|are|was|were ** not|no|never
    is|are|was|were|do|does|did|can|could|will|would|should|have|has|had not i|we|you|it|he|she|they|there
    ^ is|are|was|were|does|do not this|that|these|those|the|your
    ^ is|are|was|were this|that|it|there not
    not only|least|merely|just|simply
    not to mention
    no matter|wonder|doubt|surprise|question
    without [a|any] doubt|question
    nothing|anything short|but|less
    never [before|ever] seen|had|experienced|met|encountered|known|dealt|received|been [with] such|so|
        this
    not appreciate|tolerate|accept|deserve|excuse|forgive|forget|enjoy|stand|condone
    not know|realise|realize|notice i|we|that|this|it|the|my|how
    .|!|? no i|we|you|it|this|that|my
    will|would|did|does|can|could|are|is|have|has|had|still not [yet|even|ever] give|gives|giving|
        given|return|returned|returning|send|sent|pay|paid|paying|issue|issued|issuing|process|
        processed|honour|honor|offer|offered|offering|grant|release|released
    you|they|he|she|who do not give|return|pay|issue|honour|honor|offer|release
    have|has|had|did not [yet|even|ever] had|have|got|get|gotten|seen|see my|our|any|the|a
    would|will be|really|greatly [very|so|really|most|much] grateful|great|nice|good|thankful|helpful|
        appreciated|appreciate|glad|happy|obliged|lovely|wonderful|ideal [it] if you|someone|somebody|i
        could|would|can|will|might|get|got
    appreciate it if you
    if you could|would|can please|kindly
    would have expected|thought|hoped|liked|imagined
    in case you ** notice|noticed|know|realise|realize|forgot|care|wondering|missed
    no refund|money|payment|parcel|package|order|replacement|credit|delivery|deposit [has|have|was|is|
        been|yet] [been|yet] received|arrived|came|come|credited|processed|completed|reversed|on|in
    no matter|idea how|what|when|who|where|which|why [often|many|long|much]
    no|any|some|bad|terrible|stupid|horrible|ridiculous|what idea|ideas
    suggest|suggesting|hope|wish|propose you refund|return|give|pay|fix|stop|sort|call|answer
"""

ABOUT = """
    can|could|may|will ** be shown|displayed|exported|filtered|hidden|sorted|added|changed|used|
        included|disabled|sent|scheduled|imported|customised|customized|removed|set|configured|
        recorded|tracked|assigned|marked|renamed|moved|printed|extended|combined|adapted|reopened
    do|does you|your|anyone|the|it|this|enterprise|any|that [guys|team|company|also|currently|plan|
        app|product|platform|tool|api|module|widget] * have|offer|provide|support|cover|include|
        publish|run|sell|ship|integrate|handle|comply|charge|keep|encrypt|store|accept|allow|
        monitor|conduct|guarantee|give|help|work|connect|warn|alert|notify|detect|back|do|
        recommend|perform|need|carry|have|log|hold|refund|reimburse|stock|rent|accept|know|treat|
        teach
    do|have you have|got|any|a|experience
    is|are|was there a|an|any|some|way|something|documentation
    is your|the product|app|platform|service|company|tool|software|system|api|plan|data *
        compliant|certified|available|gdpr|hipaa|safe|secure|encrypted|protected|audited|hosted|
        covered|included
    is it possible|safe|allowed|okay|ok|legal
    what is|are|was|about|does|do|would
    what does|do [the|your|a|an] * mean|cover|include|cost|happen|do|say|contain
    what|who|how happens|happen|would|should|do|could|will
    what|which plan|plans|tier|option|version|edition|package|module|settings|field|feature|ports|
        models|file|format|steps|cable|issue|role|reports|report
    how does|is|are|to
    how do|can|could|should|would|did|must [i|we|you|one|our|your|my|a|customers|users|the|agents|
        someone|admins|it|they] [best|also|then] handle|set|setup|add|change|report|cancel|request|
        configure|enable|export|deal|prevent|protect|filter|mark|tag|rename|create|hide|remove|
        disable|integrate|edit|find|turn|switch|see|make|use|respond|work|treat|share|assign|
        insert|record|reorder|list|measure|embed|invite|schedule|book|brand|delete|enforce|sign|
        print|import|apply|claim|file|dispute|calculate|charge|connect|customise|customize|count|
        track|give|ask|manage|move|go|upload|save|pay|order|terminate|close|return|send|search|
        show|store|test|update|upgrade|view|write|issue|reset|do|you|the|i|refunds|it
    how often|long|much|many|quickly|fast|far|soon
    where|when can|do|is|are|does|will|should
    .|!|? which|who is|are|can|do|would|should
    can|could|would|will|may you|i|we|someone|anyone ** explain|tell|point|recommend|clarify|
        describe|link|advise how|what|whether|if|me|us|your|about|where|which|to|the
    send|share|provide|show|give [me|us|over] [a|the|your|some|me|us] [link|copy|your|latest|
        current|signed] * policy|policies|agreement|template|documentation|docs|whitepaper|
        certificate|terms|dpa|overview|brochure|price|plan|guide|report|rca|postmortem|article
    wondering|wonder|curious|interested|like to|want to|trying to|need to|keen|hoping to [know|
        learn|understand|read|ask] if|whether|how|about|what|in|more|which|where
    to|like know|learn|understand|read|hear|ask [more] about|how|if|whether|what|which|when|where
    question|questions|query|enquiry|inquiry about|on|regarding|re|concerning
    more|some|any|further|need|want|for|send|the information|info|details about|on|regarding|
        concerning
    article|documentation|docs|guide|tutorial|template|manual|checklist|policy|faq|resources|advice
        on|for|about|describing|explaining|covering
    page|section about|on|describing|explaining|covering
    can|could|may|are customers|agents|users|we|i|our|admins|employees [able] [also|still|to] have|
        issue|add|use|set|make|export|mark|report|filter|customise|customize|connect|embed|pay|
        disable|track|process|record|log|cancel|change|store|keep|bring|hide|dispute|switch|extend|
        schedule|book|return|see|limit|block|restrict|ask
    can|could|does|will|would|should the|your|it|this|that|an|app|agents|tool|module [app|tool|
        platform|system|software|product|module|api|plan|integration|widget|scheduler] * connect|
        handle|detect|track|support|show|send|alert|notify|integrate|export|include|filter|work|
        cover|block|import|create|print|display|process|help|flag|warn|log|record
    looking for
    planning|plan|preparing|prepare|considering|evaluating|comparing|testing|simulate|simulating|
        rehearsing to|a|an|for|our|your|the|some
    we|i [also|mainly|currently] make|build|develop|sell|run|manage|treat|schedule|offer|train|
        teach|operate|organise|host
    postmortem|rca
    root cause analysis|report
    post mortem|incident
    incident report
    before we|i|you buy|sign|purchase|subscribe|commit|upgrade|order|decide
    be|being|get covered|insured against
    can|could you|we|i|they|one use|buy|purchase|pay|order
"""

# Mentions a topic without asking a question.
TOPIC = """
    scheduled|planned|routine|upcoming maintenance
    how to avoid|prevent|recognize|spot|protect|answer|handle
    your|this|the blog|blogs
    article about|on|describing|explaining
    an|your|the|interesting article
    writing|write|wrote|researching [a|an|my|our] [paper|thesis|book|essay|blog|report] about|on
    webinar|whitepaper|ebook
    tips|lessons on|for|against|about|to|from
    our|free|upcoming|latest|a podcast|seminar|conference|articles|tips|novel|movie
    read|heard|saw|seen|reading|news about|that|of|on ** competitor|another|other|company|news|
        industry
    competitor|competitors ** was|were|is|are|had|has|have|got|suffered
    previous|former|old provider|vendor|supplier|employer|company|tool|system|software|job
    last provider|vendor|supplier|employer
    we have updated|changed|revised * policy|terms
    annual|yearly|quarterly|weekly|monthly drill|exercise|test|training
    phishing|fire|evacuation|failover|disaster|emergency|security|recovery|outage|hacking drill|rehearsal
    tabletop exercise
    is|was|only|just a drill|rehearsal
"""

HYPOTHETICAL = """
    if i|we am|are|was|were|do|get|ever|want|need|have|lose|forget|cancel|decide|should|miss|change
    would there|we|one
    in case|event
    what if
    suppose|supposing|assuming|imagine|hypothetically
    whenever
    should a|an|any|the|your|our|we|something
    happens|happen|do|done if|when|in|after|once
    if|unless the|your|our|a|an|my|there|something|someone|somebody|this|that|it|any|anyone|
        anything|you|they|customers|one|both|his|her|users|not|data|hackers
    would be|the|it|this|that|happen|a|cause|have|help|break|crash|go|lose|get|fail
    to|so|helps|help prevent|avoid|detect|protect|stop|guard|minimise|minimize|reduce|handle|
        simulate|report
    prevent|prevents|avoid|detect|detects|protect|guard|minimise|mitigate
    protect|protects|protected|protection|guard|insure|insured|cover|covered|safe ** against|from
    warn|warns|alert|alerts|notify|notifies|tell|tells [me|us|users|customers] when|if|about|of|
        before
    when|until|once|after any
    worried|afraid|fear|fearing|scared of|about
    risk of
"""

SUGGESTION = """
    would|might|could be|make|also|really ** great|nice|helpful|awesome|wonderful|lovely|useful|
        fantastic|perfect|amazing|killer|brilliant|good|excellent|cool|handy|convenient|neat|love|
        welcome|ideal|sweet
    would|we love [to] see|have|if
    would|we like [to] see|if
    i would love
    would love
    ^ [my|a|one|some|another|small|general] suggestion|suggestions|idea|ideas|feedback
    i|we|would|might|could|may suggest|suggesting|propose
    my|a|an|one|another|small|the suggestion|idea
    only|just|some|honest|general feedback
    wishlist
    suggestion|suggestions|idea|ideas for|to
    ^ wish|wishes
    feature idea|proposal|wish
    just a thought|idea|suggestion
    maybe|perhaps|possibly you|it|the|one|we|there|this|consider|a
    how about|cool
    food for thought
    consider|considering adding|making|letting|allowing|a|an|supporting|having|offering|including|
        moving|putting|showing
    i|we propose|vote
    i|we wish|hope there|you|it|the|this
    why not add|make|let|allow|have|use|offer|show|put
    worth|nice adding|considering|having|to
"""

WIDESPREAD = """
    for|affects|affecting|to every|each [single] customer|client|user
    every|each customer|client gets|sees|has|reports|is|in
    for|affects|affecting everyone|everybody
    everyone|everybody gets|sees|has|reports|affected|here|at|in [the|our] [office|company|team|same|
        problem|issue|department|plant]
    all|every [of] [our|the|us] @crowd|departments|branches|stores|offices|shops|teams|computers|
        phones|printers|machines
    every [single] user|employee|visitor|agent|store|office|branch|merchant|member|shop|tenant|
        student|patient
    entire|whole|complete @people|organisation|organization|business|country|region
    all of us
    all|most|our users|customers|clients|employees|visitors|agents|stores|offices|sites|branches|
        merchants|members|shops|tenants|students|patients|staff|teams
    for|affects|affecting # [of] [our|the|my] [other] @crowd|offices|branches|locations|stores|plants
    # [of] our @crowd|offices|branches|stores
    company wide
    across the|all|our board|company|sites|offices|stores|organisation|organization|users
    our production
    nationwide|globally|worldwide
    other|multiple|several|many colleagues|coworkers|locations|plants
"""

RULES = (
    Rule("scope.affirmed", Effect.AFFIRMED, AFFIRMED),
    Rule("scope.about", Effect.ABOUT, ABOUT),
    Rule("scope.topic", Effect.TOPIC, TOPIC),
    Rule("scope.hypothetical", Effect.HYPOTHETICAL, HYPOTHETICAL),
    Rule("scope.suggestion", Effect.SUGGESTION, SUGGESTION),
    Rule("scope.widespread", Effect.WIDESPREAD, WIDESPREAD),
)
