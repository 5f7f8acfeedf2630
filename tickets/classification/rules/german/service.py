"""Rules for a service that is down for many people, and for needs within hours."""

from tickets.classification.rules.rule import Effect, Rule

OUTAGE = """
    kein|keine [einziger|einzige] kunde|kundin|mitarbeiter|mitarbeiterin|nutzer|benutzer|kollege|anwender|
        gast|patient ** kann|kommt|hat|erreicht
    @outage
    @service ** ausgefallen|lahmgelegt|abgeraucht|offline|down|tot|abgestürzt|zusammengebrochen
    @service ** fällt|fallen|fiel|stürzt|bricht ** aus|ab|zusammen
    @service ** nicht|nie [mehr] erreichbar|verfügbar|erreichen|aufrufbar|online
    @service ** unerreichbar
    @service ** liegt|liegen|steht|stehen|lahm ** lahm|still|brach|danieder
    @service ** 500|502|503|504
    ausgefallen|down|offline ** @service
    ausfall|störung|zusammenbruch|totalausfall ** @service
    totaler|totale|kompletter|komplette|vollständiger|großflächiger|großflächige|bundesweite|
        landesweite|flächendeckender|massiver|massive|allgemeiner ausfall|störung|stillstand|
        zusammenbruch
    produktion|betrieb|verkauf|versand|geschäft|arbeit|lager|büro|firma|praxis|laden ** steht|ruht|
        lahmgelegt|stillstand|gestoppt|stockt|blockiert
    betriebsausfall|produktionsstillstand|produktionsausfall|betriebsstillstand|stillstand
    {many} ** kann|können|konnte|konnten ** nicht|nichts|kein~ ** @act
    {many} ** kann|können|konnte|konnten ** nicht|nichts|kein~ mehr
    niemand|keiner ** kann|können|konnte|kommt|darf ** @act|rein|zugreifen|zugriff|weiterarbeiten|
        system|netz|mehr
    {many} ** kein~|ohne zugriff|zugang|internet|netz|verbindung|strom|telefon|empfang
    {many} ** blockiert|lahmgelegt|ausgesperrt|betroffen|gesperrt|stillstand
    # @people ** nichts|ohne|untätig|herum|warten|sitzen * tun|arbeit|arbeiten|hier|zugriff
    404|500|502|503|504 ** alle|allen|jedem|überall
    {many} ** erreichen|erreicht|sehen|melden ** nicht|fehler|fehlermeldung|fehlermeldungen
    verlieren|verliere|kostet|entgeht ** umsatz|aufträge|bestellungen|kunden ** stunde|minute|stündlich
    verlieren|verliere|kostet|entgeht ** stunde|minute|stündlich ** umsatz|aufträge|bestellungen|geld
"""

DATA_LOSS = """
    datenverlust|datenverluste
    alle|alles|sämtliche|ganze|ganzen|komplette|kompletten|gesamte|gesamten|unsere|unser|# *
        @files ** weg|verloren|gelöscht|verschwunden|futsch|vernichtet|überschrieben
    daten|datenbank|dateien|kundendaten ** weg|verloren|verschwunden|futsch|vernichtet|zerstört|
        überschrieben|unwiederbringlich
    datenbank|laufwerk|backup|festplatte ** leer|gelöscht|zerstört|korrupt|beschädigt|defekt
    ihr|sie|euer|update|system|server|mitarbeiter ** alle|sämtliche|ganze|gesamte|unsere * @files **
        gelöscht|vernichtet
"""

SLA = """
    sla|slas|verfügbarkeit|servicelevel|reaktionszeit|reaktionszeiten ** verletzt|verletzung|verstoß|
        gebrochen|überschritten|unterschritten|nicht|unter|gerissen|vertraglich|bruch
    verletzung|verstoß|überschreitung|bruch ** sla|slas|servicelevel
    vertragsstrafe|vertragsverletzung
"""

EMERGENCY = """
    dringend|dringendst|dringenst
    urgent|notfall|notfälle|notlage|notstand
    eilt|eiliges|eilsache|eilfall|brandeilig
    sehr|ist|extrem|äußerst eilig
    es brennt
    höchste|oberste|höchster|allerhöchste priorität|prio|dringlichkeit|eile|alarmstufe
    prio|priorität|p 1|eins|hoch|kritisch
    p1|prio1|sev1
    lebensgefahr|lebensgefährlich|brandgefahr|verletzungsgefahr|stromschlag
    fängt|fing|gefangen feuer
    feuer gefangen|fängt
    in brand|flammen
"""

DEADLINE = """
    muss|müssen|brauche|brauchen|benötige|benötigen|bitte ** vor # uhr
    innerhalb|binnen [von] [der] [den] [nächsten] # @hour
    nächsten # @hour
    muss|müssen|brauche|brauchen|benötige|benötigen|bitte ** in # @hour
    in weniger als # @hour
    nur|bleiben|bleibt|bloß noch # @hour
    binnen|innerhalb einer|der [nächsten|halben] stunde
    muss|müssen|brauche|brauchen|benötige|benötigen ** in einer stunde
    bis heute abend|mittag|nachmittag
    bis heute [um] #
    heute bis [spätestens] #
    muss|müssen|brauche|brauchen|benötige|benötigen|bitte|spätestens ** bis # uhr
    bis * heute ende|feierabend|geschäftsschluss|betriebsschluss|dienstschluss|büroschluss
    heute [um|bis] # uhr ** abgabe|frist|präsentation|termin|start|abflug|beginnt|abläuft|deadline|
        muss|müssen|brauche|brauchen
    frist|abgabefrist|abgabe|deadline|abflug|flug|präsentation ** heute
    frist|abgabefrist|deadline|abflug ** # @hour
    läuft|endet|abläuft ** heute ** ab|frist|aus
"""

OUTAGE_HINT = """
    wir|uns haben|hat|haben|ist|fehlt * kein|keine|keinen internet|netz|strom|telefon|netzwerk|erp|zugriff|
        server|system|verbindung
    kein|keine|keinen verbindung|zugriff|zugang zum|zur|auf|zu * erp|server|netzwerk|system|datenbank|crm
    wenn|sobald mitarbeiter|nutzer|kunden|user|kollegen|anwender ** fehler|fehlermeldung|anmelden|einloggen
    nichts|gar geht|funktioniert|läuft mehr
    geht|läuft|funktioniert * gar|überhaupt nichts|nix mehr
    steht|stehen|kommt|liegt ** still|stillstand
    geschäftskritisch|geschäftskritische|geschäftskritischer|betriebskritisch
    kann|können|konnte|konnten * keiner|niemand|keine ** @act|mehr
    keiner|keine|keins|keines der|von|unserer|dieser ** @act|funktioniert|geht|läuft
    @people ** ohne arbeit
"""

DATA_LOSS_HINT = """
    sind|wurden alle|sämtliche * @gone
    alle|sämtliche|ganzen * wurden|sind * @gone
    alles * weg|verloren|gelöscht|verschwunden|futsch
    weg|verloren|gelöscht|verschwunden|futsch sind|ist|sind|worden * @files
"""

EMERGENCY_HINT = """
    unter|aus hochdruck|zeitdruck
    zeitkritisch|zeitkritische|zeitkritischer
    sehr|extrem|absolut|hoch|äußerst|wirklich|ist|ist|wird kritisch|akut
    mich|sich|kind|mitarbeiter|tochter|sohn|jemand|person * verletzt
    kritisches|kritischer|kritische problem|fehler|störung|situation|lage
    dringende|dringender|dringendes|dringlich|dringlichkeit
"""

DEADLINE_HINT = """
    muss|müssen|brauche|brauchen|benötige|benötigen ** noch heute|heute
    muss|müssen|brauche|brauchen|benötige|benötigen ** heute noch
    in # @hour ** abgabe|abgeben|präsentation|termin|fliege|beginnt|anfängt|startet|live
    messe|termin|präsentation|konferenz|schulung|prüfung|veranstaltung ** in # @hour
    bis|vor feierabend|geschäftsschluss|betriebsschluss|mittag|mitternacht
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
