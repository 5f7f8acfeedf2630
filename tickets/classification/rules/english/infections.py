"""Rules for infected machines, and for data that went to the wrong person or that has to come back."""

from tickets.classification.rules.rule import Effect, Rule

INFECTION = """
    virus|viruses|malware|trojan|spyware|worm in|on|at my|our|the|his|her|a|user|users [company|work]
        laptop|
        pc|computer|system|machine|workstation|device|server|notebook|network
    virus|viruses|malware|trojan|spyware|worm * detected|found|discovered|infected|infection|attack|outbreak
    laptop|pc|computer|system|machine|workstation|device|server|notebook|network * has|have|had|got|gets|
        caught|
        by|with [a|some|been] virus|viruses|malware|trojan|spyware
    laptop|pc|computer|system|machine|workstation|server|notebook|network * virus|malware infected|affected|
        effected
    laptop|pc|computer|system|machine|workstation|server|notebook|network is|are|was|got|been|being|seems
        [to] [be] infected
    infected laptop|pc|computer|system|machine|workstation|server|notebook|file|files
    internal|malware|worm outbreak
    possible|potential|suspected|confirmed intrusion|infection|malware|compromise|botnet
    intrusion|infection detected|attempt|attempts
    security incident|incidents
    note|message|screen|popup|someone|hacker|hackers|email * asks|asking|demands|demanding|wants|saying **
        bitcoin|bitcoins|ransom
    ransom message|screen|popup|email|letter
    changed|reset|added|replaced ** email|password|phone|address|number|pin ** without my|our * knowledge|
        permission|consent
    email|password|phone|address|number|pin|details * changed * without my|our|me * knowledge|permission|
        consent|knowing|asking
    email|password|phone|address|number ** was|were|been|got changed ** i|we did|have not
    sent|mailed|emailed|forwarded|given|gave [me|us|out] someone|somebody|anyone|person else * statement|
        statements|letter|documents|document|contract|payslip|tax|bank|data|details|information|invoice|
        invoices|bill|records|results
    wrong|another patient|person|customer|client|employee [is] results|result|record|records|chart|file|
        data|
        details|information
    opened|clicked|typed|entered ** phishing|phish ** password|details|credentials|link|attachment|account
    phishing|phish ** opened|clicked|typed|entered ** password|details|credentials|link|attachment
"""

# Firm, because who asks how to get it back has lost it.
RESTORE_HINT = """
    recover|restore|retrieve|recovering|restoring|retrieving * lost|deleted|erased|missing|all|disappeared *
        @stock
    recover|restore|retrieve @own [old|lost] @stock
    get|getting|have @own [old|lost|deleted|missing] @stock|bookmarks|passwords|contacts|mail back
    file|files|folder|folders|database|drive ** deleted|overwritten|erased|corrupted|wiped ** restore|
        recover|
        recovered|restored
    years|months of|worth @stock|photos|emails|messages|mail|work * lost|gone|vanished|deleted|disappeared
    folders|subfolders|emails|messages|mails * gone|vanished|disappeared * from|after|since|all|and
"""

RULES = (
    Rule("urgency.infection", Effect.HIGH, INFECTION),
    Rule("urgency.restore_hint", Effect.HIGH, RESTORE_HINT, firm=True, plain=False),
)
