"""Rules that mute other rules, because a thing is over, asked about, hypothetical or proposed."""

from tickets.classification.rules.rule import Effect, Rule

RESOLVED = """
    niet meer voorgekomen|opgetreden|verschenen|gezien|gebeurd
    is|zijn|werd|was|heeft|hebben|heb|intussen|inmiddels ** opgelost|verholpen|hersteld|gerepareerd|
        gefixt|rechtgezet|gecorrigeerd|gedeblokkeerd
    opgelost|verholpen|hersteld|gerepareerd is|zijn|werd|heeft|hebben
    werkt|werken|doet|doen|gaat|lukt|laadt ** weer|opnieuw|terug
    werkt|doet|lukt|gaat * nu|inmiddels|intussen|ondertussen goed|perfect|prima|allemaal|wel|weer|het
    nu|inmiddels|intussen|gelukkig|ondertussen werkt|doet|lukt|gaat
    weer|opnieuw ** bereikbaar|online|beschikbaar|normaal|oké
    komt|doet|treedt ** niet meer voor|op
    geen fout|fouten|problemen|probleem|storing|storingen|foutmelding meer|gehad|sinds
    heb|hebben|hoef|hoeft|hoeven|wil|willen ** niet meer|langer [nodig]
    heb|hebben ** niet [meer] nodig
    geld|bedrag|@refund|terugbetaling|creditnota is|staat|zijn [vandaag|gisteren|nu|inmiddels|net|ondertussen|
        goed|al|intussen] binnen|ontvangen|gestort|overgemaakt|aangekomen|gecrediteerd|teruggestort|
        bijgeschreven
    geld|@refund|terugbetaling ** ontvangen|gekregen|binnen , dank|bedankt|hartelijk
    heb|hebben [het|mijn|ons|de] geld|terugbetaling [vandaag|gisteren|inmiddels|al|net] ontvangen|
        gekregen|teruggekregen
    bedankt|dank voor|voor * snelle|vlotte|goede * oplossing|terugbetaling|afhandeling|herstel|hulp|levering
    storing|probleem van gisteren|vorige|maandag|vannacht
"""

CLOSED = """
    is|heeft|al|intussen|inmiddels ** opgelost ,|.|!|bedankt|dank
    ticket|melding|aanvraag|verzoek|vraag|klacht|mail|bericht|case mag|kan|kunnen|mogen|kunt|graag|aub **
        sluiten|gesloten|afsluiten|afgesloten|negeren|vervallen|intrekken|ingetrokken|dicht
    kunt|kunnen|mag|mogen|graag|aub * ticket|melding|aanvraag|vraag|case * sluiten|afsluiten|intrekken
    ticket|melding gesloten .|,|!|bedankt
    negeer|negeren|vergeet ** ticket|melding|aanvraag|mail|bericht|vorige
    sluit ticket|melding|aanvraag
    trek|trekken ** klacht|vraag|verzoek|melding|aanvraag|ticket ** in
    kan|mag|mogen|kunnen ** gesloten|afgesloten|genegeerd
    mijn|eigen|onze fout|vergissing|schuld
    lag aan mij|ons|onszelf|mezelf|mijn
    vals|loos alarm
    valse melding
    heb|hebben|is ** zelf|inmiddels|intussen|al ** opgelost|gevonden|gelukt|geregeld
    oplossing|oorzaak|fout ** gevonden
    al gevonden|geregeld|opgelost|gelukt
    niet meer nodig|relevant|van|noodzakelijk
    geen [verdere] actie|reactie|antwoord|hulp [meer] nodig|vereist|verwacht
    hoeft|hoeven|hoef ** niets|niet|geen ** doen|reageren|actie|antwoorden|meer
    alles is|werkt goed|oké|prima|opgelost|geregeld|perfect
    alles geregeld|opgelost|goed
    alles is|in [in] orde
    is|komt in orde
    in orde gekomen|gebracht
    ter info|informatie|kennisgeving
    laat maar .|,|!|zitten
    toch nog|alsnog gelukt|gevonden|aangekomen|gekomen
"""

STILL = """
    nog steeds|altijd
    steeds|opnieuw|alweer|helaas|blijft|jammer|weeral
    maar|echter|toch|helaas ** niet|geen|weer ** meer|weer|op|kapot
    weer kapot|stuk|plat|weg|fout|niet
"""

ABOUT = """
    hoe|waar kan|kunnen|moet|moeten|kun|kunt|mag ik|we|wij|je|men|mijn|een|ons
    hoe wijzig|verwijder|exporteer|importeer|zet|stel|annuleer|voorkom|bescherm|maak|zeg|meld|werkt|
        vind|activeer|installeer|krijg|verander|sluit|gebruik|koppel|verhoog|schakel|lang|vaak|veel|gaat|
        snel|hoog|download
    wat is|zijn|kost|betekent|houdt|gebeurt|moet|doe|doet
    welke|welk is|zijn|opties|mogelijkheden|documenten|versie|voorwaarden|kosten|stappen|instelling|
        instellingen|gegevens|termijn|heb|formulier|garanties|maatregelen
    hebben|heeft|bieden|biedt|ondersteunt|ondersteunen|voldoet|voldoen|verkopen|gebruiken jullie|u ** ?
    voldoet|ondersteunt|biedt de|het|je|uw ** ?
    is|zijn uw|jullie|de|het|er ** conform|compatibel|beschikbaar|mogelijk|gecertificeerd|veilig|inbegrepen **
        ?
    is er|het [een|ook] manier|mogelijkheid|mogelijk|optie|iets
    bestaat er
    zijn er [ook] kosten|opties|plannen|mogelijkheden
    kunt|kun|kan|zou|kunnen|zouden u|je|jullie|iemand ** vertellen|uitleggen|aangeven|zeggen|laten|meedelen|
        verduidelijken ** hoe|wat|welke|of|wanneer|waar
    vraag|vragen|vraagje|info|informatie|uitleg|documentatie|handleiding|advies over|omtrent|betreffende|
        rond|met|inzake
    wil|willen|zou|zouden|graag ** weten|vragen|begrijpen ** hoe|wat|welke|of|wanneer|waar|hoeveel
    benieuwd|afvragen|vroeg|vraag ** of|hoe|wat|me
    geïnteresseerd in
    overwegen|overweeg|plannen|vergelijken|oriënteren|oriënteer
"""

TOPIC = """
    gepland|geplande|aangekondigd|aangekondigde onderhoud|werkzaamheden|onderbreking
    onderhoudswerkzaamheden|onderhoudsvenster
    artikel|blog|webinar|podcast|scriptie|onderzoek|training|nieuwsbrief|boek over|rond
    gelezen|gehoord|krant|nieuws ** bij|van|over
    vorige|oude|voormalige leverancier|aanbieder|provider|bank|werkgever|software
    bij een|de ander|andere|concurrent
    oefening|simulatie|brandoefening|ontruimingsoefening
"""

HYPOTHETICAL = """
    stel dat
    in geval|het van|geval
    mocht|mochten ** ooit|een|de|het|mijn|er
    wat ** als|wanneer|bij|indien
    als er ooit|eens
    als ooit
    om ** te voorkomen|vermijden|beschermen
    voorkomen|vermijden|beschermen|bescherming|beveiligen|voorkom|tegengaan ** dat|tegen|een|de
    bang|bezorgd|vrees|vrezen|risico|angst voor|van|op
    voordat|vooraleer
"""

SUGGESTION = """
    zou|zouden ** fijn|leuk|mooi|handig|top|super|goed|geweldig|prettig|welkom|nuttig|tof|ideaal
    app|site|website goed maar
    donker|donkere thema|modus
    suggestie|suggesties|idee|ideetje|voorstel|tip|verbeterpunt|verbeterpunten|wens|feedback
    misschien|wellicht ** kunnen|kan|zou|kunt
    waarom niet
    graag ** optie|functie|mogelijkheid ** toevoegen|zien
"""

WIDESPREAD = """
    niemand ** kan|kon|komt|kunnen
    alle|al [onze|andere|de|van] [onze|de] @people
    hele|gehele|volledige|complete|heel [ons|onze|de|het] @people
    iedereen ** kan|heeft|krijgt|op|binnen|hier|in
    meerdere|verschillende|veel|enkele|# [van] [onze] collega|collegas|medewerkers|gebruikers|klanten|
        vestigingen|filialen|afdelingen|werkplekken
    overal binnen|op
    bedrijfsbreed|landelijk
    elke|iedere klant|gebruiker|medewerker|collega
"""

SENSE = """
    advocaat|jurist ** raadt|adviseert|gebruikt
    avg antivirus|virusscanner|internet|free|ultimate|secure
    niet|geen|minder|weinig [zo|erg|heel|echt|bepaald] dringend|urgent|spoed|haast
    noodcontact|noodnummer
    nood contact|nummer|uitgang|knop|gevallen
    in|voor|bij dringende|spoedeisende|urgente|noodgevallen gevallen|zaken|vragen
    in|bij geval|noodgevallen van nood
    contact|nummer bij noodgevallen|nood
    restitutie|terugbetaling|retour|annulering|privacy beleid|voorwaarden|termijn|policy|formulier
    niet goed geld
    geld terug garantie
    niemand is|raakte|werd gewond
    niemand gewond
    geen gewonden
    geen probleem|problemen|klachten
    zonder problemen|probleem|fouten|moeite|storing
    nooit problemen|probleem|last
    geen enkel probleem
    juridische|juridisch afdeling|dienst|team|naam|vermelding|medewerker
    advocaat drankje|taart|likeur
    advocatenkantoor
    fout|verkeerd ingevuld|getypt|geklikt
    bij voorbaat
    alvast bedankt|dank|hartelijk|heel
    bedankt|dank alvast|bij
    bedankt|dank voor uw|je|jullie|het|de * bericht|mail|reactie|antwoord|informatie|interesse|bestelling|
        begrip|aandacht|tijd|medewerking|feedback
    met vriendelijke|hartelijke|beste
    vriendelijke|hartelijke|beste|lieve|warme groet|groeten|groetjes
    goede|goeie|fijne|prettige|mooie|gezellige|goed|fijn|prettig dag|middag|avond|morgen|dagen|weekend|week|
        vakantie|feestdagen|jaar|reis
    beste [klantenservice] mevrouw|meneer|heer|team|klantenservice|mensen|allemaal|support|,|collega|helpdesk
    goed mogelijk|idee|gekeurd|voor|bezig|dat
    zo|even snel|goed|spoedig mogelijk|als
    snel|spoedig mogelijk|antwoord|een|weer
    wel goed
    niet slecht|gek|mis|verkeerd
    beste manier|optie|moment|oplossing|keuze
    waar|wat is de|het beste
    tot snel|ziens|binnenkort|dan|straks
    het gaat|handelt om|over
    gaat het|dit om|over
    gaat niet|het om
    pas op
    op de pas
    rechter muisknop|muistoets|bovenhoek|onderhoek|hoek|kant|kolom|zijde|bovenkant|zijbalk|boven|klik
    stuk of|tekst|papier
    een|twee|drie stuk|stuks
    weg met
    onder weg
    mocht|mochten|indien|als u|je|jullie * vragen
    voor|bij vragen
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
