"""Rules that mute other rules, because a thing is over, asked about, hypothetical or proposed."""

from tickets.classification.rules.rule import Effect, Rule

RESOLVED = """
    nicht mehr aufgetreten|vorgekommen|erschienen|passiert|reproduzierbar
    ist|sind|wurde|wurden|war|waren|hat|haben|habe|konnte|@now ** behoben|gelöst|geklärt|repariert|
        beseitigt|gefixt|bereinigt|wiederhergestellt|korrigiert|beglichen
    behoben|gelöst|geklärt|repariert|wiederhergestellt ist|sind|wurde|wurden|hat|haben|worden
    funktioniert|geht|läuft|klappt|funktionieren|gehen|laufen|komme|lädt|druckt ** wieder
    funktioniert|geht|läuft|klappt|lädt|druckt * jetzt|nun|inzwischen|mittlerweile|einwandfrei|
        problemlos|bestens|super|alles|perfekt|reibungslos
    jetzt|nun|inzwischen|mittlerweile|endlich|alles ** funktioniert|geht|läuft|klappt
    wieder ** erreichbar|online|verfügbar|da|funktionsfähig|gut|einwandfrei|normal
    tritt|treten|trat|besteht|bestehen|passiert|habe ** nicht mehr ** auf|.|,|!
    kein|keine|keinerlei fehler|probleme|problem|störung|fehlermeldung|störungen|abstürze mehr|seit|
        aufgetreten
    brauche|brauchen|benötige|benötigen|möchte|möchten|will|wollen|braucht * [ich|wir] [es|das|sie]
        nicht mehr
    brauche|brauchen|benötige|benötigen|will|wollen|möchte|möchten [ich|wir] nicht [mehr] .|,|!
    paket|lieferung|bestellung|sendung|ware|ersatz ** endlich|doch angekommen|eingetroffen|gekommen
    geld|betrag|@refund|gutschrift|zahlung ist|sind
        [heute|gestern|jetzt|nun|inzwischen|mittlerweile|endlich|bereits|schon|gut|doch|noch|
        wohlbehalten|pünktlich] angekommen|eingetroffen|eingegangen|da|gekommen|erfolgt
    geld|@refund|gutschrift ** erhalten|bekommen|eingegangen , danke|vielen|herzlichen
    @refund|geld|gutschrift * wurde|ist|habe|haben [heute|gestern|ich|wir] [bereits|schon|inzwischen]
        überwiesen|erhalten|gutgeschrieben|eingegangen|ausgezahlt|bekommen
    für|über|dank * schnelle|schnellen|rasche|raschen|prompte|prompten|zügige|unkomplizierte|
        problemlose|kulante * @refund|lösung|behebung|reparatur|lieferung|erstattung|bearbeitung|
        hilfe|rückzahlung
    für|bei|während ** störung|ausfall|problem ** gestern|letzte|letzten|gestrigen ** geholfen|
        hilfe|gelöst|danke|kommunikation
    störung|ausfall * von gestern|letzter|letzte
    gestrige|gestrigen|gestriger störung|ausfall|ausfalls
"""

CLOSED = """
    hat|haben|habe sich ** erledigt|geklärt|gelöst
    erledigt|geklärt , danke|vielen|.|!
    sich erledigt|geklärt hat|haben
    ticket|anfrage|fall|vorgang|nachricht|meldung|beschwerde|mail kann|können|könnt|könnten|darf|bitte|
        gern|gerne|ist|hiermit ** schließen|geschlossen|ignorieren|ignoriert|gegenstandslos|erledigt|
        hinfällig|zurückziehen|stornieren|zu
    bitte|können|könnt|kann|könnten * ticket|anfrage|fall|vorgang|nachricht * schließen|ignorieren|
        stornieren
    schließen|ignorieren|vergessen sie * ticket|anfrage|fall|vorgang|nachricht|mail
    ignoriert|ignorieren|vergesst|ignorier|vergiss ** letzte|meine|vorige|nachricht|mail|anfrage|ticket
    kann|können|könnt ** geschlossen|ignoriert werden
    ziehe|ziehen ** zurück
    betrachten|betrachtet ** gegenstandslos|erledigt
    war|lag|liegt mein|an|unser|eigener|eigenes * mir|uns|fehler|versehen|irrtum|schuld
    mein|unser|eigener fehler|irrtum|versehen
    falscher alarm
    fehlalarm
    bereits|selbst|selber|schon|inzwischen|mittlerweile ** gelöst|gefunden|hinbekommen|behoben|
        erledigt|herausgefunden|geschafft
    lösung|fehler|ursache * gefunden
    nicht mehr nötig|notwendig|erforderlich|relevant|aktuell
    kein|keine [weitere|weiterer|weiteren] handlungsbedarf|aktion|antwort|rückmeldung|maßnahmen|
        bearbeitung|hilfe [mehr] nötig|notwendig|erforderlich
    kein handlungsbedarf
    brauchen|müssen|braucht|müsst ** nichts [mehr|weiter] tun|machen|unternehmen
    alles gut|klar|bestens|okay|ok|erledigt|geklärt|paletti .|!|,|danke|jetzt|soweit|vielen
    zur|als information|info|kenntnis|kenntnisnahme
    doch noch geklappt|gefunden|angekommen|funktioniert|da
"""

STILL = """
    immer noch|wieder
    noch immer
    nach wie vor
    weiterhin|leider|erneut|dennoch|trotzdem|wiederholt
    aber|doch|jedoch|leider ** nicht|kein|keine ** mehr|da|auf
    wieder auf|kaputt|defekt|ausgefallen|weg|nicht
"""

ABOUT = """
    wie|wo|womit|wann|wodurch kann|können|könnte|könnten|muss|müssen|soll|sollen|sollte|sollten|
        darf|dürfen|lässt|lassen ich|wir|man|sich|ein|eine|unsere|meine|mein
    wie ändere|lösche|exportiere|importiere|richte|stelle|kündige|storniere|melde|verhindere|
        vermeide|schütze|erstelle|gehe|funktioniert|geht|läuft|wird|werden|bekomme|erhalte|beantrage|
        behandelt|reagiert|erkenne|sichere|aktiviere|verbinde|finde|setze|nutze|handhabt|handhaben|
        hoch|lange|oft|viel|viele|schnell|sicher
    welche|welcher|welches|welchen|was ist|sind|gibt|gilt|gelten|bedeutet|heißt|kostet|passiert|
        geschieht|brauche|benötige|unterlagen|möglichkeiten|version|einstellung|optionen|schritte|
        daten|fristen|kosten
    gibt es|bei|dazu|dafür|hierzu|eine|ein|einen|irgendwo
    gäbe es
    ob es|sie|ihr|man|das|die|der|eure|ihre|sich|ein|eine|ich ** gibt|möglich|bietet|bieten|haben|kann|
        können|unterstützt|könnte|geht|sicher|habt|konform|muss|darf
    bieten|bietet|haben|habt|unterstützen|unterstützt|verwenden|nutzen|planen|können|könnt|speichern|
        führen sie|ihr ** ?
    ist es|das möglich|erlaubt|normal|geplant
    ist|sind|wird|werden|kann|enthält|funktioniert|läuft ihr|ihre|euer|eure|das|die|der|dieses|diese **
        konform|zertifiziert|verfügbar|kompatibel|sicher|verschlüsselt|abgedeckt|enthalten|möglich ** ?
    besteht|gäbe|gibt ** möglichkeit
    frage|fragen|rückfrage|infos|informationen|info|auskunft|dokumentation|anleitung|artikel|
        unterlagen|beratung zu|zum|zur|bezüglich|über|betreffend|rund
    wissen|wüsste|erfahren|fragen|interessiert|erklären|sagen|mitteilen|verraten ** ob|wie|welche|was|
        wo|wann|wieviel|welcher
    interesse|interessiere|interessieren ** an|für
    planen|plane|überlegen|überlege|erwägen|vergleichen|evaluieren|testen
"""

TOPIC = """
    geplante|geplanten|geplanter|planmäßige|angekündigte|angekündigten wartung|wartungsarbeiten|
        abschaltung|unterbrechung
    wartungsfenster|wartungsarbeiten
    artikel|blog|blogbeitrag|webinar|podcast|studie|bericht|vortrag|schulung|newsletter|masterarbeit|
        bachelorarbeit|hausarbeit über|zum|zur|zu
    gelesen|gehört|nachrichten|zeitung ** bei|von|über
    früherer|früheren|ehemaliger|ehemaligen|vorheriger|vorherigen|alter|alten anbieter|dienstleister
    bei * anderen|anderem|konkurrenz|mitbewerber
    übung|notfallübung|probealarm|brandschutzübung|simulation
"""

HYPOTHETICAL = """
    falls|angenommen|hypothetisch|theoretisch|rein
    im falle|fall
    für den fall
    was|passiert|wäre|geschieht|tun|machen|mache ** wenn|falls|bei
    sollte|sollten ein|eine|einer|einmal|mal|jemals|jemand|etwas|es|das|die|der|mein|meine|unser|unsere
    um ** zu vermeiden|verhindern|schützen|erkennen
    vermeiden|verhindern|vermeide|verhindert|verhindere|schützt|schutz|schützen|schütze|absichern|
        absicherung|vorbeugen|warnen|warnt ** vor|gegen|dass|bei|von
    würde|würden ** ausfallen|abstürzen|verlieren
    angst|sorge|bedenken|risiko vor|von|einer|eines
    bevor|ehe ** es|wir|ich|das
"""

SUGGESTION = """
    wäre|wären|fände|fänden ** schön|toll|super|gut|hilfreich|praktisch|cool|klasse|wünschenswert|
        nett|sinnvoll|prima|genial|nützlich|perfekt|spitze|großartig|wunderbar|besser
    dunkelmodus|darkmode|dunkles * fehlt|design|einbauen|hinzufügen
    wünsche|wünschen|wünschte ** mir|uns ** funktion|dass|option|möglichkeit|feature|version|modus|
        app|ansicht
    vorschlag|verbesserungsvorschlag|verbesserungsvorschläge|anregung|anregungen|vorschläge|
        featurewunsch|funktionswunsch|wunschliste|idee|ideen
    feature wunsch|idee|vorschlag|request
    schlage|schlagen|würde|würden ** vor|vorschlagen|anregen|wünschen
    könnte|könnten man|ihr|sie ** einbauen|ergänzen|einführen|verbessern|überlegen
    vielleicht ** könnte|könnten|könntet|wäre
"""

WIDESPREAD = """
    niemand|keiner ** kann|können|konnte|kommt|kommen
    bei mir|uns und allen|anderen
    alle|allen|sämtliche|ganze|gesamte|komplette|ganzen|gesamten @people
    jeder|jede kunde|nutzer|mitarbeiter|filiale|standort|benutzer
    betrifft|betreffen alle|allen
    alle|viele|mehrere|zahlreiche|etliche|sämtliche|# [unserer|unsere|anderen] @people
    flächendeckend|firmenweit|unternehmensweit|bundesweit|deutschlandweit|schweizweit|hausweit
    bei|für uns|jedem allen
    ganze|gesamte|komplette|ganzen|gesamten|ganzes @people
"""

SENSE = """
    anwalt|rechtsanwalt ** empfiehlt|empfahl|nutzt|verwendet
    es geht nicht|nur um
    betrug #|nur|etwa|ca|circa|insgesamt|ursprünglich|knapp|rund|über|zwischen|lediglich
    betrug|betrugen die|der|das|mein|meine|unsere
    dringend empfohlen|empfehlen|empfehle|gesucht|suche
    eilt|pressiert|brennt ** nicht
    nicht|weniger|wenig [so|sehr|besonders|allzu] dringend|eilig|wichtig|schlimm
    notfall|dringend|kritisch ordner|filter|tag|kategorie|button|nummer|status|feld
    im notfall
    für notfälle|dringende|eilige [fälle]
    in dringenden|eiligen fällen
    rückerstattung|rückerstattungen|erstattung|betrug|dsgvo|kündigung|beschwerde modul|bericht|
        report|formular|richtlinie|richtlinien|bedingungen|prozess|statistik|erkennung|konform|
        konforme|konformität|konformer
    dsgvo ** konform|konforme|konformität
    geld-zurück-garantie|zurück garantie
    geld zurück garantie
    kein|keine problem|probleme .|!|,|gibt
    null problem|probleme|problemo
    ohne|keinerlei probleme|problem|fehler|schwierigkeiten|störungen|mängel|beanstandung|
        komplikationen|zwischenfälle
    falsch verstanden|verbunden|abgebogen|gemacht|eingegeben|eingetragen|geschrieben
    falls|wenn|sollten|bei sie ** fragen|rückfragen
    bei|für fragen|rückfragen
    bei problemen|fragen|schwierigkeiten|störungen
    polizei|polizeiinspektion kommissariat|präsidium|einsatz|revier
    zur zeit
    nicht schlecht|übel
    gar nicht schlecht
    nicht zuletzt|nur|umsonst
    bis bald|dann|später|morgen
    danke|dank ** im voraus|vorab|vorhinein|vorraus
    im voraus vielen|besten|herzlichen|schon dank|danke|mal
    vielen|besten|herzlichen dank im|schon|vorab
    besten dank im|und|vorab|für ihre|eure|deine
    dank|danke ** für ihre|eure|deine|die|das nachricht|mail|email|antwort|rückmeldung|verständnis|
        aufmerksamkeit|info|information|interesse|anfrage|bestellung|einladung|schreiben
    beste|besten|freundliche|freundlichen|liebe|lieben|viele|schöne|herzliche|sonnige grüße|gruß|
        grüßen|gruss|grüsse|grüssen
    mit * freundlichen|besten|herzlichen
    schönen|schönes|guten|gutes|guter|gute tag|abend|morgen|wochenende|woche|neues|feiertage|
        nachmittag|mittag|start
    am|im|die|der|das|welche|welcher|welches besten|beste
    das|die|der|dem beste|besten wäre|lösung|weg|option|möglichkeit|tarif
    so|wie|gut|schnell wie möglich
    schnellstmöglich|baldmöglichst
    alles gute|liebe
    lieber|liebe|liebes|hallo|geehrte|geehrter team|frau|herr|kundenservice|support|damen
    freue|freuen mich|uns * auf|über * antwort|rückmeldung|nachricht|hilfe|lösung|rückruf
    würde|würden mich|uns ** freuen
    zufrieden * stellen|zu
    super markt
    klasse #|a|b|economy|business
    zweite|zweiter|zweiten|erste|erster|ersten|2|1 . klasse
    zweiter|erster|1|2 klasse
    stelle|stellen ** ein|um|fest|sicher
"""

RULES = (
    Rule("scope.sense", Effect.SENSE, SENSE),
    Rule("scope.resolved", Effect.RESOLVED, RESOLVED),
    Rule("scope.closed", Effect.CLOSED, CLOSED),
    Rule("scope.still", Effect.STILL, STILL),
    Rule("scope.about", Effect.ABOUT, ABOUT),
    Rule("scope.topic", Effect.TOPIC, TOPIC),
    Rule("scope.hypothetical", Effect.HYPOTHETICAL, HYPOTHETICAL),
    Rule("scope.suggestion", Effect.SUGGESTION, SUGGESTION),
    Rule("scope.widespread", Effect.WIDESPREAD, WIDESPREAD),
)
