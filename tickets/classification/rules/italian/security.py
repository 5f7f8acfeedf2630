"""Rules for break-ins, leaks and extortion."""

from tickets.classification.rules.rule import Effect, Rule

SECURITY = """
    sono|sono|state trapelate|trapelati|diffuse|diffusi [le|i|gli] email|mail|dati|indirizzi|
        password|informazioni|documenti
    sql|code|command injection
    iniezione [di] sql|codice
    hackerato|hackeraggio|hackerare|hacker|hackers|hacking|hackerarono|bucato|violato|violata|
        craccato ** @account|profilo
    @account|profilo ** hackerato|hackerata|bucato|bucata|violato|violata|craccato|compromesso|
        compromessa|rubato
    hackerato|hacker|hackers
    phishing|smishing|vishing|ciberattacco|cyberattacco
    attacco informatico|hacker
    spaccia|spacciano|spacciato|spacciandosi|spacciava per
    fanno|fatto|facendo passare per
    furto|fuga|violazione|esposizione [di|d'|dei] dati|identità|password|credenziali|sicurezza
    dati|password|credenziali|informazioni ** rubati|rubate|esposti|esposte|trapelati|pubblicati|
        violati|online|visibili
    diffuso|diffusi|trapelati|pubblicato|pubblicate|esposto ** dati|password|credenziali
    data breach
    breccia|incidente|violazione di|della sicurezza
    trovato|scoperto|rilevato|individuato * falla|vulnerabilità
    ransomware|keylogger|ddos|xss
    qualcuno|altra|persona|sconosciuto|sconosciuti|terzi|estraneo|intruso|estranei|ladro **
        entrato|accesso|accede|usando|usato|utilizzando|cambiato|entrata|modificato|effettuato|
        acceduto|accedendo|entrati ** @account|password|dati|mio
    accesso|accessi|login|sessione|attività|dispositivo|dispositivi [non] sconosciuto|sconosciuti|
        sospetto|sospetti|sospetta|strano|strani|autorizzato|autorizzati|riconosco|anomalo|anomali
    non riconosco|riconosciamo|autorizzato * accesso|login|sessione|dispositivo|dispositivi
    non lavora|lavorano|appartiene [più] ** entrato|entrata|accesso|accede|scaricato|pannello|
        sistema|account|password
    ex dipendente|dipendenti|collaboratore|collega|socio ** accesso|accede|entra|entrato|scaricato|
        password|cancellato|copiato
    vedo|vediamo|vede|compaiono|mostra|compare|vedere|visualizzo|visualizza|appaiono ** di|un|a
        altro|altri|altra|altre|altrui cliente|clienti|persona|persone|utente|utenti|paziente|
        azienda|aziende
    dati|fattura|fatture|ordini|ordine|informazioni|referto|bolletta|documenti|documento|anagrafica
        di|d' [un] [un'] altro|altri|altra|altre|altrui [cliente|persona|utente|clienti|persone|
        utenti|paziente]
    password|chiave|chiavi|token|credenziali ** esposta|esposte|esposto|github
    password|credenziali in chiaro
    caricato|pubblicato|pubblicata|condiviso|inviato|messo ** chiave|chiavi|password|token|
        credenziali ** pubblico|pubblica|github|errore|sbaglio|tutti
    server|sito|rete ** hackerato|infettato|infettata|attaccato|attaccata|bucato
    dal|da|con mio|nostro|miei indirizzo|email|account ** non|mai mandato|inviato|mandata|inviata
    estorsione|ricatto|ricattano|ricattare|estorcere
    chiedono|chiede|chiedendo|pagare|pagamento|vogliono|pretendono * riscatto
    pagare|paghiamo|pagate|chiedono|vogliono|pagamento ** bitcoin|btc|cripto|criptovalute|monero
    pubblicheremo|pubblicare|diffonderemo|venderemo ** dati|database|informazioni|clienti
    file|dati|server|computer * criptati|cifrati|crittografati
    rubato|smarrito|perso * portatile|laptop|computer|telefono|chiavetta
"""

RULES = (Rule("urgency.security", Effect.HIGH, SECURITY),)
