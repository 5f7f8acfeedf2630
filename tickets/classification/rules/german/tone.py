"""Rules for anger, threats, irony and praise, and for praise that mocks."""

from tickets.classification.rules import faces
from tickets.classification.rules.rule import Effect, Rule

ANGER = """
    schwachsinn|blödsinn|unsinn|humbug
    @bad
    schlecht|schlechte|schlechter|schlechtes|schlechten|schlimmer [service|kundenservice|
        kundendienst|support|qualität|erfahrung|behandlung|beratung|organisation|kommunikation]
        service|kundenservice|kundendienst|support|qualität|erfahrung|behandlung|beratung|
        organisation|kommunikation|firma|bank|app|kundenbetreuung|laden
    so|sehr|echt|richtig|einfach|wirklich|nur|extrem|total schlecht|schade|traurig|schwach|teuer
    service|kundenservice|support|beratung|qualität|app|kundendienst ** schlecht|mangelhaft|mies|
        ungenügend|null|wertlos
    nicht zu fassen|glauben
    nicht akzeptabel|hinnehmbar|tragbar|lustig|zufrieden|normal
    nicht euer|ihr ernst
    kann|darf doch|ja|wohl nicht wahr|sein
    was soll das|der|dieser quatsch|mist|theater|bitte|denn|?|eigentlich|jetzt
    wie kann|können|könnt es|das|ihr|sie|man * sein|nur|so|bloß
    mir|uns|jetzt|langsam reicht es
    genug von|davon
    es|jetzt reicht mir|uns|es|langsam|jetzt|wirklich
    nase|schnauze|kanal|hals [gestrichen|so] voll
    satt|leid ,|dass|ständig|immer|.|!
    es|das|bin * leid|satt
    geduld ** ende|verloren|verliere|erschöpft|strapaziert
    nie|niemals wieder|mehr|weiterempfehlen|empfehlen .|!|,|bei|hier|diese|dieser|etwas|ihr|ein
    nie wieder
    nicht weiterempfehlen|empfehlen|empfehlenswert|weiterzuempfehlen
    niemandem|niemanden|keinem ** empfehlen|weiterempfehlen|raten
    keine empfehlung|kaufempfehlung|weiterempfehlung
    frech|freche|frecher
    unseriös|unseriöser|unseriöse|quatsch|betteln|farce|betrugsversicherung|bauernfänger
    rate|raten ** ab
    abraten|abzuraten
    finger|hände weg
    geld|zeit ** verschwendet|rausgeworfen|vergeudet|gestohlen
    zeitverschwendung|geldverschwendung|geldmacherei
    vertrauen ** verloren|weg|zerstört|missbraucht|verspielt
    keiner|niemand|keinen|niemanden ** interessiert|kümmert|hilft|antwortet|zuständig|meldet|ruft
    hingehalten|ignorieren|ignoriert|abgewimmelt|vertröstet|verarscht|verarschen|veräppelt|
        verschaukelt|belogen|angelogen|getäuscht|abgespeist|abgefertigt|angewidert|angeekelt
    hängen gelassen
    warteschleife|warteschleifen
    müsst|müssen|sollt|sollten ** aufhören|endlich
    mehr|besser|besseres erwartet
    falsche|falsches|leere versprechen|versprechungen
    seit # stunden ** zustellung|warteschleife
    nicht zuverlässig
    albern|kindergarten|zirkus|theater|klassiker|typisch|bodenlose|diebe|dieb|verbrecher|gauner|
        halsabschneider|nutzlos|sinnlos|lächerliche|lächerlicher
    behandelt ** wie
    wie ** behandelt
    im stich
    wieder einmal|mal nichts|nicht|kaputt|ausgefallen|verspätung|leer
    das|die dritte|vierte|fünfte|sechste|zehnte|zehnte mal|ticket|mail|anfrage|anruf
    niemand|keiner ** ruft|meldet ** zurück
    wochenlang|monatelang|ewig|stundenlang|tagelang
    seit # wochen|monaten ** vertröstet|hingehalten
    leider|bin|sind|sehr|wirklich|maßlos|schwer|tief|zutiefst|bitter enttäuscht|verärgert|sauer
    bin|sind * [nicht] unzufrieden|enttäuscht|sauer|wütend|genervt|stinksauer|bedient
    verdammt|verdammte|verdammter|verdammten|verflucht|blöd|blöde|blöder|blöden|dumm|dumme|idioten|
        idiot|deppen|trottel|arschloch|arsch|kotzen|heulen
    nie im leben
    ein|einen|null|keine|0 stern|sterne|punkte
    note|schulnote 6|5|sechs|fünf|ungenügend
    wollen|willst|wollt sie|ihr|du * verarschen|veräppeln|provozieren|hinhalten
    ist das ihr|euer ernst
    kundenunfreundlich|kundenfeindlich|unkulant|servicewüste|unzuverlässig|unverständlich
    solche|solchen|diese|diesen|ihre|ihren|eure methoden|machenschaften|praktiken|geschäftspraktiken
    so ** nicht umgehen|umgegangen|behandeln|weitergehen
    so|derart * umgehen|umgegangen|behandeln|behandelt
    schande|schäm|schämen|schämt
    beschwerde|beschwere|beschweren ** offiziell|formell|geschäftsleitung|vorgesetzten
    letzte|letzter|letztes|letzten chance|warnung
"""

THREAT = """
    @lawyer ** einschalten|einschalte|beauftragen|beauftrage|übergeben|übergebe|klage|klagen|klagt|
        verklagen|hören|melden|meldet|vertreten
    schalte|schalten|nehme|nehmen|beauftrage|beauftragen|übergebe|wende|konsultiere ** @lawyer
    rechtliche|rechtlichen|juristische|gerichtliche|rechtlicher schritte|schritten|konsequenzen|
        maßnahmen|mittel
    werde|werden|sonst|andernfalls|ansonsten|oder ** klagen|verklagen|anzeigen|klage|anzeige|anwalt|
        gericht|polizei|verbraucherzentrale|rechtlich|presse|öffentlich|bewertung|kündigen
    wenn|falls|sollte ** nicht ** anzeige|klage|anwalt|gericht|polizei|@authority|rechtliche|presse
    verklagen|verklage|strafanzeige|klage ** sie|euch|ein|erstatten|einreichen|stellen|erstatte
    sehen|sieht uns|man|sich ** gericht
    anzeige erstatten
    anzeige gegen sie|euch|ihr|ihre
    käuferschutz|käuferschutzfall ** wenn|sonst|falls
    eröffne|öffne|leite|melde ** käuferschutz|käuferschutzfall|fall
    schreibe|schreiben|gebe|geben|hinterlasse|veröffentliche|bekommen ** negative|schlechte bewertung|
        bewertungen|rezension
    an die presse|öffentlichkeit|medien
    wechsle|wechseln|kündige|kündigen ** konkurrenz|anbieter|sofort ** wenn|sonst
    letzte|letztmalige|letztmalig|allerletzte frist|aufforderung|warnung|mahnung
    konsequenzen|nachspiel haben|rechnen|ziehen|folgen
    werden|werdet noch hören|bereuen
    werden|werdet das bereuen
    veröffentlichen|verkaufen|leaken ** daten|kunden|datenbank
    daten|kunden|datenbank ** veröffentlicht|verkauft ** wenn|sonst|zahlen
    zahlen|zahlt sie|ihr ** sonst|bitcoin
"""

IRONY = """
    dank|danke|glückwunsch|bravo für nichts|nix|garnichts
    dank|danke für gar|absolut nichts
    dank|danke für diesen|das|den|die * ärger|chaos|reinfall|zeitverschwendung|verschwendete
    na toll|super|klasse|bravo|prima|danke|herrlich|wunderbar
    bravo|super|toll|schön|klasse|prima ,|.|! noch|wieder|schon ** update|fehler|bug|ausfall|störung
    schön|toll|super|prima|klasse ,|. noch ein|eine
    toll|super|klasse|großartig|prima|danke|bravo|glückwunsch|perfekt gemacht|,|. schon|wieder|mal|
        jetzt|nun|da ** kaputt|nicht|nichts|fehler|ausgefallen|abgestürzt|weg|gelöscht
    mal wieder typisch|bezeichnend
    das ist|mal typisch
    wer hat sich das ausgedacht
    so viel zu|zum
    soviel zum|zu
    macht ja spaß
    was für ein|eine leistung|meisterleistung|überraschung|freude
"""

MOCKERY = """
    toll|klasse|großartig|bravo|glückwunsch|wunderbar|herrlich|gratuliere|gratulation
    tolle|super|toller|tolles|großartige|großartiger service|leistung|update|arbeit|idee|support|
        qualität|kundenservice|app
    gut|schön|super|toll gemacht
    herzlichen glückwunsch
    wie immer|gewohnt|üblich
    sogenannter|sogenannte|sogenannten
"""

PRAISE = """
    @good
    sehr|wirklich|echt|super|so|total|äußerst|richtig|absolut|rundum|überaus|voll gut|gute|
        guter|gutes|guten|nett|nette|netter|nettes|netten|freundlich|freundliche|freundlicher|
        freundlichen|freundliches|hilfsbereit|hilfsbereite|hilfsbereiten|kompetent|kompetente|
        kompetenten|kompetenter|schnell|schnelle|schneller|schnellen|zufrieden|professionell|
        professionelle|zuvorkommend|zuverlässig|hilfreich|einfach|geduldig|praktisch|dankbar|glücklich
    dank|danke ** tolle|tollen|großartige|super|hervorragende|kulanz|engagement|einsatz|mühe
    lob|kompliment|komplimente|chapeau|hut ab
    weiter so
    gut|super|toll|klasse|hervorragend|bestens|prima|perfekt gemacht|geklappt|funktioniert|geholfen|
        gelöst|erklärt|beraten|verpackt|geliefert|gelaufen
    hat|haben ** mir|uns * sehr|super|toll|gut|schnell|echt geholfen|weitergeholfen
    gerne|jederzeit wieder
    immer wieder gern|gerne
    kann|werde|würde|uneingeschränkt|absolut|wärmstens|gerne|nur|sehr ** empfehlen|
        weiterempfehlen|weiterempfohlen|empfehlenswert
    empfehlenswert|weiterempfehlung
    liebe|lieben eure|euer|die|diese|das * app|produkt|tool|produkte|shop|programm
    zufrieden|zufriedene|zufriedener|glücklich mit|kunde|kundin|kunden
    bin|sind|war|waren ** zufrieden|begeistert|glücklich|beeindruckt|angetan|happy
    beeindruckt|begeistert|freue|gefreut|erfreut|happy|hochzufrieden
    alles|hat alles super|bestens|gut|perfekt|prima|reibungslos|problemlos
    einfach|einfache|unkompliziert|schnell|verständlich|übersichtlich|kompetent|zuverlässig ,|und ** einfach|
        unkompliziert|schnell|verständlich|übersichtlich|kompetent|zuverlässig|freundlich|professionell|
        zuvorkommend
    schnell|schnelle|prompt|prompte|reibungslos|reibungslose|unkompliziert|unkomplizierte|
        problemlos|zügig|zügige|flott|flotte [und] lieferung|hilfe|antwort|abwicklung|reaktion|
        gelöst|geliefert|geholfen|beantwortet|erledigt|bearbeitung|freundlich|kompetent|service
    freundlich|freundliche|nett|nette|kompetent|kompetente [und] mitarbeiter|mitarbeiterin|personal|
        beratung|service|team|hilfsbereit|schnell|kundenservice|fahrer|stimme
    ein|großes|dickes|riesen lob
    hat|haben ** schnell|sofort|prompt|super|toll|problemlos ** gelöst|geholfen|geschickt|organisiert|erledigt
    weltklasse|top|hammer|tiptop
    rettet|gerettet|retter|held|helden|engel
    fünf|5 sterne
    4|5|vier|fünf von 5|fünf sternen
"""

# Polite words, too: they are praise only where nothing is asked and nothing is wrong.
THANKS = """
    dank|danke ** für|an ** hilfe|unterstützung|schnelle|schnellen|rasche|raschen|prompte|lösung|
        beratung|geduld|service|gute|guten|arbeit|bearbeitung|erledigung|reparatur|erstattung|
        freundliche|alles|reaktion
    vielen|herzlichen|tausend|großen|lieben|riesen|besten dank
    tausend|riesengroßes dank|danke|dankeschön
    ^ danke|dankeschön|merci !|euch|ihnen|vielmals|nochmals
    dankbar
    bedanken|bedanke
"""

RULES = (
    Rule("sentiment.anger", Effect.NEGATIVE, ANGER, firm=True),
    Rule("sentiment.angry_face", Effect.NEGATIVE, faces.ANGRY, firm=True),
    Rule("sentiment.threat", Effect.NEGATIVE, THREAT, firm=True),
    Rule("sentiment.irony", Effect.MOCKING, IRONY, firm=True),
    Rule("sentiment.mockery", Effect.MOCKING, MOCKERY),
    Rule("sentiment.praise", Effect.POSITIVE, f"{PRAISE}\n{faces.GLAD}", asserted=True),
    Rule("sentiment.thanks", Effect.POSITIVE, THANKS, asserted=True, plain=False),
)
