"""Words that the rules are built on: classes, inflections, contractions and common misspellings."""

from tickets.classification.rules.language import Vocabulary, word_set

_VOWELS = "aeiou"

# Too frequent in tickets to be the word by which a phrase is looked up.
COMMON_WORDS = word_set(
    "i you he she it we they my our your the a an is are was were be been being am has have had "
    "do does did not no to of for in on at by from with and or but if so that this these those "
    "can could will would should may might must all any some me us them get got its as up out "
    "one what when where which who how why there just very too since now again still after "
    "need want like know make time day today email account , . ! ?"
)

_CLASSES = {
    "be": "is are was were be been being am has have had went goes going gone keeps kept appears "
    "appear seems seem stays remains looks became",
    "my": "my our your the this that his her their a an",
    "own": "my our",
    "me": "me us him her them",
    "number": "a an one two three four five six seven eight nine ten twelve fifteen twenty "
    "thirty forty fifty sixty hundred hundreds thousand thousands several few couple half many "
    "dozen dozens",
    "service": "site sites website websites webshop shop store storefront app application server "
    "servers service services system systems platform portal dashboard api apis checkout "
    "production prod database network backend cloud gateway crm erp pos tool software cluster "
    "instance environment everything helpdesk phones lines it page login hub",
    "shared": "site sites website websites webshop shop store storefront server servers service "
    "services system systems platform portal dashboard api apis checkout production prod database "
    "network backend cloud gateway crm erp pos cluster instance everything helpdesk phones lines",
    "crowd": "users customers clients staff employees agents operators workers visitors merchants "
    "members students teachers nurses doctors drivers colleagues coworkers teams subscribers guests "
    "patients cashiers buyers shoppers sellers dealers partners engineers technicians planners",
    "post": "tills terminals registers scanners lines phones printers pumps cameras sites pages shops "
    "stores branches checkouts handsets handhelds kiosks desks servers machines computers screens",
    "stock": "data files records documents contacts projects orders photos pictures messages entries "
    "notes databases database folders work everything invoices emails appointments bookings backups "
    "settings history",
    "currency": "dollars euros pounds usd eur gbp money thousands",
    "gone": "down offline unreachable unavailable inaccessible dead unresponsive",
    "people": "users customers clients staff employees agents people visitors merchants members "
    "students teachers nurses doctors drivers colleagues coworkers team teams office offices "
    "company department departments branch branches stores shops warehouse school hospital "
    "organisation organization tenants subscribers accounts guests patients cashiers sites "
    "locations centre center floor crew workforce operators buyers shoppers devs developers "
    "engineers",
    "lawyer": "lawyer lawyers attorney attorneys solicitor solicitors barrister counsel",
    "regulator": "regulator regulators regulatory ombudsman ico fca ftc cnil bbb bafin fcc cfpb "
    "authorities watchdog ofcom ofgem",
    "erase": "delete deleted deletion erase erased erasure remove removed removal wipe purge "
    "forget",
    "data": "data information info details records record",
    "files": "data files file records documents document contacts projects orders photos pictures "
    "messages tickets entries notes history database databases folders folder customers work "
    "everything invoices emails list lists bookings appointments transactions",
    "charge": "charge charged charges charging bill billed billing debit debited debits deducted "
    "invoiced paid",
    "hackable": "account accounts email emails mailbox profile site website server servers system "
    "systems network database computer computers phone page channel app password passwords card "
    "identity information data wallet store shop",
    "holder": "customer customers company companies firm firms person people user users client "
    "clients patient patients tenant tenants student students employee employees policyholder guest "
    "guests pupil pupils account member members family lady man stranger",
    "stole": "stole steal stealing stolen",
    "stolen": "stolen stole cloned skimmed",
    "charged": "charged charging billed billing debit debited debits deducted invoiced paid",
    "payment": "charge charges payment payments transaction transactions debit debits withdrawal "
    "withdrawals purchase purchases withdraw billing",
    "secret": "key keys secret secrets password passwords token tokens credentials credential "
    "certificate",
    "system": "works work working loads load loading opens open opening shows show showing "
    "displays display displayed displaying appears appear appearing saves save saved saving syncs "
    "sync syncing synced updates update updated updating respond responds responding connect "
    "connects connecting start starts starting launch launches launching send sends sending sent "
    "print prints printing render renders rendering play plays playing scan scans scanning fit "
    "fits match matches matching refresh refreshes install installs upload uploads uploading "
    "export exports exporting import imports importing register registers recognises "
    "recognize recognizes recognized accept accepts accepted arrive arrives arrived arriving "
    "delivered trigger triggers triggered calculate calculates apply applies applied process "
    "processes processed let allow allows boot boots turn turns function functions functioning "
    "react reacts sound ring complete completes go goes going come comes came add adds include "
    "includes included calculated count counts visible available accessible possible correct "
    "right readable legible clickable reachable receiving getting reset charging sort sorts "
    "filter filters trigger pair pairs stick close closing finish finishes record records "
    "recorded render remember remembers running run runs build building builds migrate migrated "
    "pull pulls pulling generate generates generating generated accepting produce detect detects "
    "detected transfer transferred populated saved created credited posted reflected shipped dispatched",
    "act": "log login sign access open save upload download print connect pay book checkout "
    "check submit send reset edit delete add change use see hear export import attach install "
    "sync view click select enter place complete renew upgrade join reach get make update create "
    "remove proceed continue finish verify activate register scroll type read publish search "
    "process invite assign receive set start run scan play move load unlock answer call order "
    "purchase buy redeem apply link link work do accept generate",
    "thing": "app page pages screen button buttons file files report reports link links image "
    "images picture pictures message messages email emails code account feature function form "
    "import export search login invoice printer program update integration plugin video",
    "bad": "terrible awful horrible horrendous dreadful appalling atrocious abysmal pathetic "
    "disgusting disgraceful shocking shameful unacceptable outrageous ridiculous laughable absurd "
    "useless worthless garbage rubbish crap crappy trash lousy shoddy shambles shitty shit "
    "fucking wtf bullshit bloody damn hell insulting infuriating maddening unprofessional "
    "incompetent clueless horrid hopeless intolerable inexcusable unbelievable lamentable "
    "nightmare disaster disgrace fiasco farce clown mess disrespectful unreliable deplorable "
    "woeful diabolical unhelpful scandalous infuriated",
    "good": "great awesome amazing fantastic excellent wonderful brilliant superb outstanding "
    "fabulous terrific incredible phenomenal exceptional stellar marvellous marvelous splendid "
    "flawless exemplary lovely perfect impressive delightful magnificent",
    "praised": "service support team product app tool job work help experience staff company "
    "update release software editor feature platform training webinar session course onboarding "
    "care people colleague agent customer design improvement effort communication response "
    "documentation system website site person solution stuff value start thing",
    "emergency": "emergency emergencies",
    "soon": "minute minutes min mins hour hours hr hrs h",
    "delivery": "order orders parcel parcels package packages delivery deliveries shipment "
    "shipments item items goods letter replacement courier card",
    "bill": "invoice invoices bill bills receipt statement billing amount total totals price "
    "prices fee vat tax quote balance",
}
CLASSES = {name: word_set(words) for name, words in _CLASSES.items()}

# Different wordings of one idea; a phrase with a macro is expanded once for each wording.
MACROS: dict[str, tuple[str, ...]] = {
    "cannot": (
        "can not",
        "could not",
        "unable to",
        "not able to",
        "impossible to",
        "not possible to",
        "no longer able to",
        "can no longer",
        "can neither",
        "fail~ to",
    ),
    "want": (
        "want|wants|wanted|demand|demands|expect|need|require|request|requested|requesting|await",
        "would like|love|appreciate|prefer",
        "asking for",
        "asked for",
        "ask for",
        "waiting for",
        "waiting on",
        "entitled to",
        "owe|owes|owed @me",
        "give|send|get|issue|process|arrange @me",
        "give|issue|process|arrange",
        "insist on",
        "apply for",
        "claim|seek|seeking",
    ),
    "many": (
        "nobody",
        "no one",
        "none of [us|our|the|my]",
        "not one of [us|our|the|my]",
        "not a single",
        "everyone",
        "everybody",
        "all [of] [our|the|my|your] [other] @people",
        "all of us|them",
        "entire|whole [sales|support|accounting|finance|customer|dev|call] @people",
        "every [single] user|customer|client|employee|visitor|agent|store|office|site|branch|"
        "merchant|member|shop|tenant|student|patient|request|page|order",
        "our [sales|support|finance|whole|entire|accounting] @people",
        "# users|customers|clients|employees|agents|people|stores|visitors|drivers|students|"
        "colleagues|branches|locations|merchants|staff|cashiers|members|nurses",
    ),
}

_NEGATED_VERBS = word_set(
    "is are was were do does did has have had could would should must need might"
)
_EXPLICIT = {
    "can't": "can not", "cannot": "can not", "cant": "can not", "won't": "will not",
    "wont": "will not", "ain't": "is not", "shan't": "shall not", "i'm": "i am", "im": "i am",
    "it's": "it is", "that's": "that is", "what's": "what is", "where's": "where is",
    "there's": "there is", "here's": "here is", "who's": "who is", "how's": "how is",
    "he's": "he is", "she's": "she is", "let's": "let us", "i've": "i have", "ive": "i have",
    "we've": "we have", "you've": "you have", "they've": "they have", "i'd": "i would",
    "we'd": "we would", "you'd": "you would", "it'd": "it would", "i'll": "i will",
    "we'll": "we will", "you'll": "you will", "it'll": "it will", "they'll": "they will",
    "you're": "you are", "we're": "we are", "they're": "they are", "youre": "you are",
    "thats": "that is", "whats": "what is", "wheres": "where is", "noone": "nobody",
    "pls": "please", "plz": "please", "plse": "please", "thx": "thanks", "tnx": "thanks",
    "ty": "thanks", "u": "you", "ur": "your", "acct": "account", "eror": "error",
    "errror": "error", "recieve": "receive", "recieved": "received", "payed": "paid",
    "loggin": "login", "signin": "login", "logon": "login", "acces": "access", "acess": "access",
    "acount": "account", "accout": "account", "pasword": "password", "passwort": "password",
    "twise": "twice", "faild": "failed", "brocken": "broken", "borken": "broken",
    "chargd": "charged", "refundd": "refunded", "imediately": "immediately",
    "immediatly": "immediately", "urgant": "urgent", "urjent": "urgent", "ergent": "urgent",
    "hackd": "hacked", "haked": "hacked", "webiste": "website", "wesbite": "website",
    "definately": "definitely", "authorised": "authorized", "authorise": "authorize",
    "authorising": "authorizing", "unauthorised": "unauthorized", "recognise": "recognize",
    "recognised": "recognized", "unrecognised": "unrecognized", "apologise": "apologize",
    "cancelation": "cancellation", "canceled": "cancelled", "canceling": "cancelling",
    "cancle": "cancel", "cancell": "cancel", "e-mail": "email", "everbody": "everybody",
    "evryone": "everyone", "everyones": "everyone", "realy": "really", "terible": "terrible",
    "horible": "horrible", "frustated": "frustrated", "dissapointed": "disappointed",
    "disapointed": "disappointed", "dissappointed": "disappointed", "unacceptible": "unacceptable",
    "unaccaptable": "unacceptable", "pritn": "print", "hakced": "hacked", "yesteday": "yesterday",
    "wen": "when", "cnat": "can not", "sicne": "since", "yestreday": "yesterday",
    "loged": "logged", "somone": "someone", "ofice": "office", "conect": "connect",
    "conection": "connection", "lgoin": "login", "dindt": "did not", "anymroe": "anymore",
    "cannt": "can not", "becasue": "because", "wierd": "weird", "slwo": "slow",
    "crahes": "crashes", "crashs": "crashes", "workin": "working", "wokring": "working",
    "erorr": "error", "erro": "error", "updaet": "update", "downlaod": "download",
    "invioce": "invoice", "teh": "the", "becuase": "because", "subscripton": "subscription",
    "subcription": "subscription", "adress": "address", "delievered": "delivered",
    "delivred": "delivered", "lawer": "lawyer", "layer's": "lawyer", "solicitors'": "solicitors",
    "fradulent": "fraudulent", "fraudualent": "fraudulent",
    "fraudelent": "fraudulent", "companys": "company", "elses": "else", "thankyou": "thanks",
    "dosent": "does not", "doesent": "does not",
    "dosnt": "does not", "didint": "did not", "wasent": "was not", "0": "zero",
}  # fmt: skip

# Swapped letters are the most frequent typing error, and in long words a swap never makes another word.
_SWAPPED = word_set(
    "charge charges double unauthorized invoices outage offline breach leaked scammed fraud "
    "lawsuit lawyers court police regulator restore system everyone nobody support appears "
    "doesn't wrong missing damaged locked declined incorrect loading updated install connect "
    "freezes frozen crash horrible ridiculous awful useless annoyed annoying waiting answer "
    "response fantastic amazing wonderful excellent awesome great question wondering possible "
    "address change refund refunded charged charging twice payment invoice subscription cancel "
    "cancelled password account website service urgent urgently emergency immediately lawyer "
    "attorney hacked broken working crashes crashed crashing error failed unacceptable terrible "
    "disappointed frustrated received delivered delivery deleted customer customers database "
    "security compromised because please thanks money access problem application export server "
)


def inflections(word: str) -> set[str]:
    """Return the regular forms of an English word. A form that does not exist does no harm."""
    forms = {word, word + "s", word + "es", word + "ed", word + "ing", word + "er", word + "ers"}
    if word.endswith("e"):
        forms |= {word + "d", word[:-1] + "ing", word + "r", word + "rs"}
    elif word.endswith("y"):
        forms |= {word[:-1] + "ies", word[:-1] + "ied"}
    elif word[-1] not in _VOWELS:
        doubled = word + word[-1]
        forms |= {doubled + "ed", doubled + "ing", doubled + "er", doubled + "ers"}
    return forms


def _swaps(word: str) -> set[str]:
    """Return a word with two neighbouring letters swapped, in every way that keeps the first letter."""
    return {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(1, len(word) - 1)
        if word[at] != word[at + 1]
    }


def _spellings() -> dict[str, str]:
    spellings = {slip: word for word in _SWAPPED for slip in _swaps(word)}
    for verb in _NEGATED_VERBS:
        spellings[f"{verb}n't"] = spellings[f"{verb}nt"] = f"{verb} not"
    return spellings | _EXPLICIT


# Typed words and how they are read; a value may be several words.
SPELLINGS: dict[str, str] = _spellings()

VOCABULARY = Vocabulary(
    classes=CLASSES,
    macros=MACROS,
    common=COMMON_WORDS,
    inflect=inflections,
    spellings=SPELLINGS,
)
