"""Rules for questions and requests, and for tickets that a machine wrote."""

from tickets.classification.rules.rule import Effect, Rule

ASKS = """
    ?
    per favore|piacere|cortesia
    cortesemente|gentilmente|prego|preghiamo|pregasi
    vi|la|ti prego|preghiamo
    potreste|potete|potresti|puoi|può|potrebbe|riuscite|sapete|sapreste|possibile
    ho|abbiamo|avrei|avremmo bisogno
    mi|ci serve|servono|servirebbe|occorre|necessita
    necessito|necessitiamo|voglio|vogliamo|vorrei|vorremmo|volevo|desidero|desideriamo|chiedo|
        chiediamo|richiedo|richiediamo|pretendo|esigo|cerco|gradirei|sollecito
    mi|ci piacerebbe
    ^ aiuto|assistenza
    un|qualche|di|serve aiuto
    aiutatemi|aiutateci|aiuta|aiutami|soccorso
    ringrazierei|grato|grata|ringrazio ** se|risposta|riscontro|volesse|anticipo
    attendo|attendiamo|aspetto|aspettiamo|resto|restiamo|rimango|rimaniamo ** riscontro|risposta|
        notizie|attesa|soluzione|cenno|vostra|contatto
    in attesa di
    come|dove|quando|quale|quanto|quanti|chi|cosa * posso|faccio|fare|si|devo|possiamo|è|sono|c'|
        costa|funziona
    ^ come|dove|quando|quale|quanto|quali|qualcuno|esiste|avete|qual|cosa|fate|vendete|spedite
    sapere se|come|quando|cosa|quale|dove|perché|quanto|il|la|qual
    fatemi|ditemi|mandatemi|inviatemi|inviarmi|mandarmi|chiamatemi|richiamatemi|contattatemi|
        rispondetemi|rispondete|spiegatemi|indicatemi|indicarmi|dirmi|confermatemi|confermare|
        confermate|verificate|verificare|controllate|controllare|aggiornate|cambiate|modificate|
        correggete|annullate|inviate|mandate|attivate|sbloccate|aggiungete|eliminate|risolvete|
        fornitemi|fornirmi|datemi|inviami|dimmi|richiamate|sistemate|provvedete|procedete|spedite
    domanda|domande|dubbio|quesito|richiesta|preventivo
    ^ richiedere|modificare|aggiungere|cancellare|aggiornare|inviare|attivare
    al più presto
    prima possibile
    quanto prima
    in anticipo
"""

AUTOMATIC = """
    fuori ufficio|sede
    risposta|messaggio|email|notifica|conferma automatica|automatico|automaticamente|generata|
        generato
    messaggio|email [è] [stato|stata] generato|generata|inviato|inviata automaticamente
    non rispondere|rispondete|risponda a|al|alla|, questo|questa|presente
    si prega di non rispondere
    non sono|sarò|saremo in ufficio|sede
    non sarò|saremo disponibile|disponibili|raggiungibile|reperibile
    sono|sarò|siamo|saremo [in|assente|fuori] ferie|vacanza|assente|malattia|maternità|congedo|
        fuori|trasferta ** fino|rientro|rientrerò|torno|tornerò|risponderò|al|leggerò|accesso
    assente|ferie fino|dal|da
    rientro|rientrerò|torno|tornerò in|il|dal|lunedì|a # **
    abbiamo|è [ricevuto|stata] ricevuto|ricevuta|presa [la|il|correttamente] [sua|tua|vostra|in]
        richiesta|messaggio|email|segnalazione|carico
    la|il|vostra [sua|tua|vostra|tuo] richiesta|ticket|segnalazione|messaggio|email è [stata|stato]
        ricevuta|ricevuto|registrata|registrato|presa|aperto|inoltrata
    grazie per averci|aver|il|contattato [contattato|scritto|averci|messaggio] ** risponderemo|
        presto|ore|contatteremo|ricontatteremo|breve
    casella|indirizzo|email ** non monitorata|monitorato|presidiata|controllata
    disiscriverti|cancellarti|disiscriversi|disiscrizione ** qui|clicca|link|newsletter
    noreply|postmaster|undeliverable|autoreply
    mailer daemon
    delivery status notification
    mancata|impossibile|errore [di|nella] consegna|recapito|consegnare|recapitare * messaggio|email
    promemoria automatico
    backup|processo|attività|operazione completato|completata|terminato con|correttamente
"""

AUTOMATIC_SUBJECT = """
    ^ fuori ufficio|sede
    ^ risposta|messaggio|email|notifica automatica|automatico
    ^ assenza|assente|autoreply|undeliverable
    delivery status notification
"""

RULES = (
    Rule("requires_action.asks", Effect.ASKS, ASKS),
    Rule("scope.automatic", Effect.AUTOMATIC, AUTOMATIC),
    Rule("scope.automatic_subject", Effect.AUTOMATIC, AUTOMATIC_SUBJECT, firm=True),
)
