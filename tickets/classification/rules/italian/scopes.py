"""Rules that mute other rules, because a thing is over, asked about, hypothetical or proposed."""

from tickets.classification.rules.rule import Effect, Rule

RESOLVED = """
    grazie per|del il [rapido|veloce] rimborso
    tutto [è] online|risolto|ripartito
    problema|errore|bug|eco|rumore|messaggio|crash ** sparito|scomparso|corretto
    grazie ** ritrovare|ritrovato|recuperare|recuperato|trovato|ripristinato
    è|sono|ho|abbiamo|tutto|già|stato|problema|caso|avete [stato|già|stati|stata] risolto|risolta|
        risolti|risolte|sistemato|sistemata|riparato|ripristinato|corretto|aggiustato
    si è|sono risolto|risolta|sistemato|sbloccato
    ora|adesso|già|tutto|finalmente|ha [ora|adesso|di] [ripreso|tornato] [a] funziona|funzionare|
        funzionano|riesco
    ora|adesso|già|tutto|finalmente [tutto|mi] va|carica|apre [tutto] bene|regolarmente|
        normalmente|perfettamente
    ora|adesso|tutto|finalmente ** funziona|funzionano|va correttamente|bene|perfettamente|
        regolarmente|normalmente
    funziona|va|funzionano [tutto|ora|adesso|bene] di|nuovamente|tutto nuovo|.|!|,
    funziona|va|funzionano ora|adesso
    mi|ci avete|hanno|ha|è|sono [già|stato|stati|finalmente] rimborsato|rimborsati|restituito|
        restituiti|riaccreditato
    già|finalmente|appena|oggi [ho|è] [il|stato] ricevuto|arrivato|accreditato il|i|lo|mio
        rimborso|soldi|denaro|accredito|pacco|ordine
    già|finalmente|appena [stato] rimborsato|riaccreditato
    rimborso|soldi|pacco|ordine|denaro è|sono|mi [già|finalmente|è] [stato] arrivato|arrivati|
        ricevuto|accreditato
    ho ricevuto|avuto [il|i|oggi|ieri|già|regolarmente] [il] rimborso|pacco|soldi|ordine
    grazie|ringrazio|complimenti ** per|di|della|la [aver|la|averlo|avermi] [rapida|tempestiva]
        risolto|risoluzione|soluzione|risolverlo|sistemato|restituito|averlo
    non succede|accade|capita|appare|compare|serve più
    non è|ho|abbiamo|c' [è] più necessario|problema|problemi|bisogno|errori
    tornato|tornata|tornati a|alla|tutto funzionare|normale|normalità
    falso allarme
"""

CLOSED = """
    non voglio|vogliamo|serve più ** rimborso|reso|cambio
    ^ risolto|sistemato .|,|!
    falso allarme
    potete|puoi|può|possiamo|prego|pregasi chiudere [il|la|questo|questa] ticket|caso|segnalazione|
        richiesta|pratica
    chiudete|chiudere|chiudi il|la|questo|mio reclamo|lamentela
    chiudete|chiudere|chiudi il|la|questo|questa ticket|caso|segnalazione|richiesta|pratica
    alla fine era|è il|la|solo
    alla fine non [mi|ci] serve|occorre|era
    era il|la|solo cavo|batteria|router|configurazione|impostazione
    potete|può|puoi chiudere .|,|!
    ignorate|ignora|ignori|ignorare|annullate [la|il|questa|mia|questo|pure|mio] [mia] [messaggio|
        email|richiesta|segnalazione]
    ho|abbiamo già|poi|da [solo] risolto|trovato|sistemato
    tutto [è] risolto|sistemato|ok|posto
    risolto|risolta da solo|sola
    risolto [.|,|!] grazie
    non serve|occorre|servono|c' [più|è] altro|risposta|rispondere|nulla|bisogno|intervento
    non è necessario|necessaria|serve rispondere|risposta|fare
    errore mio|nostro
    era|è [un|colpa] [mio|mia|nostra] [mio] colpa|errore mia|mio|nostro|nostra
    ritiro il|la [mio|mia] reclamo|segnalazione|richiesta
    come non detto
"""

STILL = """
    continua|continuo|continuano|ancora|tuttora|persiste|purtroppo|nuovamente
    ma|però non|ora|adesso|continua|ancora|il|la|i
    di nuovo
    è|sono tornato|ricomparso|tornati ** problema|errore
"""

ABOUT = """
    come cancello|elimino|cambio|attivo|recupero|disdico|aggiungo|annullo|richiedo|imposto|
        inserisco|scarico|creo|restituisco|modifico
    come|dove [si] [posso|possiamo|può|devo|faccio|si|fare|potrei|funziona] [per] [a|ad] @act|fare|
        richiedere|chiedere|richiede|funziona|evitare|procedere|restituire|trovare|trovo|
        aggiungere|attivare|segnalare|gestire|ottenere|fa|chiudere|cambio|modifico|disdire|
        annullare
    cosa|che è|significa|comprende|include|succede|fate|prevede [cosa|se|quando|con|un|una|il|la]
    qual|quale|quali è|sono [la|il|le|i|vostra|l'] politica|termini|tempi|procedura|condizioni|
        differenza|orario|orari|costo|prezzo|costi|modalità|tempistiche|vostra
    quanto|quanti tempo|ci|costa|giorni|dura|dovrei|tempi
    avete|offrite|esiste|esistono|c'|prevedete|disponete [è] [un|una|dei|delle|qualche] * politica|
        guida|pagina|assicurazione|supporto|piano|opzione|documentazione|garanzia|integrazione
    avete|esiste|c' [è] un|qualche|altro [altro] modo|sistema
    siete|è|rispettate|conforme|conformi ** gdpr|rgpd|normativa|legge
    ^ è|sarebbe possibile|sicuro|compatibile|legale|obbligatorio|normale|necessario @act|cambiare|
        usare|avere|fare|modificare
    se|salve|ciao|buongiorno|buonasera|grazie|favore è|sarebbe possibile|sicuro|compatibile|legale|
        obbligatorio|normale|necessario @act|cambiare|usare|avere|fare|modificare
    ^ si può|possono @act|cambiare|aggiungere
    se|salve|ciao|buongiorno|buonasera|grazie|favore si può|possono @act|cambiare|aggiungere
    vorrei|volevo|voglio|desidero|gradirei|mi sapere|chiedere|piacerebbe|informazioni|informazione|
        capire [se|come|quali|qual|quando|sapere|cosa|sulla|sul]
    domanda|domande|dubbio|informazioni|informazione|info|articolo|politica|guida|manuale|
        documentazione su|sulla|sul|sulle|riguardo|circa|relative|in
    ho|avrei una|un|alcune domanda|domande|dubbio|curiosità
    interessato|interessata|interessati a|al|alla
    stiamo|sto valutando|confrontando|pensando|preparando|pianificando
    politica|politiche|termini|condizioni [e] di
"""

TOPIC = """
    studente di legge|giurisprudenza
    tesi|articolo|servizio su
    scrivo|scrivendo di|su
    manutenzione programmata|pianificata|prevista|straordinaria|ordinaria
    simulazione|seminario|webinar|esercitazione
    letto|notizia|notizie|blog|articolo ** su|di|del|che
    precedente|vecchia|vecchio azienda|fornitore|gestore
    abbiamo aggiornato [la|i|le|nostra] [nostra|nostri] informativa|politica|termini|condizioni
"""

HYPOTHETICAL = """
    se un|una|qualcuno|io|voglio|volessi|cancello|perdo|dovessi|avessi|ho|dimentico|pago|compro|
        cambio|restituisco|ci|dovesse|disdico
    in|nel caso [di|in|che|cui|dovesse]
    cosa|che succede|succederebbe|accade se
    per evitare|prevenire
    evitare che
    paura|timore|temo di|che
    qualora
    nel caso
"""

SUGGESTION = """
    sarebbe|starebbe [molto|più|davvero] bello|utile|ideale|ottimo|comodo|interessante|fantastico|
        perfetto|carino|bene|opportuno
    suggerimento|suggerimenti|suggerisco|suggerire|suggeriamo|propongo|idea
    magari
    mi|ci piacerebbe [che|poter] se|che|avere|vedere
    manca solo|una funzione
"""

WIDESPREAD = """
    tutti|tutte i|gli|le [nostri|nostre|miei] @people
    tutta|tutto la|il|l' [nostra|nostro] @people
    tutti noi
    a|in tutto|tutta il|la|l' team|azienda|ufficio|mondo|reparto|italia
    per tutti|nessuno noi|quanti|.|,|!
    succede|capita|riguarda * a|tutti tutti|colleghi
    nessun|nessuno|nessuna [dei|degli|delle] [nostri] utente|cliente|dipendente|collega|utenti|
        clienti|dipendenti|colleghi|studenti|filiali|negozi
    # [dei|di] [nostri] utenti|clienti|dipendenti|colleghi|negozi|filiali|operatori
    diversi|molti|vari|parecchi|diverse|molte [dei|nostri] utenti|clienti|colleghi|negozi|
        dipendenti|filiali
    in produzione
    generalizzato|generalizzata
"""

RULES = (
    Rule("scope.resolved", Effect.RESOLVED, RESOLVED),
    Rule("scope.closed", Effect.CLOSED, CLOSED),
    Rule("scope.still", Effect.STILL, STILL),
    Rule("scope.about", Effect.ABOUT, ABOUT),
    Rule("scope.topic", Effect.TOPIC, TOPIC),
    Rule("scope.hypothetical", Effect.HYPOTHETICAL, HYPOTHETICAL),
    Rule("scope.suggestion", Effect.SUGGESTION, SUGGESTION),
    Rule("scope.widespread", Effect.WIDESPREAD, WIDESPREAD),
)
