"""Rules for things that don't work, for one person or for all."""

from tickets.classification.rules.rule import Effect, Rule

DEFECT = """
    is|are|was|were|went|gone|being down|offline
    outage|outages|downtime
    no|without internet|network|service|signal|connection|dial
    shuts|shut|shutting down after|by|on|when|again|itself|suddenly|randomly|every|while|during
    takes|took|needs|taking over|more [than] [a|an] minute|minutes|hour|hours|#
    hole|holes|crack|cracks|dent|scratches|leak in|on
    goes|went|going wrong
    marks|marked|shows|shown|counts|puts ** as wrong|invalid|unread|missing|empty
    jam|jams|jammed|jamming
    # times as|longer|more|slower
    twice as long|slow
    keeps|kept
    itself when|after|every|again|at|while|without|whenever
    deletes|deleted|wiped|wipes|erased|erases|overwrites|overwrote|duplicates my|our|the|all|its
    stays|stay|remains|turns|turned|goes|went|comes|came|is|are|be * blank|black|grey|gray|dark|
        empty|unreadable|garbled|cut
    time out
    empties|empty itself
    not|never|longer show|shows|shown|showing|displayed|there|found|listed|visible in|on|up|at|for
    not shown|showing|displayed|populated|generated|approved|recognized|identified
    fix this|it|the|that|your|my|our|these
    please|kindly|need|needs|must|to be fix|fixed|repaired
    fixing * screen|phone|laptop|problem|printer|computer|device
    card * eaten|swallowed|stuck|retained|captured
    machine|atm ** took|kept|ate|swallowed|keep my|the card
    battery ** drain|drains|draining|drained|dies|died|dying|dead|terrible|life
    laggy|sluggish|clunky
    lost|missing|removed|where * option|button|feature|capability|functionality|toolbar|icon|icons|tab|
        menu
    bring|put|give ** back .|!|?|,
    page|link|file|option|feature|button|site|app|account|it no longer exists|available|there|visible|works
    no purchase|build|builds|record|records|result|results|device|printer|network found|available|shown|
        running
    abended|abend|aborted
    near capacity
    terminated|closed|stopped unexpectedly
    disk|drive|volume|mailbox|storage|space|memory ** full|consumed|exceeded|exhausted
    {cannot} be opened|found|deleted|displayed|read|loaded|saved|sent|printed|processed|created|changed|
        updated|reached|connected|installed|released|completed|used|accessed|edited|removed|verified|
        played|posted|established|started|executed
    printer|scanner|server|router|switch|phone|camera|device|machine offline|down|dead
    speed|speeds * drop|drops|dropped|slow|slower|terrible|bad
    is|are|was inactive
    even slower|worse
    much slower
    returned by * bank
    swapped|reversed|jumbled
    does|do|did not do anything|nothing|much
    broken|broke|came|fell|peels|peeled|peeling|worn|wore|falls off|apart|after|down
    peels|peeling|leaks|rust|rusted|rusty|faded|loose|wobbly|squeaky|creaks
    breaking the|my|our|everything|all
    not [even|really|properly|correctly|always|yet|been|being|be|get|getting|currently|reliably|
        actually|fully|just|quite|seem|appear|want|longer|have] [to] [be|been] @system
    never @system
    no longer @system
    nothing works|happens|loads|shows|appears|comes|opens
    does|did|do nothing
    none of ** work~|load~|open~
    error|errors|bug|bugs|buggy|glitch|glitches|glitchy|glitching|defect|defects|defective|fault|
        faulty|malfunction|malfunctions|malfunctioning|exception|stacktrace
    crash|crashes|crashed|crashing
    freeze|freezes|froze|freezing|frozen|hangs|hanging|hung|stuck
    broken|broke|breaks
    fail|fails|failed|failing|failure|failures
    problem|problems|issue|issues|trouble|troubles|difficulty|difficulties
    damaged|cracked|torn|dented|scratched|shattered|leaking|leaks|spoiled|mouldy|moldy|smashed|
        ripped|stained|bent
    times|timed|timing out
    timeout|timeouts
    blank|white|black|empty|grey|gray|red|blue page|pages|screen|screens|window|image|images|box|
        boxes|list|file|files|pdf|report
    http|error|code|status|get|gets|getting|gives|returns|throws|got|a|returned|an|with|just 400|
        401|403|404|405|413|422|429|500|501|502|503|504
    400|401|403|404|413|422|429|500|502|503|504 error|errors|page|on|when|from|internal|every|for|
        since
    wrong|incorrect|incorrectly|wrongly|inaccurate|erroneous|mistaken|misspelled|misspelt|mixed|
        garbled|corrupt|corrupted|unreadable|distorted|blurry|pixelated|misaligned|inconsistent
    mistake|mistakes|outdated * on|in
    missing|disappear|disappears|disappeared|disappearing|vanish|vanishes|vanished
    overlap|overlaps|overlapping|flicker|flickers|flickering|stutter|stutters
    duplicated|duplicates|duplicate contacts|entries|records|emails|events|orders|tickets
    twice|double since|after|when|in|every
    each|every|contact|event|message|email|entry ** twice
    very|so|extremely|really|too|painfully|super|incredibly|terribly|unusually|become|becomes|
        became|got|gets|getting|running|runs|being|is|are slow|sluggish|laggy
    slow|slows|slower|sluggish|laggy|lag|lags|lagging since|for|to|down|when|than|today|lately|
        after|response|loading|dashboard|performance|on
    takes ** forever|ages|minutes|seconds|long|hours to
    delay|delayed|delays|late|overdue
    no sound|connection|response|results|signal|picture|reception|internet|hot|power|option|effect
    stop|stops|stopped [being] work|working|updating|syncing|loading|responding|sending|receiving|
        showing|recording|playing|delivering|charging|connecting|printing|importing|accepting|
        arriving|showing
    sync|import|export|timer|backup|feed|integration|update|process|job|machine|recording|delivery|
        service stopped
    keeps|keep|kept|constantly|continually|continuously|repeatedly|randomly|suddenly crashing|
        freezing|logging|asking|disconnecting|failing|going|closing|spinning|dropping|showing|
        getting|giving|saying|telling|throwing|losing|loading|returning|jumping|resetting|
        restarting|sending|appearing|kicking|rebooting|stopping|hanging|cutting|buffering|
        rejecting|redirecting|turning|switching|beeping|timing|changing|reverting|signing|closes|
        logs|stops|shows
    logs|logged|logging|kicks|kicked|signs|signed|throws|threw me|us|out|her|him
    log|logs|logged|kicks|kicked|signs|signed|throws me out
    closes|shuts|switches|turns|restarts|reboots|quits itself|immediately|unexpectedly|suddenly|
        off|by|again|right
    disconnect|disconnects|disconnected|disconnecting|bounce|bounces|bounced|bouncing
    drops|dropped|dropping|cuts|cutting|cut out|every|off|calls|connection|call|again|constantly
    declined|rejected|refused|denied|rejects|declines|refuses
    invalid|expired|unrecognized|unsupported|unresponsive
    says|said|saying|shows|claims|marked|listed|reported * invalid|expired|unknown|rejected|closed|
        delivered|locked|full
    out of sync|date
    mismatch|mismatched|mismatches|discrepancy|discrepancies
    differ|differs|different from|than|to|product|item|colour|color|amount|size
    not match|add|agree|correspond|correct|right|accurate|complete|reflect|equal|working|possible|
        sent|here|there|as|in|on|up
    less|more|higher|lower|later|earlier|fewer than * agreed|quoted|quote|ordered|expected|
        promised|advertised|displayed|should|before
    upside down
    hour|hours|minutes|day|days|weeks|week|minute late|behind|off|early|overdue|later
    instead of * #|xl
    received|sent|got|delivered|shipped|shows|show|showing|displays|prints|gets|get|see|goes|opens|
        reads|arrived|came ** instead
    redirects|redirected|sends|takes|brings|loops me|us|back|to * back|page|home|login|cart|start
    goes back to
    leads|goes|points|linked nowhere|to [a] dead|404|nowhere|wrong|empty
    worn|fell|falling|came|come|comes apart|off|loose
    mess|messes|messed up
    ignores|ignoring|ignored my|the|our|setting|settings|filter
    forgets|forgot|loses|lost|resets|overwrites|reverts my|the|our|all|its|itself|connection|
        settings|every
    used to ** now
    regression
    since ** update|upgrade|release|version|migration ** not|no|any|gone|only|every|closes|slow|
        still
    unusable|unstable|dysfunctional|inoperable
    not * compatible|usable
    acting|behaving|behaves|acts up|strangely|weird|weirdly|oddly|odd|funny
    weird|strange|odd behaviour|behavior|message|characters|symbols|result|results|numbers
    no|without|missing picture|image|video|audio|screws|charger|manual|cable|parts|part|lid|
        instructions|battery|receipt|attachment|tracking|confirmation
    screen|page goes|turns|went|stays|remains black|blank|white|blue|grey
    spins|spinning|loads|loading|buffers|buffering forever|endlessly|and|for|wheel|circle|
        indefinitely
    only|just shows|says|see|get|getting|loads|opens|plays|prints ** blank|empty|half|spinner|grey|
        black|white|nothing
    search|searching|filter|query|report returns|gives|shows|finds * nothing|empty|no|zero|none|
        wrong
    unreliable|inconsistent|erratic|flaky|intermittent|intermittently|sporadically
    squares|gibberish|question marks|boxes|symbols instead
    smells|smell|noise|noises|rattles|squeaks|overheats|overheating|burning
"""

# How people begin to describe a problem; in a question the same words may describe a plan.
CIRCUMSTANCE = """
    it|that|which|app|page|button|search|system|program|machine|device|site|website|screen|export|
        import|printer|file|form|list|player|tool|software|editor|filter|link|code|function|
        feature|plugin|calendar|widget|menu|report|card|phone|camera|sensor|map|chat does|will|did
        not
    does not
    i|we|she|he|they|users can|could not
    when|whenever|after|once|time|as i|we|you * switch|press|click|clicking|tap|rotate|open|
        opening|close|hit|choose|pick|select|type|scroll|upload|attach|submit|save|print|export|
        search|refresh|restart|log|sign|start|drag|enter|hover|swipe|paste|plug|connect|try
    if i|we * press|click|tap|open|rotate|submit|save
    when|whenever|after|while|on|by|upon clicking|pressing|tapping|opening|saving|uploading|
        scrolling|switching|typing|selecting|printing|exporting|submitting|starting|rotating|
        logging|installing|updating|charging|syncing|loading|importing
    each|every time
    since [the|our|your|my|last|its] [last|latest|new] update|upgrade|release|version|migration|
        patch|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|week
    jumps|jumped|switches|resets|reverts|changes back
    meant|supposed to be
    should ** but|however|yet
    ought to ** but
    but no|nothing|nobody
    should have been|arrived|come|received
    contains|contain|includes only|just
    got|get|received|gets|receive no|nothing
    shown|displayed|shows|appears|appear|printed|saved as
    even though|although
    but * only|still|instead
    after|took|takes|taken # days|weeks|months
    paid ** but|yet|and
"""

ACCESS = """
    wrong|incorrect|invalid pin|password|passcode|credentials|code
    lost|lose|missing|revoked ** rights|permission|permissions|role|access|licence|license
    {cannot} * log|login|logon|sign|access
    {cannot} get|log|sign in|into|on|onto
    locked|lock|shut|kicked out
    unlock|unlocking
    unblock|reactivate * account|accounts|user|users|id|email|profile|me|my
    account|user|id|login|profile|password * lock|lockout|locked|expired
    account|login|profile|user|card ** locked|blocked|suspended|disabled|deactivated|frozen|
        restricted|banned
    locked|blocked|suspended|disabled|deactivated|frozen|banned ** account|accounts|login|profile|
        me
    access|permission|login * denied|lost|revoked|forbidden|refused|blocked|missing
    no longer have|has access|permission
    have|has|had|got no access|permission
    no access
    lost [my] access
    not|never get|got|getting|received|receive|receiving|gets|see|seen|find|arrive|arrived ** code|
        email|emails|mail|mails|sms|link|message|messages|notification|notifications|verification|
        confirmation|reset|otp|pin|token
    code|email|mail|sms|link|otp|pin ** never|not * arrives|arrive|arrived|comes|come|came|
        received|sent|work|works
    not|never have|had * access
    forgot|forgotten|lost * password|passcode|pin|credentials|authenticator
    password ** not|wrong|rejected|incorrect|fails|refused
    log|login|sign * loop|failed|fails|failing|problem|problems|issue|trouble|impossible
"""

HINDERED = """
    {cannot} * @act
    can not even|seem|always|properly|really|currently|now|just to
    not * let|letting|allow|allowing me|us|him|her|anyone
    unable
"""

RULES = (
    Rule("urgency.defect", Effect.MEDIUM, DEFECT),
    Rule("urgency.circumstance", Effect.MEDIUM, CIRCUMSTANCE, asserted=True),
    Rule("urgency.access", Effect.MEDIUM, ACCESS),
    Rule("urgency.hindered", Effect.MEDIUM, HINDERED),
)
