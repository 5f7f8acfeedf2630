"""Rules for questions and requests."""

from tickets.classification.rules.rule import Effect, Rule

ASKS = """
    in advance
    ?
    please|kindly
    can|could|would|will|may|might|shall|should you|i|we|someone|somebody|anyone|there|they|it
    how|where|what|why do|does|did|is|are|can|could|would|will|should|to|much|many|long|was|were|
        has|have|am
    when|which|who do|does|did|can|should
    ^ how|where|what|when|which|who|why|can|could|any|anyone|may
    ^ is|are|was|will|would|has|were|should you|we|i|the|this|that|there|it|your|my|our|these|a|an|
        any|someone|anyone|they|all
    do|does you|your|anyone
    ^ did|do|does|have|has you|i|we|they|the|your|my|our|anyone|it|this|that|these|any|all|both|
        children|members|guests
    is|are there
    have you
    need|needs|needed|want|wants|require|requires|requesting|request|requests
    would|will * like to|a|an|the|you|some|another|my|our|this|it|more|one|two|three|#
    would|will appreciate|prefer|need
    wish|wishing to
    asking|ask|enquire|enquiring|inquire|inquiring|query|enquiry|inquiry|question|questions|
        wondering|wonder|curious
    let me|us know
    looking for|to
    look|check into|at|this|it|whether|if|why
    interested in
    tell|send|give|show|help|call|contact|inform|advise|assist|email|mail|phone|ring|remind|
        connect|forward|transfer|refer|provide|text|get me|us|with|back
    waiting|await|awaiting for|your|to
    help|assist me|us|please|needed|required|with|him|her
    ^ help
    need|want|require|get|some|any help|assistance|advice
    advice|advise|quotation
    a|your|new quote
    ^ send|add|change|update|remove|call|give|tell|show|fix|check|correct|make|delete|confirm|
        reset|extend|transfer|move|merge|enable|disable|activate|set|stop|put|explain|provide|
        increase|unlock|restore|replace|issue|resend|cancel|refund|close|include|upgrade|downgrade|
        renew|book|schedule|rename|approve|grant|allow|arrange|investigate|turn|switch me|my|our|
        us|the|this|it|a|an|another|order|account|user|these|one|to|two|all|on|off|both|your|
        everything|subscription|access|demo|#
    requires|require|needs|demand|demands|demanding|insist|expect|deadline
    must|have|has|needs to be
    possible to|for|?
    not sure|know|understand|clear|figure|find|see how|what|where|whether|if|why|which|the|out
    {cannot} find|figure|see|locate|work
    asap
    as soon as
    due|respond|reply|return by
    get back to
    would mind
    any|an update|news|eta|idea|advice|chance|plans|way|progress|timeline
    attached ** form|questionnaire|fill
"""

# Worded like a suggestion, but it asks somebody to act now.
POLITE_REQUEST = """
    @good|grateful|appreciated|appreciate|nice|helpful|helps|kind it|if * could|can|would|will *
        fix|help|look|check|send|resolve|call|confirm|tell|explain|correct|refund|restore|
        investigate|extend|reply|let
"""

RULES = (
    Rule("requires_action.asks", Effect.ASKS, ASKS),
    Rule("requires_action.polite_request", Effect.ASKS, POLITE_REQUEST, firm=True),
)
