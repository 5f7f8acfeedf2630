"""Rules that mute other rules, because a thing is over, and those that say that it goes on."""

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

RULES = (
    Rule("scope.resolved", Effect.RESOLVED, RESOLVED),
    Rule("scope.closed", Effect.CLOSED, CLOSED),
    Rule("scope.still", Effect.STILL, STILL),
)
