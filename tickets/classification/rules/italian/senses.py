"""Words used in a different sense, on which no other rule may fire."""

from tickets.classification.rules.rule import Effect, Rule

SENSE = """
    di|d' emergenza|emergenze
    rappresentante|sede|ufficio|nome|note|avviso|ora|avvertenze|studio|numero|consulente|maggiore
        legale|legali
    contatto|contatti|numero|numeri|uscita|uscite|servizio|pulsante|luci|piano|chiamate|chiamata|
        freno|telefono di|d' emergenza|emergenze
    pronto soccorso
    non importa|c'|mi interessa|problema|problemi
    nessun|senza [alcun] problema|problemi
    politica|politiche|condizioni|termini|tempi|spese|diritto di|del reso|resi|rimborso|rimborsi|
        cancellazione|privacy|recesso
    pensiero|percorso|spirito critico
    etichetta|colonna|stato|filtro|campo|categoria|contrassegnare|segnare|segnato|cartella [di|
        come] urgente|urgenti|critico|errore|annullato|priorità
    grazie in|anticipatamente anticipo
    ringrazio|ringraziando|ringraziamo|grazie [in] anticipatamente|anticipate|anticipo
    vi|la|ti ringrazio anticipatamente|in|per [la] [cortese] attenzione|disponibilità|
        collaborazione|comprensione
    grazie|ringrazio|ringraziamo ** attenzione|disponibilità|collaborazione|comprensione|anticipo|
        anticipatamente
    grato|grata|ringrazierei|ringrazio se|volesse
    grazie mille .|,|!|anticipo|in
    in attesa di|ringrazio
    buon lavoro .|,|!
    buon|buona|ottimo|bella giorno|giornata|sera|serata|weekend|fine|continuazione|domenica|
        pomeriggio
    va|tutto bene
    bene grazie
    sarebbe|andrebbe [molto|più] bello|bene|utile|ideale|ottimo|comodo|perfetto|possibile
    miglior|migliore modo|maniera|momento|opzione|soluzione|offerta|dei
    peggiore|peggio dei|che|casi
    quanto|il prima|più
    al più presto
    antivirus|programma ** virus|malware
    assicurazione|polizza|protezione [contro|per] furto|frode|incendio
    in due|tre|# volte|rate
    campo|contatto|numero|pulsante emergenza
    nulla|niente|non [di|c'] [è] [così] urgente|urgenza
    causa di|del|della|forza|lavori|errore|problema|problemi|malattia|maltempo|a
    a|per causa
    polizia locale|municipale
    posta indesiderata
    un|in attimo|momento
    consiglio di|d'|comunale|direttivo
    che|cosa|mi consiglio|consigliate
    super mercato
    tribunale di|del
    ciao|salve|buongiorno|buonasera|saluti|grazie [,] [a] tutti
    errore|violato * termini
    reso disponibile|noto|conto|possibile
    quanto costa
"""

RULES = (Rule("scope.sense", Effect.SENSE, SENSE),)
