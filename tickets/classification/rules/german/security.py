"""Rules for break-ins, leaks and extortion, and for signs of them."""

from tickets.classification.rules.rule import Effect, Rule

SECURITY = """
    konto|account|system|server|postfach ** jemand|unbekannter|fremder ** eingeloggt|angemeldet|zugegriffen|
        eingewählt
    droht|drohen|drohung|gedroht ** veröffentlichen|zahlen|daten|verkaufen|veröffentlicht
    @hacked
    fremder|fremde|fremden|unbefugter|unbefugte|unbefugten|unberechtigter|unberechtigte|unbekannter|
        unbekannte|jemand|anderer|dritte ** @own * konto|profil|postfach|daten|passwort|system|email
        ** zugegriffen|zugriff|eingeloggt|angemeldet|geändert|übernommen|genutzt|benutzt|missbraucht|
        eingedrungen|verschafft
    fremder|fremde|fremden|unbefugter|unbefugte|unbefugten|unberechtigter|unerlaubter|
        verdächtiger|verdächtige|unbekannter zugriff|zugriffe|login|logins|anmeldung|anmeldungen|
        einloggen|aktivität|aktivitäten
    jemand|einer|fremder ** in @own * konto|account|profil|postfach
    gehaltsabrechnung|lohnabrechnung|lohnzettel|entgeltabrechnung|befund|vertrag ** kollegen|kollegin|
        anderen|anderer|anderem|fremden|fremde|mitarbeiters
    fremde|fremder|falsche * gehaltsabrechnung|lohnabrechnung|befunde|patientendaten|akte
    jemand ** in|auf|mit @own * konto|system|server ** war|ist|eingeloggt|angemeldet|eingebrochen
    konto|profil|postfach ** übernommen|missbraucht|gekapert|gestohlen|geknackt
    passwort|email|bankverbindung|iban ** geändert|ausgetauscht ** nicht von mir|uns
    passwort|email|bankverbindung|iban ** ohne * wissen|zustimmung|zutun * geändert
    nicht ich|wir ** passwort ** geändert
    daten|rechnung|rechnungen|bestellung|bestellungen|konto|adresse|unterlagen|vertrag|dokumente|akte
        ** anderer|anderen|fremder|fremden|eines|einer|fremd * kunden|kundin|kunde|person|personen|
        nutzer|nutzers|firma|patienten|mandanten
    fremde|anderer|fremden|andere * kundendaten|daten|rechnung|rechnungen|bestellungen|dokumente
        sehen|sichtbar|angezeigt|erhalten|bekommen|einsehen
    sehe|sehen|sieht|angezeigt|zeigt|erhalten|bekommen ** daten|rechnung|rechnungen|bestellungen|konto|
        adresse|unterlagen|namen ** anderer|anderen|fremder|fremden|eines fremden
    kundendaten|daten|passwörter|passwort|zugangsdaten|schlüssel|token|unterlagen ** öffentlich|
        veröffentlicht|darknet|google|github|internet|gestohlen|abgeflossen|entwendet|ungeschützt|
        offen|abgegriffen|frei
    öffentlich|veröffentlicht|gestohlen|abgeflossen|entwendet ** kundendaten|passwörter|
        zugangsdaten|schlüssel|token
    api|geheimer|geheime schlüssel|key|token ** veröffentlicht|öffentlich|github|gelangt|versehentlich
    bitcoin|bitcoins|kryptowährung ** zahlen|fordert|fordern|überweisen|gezahlt
    dateien|daten|server|rechner ** verschlüsselt * und|forderung|nachricht|von|worden|bitcoin
    eingebrochen|einbruch in|ins|auf * system|server|konto|netzwerk
"""

SECURITY_HINT = """
    laptop|notebook|handy|diensthandy|smartphone|tablet|firmenlaptop ** gestohlen|geklaut|entwendet
    phishing ** hereingefallen|reingefallen|opfer|eingegeben|geklickt|daten
    opfer ** phishing|betrugs|betrügern
    ehemaliger|ehemalige|gekündigter|ex * mitarbeiter ** zugriff|zugang|daten|gelöscht
"""

RULES = (
    Rule("urgency.security", Effect.HIGH, SECURITY),
    Rule("urgency.security_hint", Effect.HIGH, SECURITY_HINT, plain=False),
)
