"""Rules for break-ins, leaks and extortion, and for signs of them."""

from tickets.classification.rules.rule import Effect, Rule

SECURITY = """
    contains|contain|includes|shows|exposes|leaks * @own * @secret
    someone|somebody|stranger|thief used|uses|using|misused ** account|details|data|name|identity
    dark net
    dark web
    for sale on|in dark|forum|telegram|darknet
    possession of your|our|the * customer|database|data|files|documents|list|source
    database|data|list|files ** will be sold|published|released|leaked
    address|history|details|data|name|orders|invoice|account of|for|from [a] mr|mrs|ms|miss|
        someone|somebody
    taken|took it|this|everything over
    break|breaks|breaking in to|into|at * our|my|the
    taken|took * over * my|our * account|accounts|profile|page|channel|email
    strange|weird|odd|spam messages|emails|posts|mails ** from ** account|address|profile|me|my
    broke|breaking|broken into * my|our|the|your account|accounts|system|systems|network|server|
        servers|mailbox
    attacker|attackers|intruder|intruders ** our|my|got|has|have|gained|inside|in
    password|passwords|reset|resets|code|codes|otp|login|confirmation ** not|never ask|request|
        requested|asked|initiate|initiated|ordered|trigger
    mailed|sent|emailed|gave|showed|received * of|from|for|to a|another|someone|somebody *
        patient|customer|person|stranger|client
    got|received|given|see another|other * patient|patients|customer|customers|tenant|tenants|
        client|clients
    mailed|sent|emailed|gave|forwarded|showed ** to a|another|some|someone|somebody|the|wrong **
        patient|customer|person|stranger|client|else|employee
    former|fired|ex|dismissed|disgruntled employee|staff|colleague|admin|contractor|worker **
        access|downloading|download|deleted|logged|copying|copied|stole|stealing
    copied|downloaded|obtained|stole your|our|the source|customer|entire|whole|database|data|user **
        code|list|data|database|records|pay|or
    @secret|password|passwords in|on|to|into [a|the] public|open|shared|group|slack|chat|channel|
        forum
    been|was|were|got|being|is|are|am|getting|be|has|have [been] [possibly|probably|just|also] hacked|
        breached|hijacked
    hacked @own|into|the|and|by|yesterday|today|again|!|.|,
    @hackable ** hacked|hijacked|breached|compromised
    hacked|compromised|hijacked account|accounts|site|website|email|server|password|passwords|
        credentials|card
    hacking of|into|my|our|your
    someone|somebody|they|who|hackers|hacker [has|have] hacked
    hacker|hackers has|have|got|had|gained|are|is|took|stole|accessed|access
    data|security|privacy|credential|confidentiality breach|breaches|leak|leaks|exposure|violation
    breach|breaches of * security|data|privacy|confidentiality
    your|our breach
    leak|leaked|leaks|leaking ** data|password|passwords|@secret|customer|customers|email|emails|
        personal|information|credentials|users|addresses|database|records|accounts
    @data|@secret|password|passwords|database|emails|addresses|customer|customers ** leaked|leaking|
        exposed|dumped
    ransomware|keylogger|botnet|rootkit
    ddos
    sql|code|command|script injection
    found|find|discovered|discover|report|reporting|disclose|disclosing|demonstrated **
        vulnerability|vulnerabilities|exploit|xss|csrf|rce|idor|ssrf|backdoor
    vulnerability|vulnerabilities in|on|affecting your|our
    actively|being exploited
    security hole|flaw|weakness|gap|incident|emergency
    suspicious|unknown|unrecognized|strange|unfamiliar|foreign|unauthorized login|logins|access|
        sign|device|devices|session|sessions|ip|attempts|user|users|activity
    someone|somebody|stranger|strangers|hackers|hacker|intruder|attacker|attackers|thief ** logged|
        got|gained|broke|accessed|changed|hijacked|reset|entered|breaking|logging|accessing **
        account|accounts|system|systems|server|password|email|profile
    someone|somebody|stranger|who|he|she|they * keep|keeps|is|are|been using|playing|connecting|connected|
        listening|logged|logging ** my account|spotify|profile|login
    somebody|someone|anybody|stranger|hacker else * logged|accessed|using|uses|used * my|our|into *
        account|accounts|email|login|profile|system
    not|never recognize|know|made|make|authorize|authorized ** login|logins|sign|session|sessions
    i|we do|did|can not recognize|know ** device|devices
    login|logins|session|sessions|sign ** not|never recognize|mine|ours|me|been|visited|know|us|made
    another|different|competitor @holder [is] data|invoice|invoices|orders|order|details|information|account|
        accounts|records|messages|documents|files|name|address|profile|tickets|projects|emails|
        history|statements|payslip|payslips|medical|reports|contacts|conversations|chats|dashboard|
        bookings|results|photos
    other customers|users|clients|tenants|patients|companies|people|students [is] data|invoice|
        invoices|orders|details|information|accounts|records|messages|documents|files|names|
        addresses|tickets|projects|emails|statements|payslips|medical|reports|contacts|chats|photos
    see|sees|seeing|saw|shows|show|showing|view|read|reads|access|accessing|given|received|displays|
        opened|found|get|getting ** another|other|different|stranger|strangers|competitor *
        @holder * data|invoice|
        invoices|orders|details|information|account|accounts|records|messages|documents|files|
        name|address|profile|tickets|projects|emails|statements|payslip|payslips|reports|report|marks|
        grades|letters|results|photos|passport|passports|chats|
        conversations|medical
    see|sees|seeing|saw|shows|show|showing|view|read|access|given|received|opened|found|get|getting **
        someone|somebody|person|people else|stranger * data|invoice|invoices|orders|order|details|
        information|account|records|messages|documents|files|name|address|profile|tickets|emails|
        statements|payslip|payslips|chats|medical
    see|sees|seeing|saw|shows|show|showing|view|read|access|received ** data|invoice|invoices|
        orders|details|account|records|messages|documents|files|tickets|name|address ** not|never
        ours|mine|belong|us|me
    name|address|details|data|invoices|orders|profile of|from|belonging [to] another|some|other *
        stranger|company|customer|person|client|user|tenant|people|someone|somebody|else|
        organisation|organization
    customer|customers|our|my|personal|private|confidential|user|patient data|records|files|
        details|information|invoices|documents|addresses ** public|publicly|exposed|visible|dark|
        online|sale|offered|indexed|google|forum|stranger|strangers
    visible|exposed|accessible|leaked|posted|published|appeared to|on|in|for [the] everyone|anyone|
        public|internet|google|web|world|forum|strangers|dark
    @secret ** exposed|public|publicly|github|gitlab|leaked|pastebin|repo|repository|compromised|
        stolen|slack|committed|published
    exposed|committed|pushed|published|posted|leaked|shared|uploaded|emailed|sent ** @secret **
        public|github|gitlab|repo|repository|accident|accidentally|mistake|wrong|everyone
    accidentally|mistakenly ** @secret
    @secret ** plain|clear|cleartext|plaintext text
    security vulnerability|vulnerabilities
    is|are|be vulnerable to
    pay # * or ** online|public|published|leaked
    typed|entered|gave|shared ** their passwords|credentials
    typed|entered|gave ** passwords|password|pin|details ** fake|phishing|caller|scammer|scam
    fake login|site|website|page|invoice|invoices
    impersonat~|impersonating
    pay|send|transfer us|me|him|them ** bitcoin|bitcoins|btc|monero|crypto|eth|ransom
    pay|send|demand|demands|demanding|wants|want # bitcoin|bitcoins|btc|monero|eth
    name|address|details|data|invoices|profile ** of a stranger
    demand|demands|demanding ** bitcoin|bitcoins|btc|monero|crypto|ransom
    pay us|or|up|within ** public|publish|leak|release|sell|destroy
    ransom note|demand|demands|payment|of|money
    pay|paying|demand|demanding|demands|want|wants * ransom
    extort~|blackmail~ @me|money|you|them
    being|are|is extorted|blackmailed
    will|to|shall|would|or|going|we publish|release|leak|sell|expose ** your|our|all ** data|
        customers|database|files|list|clients|secrets
    files|data|servers|computers|everything ** encrypted * and|note|ransom|by|pay
    identity theft|stolen|fraud
    account|accounts|profile|page|email ** hijacked
    intrusion|cyberattack|cyberattacks|cyber attacked|attack|attacks
    brute|under attack|force
    without password|authentication|authorization|login ** access|see|read|open|download|anyone
    anyone|anybody|everyone ** can|could * access|see|read|open|download|view ** our|my|private|
        confidential|without|all|personal|customer
    lets|allows|allow|let anybody|attackers|attacker
    password|passwords ** plain|clear|plaintext text|in
    revoke|rotate|revoked|rotated ** @secret|immediately|asap|right
    serious|severe|critical|major|grave security issue|problem|bug|risk|concern
"""

# Words that people also use of a warning on a page, a game or the news.
SECURITY_HINT = """
    asking|asked|asks them|employees|customers|people|colleagues to * confirm|enter|give|verify **
        password|passwords|pin|card|bank
    your * malware|trojan|vulnerable|virus
    claiming|claims|claimed|pretending|pretends|posing to|be|as * from|your|support
    hacked|hijacked
    breach|breached
    leaked
    extortion|blackmail
    hackers
    of|from a different|another patient|customer|person|student|client|employee|tenant
    asked|asks|asking me|us|him|her|for * card|pin|otp
    session|sessions|login|logins|sign ** from ** and|but|while ** never|live|not
    unusual|unexpected login|logins|sign|device
    stolen|stole|theft laptop|phone|device|notebook|tablet|badge|credentials|password|passwords|token
    laptop|phone|device|notebook|tablet|credentials|passwords|badge * stolen|theft
    stole * @own|the laptop|phone|device|notebook|tablet
    company|work|corporate|office|business laptop|phone|notebook|tablet ** lost|missing
    lost|lose|missing * company|work|corporate|office|business laptop|phone|notebook|tablet
    clicked|opened|entered|typed|received|downloaded ** phishing|malware|virus|trojan
    infected with|by virus|malware|trojan
    colleagues|employees|customers|users|staff ** phishing|phish|spoofed
"""

# Reported every day, and rarely more than a nuisance.
SUSPICIOUS = """
    phish~|phishing|spoofing|spoofed
    malware|trojan|spyware|virus|viruses
    security issue|problem|warning|threat|concern|alert|risk|bug
    vulnerability|vulnerabilities
    suspicious|unusual email|emails|mail|mails|message|messages|link|links|activity|attachment
    spam email|emails|mail|mails|messages
    not legit|legitimate
"""

RULES = (
    Rule("urgency.security", Effect.HIGH, SECURITY),
    Rule("urgency.security_hint", Effect.HIGH, SECURITY_HINT, plain=False),
    Rule("urgency.suspicious", Effect.MEDIUM, SUSPICIOUS),
)
