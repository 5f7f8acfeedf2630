"""Rules for things that don't work, for one person or for all."""

from tickets.classification.rules.rule import Effect, Rule

DEFECT = """
    akku|batterie ** leer|entlädt|entladen|heiß|schnell|hält
    @works ** nie|niemals
    nie|niemals [richtig] @works
    @works ** nicht
    nicht [mehr|richtig|korrekt|immer|so|ganz|zuverlässig|wirklich|ordnungsgemäß|automatisch|
        vollständig|sauber] @works
    geht|gehen|funktioniert|klappt|passiert|tut|läuft|lädt|kommt|erscheint * nichts|nix|nur|kaum
    nichts|nix passiert|geht|funktioniert|erscheint|lädt|kommt|klappt
    findet|zeigt|liefert|tut|macht|druckt|bekommt|ergibt * nichts|nix
    funktioniert|geht|klappt|läuft ** nur|immer|ständig ** nicht|teilweise|manchmal
    nicht lesen|angelegt|sehen|gefunden|da|angekommen|durch|lauffähig|funktionsfähig|
        funktionstüchtig|benutzbar|nutzbar|abspielbar|übereinstimmen|überein|aktuell|stimmen|stimmt
    stimmt|stimmen ** nicht|nie
    fehler|fehlern|fehlers|fehlerhaft|fehlerhafte|fehlerhafter|fehlerhaften|fehlermeldung|fehlerseite|
        fehlermeldungen|fehlercode|bug|bugs|error|errors|panne|glitch
    problem|probleme|problemen|problems|schwierigkeiten
    störung|störungen|gestört|ausfall|ausfälle|ausgefallen|aussetzer|unterbrechung|
        unterbrechungen|verbindungsabbruch|verbindungsabbrüche|abbruch|abbrüche
    defekt|defekte|defekter|defektes|defekten|kaputt|kaputte|kaputter|kaputtes|hinüber|zerbrochen|
        gebrochen|gerissen|zerrissen|verkratzt|zerkratzt|verbogen|undicht|beschädigt|beschädigte|
        beschädigter|beschädigtes|beschädigten|mangelhaft|mangelhafte|mängel|mangel|schaden
    absturz|abstürze|abgestürzt|abstürzt|abstürzen|crash|crasht|crashed|crashes
    stürzt|stürzen|stürzte|bricht|brechen|brach ** ab|zusammen
    hängt|hängen|aufgehängt|hängengeblieben|eingefroren|friert|einfriert|festgefahren|hakt|ruckelt|
        flackert|flimmert|spinnt|streikt|steckt|blockiert|klemmt
    friert|frieren|hängt|hängen ** ein|sich ** auf
    bleibt|bleiben ** hängen|stehen|leer|schwarz|weiß|stecken|dunkel
    schließt|schaltet|beendet|öffnet|startet|verbindet|trennt sich
    startet|bootet|verbindet ** neu
    kommt|kommen|kam|druckt|bleibt|sind|ist * leer|weiß|schwarz|blank|unleserlich raus|heraus|.|,|aus
    druckt|kommen|kommt * weiß|leer|schwarz
    differenz|abweichung|abweichungen|weicht|diskrepanz|unterschiedlich|unterschiedliche
    ist|sind nicht die|der|das|dieselbe|dasselbe|identisch|gleich
    hälfte ** fehlt|fehlen|weg
    langsam|langsamer|träge|lahm|laggt|lags|verzögert|verzögerung|verzögerungen|ladezeit|ladezeiten|
        schneckentempo
    dauert|lädt ** ewig|ewigkeit|minuten|lange|länger|stunden|endlos
    fehlgeschlagen|schlägt|schlagen|gescheitert|scheitert|misslingt|abgelehnt|zurückgewiesen|
        verweigert|ungültig|ungültige|ungültiger|abgelaufen|unlesbar|unleserlich|unvollständig|
        unbrauchbar|inkompatibel|unbekannter
    schlägt|schlagen ** fehl
    timeout|timeouts|zeitüberschreitung|zeitüberschreitungen
    fehlt|fehlen|fehlte|fehlten|fehlende|fehlendes|fehlender|fehlenden|vermisse|verschwunden|weg|
        verschwindet
    falsch|falsche|falscher|falsches|falschen|falschem|fehlerhaft|verkehrt|inkorrekt|vertauscht|
        verwechselt|verfälscht
    doppelt|zweimal|mehrfach angezeigt|angelegt|vorhanden|importiert|verschickt|gesendet|erhalten
    doppelte|doppelten einträge|mails|kontakte|datensätze
    kontostand|saldo|daten|seite * nicht|nur ** sehen|weiße|leer
    leer|leere|schwarzer|weiße|weißer|leeres seite|bildschirm|feld|liste|datei|fenster|display|
        dokument
    fehler|error|code|status|http|meldung|seite * 400|401|403|404|405|413|422|429|500|501|502|503|504
    403|404|502|503|504 fehler|error|seite|beim|bei
    kein|keine|keinen ton|bild|verbindung|internet|empfang|strom|signal|reaktion|netz|wlan|wifi|
        telefon|fernsehen|funktion|anzeige|zustellung|rückmeldung|sound
    ohne|kein|keine|keinen|schlechte|schwache internet|verbindung|internetverbindung|netz|empfang
    reagiert|lädt|druckt|startet|öffnet|bootet ** nicht|kaum
    lässt|lassen ** nicht|kein~|nie ** @act|aktivieren|einschalten|ausschalten|starten|schließen|
        verschieben|einrichten|entfernen
    nicht ** @act|aktivieren|einschalten|einrichten|entfernen lässt|lassen
    {cannot} ** @act
    nicht|nichts|kein~|nie ** @act kann|können|konnte|konnten|könnte
    unmöglich ** zu|@act
    zieht|nimmt|gibt|macht|zeigt|erkennt|findet|sendet|liest|spielt|wird|werden ** nicht|kein~ **
        ein|an|aus|auf|mehr|wieder
    seit ** update|aktualisierung|umstellung|version|upgrade|migration|release ** nicht|nur|kein~|
        ständig|immer|dauernd|langsam
    nach ** update|aktualisierung|umstellung|version|upgrade|migration ** nicht|nur|kein~|nichts|weg
    scheint|scheinen nicht zu|mehr
    steht|bleibt|hängt ** ausstehend|bearbeitung|pending
    karte ** eingezogen|verschluckt|einbehalten
    überlastet|überlädt|überfordert
    überhitzt|raucht|riecht|stinkt|qualmt|brummt|piept|pfeift|leckt|tropft
    rauscht|verzerrt|verpixelt|unscharf|verschwommen|verschoben|zeichensalat|hieroglyphen
    statt|anstatt # ** nur|bekommen|erhalten|angezeigt
    virus|viren|malware|schadsoftware
"""

ACCESS = """
    gesperrt|gesperrter|gesperrtes|gesperrte|entsperren|entsperrt|deaktiviert|ausgesperrt|sperrung
    komme|komm|kommen|kommt|kam * nicht|nie ** rein|hinein|ins|in|auf|zugriff|konto|system|an
    anmeldung|login|anmelden|einloggen|zugriff|zugang|registrierung ** nicht|unmöglich|
        fehlgeschlagen|verweigert|gescheitert|abgelehnt|schlägt|klappt|verloren|fehler|problem
    kein|keinen|keine zugriff|zugang|berechtigung|berechtigungen|rechte|zugriffsrechte
    passwort|pin|code|tan|benutzername ** falsch|ungültig|abgelehnt|nicht|vergessen|abgelaufen|
        akzeptiert
    passwort|pin|benutzername|zugangsdaten vergessen|verloren|verlegt
    vergessen|verloren ** passwort|pin|benutzername|zugangsdaten
    bestätigungsmail|aktivierungsmail|bestätigungscode|aktivierungslink|sms|tan|code|mail|
        bestätigungslink|link ** nicht|nie|keine|kein ** bekommen|erhalten|angekommen|an|zugestellt
    nicht|nie|keine|keinen|kein ** bestätigungsmail|aktivierungsmail|bestätigungscode|
        aktivierungslink|sms|tan|code|bestätigungslink|zugangsdaten|mails ** bekommen|erhalten|an
    bekomme|erhalte|kriege|bekommen|erhalten kein|keine|keinen|nicht|nie
    ausgeloggt|rausgeworfen|rausgeschmissen|abgemeldet
    fliege|fliegt * raus
"""

RULES = (
    Rule("urgency.defect", Effect.MEDIUM, DEFECT),
    Rule("urgency.access", Effect.MEDIUM, ACCESS),
)
