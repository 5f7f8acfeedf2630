"""Rules for payments, deliveries, invoices, cancellations and complaints that can wait a day."""

from tickets.classification.rules.rule import Effect, Rule

PAYMENT_OR_DELIVERY = """
    zahlung|bezahlung|überweisung|lastschrift|karte|kreditkarte|abbuchung|paypal|transaktion **
        fehlgeschlagen|abgelehnt|nicht|abgebrochen|gescheitert|verweigert|fehler|zurückgewiesen
    abgelehnt|fehlgeschlagen ** zahlung|bezahlung|überweisung|lastschrift|karte
    @delivery ** nicht|nie|nichts|immer|noch|bis ** angekommen|an|geliefert|erhalten|bekommen|da|
        eingetroffen|zugestellt|verschickt|versendet|versandt|gekommen
    nicht|nie|nichts|noch|kein~ ** angekommen|geliefert|erhalten|bekommen|eingetroffen|zugestellt|
        versendet|verschickt|ausgeliefert|eingegangen
    warte|warten|wartet ** @delivery|lieferung|ersatz|handwerker|techniker
    @delivery ** verspätet|verloren|beschädigt|unvollständig|falsch|kaputt|geöffnet|überfällig|
        zurückgeschickt|leer|verspätung|verzögert|hängt|verschollen|verloren
    falsch|falsche|falsches|falschen|anderes|andere|verkehrte * geliefert|bekommen|erhalten|größe|
        farbe|artikel|produkt|adresse
    liefertermin|lieferfrist|lieferdatum nicht|überschritten|verstrichen
    fehllieferung|falschlieferung|transportschaden|lieferverzug|lieferverzögerung
    wo bleibt|ist|bleiben|sind ** @delivery|koffer|gepäck|techniker
    koffer|gepäck|gepäckstück ** nicht|fehlt|weg|verloren|kaputt|beschädigt|in
    techniker|monteur|handwerker|fahrer|bote|lieferung|paket|ware|artikel ** kam|kommt|erschien|
        gekommen|erschienen ** nicht|nie
    techniker|monteur|handwerker|fahrer|paket|lieferung|ware ** nicht|nie ** gekommen|erschienen|kam|da
    miete|überweisung|lastschrift|zahlung ** zurückgegangen|geplatzt|zurückgewiesen|zurückgekommen
    über den|die zaun|mauer
    unbekannt verzogen
    verspätung|verspätungen|zugausfall|zugausfälle|flugausfall|annulliert|gestrichen|verpasst
    reklamation|reklamieren|reklamiere|umtausch|umtauschen|garantiefall|gewährleistung|
        gewährleistungsfall|nachbesserung|ersatzlieferung
    zurückschicken|zurücksenden|retournieren|retoure|rücksendung|zurückgeben
    passt|passen ** nicht
    entspricht|entsprechen ** nicht
    storno|stornieren|stornierung|storniert|storniere
"""

INVOICE = """
    @bill ** falsch|falsche|falscher|falschen|fehlerhaft|fehler|fehlt|nicht|zu|doppelt|unklar|
        unverständlich|überhöht|höher|inkorrekt|korrigieren|korrektur|stimmt
    falsche|falscher|falschen|fehlerhafte|überhöhte|unklare|doppelte|fehlende @bill|betrag|mwst|
        mehrwertsteuer|rechnungsadresse|firmenname
    korrigierte|korrigieren|berichtigen|berichtigte|korrektur|rechnungskorrektur|stornorechnung **
        @bill
    @bill ** alte|alten|altes|veraltete|frühere ** adresse|anschrift|nummer|hausnummer|name|firmenname|id
    zahlendreher
    korrigierte|berichtigte|neue rechnung
    korrigierte|korrigierten|berichtigte
    rechnungskorrektur|zahlungserinnerung|mahnung|mahnungen|mahngebühr|mahngebühren|inkasso|
        inkassobüro|inkassoschreiben
    rabatt|gutschein|gutscheincode|rabattcode|aktionscode ** nicht|ungültig|abgelehnt|fehlt|
        abgezogen|berücksichtigt
    preiserhöhung|preiserhöhungen|beitragserhöhung|preissteigerung
    preis|preise|gebühr|gebühren|tarif ** erhöht|gestiegen|verdoppelt|angehoben
    zu hoch|teuer|viel [berechnet|abgerechnet] .|,|!|und
"""

CANCELLATION = """
    kündige|kündigen|kündigung|gekündigt|kündigungsbestätigung|sonderkündigung|
        sonderkündigungsrecht|kündigungsschreiben|vertragskündigung
    widerrufe|widerrufen|widerruf ** vertrag|kauf|kaufvertrag|bestellung|abo|abonnement|kaufs|
        vertrages|vertrags|versicherung
    vertrag|kauf|bestellung|abo ** widerrufen|widerrufe|auflösen|beenden|aufheben
    abo|abonnement|mitgliedschaft|vertrag|bestellung ** beenden|beende|abmelden|kündigen|
        stornieren|stornieren
    konto|profil|kundenkonto ** löschen|schließen|auflösen|löschung|löscht|gelöscht|auflösung
    löschen|lösche|löschung|schließen|schließung|löscht|auflösung ** konto|profil|kundenkontos|
        kontos
    trete|treten|zurücktreten|rücktritt ** vertrag|kauf|kaufvertrag|zurück
    wechsle|wechseln ** anbieter|konkurrenz
"""

COMPLAINT = """
    beschwerde|beschwerden|beschweren|beschwere|reklamation
    nicht zufrieden|akzeptabel|zufriedenstellend|tragbar|hinnehmbar|hinnehmen|akzeptieren|nachvollziehbar
    nicht in ordnung
    unzufrieden|unzumutbar|inakzeptabel|unakzeptabel
    schlechter|schlechte|schlechtes|schlechten|mangelhafter|mieser service|kundenservice|kundendienst|
        support|qualität|erfahrung|kommunikation|beratung|leistung|behandlung
    service|kundenservice|support|qualität|beratung ** schlecht|mangelhaft|mies|ungenügend
    keine|keinerlei|nie|ohne|nicht|niemand ** antwort|rückmeldung|reaktion|geantwortet|gemeldet|
        reagiert|antwortet|meldet|zurückgerufen|rückruf|erreicht|erreichbar
    niemand ** erreichbar|zuständig|ans|hilft|kümmert
    hotline|kundenservice|support|telefonisch|kundendienst|service ** nicht|niemand|nie **
        erreichbar|erreichen|erreicht|durch|ran
    warte|warten|wartet|gewartet ** seit|wochen|tagen|monaten|lange|immer|ewig|stunden|schon|bereits
    seit ** warte|warten|vertröstet|hingehalten
    seit|schon|bereits # tagen|wochen|monaten|stunden ** nicht|nichts|kein~
    immer noch|wieder|noch|weiterhin nicht|nichts|kein|keine|keinen|defekt|kaputt|gesperrt|fehler
    noch immer nicht|kein|keine|nichts
    schon wieder
    mehrfach|mehrmals|bereits|schon * gemeldet|geschrieben|angefragt|kontaktiert|nachgefragt|angemahnt
    zum dritten|zweiten|vierten|fünften|wiederholten mal
    zum # . mal
    zu|viel|völlig|sehr teuer
    überteuert|wucher
    mehrfach|mehrmals|wiederholt|vergeblich ** angerufen|geschrieben|kontaktiert|versucht|gemeldet|
        nachgefragt|angefragt
"""

RULES = (
    Rule("urgency.payment_or_delivery", Effect.MEDIUM, PAYMENT_OR_DELIVERY),
    Rule("urgency.invoice", Effect.MEDIUM, INVOICE),
    Rule("urgency.cancellation", Effect.MEDIUM, CANCELLATION),
    Rule("urgency.complaint", Effect.MEDIUM, COMPLAINT),
)
