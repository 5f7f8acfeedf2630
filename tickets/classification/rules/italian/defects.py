"""Rules for things that don't work, for one person or for all."""

from tickets.classification.rules.rule import Effect, Rule

DEFECT = """
    rovinato|rovinata|rovinati|consumato|macchiata|macchie|bucato|strappata|usurato
    di|in|con|forte ritardo
    errore|errori|guasto|guasti|guasta|guastato|bug|difetto|difetti|difettoso|difettosa|anomalia|
        anomalie|malfunzionamento|malfunzionamenti|avaria|disservizio|disservizi|disguido
    problema|problemi|difficoltà|inconveniente|problematica|problematiche
    non|mai|né [mi|ci|si|lo|la|li|le|gli|sta|stanno|è|me|ve] [mi|si|più|lo|ne|viene|vengono|sta]
        funzionare|funziona|funzionano|funzionava|funzionando|funzionante|funzionanti|va|vanno|
        apre|aprono|carica|caricano|risponde|rispondono|stampa|stampano|connette|collega|accende|
        avvia|parte|partono|sincronizza|sincronizzano|salva|invia|aggiorna|aggiornano|riproduce|
        rileva|riconosce|legge|scansiona|compare|compaiono|appare|appaiono|mostra|visualizza|
        visualizzano|esce|escono|consente|permette|arriva|arrivano|coincide|corrisponde|
        corrispondono|suona|scarica|installa|elabora|accetta|genera|entra|trova|attiva|scalda|gira|
        vede|vedono|sente|sentono|prende|registra|torna|quadra|fa|dà|serve|parla
    smesso|smette|smettono di
    invertito|invertita|invertite|invertiti|mescolati|disordinati|duplicato|duplicati|duplicata|
        duplicate|doppi|doppie|ripetuti|tagliato|tagliata|tagliate|tagliati
    non|niente|nulla|neanche [si|mi|ci] sente|vede|capisce|legge|sentono|vedono|sento|trasmette|
        scalda
    perde|gocciola|esce acqua|olio|aria|gas|fumo
    invece|al posto di|del|della|dello
    posto del|di|della
    scritto|scritta|stampato|stampata|imballato|imballata|inserito|fatto male
    graffiato|graffiata|graffiati
    con|c'|ha|sento [l'|è] eco|rumore|interferenze|fruscio|ronzio
    timeout|timeouts|lag
    fallisce|falliscono|fallito|fallita|fallire
    utente|account|pagina|file|ordine * non esiste|trovato|trovata
    smesso di|funzionare [funzionare|stampare|caricare|sincronizzare|andare]
    funziona|funzionano|va|vanno male|lento|lenta|lentissimo|lentamente|scatti|intermittenza
    si [è|sono|sta|continua] [a] blocca|bloccano|bloccata|bloccato|bloccati|chiude|chiudono|chiusa|
        chiuso|pianta|piantata|piantato|impalla|impallato|impallata|inchioda|congela|freeza|
        riavvia|riavviato|spegne|spento|spenta|disconnette|scollega|scollegato|rompe|rotto|rotta|
        rotti|danneggiato|interrompe|cancella|cancellano|disattiva
    crasha|crashato|crash|crashano|freezato|impallato|buggato|buggata
    lento|lenta|lenti|lentezza|lentissimo|lentissima|rallenta|rallentamenti|rallentato
    ci mette|impiega ** minuti|ore|tanto|molto|troppo|secoli
    danneggiato|danneggiata|danneggiati|rotto|rotta|rotti|rotte|sbagliato|sbagliata|sbagliati|
        sbagliate|errato|errata|errati|errate|corrotto|corrotti|ammaccato|graffiato|rigato|
        macchiato|strappato|illeggibile|inutilizzabile|scheggiato
    schermo|schermata|pagina|finestra|foglio * bianco|nero|nera|bianca|blu|vuota|grigia
    sparire~|sparito|sparita|spariti|sparite|scomparso|scomparsa|scomparsi|scomparire
    bloccato|bloccata|incastrato|incastrata|inceppata|inceppato ** su|a|in|da|al
    manca|mancano|mancava|mancavano|mancante|mancanti ** pezzo|pezzi|viti|parte|articolo|prodotto|
        dati|righe|file|accessorio
    errore|codice|http|pagina|un|dà 404|403|500|502|503|504|401
    messaggio|codice di|d' errore
    dà|esce|compare|appare|dice|segnala|mostra ** errore|invalido|invalida
    non|senza [ho|c'|abbiamo] [è] [più] connessione|segnale|audio|suono|internet|immagine|acqua|
        corrente|risposta|servizio|linea|rete|campo
    cade|salta|cadono ** linea|connessione|rete
    linea|connessione|rete|internet * cade|salta|saltata|instabile
    esce|escono|appare|compare|risulta|risultano|rimane vuoto|vuota|vuoti|bianco|bianca|nero|nera|
        tagliato
    fa|emette * rumore|rumori
    perde|perdita ** connessione|acqua
"""

CIRCUMSTANCE = """
    {cannot}
    da|dall'|dopo [l'] [ultimo|ultima] aggiornamento|ieri|stamattina|stamani
    quando|appena apro|provo|clicco|accedo|cerco|premo|salvo|invio|avvio ** non|mi|si|dà|esce|
        appare|errore
    all'|al apertura|avvio|accesso|momento ** non|mi|si|errore
"""

ACCESS = """
    perso * diritti|permessi|permesso|accesso|privilegi
    {cannot} [più] [ad|a|neanche|nemmeno] * @act
    bloccato|bloccata|bloccati|bloccate * account|accesso|utente|utenza|carta|profilo|conto
    account|accesso|utente|utenza|carta|profilo|login|conto ** bloccato|bloccata|sospeso|sospesa|
        disattivato|disattivata|negato|disabilitato|rifiutato|disabilitata|bloccate|limitato
    password|pin|codice|credenziali|utente * errata|errato|errate|sbagliata|sbagliato|scaduta|
        invalida|valido|valida|scadute
    non * ricordo|ricordare|rammento ** password|pin|utente|credenziali
    non * passo|supero|passa|passare * verifica|autenticazione
    link|codice|sessione ** scaduto|scaduta|invalido|scade|valido
    dimenticato|dimenticata|smarrito|perso|scordato ** password|pin|accesso|credenziali|utente|
        codice
    non|mai [mi] arriva|arrivato|arrivata|ricevo|ricevuto|arrivano|ricevere|riceve ** codice|email|
        sms|link|messaggio|otp|verifica|conferma|notifiche
    perso|recuperare|senza [l'|il|mio] accesso
"""

RULES = (
    Rule("urgency.defect", Effect.MEDIUM, DEFECT),
    Rule("urgency.circumstance", Effect.MEDIUM, CIRCUMSTANCE, asserted=True),
    Rule("urgency.access", Effect.MEDIUM, ACCESS),
)
