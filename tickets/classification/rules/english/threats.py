"""Rules for threats: of law, of leaving, of telling everybody."""

from tickets.classification.rules.rule import Effect, Rule

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
    will|gonna|shall|must|and|or|be sue|suing
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
    or|unless|otherwise i|we|else|you [will|am|are|not] * sue|leave|leaving|cancel|report|post|switch|
        escalate|publish|expose
    or|unless|otherwise sue|escalate|publish|expose
    or else
    chargeback ** if|unless
    taking|take [my|our] business elsewhere
    tell|warn|telling|warning everyone|everybody|others|people|all
    bad|negative|1|one|honest star|review|reviews
    pay up
    pay us|# * or
    publish|leak|release|sell ** your|customer|the ** data|customers|list
    goes public
    have|has|got until|till monday|tuesday|wednesday|thursday|friday|tomorrow|tonight|today|noon|#
    face|expect|suffer * consequences
    you will regret|pay
    consumer forum|court|helpline
    make fun of you
    you will be sorry|exposed|reported|prosecuted|hearing
"""

RULES = (Rule("sentiment.threat", Effect.NEGATIVE, THREAT, firm=True),)
