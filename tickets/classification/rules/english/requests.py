"""Rules for questions and requests."""

from tickets.classification.rules.rule import Effect, Rule

ASKS = """
    in advance
    ?
    please|kindly
    can|could|would|will|may|might|shall|should you|i|we|someone|somebody|anyone|there|they|it
    how|where|what|why do|does|did|is|are|can|could|would|will|should|to|much|many|long|was|were|
        has|have|am
    when do|does|did|can|should|will|would|is|are
    .|!|? which|who is|are|do|does|did|can|will|would|should|has
    ^ how|where|what|why|any|anyone|may
    ^ is|are|was|can|could|will|would|has|were|should you|we|i|the|this|that|there|it|your|my|our|
        these|a|an|any|someone|anyone|they|all|please
    do|does you|your|anyone
    ^ did|do|does|have|has you|i|we|they|the|your|my|our|anyone|it|this|that|these|any|all|both|
        children|members|guests
    is|are there
    have you
    i|we|urgently|badly|really|please need|needs|want|wants|require|requires|request|requests|demand|
        expect|insist
    requesting
    request you|u to
    my|our|this|a request
    request for|to|that
    is|are|urgently|help|assistance|.|! needed|required|requested
    would|will * like to|a|an|the|you|some|another|my|our|this|it|more|one|two|three|#
    would|will appreciate|prefer|need
    wish|wishing to
    am|are|was|were|i|we|to|like|would|must|could|may|might asking|ask|enquire|enquiring|inquire|
        inquiring
    a|my|one|our|another|quick|small|tiny|little|following|have|some|two|more|of question|questions|
        query|queries|enquiry|inquiry
    wondering|wonder|curious
    let me|us know
    am|are|i|we|. looking for|to
    look|check into|at|this|it|whether|if|why
    am|are|be|. interested in
    tell|send|give|show|help|call|contact|inform|advise|assist|email|mail|phone|ring|remind|
        connect|forward|transfer|refer|provide|text|get me|us
    call|phone|ring|email|write|get [me|us] back
    help|assist me|us|please|needed|required|with|him|her
    ^ help
    need|want|require|get|some|any help|assistance|advice
    quotation
    a|your|new quote
    ^ send|add|change|update|remove|call|give|tell|show|fix|check|correct|make|delete|confirm|
        reset|extend|transfer|move|merge|enable|disable|activate|set|stop|put|explain|provide|
        increase|unlock|restore|replace|issue|resend|cancel|refund|close|include|upgrade|downgrade|
        renew|book|schedule|rename|approve|grant|allow|arrange|investigate|turn|switch me|my|our|
        us|the|this|it|a|an|another|order|account|user|these|one|to|two|all|on|off|both|your|
        everything|subscription|access|demo|#
    must|needs to be
    possible to|for|?
    due|respond|reply|return by
    get back to
    would mind
    any|an update|news|eta|idea|advice|chance|plans|way|progress|timeline
    attached ** form|questionnaire|fill
"""

# Said of the time, or by others: what is wanted is told in other words, if at all.
WANTED = """
    asap
    as soon as possible
    as soon as you|u can|could|get|have|are
    you|still|also|and|just|user|users|customer|she|he|they need|needs|want|wants|require|requires|
        request|requests|demand|expect|insist
"""

# What people don't know or find they want to be told.
AT_A_LOSS = """
    not sure|know|understand|clear|figure|find|see how|what|where|whether|if|why|which|the|out
    {cannot} find|figure|see|locate|work
"""

WAITING = """
    waiting|await|awaiting for|your|to
"""

# Worded like a suggestion, but it asks somebody to act now.
POLITE_REQUEST = """
    @good|grateful|appreciated|appreciate|nice|helpful|helps|kind it|if * could|can|would|will *
        fix|help|look|check|send|resolve|call|confirm|tell|explain|correct|refund|restore|
        investigate|extend|reply|let
"""

# In a text of a few words the thing that is wanted, at its end or its beginning, stands for the request.
NAMED = """
    installation|setup|reset|unlock|activation|registration|replacement|upgrade|downgrade|update|
        access|permission|permissions|approval|account|password|passcode|login|license|licence|
        certificate|appointment|booking|reservation|quote|quotation|receipt|status|check|repair|
        charge|charges|help|callback|question|request .|!|?
    speak|talk to [a|an|your|the] manager|human|person|agent|supervisor|someone|somebody
    ^ install|installation|reinstall|setup|set|reset|unlock|activate|register|replace|upgrade|add|
        adding|changing|creating|removing|access|permission|cancel|connect
"""

BRIEF = (Rule("requires_action.named", Effect.ASKS, NAMED),)

RULES = (
    Rule("requires_action.asks", Effect.ASKS, ASKS),
    Rule("requires_action.wanted", Effect.ASKS, WANTED),
    Rule("requires_action.at_a_loss", Effect.ASKS, AT_A_LOSS),
    Rule("requires_action.waiting", Effect.ASKS, WAITING),
    Rule("requires_action.polite_request", Effect.ASKS, POLITE_REQUEST, firm=True),
)
