"""Rules for a service that is down for many people, and for needs within hours."""

from tickets.classification.rules.rule import Effect, Rule

OUTAGE = """
    sito|siti|portale|piattaforma|sistema|sistemi|server|servizio|rete|api|erp|crm|gestionale|pos|
        vpn|centralino|ecommerce|negozio|casse|linee ** è|sono|risulta|risultano|era
        [completamente|totalmente|tutto|di|ancora|tutti|da] [nuovo] @down
    @service [completamente|totalmente] offline|irraggiungibile|down|inaccessibile
    @service|tutto ** fuori servizio|uso|linea
    sito|sistema|server|rete|gestionale|piattaforma|portale è|era|sono caduto|caduta|andato|
        crollato|saltato [giù]
    è|sono caduto|caduta|crollato|andato|saltata|saltato [giù] [il|la|tutto|tutta] [il|la] sistema|
        server|rete|sito|linea|gestionale
    caduta|crollo|interruzione|blocco|disservizio [totale|generale|del|di|completo] [del|della|dei|
        di] sistema|server|rete|servizio|servizi|totale|generale
    blackout
    {many} ** {cannot} * @work
    nessuno|nessun|nessuna [dei|degli|delle|dell'] [nostri|nostre|miei] [#] @people|cliente|utente|
        dipendente|collega|negozio|filiale|postazioni|computer|terminali|casse * riesce|riescono|
        riuscito|riuscita|può|possono|potuto [più|nemmeno|ad|a] [ad|a] @work
    servizio non disponibile
    nessuno|nessun|nessuna * riesce|può|riuscito|riusciva|riuscirà [più|nemmeno|ad|a] [ad|a] @work
    nessuno ha|con [più] accesso|internet|connessione|linea|rete|corrente|posta
    {many} ** non funziona|funzionano|carica|risponde|apre|va|vanno
    {many} ** senza [poter] accesso|sistema|connessione|internet|servizio|lavorare|rete|linea|
        corrente
    {many} ** fermi|ferma|fermo|bloccati|bloccato|paralizzati|paralizzata
    clienti|utenti|dipendenti|colleghi|operatori|negozi|pazienti|studenti [nostri] non riescono|
        possono|riesce * @work
    produzione|azienda|negozio|magazzino|ufficio|operatività|attività|fabbrica|linea|vendite|
        spedizioni|lavoro * ferma|fermo|ferme|bloccata|bloccato|paralizzata|paralizzato|bloccate|
        interrotta
    siamo [completamente|totalmente|tutti] fermi|bloccati|paralizzati|isolati
    perdendo|perdiamo|perso * vendite|ordini|clienti|soldi ** ogni|per|ora|minuto|perché
    502|503|504|500 ** tutti|tutte|clienti
    ospedale|triage|reparto|clinica|ambulanza ** non funziona|risponde|riusciamo|carica
    tutto @down|fermo|bloccato|paralizzato nella|in|,|.|da|nel
    senza rete|internet|corrente|linea|sistema né|e telefoni|telefono|email|internet|corrente|rete
    non [si] funziona|va|apre|carica|risponde|entra|parte [il|la|niente|più] [sito|sistema|posta|
        rete] a|per|da nessuno
    non funziona|va|apre|carica|risponde ** per|in|a|su nessun|nessuna sede|filiale|negozio|
        cliente|utente|computer|pc|ufficio
    tutta|tutto la|il|l'|nostra [@people] ** senza posta|email|sistema|accesso|internet|linea|
        telefono|telefoni|connessione|servizio|rete|luce|corrente
    nessun|nessuna|nessuno * telefono|telefoni|computer|pc|terminale|terminali|negozio|filiale|
        cassa|casse|utente|sede|linea|linee * funziona|connette|carica|accende
    nessun|nessuna|nessuno [dei|delle] telefono|computer|terminale|negozio|filiale|cassa|utente|
        sede|linea [dell'|del|della] [ufficio|negozio|sede] ha accesso|internet|connessione|
        sistema|rete|corrente|linea
    non riusciamo|possiamo [più] [a|ad] [neanche|nemmeno] fatturare|incassare|vendere|lavorare|
        operare|produrre|spedire|servire|emettere|evadere
    errore|guasto a tutti
    dà|dando|compare ** errore ** a|per tutti|tutte i|gli|le|. [nostri] @people|.
"""

DATA_LOSS = """
    cancellato|eliminato|cancellata|eliminata * nostro|nostra|nostri|nostre
    manca|mancano ** metà|tutti|tutte|molti|molte ** record|dati|file|clienti|registrazioni
    perso|persi|perse|perduto|cancellato|cancellati|cancellate|spariti|sparite|scomparsi|eliminato|
        eliminati|sparito ** tutti|tutte|tutto|tutta|nostri|nostre|settimane|mesi|anni|# [i|gli|le|
        la|il|l'|@my] [di] @data
    tutti|tutte|tutta [i|gli|le|la] [nostri|miei|l'|@my] @data * spariti|sparite|scomparsi|
        scomparse|cancellati|cancellate|persi|perse|eliminati|andati|sparita
    perdita [totale] [di|dei] [tutti|dei] [i] dati|informazioni|file|documenti
    dati|file|documenti persi|cancellati|spariti|scomparsi
    database|archivio ** vuoto|cancellato|corrotto|sparito|perso
    perso|persi|perdiamo ** lavoro|mesi|anni|settimane|informazioni ** di # anni|mesi|settimane|
        giorni
    perso [il|tutto] [il] lavoro di
    perso|persi|perse ** @data ** tutta|tutto|tutti|tutte|settimana|mese|mesi|anno|anni|intera|
        intero
    cancellato|cancellati|eliminato|formattato|sovrascritto ** cartella|database|server|disco|
        backup|archivio|progetto|unità ** condivisa|tutti|tutte|dati|intera|cliente|clienti|rete
    si|ci|sono è|sono|cancellate|cancellati cancellate|cancellati|perse|persi|persa|spariti|le|i **
        tutto|tutta|tutti|tutte|anno|mese|mesi
    non|senza [c'|abbiamo|ho] [è] backup|copia ** perso|persi|cancellato|recuperare
    spariti|sparite|scomparsi|cancellati|sparito|scomparse * @data
    mesi|settimane|anni di lavoro ** perso|persi|cancellato|sparito|spariti
    mi|ci [hanno|avete|ha] cancellato|eliminato ** @data
"""

SLA = """
    sla ** violato|violata|violazione|mancato|penale|penali|superato|sforato|inadempimento|
        rispettato|rispettati|fuori
    violazione|violato|mancato|sforato|superato|superamento|penali|rispettato ** sla
    violazione|mancato|inadempimento ** livello|livelli di servizio
    livello|livelli di servizio ** violato|mancato|penale|rispettati|rispettato|garantito|contratto
    disponibilità ** inferiore|sotto
"""

EMERGENCY = """
    urgente|urgenti|urgentemente|urgentissimo|urgentissima|urgenza|urgenze
    emergenza|emergenze
    situazione di|d' emergenza|urgenza
    priorità massima|assoluta|critica|urgente
    massima|estrema urgenza|gravità|priorità
    mi|ci serve|servono [tutto] subito|immediatamente|adesso
    voglio|vogliamo|serve una soluzione|risposta subito|immediata
    paziente|pazienti|vita|bambino|persone ** rischio|pericolo
    situazione|problema|errore|guasto|incidente critica|critico|gravissima|gravissimo
    pericolo|rischio di|per vita|morte|incendio|incolumità|pazienti|persone
    vita o morte
    puzza|odore di bruciato|gas
    incendio|fiamme|scossa
    esce|fa fumo
    p1|sev1
"""

# Hours that are still to come: "da 3 ore" has another word before the number.
DEADLINE = """
    tra|fra # ore|minuti
    devo|dobbiamo|serve|abbiamo|ho|consegnare|consegnarlo|inviare|presentare|parte|scade|chiude|
        inizia ** entro|tra|fra|meno [di] # ore|ora|minuti
    tra|fra|entro un' ora
    tra|fra|entro [circa] mezz'ora|mezzora
    entro [la|fine|questa] stasera|oggi|mezzogiorno|mezzanotte|giornata|sera
    entro [la|le] mezzanotte|mezzogiorno
    entro le # ** oggi|stasera|serve|scade
    devo|dobbiamo|serve|oggi|consegnare|inviare ** entro le #
    entro fine|la giornata|serata|fine
    nella|entro prossima ora
    mancano|restano|rimangono [solo|meno|di] [di] # ore|minuti per|alla|al|e|.
    abbiamo|ho [solo|meno] [di] # ore|minuti per|prima
    avete [solo] # ore|minuti
    manca|resta [solo|meno] un' ora per|alla|al|e
    manca|resta mezz'ora|mezzora
    oggi stesso
    per oggi|stasera
    oggi|domani ** entro mezzogiorno
    scade|chiude|termina|scadenza|ultimo [è|giorno] oggi|stasera|stanotte
    oggi * scade|chiude|termina|scadenza
    oggi alle|entro # ** devo|ho|abbiamo|riunione|serve
    devo|ho|abbiamo|riunione|serve|parte|inizia ** oggi|stasera alle|entro|pomeriggio [le] [alle] #
    ho|abbiamo|parto|parte il|un volo|treno tra|fra|oggi|stasera
"""

# A time in hours may be a deadline, or only how long something takes.
DEADLINE_HINT = """
    tra|fra|entro [meno] [di] # ore|ora|minuti
    in meno di # ore|ora|minuti
    nelle|entro prossime # ore
    entro le prossime # ore
"""

RULES = (
    Rule("urgency.outage", Effect.HIGH, OUTAGE),
    Rule("urgency.data_loss", Effect.HIGH, DATA_LOSS),
    Rule("urgency.sla_breach", Effect.HIGH, SLA),
    Rule("urgency.emergency", Effect.HIGH, EMERGENCY),
    Rule("urgency.deadline", Effect.HIGH, DEADLINE),
    Rule("urgency.deadline_hint", Effect.HIGH, DEADLINE_HINT, plain=False),
)
