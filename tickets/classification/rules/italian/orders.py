"""Rules for payments, deliveries, invoices, cancellations and complaints that can wait a day."""

from tickets.classification.rules.rule import Effect, Rule

PAYMENT_OR_DELIVERY = """
    ci|avete|qualche sono|novità|notizie|notizia [novità|notizie] della|del|dell'|sul|sulla|sull'|
        di [mia|mio] riparazione|ordine|spedizione|rimborso|richiesta|pratica|pacco|consegna
    arrivato|arrivata|arrivati|arrivate senza [le|i|il|la] pile|caricatore|caricabatterie|cavo|
        manuale|istruzioni|viti|accessori|coperchio|telecomando|scatola|batteria|fattura|etichetta|
        chiavi|chiave
    non ho|abbiamo [mai|ancora] ricevuto niente|nulla|ancora
    fermo|ferma|bloccato|bloccata|ferme da # giorni|settimane|ore
    pagamento|carta|bonifico|acquisto|transazione|addebito|ricarica ** rifiutato|rifiutata|rifiuta|
        respinto|respinta|fallito|fallita|negato|negata|non|sospeso|declinato|errore|stornato
    rifiutano|rifiutato|rifiuta * pagamento|carta|bonifico
    @delivery ** non|mai|ancora|nessuna ** arrivato|arrivata|arriva|arrivati|ricevuto|ricevuta|
        consegnato|consegnata|consegnano|spedito|partito|visto|risulta|muove
    non|mai|nessun ** ricevuto|arrivato|arriva|consegnato|arrivata|spedito|ricevere|consegnata **
        @delivery
    non|mai|nessun|nessuna * consegna|consegnano|consegnato|consegnati|consegnata
    fuori|oltre|scaduto|superato|rispettato|rispettati * termine|tempi|termini
    ricevuto|arrivato|arrivata|inviato|mandato * solo|soltanto|mancante
    non corrisponde|conforme
    @delivery ** ritardo|perso|persa|smarrito|smarrita|incompleto|incompleta|sbagliato|sbagliata|
        danneggiato|danneggiata|rotto|rotta|aperto|vuoto|tardi|scaduto|diverso|ammaccato|bloccato|
        fermo|ferma
    ritardo|ritardi [nella|della|del|di|con|sulla] [il|la|mio|mia] @delivery
    arrivato|arrivata|arrivati|arrivate|ricevuto|ricevuta|inviato|mandato|consegnato|spedito *
        rotto|rotta|rotti|danneggiato|danneggiata|incompleto|incompleta|sbagliato|sbagliata|aperto|
        aperta|vuoto|vuota|ritardo|ammaccato|altro|scaduto|usato|diverso|diversa
    doveva|dovevano|dovrebbe|avrebbe essere|arrivare|dovuto consegnato|consegnata|arrivare|
        arrivato|consegnati
    ordinato|acquistato|comprato|chiesto ** inviato|mandato|arrivato|arrivata|ricevuto|spedito|
        arrivati
    taglia|colore|modello|prodotto|articolo|misura sbagliato|sbagliata|errato|errata|diverso|
        diversa
    reso|restituire|cambiare|cambio|sostituire|sostituzione ** @delivery|pantaloni|scarpe|camicia|
        vestito|taglia
    sta|stanno|è|sono|va|vanno [troppo|molto|un] [po|poco] stretto|stretta|strette|stretti|grande|
        grandi|piccolo|piccola|piccole|piccoli|corto|corta|largo|larga|larghe
    voglio|vorrei|devo|posso|potrei * cambiarlo|cambiarla|cambiarle|cambiarli|restituirlo|
        restituirla|restituirle|renderlo|sostituirlo
    non|senza|nessuna [ho|più] notizie|notizia
    tracking|tracciamento|tracciabilità ** non|fermo|ferma|bloccato
    non è quello|ciò|come [che] ordinato|ho|descritto|aspettavo
    garanzia ** non|riparare|riparazione|rotto|smesso
    valigia|bagaglio ** smarrita|smarrito|persa|danneggiata|danneggiato|non
"""

MISSING_DELIVERY = """
    dov'|dove è|sta|si [trova] [finito|finita] @my|il|la|l' [mio|mia] @delivery
    quando arriva|arriverà|arriveranno|consegnate @my|il|la|l' [mio|mia] @delivery
    che fine ha fatto @my|il|la|l' [mio|mia] @delivery
"""

INVOICE = """
    @bill ** sbagliato|sbagliata|sbagliati|errato|errata|errore|errati|duplicata|doppia|
        corrisponde|torna
    errore|errori|correggere|rettificare|correggete|correzione|rettifica|sbagliato|errato **
        fattura|fatture|bolletta|importo|partita
    @charged|pagare|pagando ** invece|posto di|del|della
    ma|e la|il|mia fattura|bolletta|ricevuta ** arrivata|uscita|arriva|emessa con|di|col
    fattura|bolletta|ricevuta ** rifarla|rifare|rifate|correggere|correggerla|correggete|
        rettificare
    sconto|coupon|codice|buono|promozione ** non|mai|invalido|scaduto|rifiutato|applicato
    non|senza|mai ** sconto|coupon|promozione
    aumento|rincaro|rincari|aumentato|aumentati|aumentate ** prezzo|prezzi|canone|tariffa|tariffe|
        abbonamento
    non|mai [ho|è|abbiamo|mi] [ancora|mai|è] ricevuto|ricevuta|arrivata|emessa|inviata ** fattura|
        bolletta|ricevuta
"""

CANCELLATION = """
    se ** non ** cambio|cambierò|passerò|disdico|disdirò
    cambio|cambierò|cambiamo operatore|gestore|fornitore|banca|compagnia|fornitori
    non voglio|vogliamo|desidero più ** servizio|piano|abbonamento|contratto|linea
    chiudere|terminare|cessare * contratto|servizio|abbonamento|linea
    annullare|annullamento|annullate|cancellare|cancellazione|cancellate|disdire|disdetta|disdico|
        disdette|disattivare ** abbonamento|ordine|account|contratto|piano|servizio|acquisto|
        prenotazione|iscrizione|polizza|carta|linea|rinnovo|appuntamento
    abbonamento|ordine|account|contratto|piano|servizio|prenotazione ** annullare|annullamento|
        disdire|disdetta|cancellare
    voglio|desidero|vorrei|chiedo|devo|vogliamo|intendo ** disdire|annullare|recedere|disdetta|
        recesso|annullarlo
    recesso|recedere|rescindere|rescissione|disdetta
    chiudere|chiusura|eliminare|chiudete @my|il|l'|del|dell' [mio|mia] account|conto|profilo|utenza
    cambiare|passare ** operatore|gestore|fornitore|concorrenza
    passo|passiamo|passerò a|ad|alla un|altro|concorrenza|altra [altro|altra] [operatore|gestore|
        compagnia]
    sto|stiamo pensando|valutando di andarmene|andare|cambiare|lasciare|passare
    non rinnoverò|rinnovo|rinnoviamo|rinnoveremo
    non [voglio|intendo] [più] rinnovare|rinnovate|continuare
"""

COMPLAINT = """
    reclamo|reclami|reclamare|lamentela|lamentele|lamentare|lamentarmi|insoddisfatto|insoddisfatta|
        scontento|scontenta
    troppo|molto|carissimo|eccessivamente|così caro|cara|costoso|costosa|cari
    carissimo|abusivo|esagerato
    nessuno [mi|ci|si] [ha|è] chiamato|venuto|presentato|avvisato|contattato|richiamato|occupa|
        visto
    nessuno [mi|ci] [ha] risponde|risposto|aiuta|richiama|richiamato|risolve|sa
    non|senza|mai|nessuna|nessun [ho|mi|abbiamo|ci|è|ricevo|avuto|avete|ha] [ricevuto|avuto|avere|
        mai|ancora|hanno] [una|alcuna|nessuna] risposta|risposte|rispondono|rispondete|risposto|
        riscontro|risolto|richiamato|soluzione
    non so|sappiamo|ho|abbiamo|c' [più|è] nulla|niente|notizie
    tecnico|corriere|postino|installatore|operaio ** non|nemmeno|mai ** venuto|viene|arrivato|
        presentato|passato|chiamato
    aspetto|attendo|aspettando|aspettiamo|attendiamo|attesa ** da|giorni|settimane|mesi|ore
    da ** giorni|settimane|mesi|ore ** aspetto|attendo|attesa|provo|tento|aspettando|cerco
    continua|continuano|continuo|siamo ** senza|stesso|uguale
    ancora|tuttora ** non|senza|niente|nulla
    pessimo|pessima|scarso|scarsa|scadente|cattivo|cattiva|brutta servizio|assistenza|qualità|
        esperienza|supporto|prodotto
    servizio|assistenza|qualità|supporto|esperienza|prodotto ** pessimo|pessima|scarso|scarsa|
        scadente|orribile|vergognoso|penoso|inesistente
    ennesima|altra|nuovo volta ** stesso|errore|problema
    non [sono|siamo] [affatto|per|molto|niente] soddisfatto|soddisfatta|contento|contenta|
        soddisfatti
"""

RULES = (
    Rule("urgency.payment_or_delivery", Effect.MEDIUM, PAYMENT_OR_DELIVERY),
    Rule("urgency.missing_delivery", Effect.MEDIUM, MISSING_DELIVERY, firm=True),
    Rule("urgency.invoice", Effect.MEDIUM, INVOICE),
    Rule("urgency.cancellation", Effect.MEDIUM, CANCELLATION),
    Rule("urgency.complaint", Effect.MEDIUM, COMPLAINT),
)
