"""Words used in a different sense, on which no other rule may fire."""

from tickets.classification.rules.rule import Effect, Rule

SENSE = """
    police department|departments|station|stations|academy|force|forces|band|choir|orchestra|
        museum|dog|dogs|drama|academy
    does|do|did|will|would not matter|need|mean|apply|require|have|want|bother|mind|affect|hurt|
        include|know|concern|exist|worry|hesitate|like|think
    can|could not wait|thank|imagine|decide|attend|come|remember|complain|praise|join|participate|
        stress|fault|recommend|say|tell
    can|could not find|figure|locate where|how|what|which|whether|if|out|the|a|any|your
    can|could not see|think|tell|use where|how|what|which|whether|if
    rejected|declined|failed|refused|bounced|tried|attempted|denied * twice|times
    lost|misplaced my|the|our * receipt|badge|manual|copy|certificate|ticket|booklet
    no longer needed|required|necessary|relevant|want|need
    my|poor|broken|bad english
    broken down|into|by
    wrong alarm
    court|hearing date|dates calendar|in|field|colour|color
    hacker school|schools|camp|camps|club|space|culture
    lost items|and
    tag|mark|list * as lost|urgent|broken|missing
    {cannot} find|see|locate ** page|button|menu|setting|settings|option|download|link|tab|section|
        field
    keep the|my|our|it|an|your order|eye|item|items|receipt|change
    i|we wish to|i|you
    scam|phishing|spam|junk mail|mails|email|emails|filter|folder caught|blocked|filtered|stopped|
        today
    spam filter|folder
    was|were [a] [very|so|always] happy|satisfied|pleased
    lawsuit|court|courtroom|legal|crime|police drama|series|show|movie|film|thriller|tv|game|novel|
        book
    breach|breaches of etiquette|protocol|decorum
    stay|stayed|staying|work|working|worked|open|opened|up|so late
    regret to inform
    sad news|song|story
    outstanding invoice|invoices|payment|payments|amount|balance|issue|issues|debt|fee|fees|
        order|orders
    payment|invoice|amount|balance|debt|fee|order|case|still [is|are|remains] outstanding
    in this|the|our issue
    no|yes question|questions
    by mistake
    worst case
    hate speech|mail|crime|crimes
    crash pad|pads
    10|ten out
    used to love|like|enjoy|be
    keeps|kept me|us|you|informed|up|everyone|it|track|everything|things going|informed|updated|
        posted|safe|to|warm|happy
    kept in|secret|private|confidential|on
    help desk|center|centre|page|pages|article|articles|file|text|texts|menu|section|widget
    have a @good|nice|great|good|lovely|pleasant|merry|happy
    everyone|everybody|others|anyone else
    one of my|our|the colleagues|users|customers|employees|clients|team|staff|agents
    how are you [today|doing] [today] ?
    urgent care
    urgent|urgency|emergency|critical|outage|breach|priority|severity ?|, no|low|normal|none|medium
    urgent|emergency|critical|important|high|low|angry|broken|bug|spam|negative tag|tags|label|
        labels|flag|column|filter|status|view|queue|folder|category|option
    emergency contact|contacts|exit|exits|room|rooms|services|service|department|medicine|drill|
        light|lights|lighting|power|number|phone|button|plumber|plumbers|vehicle|vehicles|response|
        preparedness|shelter|kit|fund|brake|stop|procedure|procedures|plan|plans|planning|field|
        module|alert|broadcast|call|calls|training|doctor|dentist|vet|physician|generator|repairs|
        line|hotline
    for|any|with|about urgent|emergency matters|matter|cases|case|issues|requests|inquiries|
        enquiries|needs|questions|queries
    in|for [case] [of] [an] urgent|emergency|emergencies
    legal name|names|entity|entities|department|team|holiday|holidays|tech|size|notice|notices|
        page|pages|terms|document|documents|text|address|form|guardian|status|field|fields|info|
        software|industry|services|service|practice|firm|representative|disclaimer|template|
        templates|requirements|advice|review|counsel|owner|age|tender|title|paper
    legal and finance|compliance
    @own legal team would|wants|needs|is|reviewed|asked|has|will|are review|to|like|reviewing
    refund|refunds|return|returns|cancellation|privacy|complaints|complaint|chargeback|fraud|
        security|overtime|escalation policy|policies|terms|conditions|procedure|process|rules|
        window|rate|period|button|form|fee|fees|module|workflow|report|reports|reason|reasons|
        guide|template|templates|page|api|endpoint|statistics|metrics|prevention|management
    issue|issues|grant|process refund|refunds from|through|via|in|using
    tennis|squash|basketball|food|badminton|volleyball|padel|pickleball|golf|crown|clay|indoor|
        outdoor|supreme|moot|sports|racket|hard|grass court|courts
    court case software|management|files|file
    court street|road|lane|reporting|reporter|reporters|booking|bookings|yard|side|reservation|
        reservations|house|hotel|avenue|surface|interpreter|interpreters|shoes|rental|time|times|
        fees
    court , #|flat|apartment|suite
    critical path|paths|thinking|acclaim|mass|care|values|section|role|reading|analysis|
        infrastructure|review|illness|skills|edition|theory
    killer feature|features|app|apps|deal|whale|instinct|combo|argument
    killing it
    kill switch|switches|process|command|signal
    dead letter|letters|line|lines|sea|link|man|end|simple|center|weight
    growth|life|brain|travel|cooking|productivity|kitchen|study hack|hacks|hacking|hacker|hackers
    hack|hacks|hacking day|days|week|night|space|athon|together|project
    hacker news|house|space|noon|rank
    security guard|guards|deposit|officer|officers|question|questions|questionnaire|setting|
        settings|team|guide|guidelines|code|key|keys|camera|cameras|certificate|certification|
        certifications|training|update|updates|patch|patches|page|whitepaper|overview|
        documentation|feature|features|policy|policies|review|audit|audits|standards|options|
        measures|posture|practices|staff|firm|company|gate|group|groups|token|newsletter|check|
        conference|webinar|module|assessment|roadmap|headers|clearance|bond|product|products|
        system|systems|model|level|levels|role|roles
    social security
    job security
    food|national|home|network|data security
    educate|educating|educates|education|teach|teaches|teaching ** fraud|scam|scams|phishing
    types|kinds of fraud|scam|scams|phishing
    where|whom|who do|can|should|would i|we go|turn|ask|apply|contact|speak|talk|write|call|see [to]
        for|about|regarding a|refunds|chargebacks [refund|chargeback]
    we|i can|could|will|are|would [gladly|also|like|happy|able] [to] offer|offering [you] a|the
        [full|partial] refund
    fraud staff|unit|squad|agent|agents|specialist|specialists|detection|filter|filters|prevention|
        department|team|module|protection|score|scoring|
        monitoring|rule|rules|check|checks|awareness|analyst|analysts|analytics|screening|alert|
        alerts|settings|training|add|tool|tools|api
    scam awareness|alert|alerts|prevention|filter|protection|call|calls|detection
    anti fraud|virus|phishing|malware
    antivirus|phishing|malware software|simulation|simulations|training|test|tests|awareness|
        protection|scanner|scan|filter|program
    virus scan|scanner|scanning|protection|definitions
    data loss prevention
    loss prevention|leader|adjuster|ratio|function|statement
    data breach|leak notification|policy|response|insurance|template|procedure
    breach notification|notifications|response|insurance|template|templates|checker|simulation
    memory leak|leaks
    water|oil|gas|roof|pipe leak|leaks|leaking
    leak detection|detector|test
    bug bounty|report|reports|tracker|tracking|spray|form|hunt|bash
    issue number|numbers|tracker|trackers|tracking|date|dates|type|types|templates|template|of|key|
        keys|log|invoices|#
    issue a|an|the|new|invoices|certificates|tickets|cards|badges|licences|licenses
    latest|next|first|magazine|summer|winter|spring|autumn|back|special issue|issues
    problem solving|set|sets|management|statement|solver
    customise|customize|change|edit|translate|design|reword [the|our|your|an|this|all] error
        message|messages
    error|errors handling|code|codes|log|logs|page|rate|budget|bars|budgets|
        margin|correction
    human|trial|and error
    no|zero problem|problems|errors|error|issues|issue|complaints
    crash course|courses|test|tests|report|reports|helmet|helmets|pad|pads|dummy|diet|barrier
    lunch|tea|coffee|spring|page|line|tax|summer|section|winter|christmas|easter|prison|career|
        commercial break|breaks
    break|breaks even|down|room|time|times|point|points|policy|rules|out
    broken english|windows|bones|bone|arm|leg|hearts|heart
    broken link|links checker
    cancel button|link|option|policy|anytime|icon|page|flow|out
    cancellation fee|fees|terms|button|rate|rates|survey|form|flow|page|deadline|policies|reason|
        reasons|email|emails|conditions|period|insurance
    noise|echo cancelling|cancellation|cancels
    missing|lost and found|in|persons|person|children|pets|pet|dog|cat|someone
    lost property|luggage
    missing manual|link|you
    feel free
    down payment|payments|jacket|jackets|load|time|side|stream|under|town|syndrome|feather|duvet|
        vote|votes
    drop|scroll|scrolling|page|slim|cut|track|write|break|step|touch|sit|calm|settle|narrow|note|
        lie|run|slow|scale|count|cool|jot|hand|pass|drill|lock|put|further|up|wind|boil|pull|
        scales|marked down
    slow|slows|slowed|slowing|shut|shuts|shutting|bring|brings|let|lets everything|it|all|me|us|them down
    slowed|slowing|shutting down
    emergency shutdown|shut|landing|row|slide
    download|downgrade|shutdown|touchdown|countdown|breakdown
    shut down|shutdown at|feature|features|after|timer|automatically|for|hours|scheduled
    planned|scheduled|upcoming|annual downtime|outage|outages|maintenance|interruption|shutdown|test
    regular|routine|monthly maintenance|shutdown|test
    past|previous|historical|earlier|last outage|outages|downtime|incidents|incident|breaches
    outage|outages|downtime|incident|breach|uptime|sla notification|notifications|history|report|
        reports|page|calendar|alerts|alert|statistics|simulation|drill|policy|insurance|log|emails|
        map|checker|manager|tier|tiers|terms|options|documentation|guarantee
    power|gas outage|outages map
    fire alarm|alarms|drill|drills|safety|extinguisher|extinguishers|department|wall|walls|base|
        fox|place|escape|exit|brigade|sale|marshal|door|doors|hydrant|inspection
    attorney|lawyer|lawyers|law|solicitor|solicitors firm|firms|student|students|plan|edition|
        directory|school|office|offices|practice|association|discount
    law firm|firms|student|school|students|enforcement|library
    power of attorney
    charge|charges|charging my|the|your|our|it|a phone|scanner|battery|tablet|laptop|device|
        devices|cable|phones|tool|car|headset|handheld
    charging station|stations|cable|cables|case|port|dock|time|point|points|pad
    free of charge
    person|who|nurse|in charge
    no|any|free|shipping|delivery|monthly charge|charges
    charge a|an fee|fee|extra|vat|tax
    attack helicopter|of
    heart|panic|asthma|shark|snack attack|attacks
    angry birds|orchard|ip
    terrible twos
    bad|good debt|debts|credit|request|weather|luck|habit|habits|apple|hair|boy|cop|ideas
    not bad|shabby
    crazy good|fast|horse
    sick leave|day|days|pay|note|child|notes
    mad men|libs|hatter|max
    waste management|disposal|collection|bin|bins|bank|paper|water|food
    food|zero|toxic|medical|electronic|recycling|garden|plastic waste
    eating|personality|mental|bipolar|sleep disorder|disorders
    wrong number|numbers|turn|answers
    wrong answer|answers
    slow motion|cooker|cooking|food|down|lane|speed|mode
    late fee|fees|night|shift|shifts|payment|payments|check|summer|spring|july|june|may|august|
        autumn|arrival|arrivals|checkout|bookings
    latest
    delay timer|setting|send|option|between|period|time
    complaint|complaints module|department|form|forms|manager|procedure|handling|team|desk|
        category|book|dashboard|officer
    time|session timeout|setting|settings|value|length
    failed|abandoned|late|declined|recurring|rejected payments|payment|logins in|report|retries|
        retry|emails|email|reminder
    duplicate|duplicated contacts|entries|records detection|finder|merge|check|option
    fault tolerance|tolerant|line
    default|defaults
    p 1
    how are you
    hope|trust you|this|all|your|everything
    trust|hope * well|finds
    question mark|marks
    no question|questions
    if|should you have|need any
    any|further|more questions|question
    let me|us know if you|there|anything|when
    hesitate to
    please note|find|see|ignore|disregard|accept|thank|keep|feel|be|continue|enjoy|join|stay|
        forgive|excuse|visit|remember
    please pass|convey|extend|give|send|share|tell ** thanks|compliments|regards|love|
        congratulations|praise|gratitude
    please do|does not
    please close [the|this|my|that] ticket|case|request|it|issue|this|that|.|,|!
    do not close [the|this|my|our] ticket|case|request|issue|incident
    related to a|any problem
    want|wanted|would|like|just|need|have to say|thank|share|compliment|congratulate|let|express|
        tell|praise|mention|give|pass|confirm|commend|send|applaud
    happy|glad to help|assist|announce|confirm|inform|hear
    looking forward
    need|require|required do|nothing|no|to|not do|anything
    no|not|nothing|without need|needed|required|necessary|requested|further|expected
    action|reply|response|answer needed|required|necessary|expected
    for|on the asking|request
    upon|on request
    feature|friend|pull|friendship request|requests
    request|requests id|number|type|types|form|forms|body|header|headers|per
    what a|an|great
    that is what
    what you|we|i did|do|have|sent|asked
    how you|quick|quickly|fast|easy|well|helpful|smoothly|much|open|good|patient|friendly
    how much|happy|pleased|impressed|i|we|grateful|nice easier|i|we|love|appreciate|better|,|!
    thank|thanks ** for [your|the|a|any|this|all] [your|the|kind|valuable] shopping|message|
        email|mail|order|purchase|business|interest|contacting|reaching|attention|understanding|cooperation|subscribing|registering|inquiry|enquiry|
        letting|attending|joining|payment|consideration|time|booking|choosing|offer|invitation|
        information|info|newsletter
    many thanks
    kind|best|warm|warmest|kindest regards|wishes
    good|great|nice|lovely|wonderful|happy morning|afternoon|evening|day|weekend|week|night|time|
        start|question|friday|monday|christmas|holidays|new|easter|birthday|anniversary|summer
    would|will|could|might be|make|also|really ** great|nice|helpful|awesome|wonderful|lovely|
        useful|fantastic|perfect|amazing|appreciated|killer|brilliant|good|excellent|cool|handy|
        convenient|love
    would|will much|be|really|greatly appreciated|appreciate|grateful|thankful
    appreciate|appreciated if|any|a|your|it help|assistance|reply|response|feedback|you|update|
        quick
    happy|glad|pleased|satisfied to|if|for
    good|fine|best|great|super|superb to|if|idea|for|way|time|option|practice|practices|plan|fit|
        deal|match|approach|day|mark|barrington|lakes|falls
    which|what is|are|would [the|be] best|good|great
    best before|western|buy|seller|sellers|practice|practices|way|plan|option|suited|time|effort
    love to see|have|get|if|a|an
    would love
    impressed by|with|if * would
    quick|fast|prompt question|start|look|note|one|link|links|search
    for|a|your|await|awaiting|any|early quick|fast|prompt reply|response|answer|turnaround
    taking the|your time to help|assist|answer me|us
    in|to|from|into|the|my|your|empty trash|junk
    dumb|dumbest|stupid|silly|noob|lame question|questions
    ^ hell ,
    every second|third|fourth|fifth|sixth|tenth time|day|week|month|call
    thanks|thank|appreciate ** quick|fast|prompt reply|response|answer|replies
    nice idea
    perfect|great , ** that
    great|grand|super|fine|good to|if|idea|britain|barrier
    love|lovely letters|letter|song|songs|island|seat
    wonder woman|wheel
    star|stars rating|ratings|review|reviews|field
    five|5|four star|stars hotel|hotels|rating
    good|great value|until|for|enough|point
    respect|respects to|of|my|the|your|our
    props to|in|component
    compliments slip
    wow sound|factor
    helpful tips|hints|if|links
    helped|helpful ** not
    up for
"""

RULES = (Rule("scope.sense", Effect.SENSE, SENSE),)
