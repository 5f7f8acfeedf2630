"""Rules for anger, threats, irony and praise, and for praise that mocks."""

from tickets.classification.rules import faces
from tickets.classification.rules.rule import Effect, Rule

ANGER = """
    @bad
    schlecht|schlechte|schlechter|schlechtes|schlechten|schlimmer [service|kundenservice|
        kundendienst|support|qualität|erfahrung|behandlung|beratung|organisation|kommunikation]
        service|kundenservice|kundendienst|support|qualität|erfahrung|behandlung|beratung|
        organisation|kommunikation|firma|bank|app|kundenbetreuung|laden
    so|sehr|echt|richtig|einfach|wirklich|nur|extrem|total schlecht|schade|traurig|schwach|teuer
    service|kundenservice|support|beratung|qualität|app|kundendienst ** schlecht|mangelhaft|mies|
        ungenügend|null|nicht existent|wertlos
    nicht zu fassen|glauben|akzeptabel|hinnehmbar|tragbar|lustig|zufrieden|euer|ihr ernst
    kann|könnt|darf doch|ja|das|wohl nicht wahr|sein|ernst|ihr
    was soll das|der|dieser|denn
    wie kann|können|könnt * sein|das|ihr|sie|man ** dass|nur|so|sowas|sein
    reicht|genug mir|uns|jetzt|es|langsam|wirklich
    es|jetzt|mir|das reicht
    nase|schnauze|kanal|hals [gestrichen|so] voll
    satt|leid [,] dass|ständig|immer|jedes|es|das
    geduld ** ende|verloren|verliere|erschöpft|strapaziert
    nie|niemals wieder|mehr|weiterempfehlen|empfehlen
    nicht weiterempfehlen|empfehlen|empfehlenswert|weiterzuempfehlen
    kann|werde|würde|rate|niemandem ** abraten|ab|nicht empfehlen
    abzuraten|finger|hände weg
    finger|hände weg
    geld|zeit|zeitverschwendung verschwendet|verschwendung|rausgeworfen|verloren|schade
    zeitverschwendung|geldverschwendung|geldmacherei
    vertrauen ** verloren|weg|zerstört|missbraucht|verspielt
    keiner|niemand|keinen|niemanden ** interessiert|kümmert|hilft|antwortet|zuständig|meldet|ran
    hingehalten|ignorieren|ignoriert|abgewimmelt|vertröstet|verarscht|verarschen|veräppelt|
        verschaukelt|belogen|angelogen|getäuscht|abgespeist|im stich|hängen gelassen
    im stich|regen
    wieder einmal|mal|nur ** nichts|nicht|kaputt|ausgefallen|verspätung|leer
    schon|immer wieder ** ausgefallen|kaputt|falsch|verspätet|vergessen|fehler
    zum # . mal
    wochenlang|monatelang|ewig|stundenlang|tagelang
    seit # wochen|monaten ** immer|warte|vertröstet|nichts|keine
    leider|bin|sind|sehr|wirklich|maßlos|schwer|tief|zutiefst|mehr als enttäuscht|verärgert|sauer
    bin|sind * [nicht] unzufrieden|enttäuscht|sauer|wütend|genervt|stinksauer|bedient
    verdammt|verdammte|verdammter|verdammten|verflucht|blöd|blöde|blöder|blöden|dumm|dumme|idioten|
        idiot|deppen|trottel|arschloch|arsch|kotzen|zum kotzen|heulen
    nie nie|im leben wieder
    ein|einen|null|keine|0 stern|sterne|punkte
    note|schulnote 6|5|sechs|fünf|ungenügend
    wollen|willst|wollt sie|ihr|du mich|uns * verarschen|veräppeln|provozieren|hinhalten
    ist das ihr|euer ernst
    kundenunfreundlich|kundenfeindlich|unkulant|servicewüste|unzuverlässig|unverständlich
    solche|solchen|diese|diesen|ihre|ihren|eure methoden|machenschaften|praktiken|geschäftspraktiken
    so|derart ** umgehen|umgegangen|behandeln|behandelt
    schande|schäm|schämen|schämt
    beschwerde|beschwere|beschweren ** über|hiermit|offiziell|formell
    letzte|letzter|letztes|letzten chance|warnung|mal|versuch
"""

THREAT = """
    @lawyer ** einschalten|einschalte|ein|beauftragen|
        beauftrage|übergeben|übergebe|nehmen|wenden|wende|gehe|klage|klagen|klagt|verklagen|
        hören|melden|wird|vertreten
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
    negative|schlechte|1 bewertung|bewertungen|rezension|stern
    an die presse|öffentlichkeit|medien
    wechsle|wechseln|kündige|kündigen ** konkurrenz|anbieter|sofort ** wenn|sonst
    letzte|letztmalige|letztmalig|allerletzte frist|aufforderung|warnung|mahnung
    konsequenzen|nachspiel haben|rechnen|ziehen|folgen
    werden|wirst noch|das bereuen|bereuen|hören
    veröffentlichen|verkaufen|leaken ** daten|kunden|datenbank
    daten|kunden|datenbank ** veröffentlicht|verkauft ** wenn|sonst|zahlen
    zahlen|zahlt sie|ihr ** oder|sonst|bitcoin
"""

IRONY = """
    danke|vielen dank|herzlichen|bravo|glückwunsch für nichts|garnichts|gar
    dank|danke für nichts|die verschwendete|den ärger|das chaos|diesen
    na toll|super|klasse|bravo|prima|danke|herrlich|wunderbar
    toll|super|klasse|großartig|prima|danke|bravo|glückwunsch|perfekt gemacht|,|. schon|wieder|mal|
        jetzt|nun|da ** kaputt|nicht|nichts|fehler|ausgefallen|abgestürzt|weg|gelöscht
    mal wieder|schon typisch|bezeichnend
    typisch bahn|telekom|ihr|deutsche
    wer hat sich das ausgedacht
    so viel zu|zum
    soviel zum|zu
    macht ja spaß
    was für ein|eine service|leistung|meisterleistung|überraschung
"""

MOCKERY = """
    toll|super|klasse|großartig|prima|bravo|perfekt|glückwunsch|wunderbar|herrlich|fantastisch|
        gratuliere|gratulation|spitze|danke
    tolle|super|toller|tolles|großartige|großartiger service|leistung|update|arbeit|idee|support|
        qualität|kundenservice|app
    gut|schön|nett|super gemacht
    vielen|herzlichen dank|glückwunsch
    wie immer|gewohnt|üblich
    sogenannter|sogenannte|sogenannten
"""

PRAISE = """
    @good
    sehr|wirklich|echt|super|so|total|äußerst|richtig|absolut|rundum|überaus|voll|mehr als gut|gute|
        guter|gutes|guten|nett|nette|netter|nettes|netten|freundlich|freundliche|freundlicher|
        freundlichen|freundliches|hilfsbereit|hilfsbereite|hilfsbereiten|kompetent|kompetente|
        kompetenten|kompetenter|schnell|schnelle|schneller|schnellen|zufrieden|professionell|
        professionelle|zuvorkommend|zuverlässig|hilfreich|einfach|geduldig|praktisch|dankbar|glücklich
    dank|danke ** für|an ** hilfe|unterstützung|schnelle|schnellen|rasche|raschen|prompte|tolle|
        tollen|super|lösung|beratung|mühe|geduld|service|einsatz|gute|guten|arbeit|bearbeitung|
        kulanz|erledigung|reparatur|erstattung|freundliche|alles|engagement|reaktion
    vielen|herzlichen|besten|tausend|großen|lieben|riesen dank
    tausend|danke|riesengroßes danke|dankeschön|vielmals|schön|sehr|euch|ihnen|dafür|an|nochmals
    dankeschön|dankbar|bedanken|bedanke|merci vielmals
    lob|kompliment|komplimente|chapeau|hut ab
    weiter so
    gut|super|toll|klasse|hervorragend|bestens|prima|perfekt gemacht|geklappt|funktioniert|geholfen|
        gelöst|erklärt|beraten|verpackt|geliefert|gelaufen
    hat|haben ** mir|uns ** sehr|super|toll|gut|schnell|echt geholfen|weitergeholfen
    gerne|immer|jederzeit wieder
    kann|werde|würde|uneingeschränkt|absolut|wärmstens|gerne|nur|sehr ** empfehlen|
        weiterempfehlen|weiterempfohlen|empfehlenswert
    empfehlenswert|weiterempfehlung
    liebe|lieben ** eure|euer|ihre|ihr|die|diese|das app|produkt|tool|produkte|shop|team
    zufrieden|zufriedene|zufriedener|glücklich mit|kunde|kundin|kunden
    bin|sind|war|waren ** zufrieden|begeistert|glücklich|beeindruckt|angetan|happy
    beeindruckt|begeistert|freue|gefreut|erfreut|happy|hochzufrieden
    alles|hat alles super|bestens|gut|perfekt|prima|reibungslos|problemlos
    schnell|schnelle|prompt|prompte|reibungslos|reibungslose|unkompliziert|unkomplizierte|
        problemlos|zügig|zügige|flott|flotte [und] lieferung|hilfe|antwort|abwicklung|reaktion|
        gelöst|geliefert|geholfen|beantwortet|erledigt|bearbeitung|freundlich|kompetent|service
    freundlich|freundliche|nett|nette|kompetent|kompetente [und] mitarbeiter|mitarbeiterin|personal|
        beratung|service|team|hilfsbereit|schnell|kundenservice|fahrer|stimme
    ein|großes|dickes|riesen lob
    weltklasse|top|hammer|tiptop
    rettet|gerettet|retter|held|helden|engel
    fünf|5 sterne
    # von # sternen
"""

RULES = (
    Rule("sentiment.anger", Effect.NEGATIVE, ANGER),
    Rule("sentiment.angry_face", Effect.NEGATIVE, faces.ANGRY, firm=True),
    Rule("sentiment.threat", Effect.NEGATIVE, THREAT, firm=True),
    Rule("sentiment.irony", Effect.MOCKING, IRONY, firm=True),
    Rule("sentiment.mockery", Effect.MOCKING, MOCKERY),
    Rule("sentiment.praise", Effect.POSITIVE, f"{PRAISE}\n{faces.GLAD}", asserted=True),
)
