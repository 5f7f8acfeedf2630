"""Rules for law, regulators and the rights people have over their data."""

from tickets.classification.rules.rule import Effect, Rule

LEGAL_THREAT = """
    bring|bringing|file|filing|brought * action|suit
    before|competent|local|through * court|courts
    litigate|litigating against|you|with|this
    {want} legal action|proceedings|steps|consequences
    legal action|proceedings|steps|claim|consequences|recourse|remedies|measures|options|route
    take|taking|pursue|pursuing|consider|considering|initiate ** legally
    sue you|your|them|the|if|for|over
    will|to|gonna|shall|must|can|could|and|or|be sue|suing
    suing
    be|being|get|getting sued
    law suit|suits
    lawsuit|lawsuits|litigation|prosecute|prosecution|injunction|tribunal
    class action
    to court
    see you in * court
    in court
    court order|orders|proceedings|case|hearing|action|claim|summons|papers|date|ruling
    county|small|high|federal|district|civil court|claims
    issue|start|begin|commence|file|bring|bringing proceedings
    hear|hearing|hears|heard from ** @lawyer
    @own @lawyer ** will|shall|is|are|has|have|says|said|told|advised|contact|letter|regarding|about|sue|
        ready|know|knows|in
    @own legal team|department|counsel|representative|representatives|advisor|adviser ** will|has|
        have|is|are|told|advised|says|contact|letter
    contact|contacting|contacted|consult|consulting|consulted|instruct|instructed|instructing|call|
        calling|hire|hired|hiring|retain|retained|involve|involving|speak|speaking|spoke|see|get|
        getting ** @lawyer
    @lawyer told|advised|says|recommends|recommended|letter|letters
    a|the @lawyer will|has|is
    through|via * @lawyer
    letter|notice before action|claim
    letter of claim
    formal notice
    pre action
    hold you liable|responsible|accountable
    held liable
    claim|claiming|seek|seeking|sue|pursue * damages
    breach of contract|agreement|warranty|trust|law|duty
    breaking|broke|violate|violates|violated|violating|violation|against|breach|breaching|breached
        ** law|laws|gdpr|regulations|legislation|statute|act
    prosecutor
    before|to|through the|a|your judge
    bailiff|bailiffs|writ|summons
    claim form
    pay|settle * or * court|judge|lawyer|solicitor
    criminal|fraud|formal|official complaint|charges|offence|offense|investigation|report
    cease and desist
    cease desist
    subpoena|subpoenas|subpoenaed
    search|arrest|court warrant|warrants
    press charges
    arbitration
    dmca|takedown notice|request|claim|complaint
    copyright|infringement claim|complaint
    trademark|copyright|patent|ip infringement|infringements|infringing|violation|infringes
    infringe|infringes|infringing|infringement
    uses|use|using our trademark|logo
"""

# Words of the law that also stand in news, in notices and in stories.
LEGAL_HINT = """
    illegal|illegally|unlawful|unlawfully practice|practices|charge|charges|fee|fees|and|to|what|for|
        conduct|action|actions|,|.
    this|that|it|is|are|was|acting|you|your|company * illegal|illegally|unlawful|unlawfully
    the police
    @own @lawyer
    consumer|consumers forum|court|courts
    without my|our|any [prior|written|express|explicit] permission|consent|authorization|knowledge|
        approval
    not|never * authorize|authorized|authorise any|anyone|none|them|these
    claim|dispute|disputes * denied|closed|rejected|declined
    denied|closed|close|rejected|declined * @own|the claim|dispute
    disclosing|disclosed|shared|sharing|sharing|sold * information|data|details ** third party|parties
    harassing|harassed|harass me|us|my|our
    harassment
    threatening|threats calls|letter|letters|me|us|my|to|from
    damaging|hurting|ruining|damaged|hurt|ruined|affecting ** credit score|report|history|rating
    credit ** damaged|ruined|hurt|affected
    assault|assaulted
"""

POLICE = """
    police report|complaint|investigation|case|request|involved|officer|inspector|file|enquiry|
        inquiry|unit
    call|calling|called|contact|contacted|inform|informed|go|going|involve|report|reported|reporting|
        filed|file * police
    police * called|informed|contacted|involved|investigating|asked|asking|wants|officer
    cybercrime|detective
"""

# "U.S.C." is read as "you s c".
REGULATOR = """
    15 usc|uscs
    # you s c
    fcra|fdcpa|tcpa|ecoa|respa|hipaa ** violat~|violation|violations|right|rights|required|section|law
    violat~|violation|violations|section|under|per ** fcra|fdcpa|tcpa|ecoa|respa|act
    fair credit|debt|housing|lending
    has|have|had|is|are|be|been|of|in violated|violating|violates|violation * my|our|the|of * rights|law|
        laws|act|privacy
    violates|violated|violate my|our * rights
    tax|labour|labor|health|customs|safety|financial|public|national|state|federal authority|
        authorities|inspector|inspectorate|agency|investigator
    authority|authorities|agency|government|inspector|detective|investigators ** investigate|
        investigating|investigation|asks|asked|requests|requires|demands|inquiry
    @regulator * asked|asks|opened|contacted|requires|requested|wants|told|wrote|enquiry|inquiry|
        investigation|audit|complaint|letter|has|will|is|case|deadline|about|of|within|regarding
    report|reported|reporting|complain|complained|complaining|complaint|escalate|escalated|
        escalating|go|going|refer|referred|referring|turn|contact|contacted|contacting|write|
        writing|file|filed|inform|notify ** @regulator
    report|reported|reporting you|your|them to
    trading|advertising standards
    data protection|privacy|supervisory authority|authorities|commissioner|commission|office|
        regulator|agency
    privacy|information commissioner
    better business bureau
    attorney general
    consumer protection|rights|affairs|ombudsman|council
    competition|financial|gambling authority|conduct|commission
    financial ombudsman
    federal trade
"""

# Asking for one's own data exercises the right to it.
OWN_DATA = """
    @data ** hold|holds|store|stores|stored|keep|keeps|have|process|collected ** about|on me|us
    copy|export|disclose|disclosure|overview ** personal data|information
    personal data|information ** you|your hold|holds|store|stores|have|keep|process
    @data ** you|your|company hold|holds|store|stores|keep|have|process|collected ** about|on|of|
        relating me|us
    what @data ** about|on me
    everything you|your hold|holds|store|stores|have|keep ** about|on me
    copy of [all] my * data
    object|objecting|objection to * processing|profiling|use
"""

PRIVACY = """
    object|objecting|objection|objected ** my|our * data|information
    no longer agree|consent
    not agree|consent ** data|processing|processed|tracking
    stop|cease|restrict processing|using|sharing|selling|tracking|collecting * data|information|me
    agree to my [personal] data
    object|objecting|objection to you|your|being|any|further ** data|history|information|profile|
        processing|marketing|advertising|tracking
    article|art [.] 7|12|13|14|15|16|17|18|19|20|21|22
    which|what|list|categories ** personal data|information ** collected|hold|have|store|shared
    @erase ** @me|@own|any|all|every|whole|entire * personal|private @data
    @erase [all] [of] @own @data
    @erase everything you|about
    @erase every|all|any @data
    @data @erase under|per
    @own|personal|my * @data [to] [be] deleted|erased|removed|wiped
    @erase me ** database|databases|systems|records|files|lists
    right|rights to be forgotten
    right|rights to|of erasure|access|rectification|portability|object|objection|deletion
    my|our|exercise|exercising|invoke|invoking|assert ** right|rights ** gdpr|ccpa|cpra|privacy|
        data
    subject access
    sar|dsar|dsr
    data subject [access] request|requests|rights
    gdpr|ccpa|cpra request|requests|erasure|deletion|objection|removal|demand
    gdpr|ccpa|cpra|dsgvo ** @erase|request|object|copy|objection|access|withdraw|provide|
        portability|stop|restrict
    @erase|object|copy|objection|withdraw|request|exercise|exercising|invoke|entitled|provide **
        gdpr|ccpa|cpra|dsgvo
    article|art [.] 15|16|17|18|20|21
    article|art 15|16|17|18|20|21|22
    withdraw|withdrawing|revoke|revoking * consent
    sell|selling|sale|share|sharing [of] my [personal] data|information|info
"""

RULES = (
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT, firm=True),
    Rule("urgency.legal_hint", Effect.HIGH, LEGAL_HINT, plain=False),
    Rule("urgency.police", Effect.HIGH, POLICE, firm=True),
    Rule("urgency.regulator", Effect.HIGH, REGULATOR, firm=True),
    Rule("urgency.own_data", Effect.HIGH, OWN_DATA, firm=True),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
)
