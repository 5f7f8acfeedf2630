"""Rules for a service that is down for many people, and for needs within hours."""

from tickets.classification.rules.rule import Effect, Rule

OUTAGE = """
    @service ** plat|down|offline|eruit|uitgevallen|onbereikbaar|gecrasht|platgegaan|stuk|omver|buiten
    @service ** ligt|liggen|lag ** plat|eruit|uit|stil|in
    @service ** valt|vallen|viel ** uit|weg
    @service * niet [meer] bereikbaar|beschikbaar|toegankelijk|online
    @service ** 500|502|503|504
    uitval|storing|panne ** @service
    totale|volledige|complete|algehele|grote|landelijke|algemene storing|uitval|panne|blackout
    grote|algemene|landelijke|totale * storing
    alles|niets|niks ligt|werkt|gaat|doet plat|eruit|stil|meer|down|uit
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
    niemand ** werken|inloggen|bestellen|bereiken
    we|wij|klanten {cannot} ** werken|factureren|afrekenen|verkopen|produceren|verzenden|pinnen
    verliezen|verlies|lopen|mislopen ** omzet|orders|klanten|geld ** uur|minuut|mis
    bedrijfskritisch|bedrijfskritische
"""

DATA_LOSS = """
    dataverlust|gegevensverlust|dataverlies
    alle|al|alles|hele|volledige|complete|onze|ons|# [van|de|onze|mijn|het] [onze|mijn|de] @files **
        @gone
    gegevens|database|data|bestanden|klantgegevens|dossiers ** weg|verdwenen|kwijt|gewist|verloren|
        vernietigd|overschreven
    weg|verdwenen|kwijt|gewist|verloren ** alle|al|onze|hele * @files
    alles is|was weg|verdwenen|kwijt|gewist|verwijderd
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
    haast bij|geboden|mee
    hoogste|topprioriteit|hoge|allerhoogste prioriteit|prio|nood
    topprioriteit
    prio|prioriteit|p 1|één|hoog
    p1|sev1|prio1
    kritiek|kritieke|kritische|kritisch probleem|storing|situatie|fout|incident
    zeer|uiterst|is|wordt kritiek|kritisch
    levensgevaar|levensgevaarlijk|brandgevaar|gewond|elektrocutie|schokgevaar
    in brand|vlammen
    vliegt|vloog in brand
"""

DEADLINE = """
    moet|moeten|graag|nodig|aub|reageren|bellen|reactie|antwoord|oplossen ** binnen * # @hour
    binnen het|een uur
    komende|eerstvolgende # uur
    over # @hour ** begint|start|vertrekt|moet|moeten|deadline|live|presentatie|vergadering|beurs
    begint|start|vertrekt|presentatie|vergadering|beurs|deadline|examen|evenement ** over # @hour
    nog maar|slechts # @hour
    moet|moeten|graag|nodig|aub|willen ** vandaag nog
    moet|moeten|graag|nodig|aub ** nog vandaag
    vandaag nog ** nodig|opgelost|antwoord|reactie|verzonden|weten
    uiterlijk|voor|vóór|tegen vandaag|vanavond|vanmiddag|vannacht|middernacht|middag
    voor|vóór|tegen|uiterlijk [vandaag|om] # uur|u
    vandaag voor|vóór|om # uur|u
    voor|tegen [het] einde|eind van de werkdag|dag|middag
    moet|moeten|nodig ** vandaag|vanavond|vanmiddag ** verzonden|ingediend|klaar|af|indienen|inleveren|
        online|opgelost|betaald|verstuurd|hebben|.|,|!
    deadline|termijn|aangifte|indienen ** vandaag|vanavond|vanmiddag|middernacht
    verloopt|eindigt|sluit|vertrekt|begint ** vandaag|vanavond|vanmiddag|middernacht
"""

RULES = (
    Rule("urgency.outage", Effect.HIGH, OUTAGE),
    Rule("urgency.data_loss", Effect.HIGH, DATA_LOSS),
    Rule("urgency.sla_breach", Effect.HIGH, SLA),
    Rule("urgency.emergency", Effect.HIGH, EMERGENCY),
    Rule("urgency.deadline", Effect.HIGH, DEADLINE),
)
