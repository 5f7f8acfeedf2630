"""Rules for break-ins, leaks and extortion, and for signs of them."""

from tickets.classification.rules.rule import Effect, Rule

SECURITY = """
    contains|contain|includes|shows|exposes|leaks * @own * @secret
    of|from|for|to a different|other patient|customer|person|user|company|student|client|employee|
        tenant
    of|from another patient|customer|person|user|company|student|client|employee|tenant
    someone|somebody|stranger|thief used|uses|using|misused ** card|account|details|data|name|
        identity
    dark net
    for sale on|in dark|forum|telegram|darknet
    possession of your|our|the * customer|database|data|files|documents|list|source
    database|data|list|files ** will be sold|published|released|leaked
    address|history|details|data|name|orders|invoice|account of|for|from [a] mr|mrs|ms|miss|
        someone|somebody
    @secret ** plain|clear|cleartext|plaintext|readable
    taken|took * over
    somebody|someone ** taken|took it|over
    strange|weird|odd|spam messages|emails|posts|mails ** from ** account|it|address|profile|me|my
    break|breaks|broke|breaking in|into
    attacker|attackers|intruder|intruders
    password|passwords|reset|resets|code|codes|otp|login|confirmation ** not|never ask|request|
        requested|asked|initiate|initiated|ordered|trigger
    mailed|sent|emailed|gave|forwarded|showed|received ** of|from|for|to a|another|some|someone|
        somebody|the ** patient|customer|person|stranger|client|else|employee|user
    former|fired|ex|dismissed|disgruntled employee|staff|colleague|admin|contractor|worker **
        access|downloading|download|deleted|logged|copying|copied|stole|stealing
    copied|downloaded|obtained|have|has|stole your|our|the source|customer|entire|whole|database|
        data|user ** code|list|data|database|records|pay|or
    claiming|claims|claimed|pretending|pretends|posing to|be|as * be|from|your|support
    asked|asks|asking me|us|him|her|for * card|pin|otp
    @secret|password|passwords in|on|to|into [a|the] public|open|shared|group|slack|chat|channel|
        forum
    session|sessions|login|logins|device|devices|sign ** from ** and|but|while ** never|live|not|in
    hacked|hacking|hacker|hackers|hack|hacks
    breach|breached|breaches
    compromised|compromise
    leak|leaked|leaks|leaking ** data|password|passwords|@secret|customer|customers|email|emails|
        personal|information|credentials|users|addresses|database|records|accounts
    @data|@secret|password|passwords|database|emails|addresses|customer|customers|list ** leak|
        leaked|leaks|leaking|exposed|stolen|dumped
    leaked
    data|security|privacy|password|credential leak|leaks|exposure|incident|violation
    phish~|phishing|spoofing|spoofed
    malware|ransomware|trojan|spyware|keylogger|botnet|virus|viruses|rootkit
    ddos
    sql|code|command|script injection
    xss|csrf|rce|idor|cve|ssrf
    vulnerability|vulnerabilities|exploit|exploits|exploited|exploiting|backdoor
    security hole|flaw|bug|issue|problem|weakness|gap|incident|alert|concern|emergency|risk
    suspicious|unknown|unrecognized|strange|unfamiliar|unusual|foreign|unexpected|unauthorized
        login|logins|activity|access|sign|device|devices|session|sessions|ip|attempts|user|users|
        changes
    someone|somebody|stranger|strangers|hackers|intruder|attacker|attackers|thief|person|people|
        they ** logged|got|gained|broke|accessed|changed|hijacked|took|reset|entered|breaking|
        logging|accessing ** account|accounts|system|systems|server|password|in|into|email|profile|
        over
    somebody|someone|anyone|anybody|stranger|hacker else * logged|accessed|using|uses|used|in|my|
        inside
    not|never recognize|know|made|make|me|mine|ours|authorize|authorized|us ** login|logins|sign|
        session|sessions|device|devices
    login|logins|sign|session|sessions|device|devices|location|country ** not|never recognize|mine|
        ours|me|been|visited|know|us|made
    another|other|else|different|stranger|strangers|competitor customer|company|person|user|tenant|
        client|patient|people|clients|customers|users|tenants|patients|account|companies|
        organisation|organization [is] data|invoice|invoices|orders|order|details|information|
        account|accounts|records|messages|documents|files|name|address|profile|tickets|projects|
        emails|history|statements|payslip|payslips|medical|reports|contacts|conversations|chats|
        dashboard|bookings|results|photos
    see|sees|seeing|saw|shows|show|showing|view|read|reads|access|accessing|given|got|received|
        displays|visible|downloaded|opened|found|get|getting ** another|other|else|stranger|
        strangers|different|competitor|someone|somebody ** data|invoice|invoices|orders|details|
        information|account|accounts|records|messages|documents|files|name|address|profile|tickets|
        projects|emails|statements|customers|payslip|payslips|people|reports|chats|conversations|
        medical
    see|sees|seeing|saw|shows|show|showing|view|read|access|received ** data|invoice|invoices|
        orders|details|information|account|records|messages|documents|files|tickets|name|address **
        not|never ours|mine|belong|us|me|my|our|know
    name|address|details|data|invoices|orders|profile of|from|belonging a|another|some|to|other *
        stranger|company|customer|person|client|user|tenant|people|someone|somebody|else|
        organisation|organization
    customer|customers|our|my|personal|private|confidential|user|patient data|records|files|
        details|information|invoices|documents|addresses ** public|publicly|exposed|visible|dark|
        online|sale|offered|indexed|google|forum|stranger|strangers
    visible|exposed|accessible|available|open|leaked|posted|published|appeared to|on|in|for [the]
        everyone|anyone|public|internet|google|web|world|forum|strangers|dark
    dark web
    @secret ** exposed|public|publicly|github|gitlab|leaked|pastebin|repo|repository|compromised|
        stolen|slack|committed|published
    exposed|committed|pushed|published|posted|leaked|shared|uploaded|emailed|sent ** @secret **
        public|github|gitlab|repo|repository|accident|accidentally|mistake|wrong|everyone
    accidentally|mistakenly ** @secret
    typed|entered|gave|shared ** their passwords|credentials
    typed|entered|gave ** passwords|password|pin|details ** fake|phishing|caller|scammer|scam
    fake login|site|website|page|invoice|invoices|email|emails|support
    impersonat~|impersonating
    pay|send|transfer|demand|demanding|wants|want|transfer ** bitcoin|bitcoins|btc|monero|crypto|
        eth|ransom
    pay us|or|up|within ** public|publish|leak|release|sell|destroy
    ransom|extort~|extortion|blackmail~|hostage
    publish|release|leak|sell|expose ** your|our|the|all ** data|customers|database|files|list|
        clients|secrets
    files|data|servers|computers|everything ** encrypted * and|note|ransom|by|pay
    stolen|lost|missing laptop|phone|device|notebook|credentials|password|passwords|badge|tablet|
        token
    laptop|phone|device|notebook|tablet|credentials|passwords ** stolen|theft
    identity theft|stolen|fraud
    account|accounts|profile|page|email ** hijacked|taken over|stolen
    intrusion|intruder|intruders|cyberattack|cyber attacked
    cyber|brute|under attack|force
    without password|authentication|authorization|login ** access|see|read|open|download|anyone
    anyone|anybody|everyone ** can|could * access|see|read|open|download|view ** our|my|private|
        confidential|without|other|all|personal|customer|any
    lets|allows|allow|let anyone|anybody|attackers|attacker
    lets|allows|allow users|me see|read|open|view|access|download
    password|passwords ** plain|clear|plaintext text|in
    revoke|rotate|revoked|rotated ** @secret|access|immediately|asap|right
"""

RULES = (Rule("urgency.security", Effect.HIGH, SECURITY),)
