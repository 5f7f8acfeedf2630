"""Rules for money in dispute."""

from tickets.classification.rules.rule import Effect, Rule

# Asking where a refund is means demanding it.
REFUND_DEMAND = """
    wann ** @refund
    warum|wieso|weshalb ** @charged
    geld zurück|wieder|zurückhaben|zurückbekommen|zurückerstattet|zurückgezahlt|zurückfordern|
        rückerstattet|erstattet|zurückerstatten
    @own|das geld ** zurück|zurückhaben|zurückbekommen|zurückfordern|zurückerstatten
    wo|wann ** bleibt|kommt|erhalte|bekomme|bekommen|ist|erhalten|steckt ** @refund
    wo bleibt|ist @own geld
    wann ** ich|wir ** @own geld
    wann ** @own|das geld ** zurück|erstattet|überwiesen|ausgezahlt
    ich|wir ** @refund ** bekommen|erhalten|beantragen|haben|fordern|bekomme
    bekomme|erhalte|beantrage|bekommen|erhalten|beantragen ich|wir ** @refund
    geld|betrag|beitrag|kosten|zahlung|kaufpreis|anzahlung|kaution|ticketpreis|euro|chf|franken **
        @repaid|@repay
"""

REFUND = """
    @refund ** nicht|noch|immer|seit|überfällig|bisher|warte|ausstehend|aussteht|fällig|ausgeblieben|
        ausgeführt|verweigert|abgelehnt
    warte|warten|gewartet|wartet|vergeblich ** @refund|gutschrift|geld|auszahlung
    nicht|nie|kein~|nichts|noch ** @repaid
    kein~ ** @refund ** bekommen|erhalten|eingegangen|überwiesen|gesehen|da|sicht|erfolgt
    noch|bisher|immer|weiterhin|heute kein~ @refund
    {want} ** @refund|@repay|@repaid
    bitte|umgehend|sofort|endlich|sofortige|um ** @repay|@repaid|@refund
    @repay|erstatte|erstattet sie|mir|uns
    erstatten|erstattet|überweisen|überweist|zahlen|zahlt|buchen|bucht|geben sie|mir|uns|ihr **
        zurück
    antrag|anspruch auf * @refund
    rückerstattungsanspruch|rückerstattungsantrag|erstattungsantrag|erstattungsanspruch|
        rückerstattungsforderung|rückzahlungsforderung
    @refund , .|!
    volle|vollständige|komplette|sofortige|umgehende|volles * @refund
    @refund @own|des|der|vom|von|für|meiner * ticket|tickets|geldes|betrags|betrages|kaufpreises|
        bestellung|kosten|zahlung|beitrags|flug|fluges|buchung|gebühr|gebühren|anzahlung|kaution
    @refund ** versprochen|zugesagt|angekündigt|bestätigt
    anzahlung|kaution|geld|vorauszahlung ** behalten|einbehalten|einbehält|behält
    trotz|nach|obwohl ** storno|stornierung|storniert|retoure|rücksendung|zurückgeschickt|
        kündigung|widerruf ** kein~|nicht|nie ** geld|@refund|gutschrift|@repaid
    zu viel|zuviel * @charged|bezahlten|gezahlten|abgebuchten|berechneten ** @repay|@repaid|zurück
"""

BILLING_DISPUTE = """
    # statt|anstatt # ** @charged
    @charged ** # statt|anstatt #
    lastschrift|abbuchung|einzug ** zurückgehen|zurückgegeben|zurückgeholt|zurückgebucht
    doppelt|zweimal|dreimal|mehrfach|mehrmals|doppelte|zweifach @charged
    doppelt|zweimal|dreimal|mehrfach|zweifach ** @charged
    # mal|x ** @charged
    @charged * # mal|x
    @charged * doppelt|zweimal|dreimal|mehrfach
    buchen|bucht|belasten|belastet|berechnen|buchte|ziehen|zieht ** doppelt|zweimal|mehrfach|
        dreimal
    doppelte|doppelten|doppelter|zweite|zweiten|mehrfache @charge
    doppelbuchung|doppelabbuchung|doppelbelastung|doppelzahlung|mehrfachabbuchung
    zu hoher|überhöhter|falscher|falschen|höheren|höherer|überhöhten betrag * abgebucht|eingezogen|
        belastet
    nie|niemals|nicht ** bestellt|gebucht|abgeschlossen|abonniert|zugestimmt ** @charged|rechnung|
        @charge
    @charged|@charge ** nie|niemals|nicht ** bestellt|abgeschlossen|abonniert|zugestimmt|gebucht|
        autorisiert|genehmigt
    @charge|@charged ** die|der|das|was nicht von mir|uns
    ohne ** zustimmung|einwilligung|genehmigung|erlaubnis|wissen|autorisierung|einverständnis|auftrag
        ** abgebucht|eingezogen|belastet|abgezogen|verlängert|berechnet|gebucht
    abgebucht|eingezogen|belastet|abgezogen|berechnet|verlängert ** ohne * @own * zustimmung|
        einwilligung|genehmigung|erlaubnis|wissen|autorisierung|einverständnis|auftrag
    gekündigt|kündigung|storniert|stornierung|widerrufen ** abgebucht|eingezogen|belastet|abgezogen|
        kassiert|bucht|buchen
    abgebucht|eingezogen|belastet|abgezogen|berechnet ** obwohl|trotz|nach ** gekündigt|kündigung|
        storniert|stornierung|probezeit|testphase
    weiterhin|trotzdem|dennoch|einfach|weiter abgebucht|eingezogen|belastet|abgezogen
    chargeback|käuferschutz|käuferschutzfall
    rückbuchung|zurückbuchen|zurückbuche ** bank|veranlassen|veranlasst|lasse|lassen|karte|abbuchung|
        lastschrift
    bank|karte|kreditkarte|paypal ** zurückbuchen|zurückgebucht|zurückholen|rückbuchung
    widerspreche|widersprechen|widersprochen|bestreite|bestreiten|reklamiere|beanstande|anfechten **
        @charge|rechnung|forderung|mahnung|inkasso|gebühr
    @charge|rechnung|forderung|mahnung ** widerspreche|widersprochen|bestreite|bestritten|anfechten
"""

# Firm, because whoever asks what to do about it has lost the money.
STRANGE_PAYMENT = """
    @charge|@charged ** weiß|kenne ich|wir nichts|nicht
    @charge|@charged ** keine ahnung
    @own karte|karten|portemonnaie|geldbörse|brieftasche ** weg|verloren|verschwunden|gestohlen
    kreditkartendaten|kartendaten|kontodaten|daten ** missbraucht
    unberechtigt|unberechtigte|unberechtigten|unberechtigterweise|unautorisierte|unautorisierten|
        unautorisiert|unrechtmäßig|unrechtmäßige|ungerechtfertigt|ungerechtfertigte|betrügerische|
        betrügerischen|unbekannte|unbekannten|unerklärliche|fremde|verdächtige|dubiose * @charge|
        @charged
    @charge ** nicht|nie|niemals|nichts * autorisiert|genehmigt|veranlasst|getätigt|vorgenommen|
        ausgelöst|bestellt|erkenne|kenne|zugestimmt|zuordnen|freigegeben|nachvollziehen|durchgeführt
    nicht|nie|niemals ** autorisiert|genehmigt|veranlasst|getätigt|vorgenommen|ausgelöst|
        abgeschlossen|zugestimmt ** @charge|@charged
    karte|kreditkarte|bankkarte|girocard|geldbörse|portemonnaie|brieftasche ** gestohlen|
        geklaut|entwendet|missbraucht|geklont
    gestohlene|gestohlenen|geklaute|geklauten karte|kreditkarte|bankkarte
    kartenmissbrauch|kreditkartenmissbrauch|kontomissbrauch
    jemand|fremde|unbekannte ** mit|von|über @own * karte|kreditkarte|konto|paypal ** bezahlt|
        bestellt|eingekauft|abgehoben|überwiesen|gekauft
    gestohlen|geklaut|entwendet ** geld|euro
    nicht|nie autorisierte|autorisierten|genehmigte|genehmigten|veranlasste|getätigte|gemachte @charge
    @charge ** nicht|nie [selbst] gemacht|getätigt|gekauft|bestellt|erkannt
    karte|kreditkarte|bankkarte|girocard|geldbörse|portemonnaie * verloren
    auf @own namen ** ohne|nicht|nie ** wissen|zustimmung|beantragt|abgeschlossen|eröffnet
    jemand|unbekannter|betrüger ** auf @own namen
"""

REFUND_HINT = """
    gutschrift|guthaben|rabatt|bonus ** nicht ** verrechnet|angerechnet|berücksichtigt|eingelöst
    gutschrift|auszahlung|guthaben|kaution|anzahlung ** nicht|nie|immer|warte|seit ** erhalten|
        bekommen|eingegangen|gutgeschrieben|überwiesen|ausgezahlt|wochen|monaten|tagen|da
    immer|noch|bisher|bislang|weiterhin * kein|keinen geld|cent|rückzahlung
    zahlt|zahlen|überweist|überweisen * endlich|geld ** [zurück] .|!|zurück|endlich
    zahlt endlich
"""

BILLING_HINT = """
    betrug|betrugs|betrüger|betrügern|betrügerisch|betrügerei|betrogen|betrügt|betrugsfall|
        betrugsversuch|betrugsverdacht|scam|scammer|fakeshop
    geld ** vom|von|auf * konto ** verschwunden|weg|fehlt|abgehoben|gestohlen|abgezogen|abgebucht
    geld|euro ** gestohlen|geklaut|gestolen
    berechnet|abgerechnet|fakturiert|verrechnet ** zurückgeschickt|zurückgegeben|retourniert|gekündigt|
        storniert|nie
    zurückgeschickt|zurückgegeben|retourniert ** berechnet|abgerechnet|rechnung
    code|pin|tan|zugangsdaten|daten ** vorgelesen|genannt|durchgegeben|weitergegeben|verraten
    konto|sparkonto|sparbuch|guthaben ** leer|leergeräumt|geplündert|abgeräumt
    nicht|nie|kein~ ** gekauft|bestellt ** jemand
    link ** karte ** euro|geld
    zu viel|zuviel * abgebucht|belastet|berechnet|verrechnet|abgezogen|eingezogen|kassiert|bezahlt
"""

RULES = (
    Rule("urgency.refund_demand", Effect.HIGH, REFUND_DEMAND, firm=True),
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.billing_dispute", Effect.HIGH, BILLING_DISPUTE),
    Rule("urgency.strange_payment", Effect.HIGH, STRANGE_PAYMENT, firm=True),
    Rule("urgency.refund_hint", Effect.HIGH, REFUND_HINT, plain=False),
    Rule("urgency.billing_hint", Effect.HIGH, BILLING_HINT, plain=False),
)
