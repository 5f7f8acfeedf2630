"""Rules for a service that is down for many people, and for needs within hours."""

from tickets.classification.rules.rule import Effect, Rule

OUTAGE = """
    geen enkele klant|medewerker|gebruiker|collega|patiënt|bezoeker|leerling ** kan|kunnen|heeft|krijgt
    personeel|team|bedrijf|afdeling * zit|ligt|staat stil
    @service ** plat|down|offline|eruit|uitgevallen|onbereikbaar|gecrasht|platgegaan|stuk|omver|buiten
    @service ** ligt|liggen|lag ** plat|eruit|uit|stil|in
    @service ** valt|vallen|viel ** uit|weg
    @service * niet [meer] bereikbaar|beschikbaar|toegankelijk|online
    @service ** 500|502|503|504
    uitval|storing|panne ** @service
    totale|volledige|complete|algehele|grote|landelijke|algemene storing|uitval|panne|blackout
    niets|niks werkt|doet|gaat meer
    productie|winkel|bedrijf|verkoop|magazijn|kantoor|praktijk|zaak|logistiek * ligt|staat|
        stilgevallen|lamgelegd|plat * stil|plat|.|,
    stilstand|productiestilstand|serveruitval|systeemuitval|netwerkuitval|internetuitval
    {many} ** kan|kunnen|kon|konden ** niet|niets|geen|niks ** @act
    {many} ** kan|kunnen|kon|konden ** niet|niets|geen|niks meer
    niemand ** kan|kon|kunnen * werken|inloggen|bestellen|betalen|erin|verder|aanmelden|bellen|pinnen|bij|
        afrekenen|meer
    {many} ** geen|zonder toegang|internet|netwerk|verbinding|telefoon|stroom
    {many} ** geblokkeerd|uitgesloten|buitengesloten|getroffen|stil|uitgelogd
    {many} ** krijgen|krijgt|zien|hebben ** foutmelding|fout|foutmeldingen|storing
    niemand ** kan ** werken|inloggen|bestellen|bereiken
    # @people ** zonder|niets|wachten|stil|staan * werk|doen|te
    404|500|502|503|504 ** alle|iedereen|overal|allemaal
    bij mij|ons en iedereen|anderen
    we|wij|klanten {cannot} ** werken|factureren|afrekenen|verkopen|produceren|verzenden|pinnen
    verliezen|verlies|lopen|mislopen ** omzet|orders|klanten|geld ** uur|minuut|mis
"""

DATA_LOSS = """
    dataverlust|gegevensverlust|dataverlies
    alle|al|alles|hele|volledige|complete|onze|ons|# [van|de|onze|mijn|het] [onze|mijn|de] @files **
        @gone
    gegevens|database|data|bestanden|klantgegevens|dossiers ** weg|verdwenen|kwijt|gewist|verloren|
        vernietigd|overschreven
    database|backup ** leeg|corrupt|gewist|beschadigd
    kwijtgeraakt|verloren ** alle|al|onze|hele * @files
"""

SLA = """
    sla|slas|beschikbaarheid|uptime|responstijd|reactietijd ** geschonden|schending|overschreden|niet|
        onder|nagekomen|gehaald|contractueel|boete
    schending|overtreding|overschrijding ** sla|slas
    boeteclausule|contractuele boete
"""

EMERGENCY = """
    dringend|dringende|urgent|urgente|urgentie|spoed|spoedeisend|spoedgeval|spoedje|noodgeval|
        noodsituatie|calamiteit|crisissituatie|spoedzaak|hoogdringend|hoogdringende
    hoogste|allerhoogste prioriteit|prio|nood
    topprioriteit
    prio|prioriteit|p 1|één|hoog
    p1|sev1|prio1
    in brand|vlammen
    vliegt|vloog in brand
"""

DEADLINE = """
    moet|moeten|graag|nodig|aub|reageren|bellen|reactie|antwoord|oplossen ** binnen * # @hour
    binnen het|een uur
    komende|eerstvolgende # uur
    nog maar|slechts # @hour
    moet|moeten|graag|nodig|aub|willen ** vandaag nog
    moet|moeten|graag|nodig|aub ** nog vandaag
    vandaag nog ** nodig|opgelost|antwoord|reactie|verzonden|weten
    uiterlijk|voor|vóór|tegen vandaag|vanavond|vanmiddag|vannacht|middernacht|middag
    voor|vóór|tegen|uiterlijk [vandaag|om] # uur|u
    vandaag voor|vóór|om # uur|u
    voor|tegen [het] einde|eind van de werkdag|dag|middag
    deadline|termijn|aangifte|indienen ** vandaag|vanavond|vanmiddag|middernacht
    verloopt|eindigt|sluit|vertrekt|begint ** vandaag|vanavond|vanmiddag|middernacht
"""

OUTAGE_HINT = """
    hier|ons werkt|doet|gaat ** niets|niks meer
    we|wij hebben|heeft|zitten * geen|zonder internet|netwerk|stroom|telefoon|erp|toegang|verbinding
    geen verbinding|toegang met|tot|naar|op * erp|server|servers|netwerk|systeem|database|crm
    als|wanneer medewerkers|gebruikers|klanten|collega|werknemers ** fout|foutmelding|inloggen|krijgen
    alles ligt|is plat|eruit|stil|down
    niets|niks werkt|doet|gaat|lukt meer
    bedrijfskritisch|bedrijfskritische
    @people ** zonder werk
    geen van ** kan|kunnen|werkt|werken|doet|doen|start|starten
"""

DATA_LOSS_HINT = """
    zijn|werden alle|al [onze] onze|de|mailboxen|accounts|sollicitaties|afspraken|aanvragen * @gone
    alle|al onze|de|van * zijn|werden * @gone
    alle * zijn|werden ** gewist|verwijderd|overschreven
    alles is|was weg|verdwenen|kwijt|gewist|verwijderd
    weg|verdwenen|kwijt|gewist|verloren ** alle|al|onze|hele * @files
"""

EMERGENCY_HINT = """
    zeer|uiterst|wordt kritiek|kritisch
    kritiek|kritieke|kritische|kritisch probleem|storing|situatie|fout|incident
    levensgevaar|levensgevaarlijk|brandgevaar|gewond|elektrocutie|schokgevaar
    haast bij|geboden|mee
"""

DEADLINE_HINT = """
    moet|moeten|nodig ** vandaag|vanavond|vanmiddag ** verzonden|ingediend|klaar|af|indienen|inleveren|
        online|opgelost|betaald|verstuurd|hebben|.|,|!
    begint|start|vertrekt|presentatie|vergadering|beurs|deadline|examen|evenement ** over # @hour
    over # @hour ** begint|start|vertrekt|moet|moeten|deadline|live|presentatie|vergadering|beurs
"""

RULES = (
    Rule("urgency.outage", Effect.HIGH, OUTAGE),
    Rule("urgency.data_loss", Effect.HIGH, DATA_LOSS),
    Rule("urgency.sla_breach", Effect.HIGH, SLA),
    Rule("urgency.emergency", Effect.HIGH, EMERGENCY),
    Rule("urgency.deadline", Effect.HIGH, DEADLINE),
    Rule("urgency.outage_hint", Effect.HIGH, OUTAGE_HINT, plain=False),
    Rule("urgency.data_loss_hint", Effect.HIGH, DATA_LOSS_HINT, plain=False),
    Rule("urgency.emergency_hint", Effect.HIGH, EMERGENCY_HINT, plain=False),
    Rule("urgency.deadline_hint", Effect.HIGH, DEADLINE_HINT, plain=False),
)
