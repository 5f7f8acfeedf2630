"""Rules that mute other rules, because a thing is over, asked about, hypothetical or proposed."""

from tickets.classification.rules.rule import Effect, Rule

RESOLVED = """
    error|problem|issue|bug|message|noise|crash|warning|it|this ** not|never * anymore
    no [more] error|errors|problem|problems|issue|issues|crash|crashes|bug anymore|since|any
    is|was|are|were|been|got|now|already|all|has|have|being|had [now|already|all|been|since|
        finally|quickly] [been] fixed|resolved|solved|sorted|repaired|corrected|settled|restored|
        rectified|cleared|reinstated|recovered|mended
    thank|thanks|thankful|grateful|appreciate|kudos|job|work ** for|by [so] [quickly|promptly|finally]
        fixing|solving|resolving|sorting|restoring|repairing|correcting|helping|getting|handling|
        recovering|reversing|returning
    quick|fast|speedy|prompt|swift|rapid|great|super fix|resolution|solution|recovery|refund|
        turnaround|repair|replacement
    thank|thanks ** find|finding|found
    for the|your fix|resolution|solution|repair
    you|team|support|he|she|they|we|i|who|and|@praised fixed|solved|resolved|sorted|restored|
        repaired|reversed|refunded
    fixed|solved|resolved|sorted it|itself|myself|everything|that|the|my|our|now|already|thanks|
        thank|this|all|in|within|by
    issue|problem|error|bug|outage|ticket|all|everything fixed|solved|resolved|sorted
    works|working|functioning|running|loads|loading|connects|opens|fine|ok|okay again|now
    it|everything|all|this|that|both [now|is|are|has|have] [been|all] works|working|functioning|
        running|loads fine|perfectly|normally|well|great|properly|correctly|flawlessly|smoothly
        .|,|!|now|again|thanks|since|after
    works|working|runs|running like|as a|clockwork|new|it|before|expected|usual|described
    works since|after
    now|again|everything|all works|working
    back online|up|working|running
    back to normal
    up|online and|again running
    up again
    problem|issue|error|it|this|bug no longer happens|occurs|appears|exists
    no longer happening|happens|occurs|occurring|appears|present|see|seeing|relevant|issue|an|a|
        needed|necessary|required|valid|crashes|crashing|fails|failing|broken|affected
    problem|issue|error|bug|crash|message|noise|warning|timeout|delay|trouble ** gone|away|over|
        ended|history|vanished|disappeared
    refund|money|payment|parcel|order|package|replacement|credit|delivery|deposit [has|have|just|
        finally] [now|just|finally|already] arrived|came|come|landed|received|appeared|turned [up]
        in|through|today|yesterday|this|now|on|,|.|!|safely|thanks|and|at|within
    my|the|our refund went|came through
    received|got [the|my|our|your] [full|partial] refund|money|parcel|package|replacement|deposit|order
    have my|our [full] refund|money|deposit|parcel|package|replacement
    refund|money|amount|charge|payment [has|have|was|is|been] [been|now] credited|processed|
        completed|reversed|received
    refund|money|payment was|is|has [been] [now] on|in|back|there
    refunded ** thank|thanks|already|quickly|same|yesterday|promptly
    been|was|were|already|fully|got refunded|reimbursed|credited
    hour|minutes|quickly|promptly|immediately later it|everything|all|you
    during|about|handled|handling|through|communication yesterday|last|the|our|this [week|night|
        month|monday|tuesday|wednesday|thursday|friday] outage|incident|downtime|breach
    used to crash|fail|freeze|break
    yesterday|last|week|night|month|monday|tuesday|wednesday|thursday|friday [week|night|month]
        outage|incident|downtime|error|bug|problem|issue|crash|trouble
"""

CLOSED = """
    nothing to do .|!|,|here|on|from
    nothing for you to do
    no further action|steps
    i|we was|were wrong|mistaken .|,|!|about|sorry
    not a bug|error|defect
    false alarm|alert|positive
    never|nvm mind
    nevermind|nvm
    my bad .|,|!|sorry|thanks
    my|our|own|user [own] mistake|fault|misunderstanding
    my|our own error
    user error
    please|can|may|kindly|and|so close [it|this|that] [out|now] .|,|!|it
    ticket|case|request|issue|this|it can|may|should [now|also|please] be closed|ignored|disregarded
    ticket|case can|may * closed
    close [the|this|my|that|our] ticket|case|request|issue|incident
    ^ [please|kindly|so|just|and] ignore|disregard|forget|scratch my|this|the|last|previous|it|about|
        that|our|earlier|what
    ^ [just|so|please] ignore me
    please|kindly|just|can|could|may|you ignore|disregard|forget|scratch [about] this|it|that|
        the|my|our [last|earlier|previous] [message|email|ticket|request|report|question|one|.|,|!]
    withdraw|withdrawing|retract|retracting my|the|this|our [last|earlier|previous] [support]
        ticket|complaint|request|report|case|question
    cancel|drop this|that|the|my|our support|earlier|previous|last ticket|request
    ticket|request|question|case|message|email|report|complaint is|now|are [now] withdrawn|
        obsolete|moot
    after all .|,|!
    turns|turned out [that] nothing|my|our|just|only|caps|me
    turns|turned out [that] it was|is just|only|my|our|me|us|the
    turns|turned out [that] i|we just|only|forgot|overlooked|misread|mistyped|had|was|were the|a|my|to|it|
        not|on|in|at|using|looking
    turns|turned out the|that ** was|were my|our|in|on|at|off|just|only|full
    ^ turns|turned out to be the|my|our|just|only|a
    all|everything [is|are] [now|is] good|fine|well|sorted|ok|okay|set|clear|working|resolved|
        solved|works now|again|.|,|!|thanks|thank|as|that
    .|!|? [all|now|problem|issue] solved|resolved|sorted|fixed .|!
    ^ i|we found it .|,|!
    ^ case|ticket|issue|incident [is|now] closed .|,|!|for|from
    ticket|case|request|incident has been closed|resolved
    ^ can|may be closed
    can|may close this|the|it one|now|.|,|!
    complaint|cancellation|request|ticket [as] withdrawn
    complaint|ticket|request off your
    solved|resolved|sorted|fixed|figured [it|this|that|the] myself|ourselves
    i|we|have|just|now sorted|figured [it|this|that] out
    found|figured the|a|our|my [own|real|root|right] solution|cause|answer|culprit|reason|fix|
        workaround
    solved|resolved , thanks|thank|please|you|it
    nothing|not more|further|else|anything to|needed|required
    no [further|more] help|action|follow|assistance|reply|response|answer|steps [up] needed|
        required|necessary|expected
    no need to reply|respond|answer|follow|worry|do
    that|this answers|answered|solved|fixed|helped
    ^ that|this was it .|,|!|thanks|thank
    ^ that|this is all|everything .|,|!|thanks|thank|for
    that|this did it
    problem|issue|error was our|my|with|at|on our|my|own
    sorry|apologies for|about the|my noise|false|mistake
    sorry|apologies for|about the|any trouble|bother
    this|it|that|issue|problem|error|everything has [now|already|since] been resolved|solved|fixed|
        sorted
    this|it|that|issue|problem|error|everything is now|already|all resolved|solved|fixed|sorted
    it|itself sorted|resolved|solved|fixed itself
"""

# A defect that comes back, or never went away.
STILL = """
    still|keeps|unfortunately|anymore
    happening|happens|happened|broken|down|failing|failed|crashed|wrong again
    returned|reappeared|recurred|resurfaced
    but not|no|nothing|the|now|it|i|we
    however|yet , the|it|i|we
    is|are|came|come|comes|was back
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
    webinar|whitepaper|podcast|articles|tips|ebook|seminar|conference|novel|movie
    read|heard|saw|seen|reading|news about|that|of|on ** competitor|another|other|company|news|
        industry
    competitor|competitors
    previous|former|old|last provider|vendor|supplier|employer|company|tool|system|software|job
    we have updated|changed|revised * policy|terms
    annual|yearly|quarterly|weekly|monthly drill|exercise|test|training
    drill|rehearsal|tabletop
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
    prevent|prevents|avoid|detect|detects|protect|against|guard|minimise|mitigate
    warn|warns|alert|alerts|notify|notifies|tell|tells [me|us|users|customers] when|if|about|of|
        before
    when|until|once|after a|an|any
    worried|afraid|fear|fearing|scared that|of|about|we
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
    suggestion|suggestions|suggest|suggesting|suggested
    idea|wishlist
    ^ wish|wishes
    feature idea|proposal|wish
    just a thought|idea|suggestion
    maybe|perhaps|possibly you|it|the|one|we|there|this|consider|a
    how about|cool
    food for thought
    feedback
    consider|considering adding|making|letting|allowing|a|an|supporting|having|offering|including|
        moving|putting|showing
    i|we propose|vote
    i|we wish|hope there|you|it|the|this
    why not add|make|let|allow|have|just|use|offer|give|show|put
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
    Rule("scope.resolved", Effect.RESOLVED, RESOLVED),
    Rule("scope.closed", Effect.CLOSED, CLOSED),
    Rule("scope.still", Effect.STILL, STILL),
    Rule("scope.about", Effect.ABOUT, ABOUT),
    Rule("scope.topic", Effect.ABOUT, TOPIC),
    Rule("scope.hypothetical", Effect.HYPOTHETICAL, HYPOTHETICAL),
    Rule("scope.suggestion", Effect.SUGGESTION, SUGGESTION),
    Rule("scope.widespread", Effect.WIDESPREAD, WIDESPREAD),
)
