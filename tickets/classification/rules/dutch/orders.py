"""Rules for payments, deliveries, invoices, cancellations and complaints that can wait a day."""

from tickets.classification.rules.rule import Effect, Rule

PAYMENT_OR_DELIVERY = """
    betaling|betalen|overschrijving|kaart|incasso|ideal|creditcard|bancontact|transactie ** mislukt|
        geweigerd|niet|afgewezen|lukt|geblokkeerd|fout
    mislukte|geweigerde betaling|transactie|incasso
    @delivery ** niet|nooit|nog|niets ** ontvangen|aangekomen|geleverd|bezorgd|binnen|verzonden|
        toegekomen|gekregen|gearriveerd
    niet|nooit|nog|niets|geen|niks ** ontvangen|aangekomen|geleverd|bezorgd|verzonden|toegekomen|
        gekregen|opgestuurd
    wacht|wachten|gewacht ** @delivery|bezorging|monteur|technieker|nieuwe
    @delivery ** vertraagd|vertraging|kwijt|zoek|beschadigd|onvolledig|verkeerd|kapot|open|laat|leeg|
        verloren|stuk
    verkeerd|verkeerde|ander|andere|foute * product|artikel|maat|kleur|bestelling|pakket|model|adres
    waar is|blijft|zijn|blijven ** @delivery
    retour|retourneren|retourzending|terugsturen|ruilen|omruilen|garantie|garantieclaim|reparatie
    zou|zouden ** aankomen|geleverd|bezorgd|arriveren
    pakket|zending|bestelling|levering zou|zouden ** komen
    koffer|koffers|bagage ** niet|kwijt|naar|verloren|kapot|weg
    monteur|technieker|bezorger|loodgieter|pakket|levering ** niet|nooit * gekomen|
        langsgekomen|verschenen|geweest|komen
    monteur|technieker|bezorger|pakket ** kwam|komt * niet|nooit
    huur|betaling|incasso|overschrijving ** teruggeboekt|gestorneerd|geweigerd|teruggekomen
    past|passen ** niet
    te klein|groot|kort|strak|laat
    voldoet niet
    vertraging|vertraagd|gemist
"""

INVOICE = """
    @bill ** fout|fouten|verkeerd|verkeerde|klopt|kloppen|onjuist|niet|te|dubbel|onduidelijk|ontbreekt|
        hoog|hoger|foutief|corrigeren|aanpassen
    fout|fouten|foute|verkeerde|onjuiste|dubbele|ontbrekende ** @bill|bedrag|btw|btw-nummer|
        factuuradres
    @bill|afrekening ** oude|oud|vorige ** adres|nummer|huisnummer|naam
    gecorrigeerde|aangepaste|verbeterde
    corrigeren|verbeteren|gecorrigeerde|aangepaste|creditnota ** @bill
    korting|kortingscode|kortingsbon|actiecode|promocode ** niet|ongeldig|geweigerd|verrekend|vergeten|
        werkt
    prijsverhoging|prijsstijging|tariefverhoging|prijsverhogingen
    prijs|prijzen|tarief|tarieven|kosten ** verhoogd|gestegen|verdubbeld|omhoog
    herinnering|aanmaning|incassobureau|betalingsherinnering|incassokosten
"""

CANCELLATION = """
    opzeggen|opgezegd|opzegging|opzeg
    zeg|zeggen ** abonnement|contract|op
    annuleren|annulering|geannuleerd|annuleer|annulatie
    stopzetten|stopgezet|stopzetting|beëindigen|beëindiging|beëindigd
    account|profiel|rekening|rekeningen ** verwijderen|verwijderd|opheffen|sluiten|afsluiten|stopzetten|
        opzeggen
    verwijder|verwijderen|sluit|hef|afsluiten|sluiten|opheffen ** account|profiel|rekening|rekeningen
    uitschrijven|uitschrijving|afmelden ** abonnement|lidmaatschap
    herroepen|herroeping|herroepingsrecht|ontbinden|ontbinding ** koop|overeenkomst|bestelling|
        aankoop|contract
    herroepingsrecht
    overstappen|overstap|stap ** concurrent|andere|ander|over
"""

COMPLAINT = """
    klacht|klachten|klagen|beklag
    ontevreden|onacceptabel|onaanvaardbaar
    niet tevreden|acceptabel|blij|akkoord|normaal|netjes|professioneel|oké|ok|goed
    slecht|slechte|matige|trage|lage service|klantenservice|kwaliteit|ervaring|communicatie|
        bereikbaarheid|behandeling|dienstverlening|helpdesk
    service|klantenservice|kwaliteit|communicatie|helpdesk|bereikbaarheid ** slecht|matig|nul|ondermaats|
        bedroevend|onbestaande|laat
    geen|zonder|nooit|niet|niets|niemand ** antwoord|reactie|gehoor|gehoord|gereageerd|teruggebeld|
        respons|contact|geantwoord|bericht
    niemand ** reageert|antwoordt|bereikbaar|neemt|helpt|weet|opneemt|opgenomen
    helpdesk|klantenservice|telefonisch|support|chat ** niet|onbereikbaar|nooit|niemand ** bereikbaar|
        bereiken|contact
    onbereikbaar|onbereikbare
    wacht|wachten|gewacht|wachttijd|wachttijden ** al|sinds|weken|dagen|maanden|lang|lange|nog|uren|
        minuten
    lange|ellenlange|ultra wachttijd|wachttijden|wachtrij
    al|reeds # @ago ** wacht|niet|geen|bezig|niets
    nog steeds|altijd niet|geen|niets|niks|kapot|geblokkeerd|zelfde
    nog altijd|steeds geen|niet|niets
    al|voor|weer|de derde|tweede|zoveelste|vierde|vijfde|meermaals keer|maal|mail|email
    meerdere|herhaaldelijk|# malen|keer|keren|mails ** gebeld|gemaild|gevraagd|contact|geprobeerd|
        gemeld|geschreven
    gebeld|gemaild|contact|gemeld ** # keer|keren|maal
    te|veel duur|dure
    onterecht|onterechte
"""

RULES = (
    Rule("urgency.payment_or_delivery", Effect.MEDIUM, PAYMENT_OR_DELIVERY),
    Rule("urgency.invoice", Effect.MEDIUM, INVOICE),
    Rule("urgency.cancellation", Effect.MEDIUM, CANCELLATION),
    Rule("urgency.complaint", Effect.MEDIUM, COMPLAINT),
)
