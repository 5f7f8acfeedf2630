"""Rules for anger, threats, irony and praise, and for praise that mocks."""

from tickets.classification.rules import faces
from tickets.classification.rules.rule import Effect, Rule

ANGER = """
    @bad
    slecht|slechte|belabberde service|klantenservice|ervaring|communicatie|bereikbaarheid|
        dienstverlening|bank|bedrijf|kwaliteit|app|behandeling|helpdesk|organisatie
    service|klantenservice|communicatie|helpdesk|bereikbaarheid|ondersteuning|bank|app ** slecht|
        onbestaande|nul|waardeloos|ondermaats
    heel|zeer|erg|zo|echt|super|wel|gewoon slecht|slechte|jammer|vervelend|storend|zwak|spijtig
    niet te geloven|doen|begrijpen|filmen|vatten
    kan|mag toch|echt|zo niet
    dit|dat|zo kan|mag echt|toch|niet niet|zo
    slaat nergens op
    slaat|trekt|lijkt op niets|niks
    te gek voor
    beneden alle|elk peil
    hoe is het|dit|dat mogelijk
    hoe durven|durft jullie|u|je
    wat een|n ellende|drama|schande|ramp|puinhoop|aanfluiting|waardeloos|waardeloze|slechte|bende|
        ongelooflijke|gedoe|klote|rotzooi|troep|zooitje|flauwekul|onzin|circus|grap
    puinhoop|rotzooi|zooitje|bende|flauwekul|onzin|belachelijks
    nooit|niet meer|weer aanraden|bestellen|klant|kopen|terug
    nooit meer|weer
    raad|raden ** af
    raad niemand
    afrader|afraden|blijf weg
    blijf|ver weg|hier|vandaan
    dikke|grote|een nul
    geen|0|1|één|nul ster|sterren
    ben|zijn|word|was ** [niet] ontevreden|boos|kwaad|beu|zat|teleurgesteld|gefrustreerd
    beu|spuugzat|kotsbeu
    ben|het|dit * zat
    genoeg van|geweest
    helemaal|er|ermee klaar mee
    geduld ** op|opgeraakt
    vertrouwen ** kwijt|weg|verloren|geschonden
    geen|0 vertrouwen|respect|enkele ** meer|voor|klant
    tijd|geld|tijdverlies ** verspild|verspilling|weggegooid
    tijdsverspilling|geldverspilling|tijdverlies|geldklopperij
    aan het lijntje
    kastje naar
    genegeerd|negeren|negeert|afgescheept|voorgelogen|belazerd|bedrogen|genaaid|belogen|misleid|
        misleidend|misleidende|misleiding|afzetten|afzetterij|afgezet|afzetters|belazeren
    niet tevreden|blij|serieus|normaal|professioneel|klantvriendelijk|oké|betrouwbaar|acceptabel|fatsoenlijk
    laat|laten ** wensen|steek|zitten
    wekenlang|maandenlang|urenlang|eindeloos wachten|aan
    schaam|schamen|schaamte
    ergste|slechtste ooit|bank|service|bedrijf|ervaring|support
    zoveelste keer|mail|storing|fout
    alweer|weeral
    steeds slechter
    verpest|verknoeid|verziekt
    wraakroepend|hemeltergend|schrijnend
    erger|ergert|erger ik|mij|me
    zwaar|zeer|erg|enorm|diep teleurgesteld|ontgoocheld|ontevreden|ongelukkig
    ontgoocheld|ontgoocheling|ontgoochelend
    laatste waarschuwing|kans
    zo ga|gaat|gaan|behandel|behandelt ** niet|geen * klanten|klant|mensen
    alles behalve goed|snel|vlot|vriendelijk|aan
    moeten|moet ** stoppen|ophouden
    meer|beter|anders verwacht
    verprutsen|verprutst|verpesten|verknallen
    niemand iets|wat ** uit|schelen|interesseren
    # uur|uren ** wacht|wachtrij|telefoon
    vloek|verwens
    walg|walgen|walgt|walging|dief|boeven|schurken|typisch|smeek|smeken|circus|klucht
    behandeld|behandelt|behandelen ** als
    als ** behandeld
    gegooid|gesmeten ** schutting|heg|muur|deur
    over de|het schutting|heg|hek
    vierde|vijfde|zesde|tiende|zoveelste ticket|mail|keer|melding|telefoontje
    niemand ** belt|reageert|antwoordt ** terug|ooit
    betaal|betalen ** nou|nu|eindelijk|eens
    eindelijk eens
"""

THREAT = """
    @lawyer ** inschakelen|inschakel|neemt|nemen|zal|spant|horen|dagvaarden|stappen
    schakel|schakelen|neem ** @lawyer
    anders|zo|als|indien|wanneer ** advocaat|rechter|rechtbank|politie|aangifte|@regulator|rechtszaak|
        juridische|gerechtelijke|stappen|media|klacht|geschil|deurwaarder
    juridische|gerechtelijke stappen|acties|actie|procedure|maatregelen
    dagvaarden|dagvaard|aanklagen|rechtszaak|rechter ** jullie|u|aan|aanspannen|beginnen|stappen
    spant|spannen|span|begin|beginnen ** rechtszaak|procedure|kort
    klaag|klagen ** aan
    sleep|sleur|daag|dagen|stap ** rechter|rechtbank|gerecht
    stel|stellen ** gebreke|aansprakelijk
    doe|doen|ga|gaan ** aangifte
    open|openen|start ** geschil|dispuut
    zullen|zal|ga|gaan|moet ** @regulator|politie|rechter|media|consumentenbond|klacht
    negatieve|slechte|vernietigende review|recensie|beoordeling|reclame
    naar de|social media|pers
    laatste|uiterste aanmaning|termijn|waarschuwing|kans
    hier blijft|zal niet|gevolgen
    gevolgen|consequenties hebben
    publiceren|verkopen|lekken ** gegevens|data|klanten|database
    nog van|spijt mij|krijgen
"""

IRONY = """
    bedankt|dank voor niets|niks
    lekker dan|bezig|weer
    fijn|mooi|leuk|lekker|knap|geweldig|super ,|weer|is|dat * weer|nog een|update|storing
    fijn|mooi|leuk|lekker|knap|geweldig|super weer|dat ** kapot|niet|storing|plat|fout|gecrasht|niets
    weer lekker
    zogenaamde|zogezegd|zogenaamd
    lang leve
    wie verzint|bedenkt
    echt|heel|lekker klantvriendelijk hoor
"""

MOCKERY = """
    bravo|gefeliciteerd|proficiat|chapeau|hulde
    lekker|knap|mooi|goed bezig
    mooi|fraai is dat|dit
"""

PRAISE = """
    @good
    erg|heel|zeer|echt|super|enorm|altijd|zo|ontzettend|best|uiterst|prima|bijzonder|wel @nice
    bedankt|dank|danken ** inzet|meedenken|vriendelijke|fijne|geweldige|uitstekende|topservice
    pluim|complimenten|hulde voor|aan|!
    goed|goede|prima|snel|snelle|fijn|fijne|vriendelijk|vriendelijke|correct|vlot|vlotte|mooi|mooie|
        uitstekend|uitstekende|nette|duidelijke service|hulp|bank|app|website|klantenservice|levering|
        communicatie|uitleg|ervaring|producten|product|afhandeling|reactie|werk|contact|ondersteuning|
        geholpen|site|kwaliteit|aanbod|geleverd|verlopen|opgelost|uitgelegd|bediening|dienst|prijs|tarieven|
        werking|platform|medewerker|medewerkers|personeel|bedrijf|tool|advies|overzicht|verpakt|opvolging
    service|hulp|bank|app|website|klantenservice|levering|communicatie|alles|team|site|afhandeling **
        goed|prima|snel|vlot|top|perfect|vriendelijk|correct|uitstekend|duidelijk|geweldig|handig|tevreden|
        super|netjes|overzichtelijk
    snel|vlot|goed|vriendelijk|correct|duidelijk|makkelijk|gemakkelijk|eenvoudig|handig|betrouwbaar|
        gratis ,|en|!|. snel|vlot|goed|vriendelijk|correct|duidelijk|makkelijk|gemakkelijk|overzichtelijk|
        eenvoudig|handig|betrouwbaar|gratis|behulpzaam|efficiënt|deskundig
    werkt|loopt|verloopt|gaat|verliep|ging ** goed|perfect|vlot|prima|super|vlekkeloos|uitstekend|wensen|
        wens|fantastisch|snel
    snel|goed|vriendelijk|netjes|prima|vlot|uitstekend|correct|perfect geholpen|opgelost|afgehandeld|
        geleverd|beantwoord|te|verzorgd|bezorgd|verlopen|geregeld
    tevreden klant|over|met|gebruiker|!|.|van|klanten
    ben|zijn|was|waren ** blij|tevreden|gelukkig|enthousiast|dankbaar met|over|!|.|dat
    zeker|echt|absolute|een|dikke aanrader
    kan|zou|zal ** aanraden
    raad|raden ** iedereen aan
    ga zo door
    doe|hou|blijf zo voort|vol|door
    helemaal|dik tevreden|top|goed|blij
    mijn|de dag gered
    reddende engel
    vijf|5 sterren
    niets|niks dan lof|goeds
    geen klachten|problemen|opmerkingen ,|.|!|tot
    blij mee|met|dat
    beste bank|bedrijf|service|app|team|ooit
"""

# Polite words, too: they are praise only where nothing is asked and nothing is wrong.
THANKS = """
    bedankt|dank|danken|dankbaar voor|aan * hulp|service|snelle|goede|reactie|uitleg|oplossing|
        ondersteuning|alles|moeite|geduld|afhandeling|werk|advies|team|terugbetaling
    super|ontzettend|enorm|dikke|nogmaals|duizendmaal|hartelijk|hartelijke|heel|veel|vele bedankt|dank
    dank je|jullie|u wel
    ^ bedankt !|jullie|allemaal|hoor|iedereen
    zeg ze|hem|haar bedankt
    dankbaar
"""

RULES = (
    Rule("sentiment.anger", Effect.NEGATIVE, ANGER, firm=True),
    Rule("sentiment.angry_face", Effect.NEGATIVE, faces.ANGRY, firm=True),
    Rule("sentiment.threat", Effect.NEGATIVE, THREAT, firm=True),
    Rule("sentiment.irony", Effect.MOCKING, IRONY, firm=True),
    Rule("sentiment.mockery", Effect.MOCKING, MOCKERY),
    Rule("sentiment.praise", Effect.POSITIVE, f"{PRAISE}\n    {faces.GLAD}", asserted=True),
    Rule("sentiment.thanks", Effect.POSITIVE, THANKS, asserted=True, plain=False),
)
