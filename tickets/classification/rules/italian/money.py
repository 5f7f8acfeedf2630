"""Rules for money in dispute."""

from tickets.classification.rules.rule import Effect, Rule

# Asking when one's money comes back means demanding it.
REFUND_DEMAND = """
    riavere|recuperare|avere|riottenere [indietro] @my|i soldi|denaro
    @repay_me ** @money|tutto
    mi|ci [dovete|devono|potete] rimborsate|restituite|rimborsare|restituire|rimborsi|rimborserete|
        ridate|ridare|rendete|restituirete ** @money|rimborso
    quando|dove|dov' * @my|il [mio] rimborso|soldi|denaro
    quando ** @repay|rimborso
    @my rimborso|risarcimento * ritardo|sospeso|dove|mai
    @my soldi|denaro indietro
    rivoglio|rivogliamo * soldi|denaro
    soldi|denaro|importo indietro
    @repay * @my soldi|denaro
    posso|potrei|possiamo|potremmo|potete|possibile * avere|ricevere|ottenere|richiedere|chiedere|
        fare|essere * rimborso|rimborsato|rimborsata
    perché mi|ci [avete|hanno|viene|vengono] addebitato|addebitati|addebitate|prelevato|scalato|
        addebitano
"""

REFUND = """
    rimborso|rimborsi|riaccredito ** attesa|sospeso|fermo|bloccato|pendente da|.|,|ancora
    stornate|stornare|rimborsate|restituite|accreditate|annullate ** eccedenza|differenza|eccesso|
        maggiore
    aspetto|attendo|aspettando|attesa * @my soldi|denaro
    promesso|detto|promesse ** rimborso|restituzione
    @repay ** soldi|denaro|importo|somma|cifra|pagato|versato|pagamento|euro|differenza|caparra|
        cauzione|addebito|quota|deposito|acconto
    {want} ** rimborso|rimborsi|risarcimento|storno|riaccredito
    {want} ** restituzione ** soldi|denaro|somma|importo|pagato|euro|pagamento|caparra
    {want} * essere rimborsato|rimborsata|rimborsati|risarcito
    {want} che mi|ci [li|lo|la] @repay
    {want} ** nota di credito
    {want} * restituzione ** #|euro
    {want} ** riaccredito|accredito|storno ** carta|conto
    {want} che mi|ci @repay|venga|vengano ** @repay|@money
    voglio|vorrei|devo|devono riavere|indietro ** soldi|denaro|importo|somma|euro
    restituzione * soldi|denaro|importo|somma|pagamento|quanto
    rimborso|storno|riaccredito|accredito|soldi|denaro ** non|mai|ancora|nessuna|niente **
        arrivato|arrivati|ricevuto|arriva|visto|accreditato|accreditati|effettuato|ricevuti|visti|
        fatto|restituiti|vedo
    non|mai|né|senza|nessun ** ricevuto|arrivato|ricevere|avuto|visto|accreditato|effettuato|
        ottenuto|arrivati ** rimborso|riaccredito|storno|risarcimento
    non|mai|senza|rifiutano|rifiutate|negato|nessuno ** rimborsato|rimborsata|restituito|
        restituiti|rimborsate|rimborsare|rimborsano|restituire|restituite|rimborsati
    mi|ci dovete|devono|deve ** @money|euro|rimborso
    dovete|devono|deve|quando|potete ** pagarmi|versarmi|accreditarmi|riaccreditarmi|pagarci|
        rendermi
    pagatemi|accreditatemi|versatemi|riaccreditatemi|ridatemeli
    @charge ** società|azienda|negozio|servizio|abbonamento|ditta ** non|mai [ho|abbiamo] [mai]
        sottoscritto|richiesto|autorizzato|attivato|conosco|ordinato
    annullare|stornare|togliere|annullate * addebito|addebiti
    togliete|toglietelo|togliere|stornate|stornatelo|annullate|eliminate|rimuovete ** addebito|
        addebiti|commissione|commissioni|penale|mora
    addebito|addebiti|commissione ** togliete|toglietelo|toglieteli|stornate|annullate|eliminate|
        rimuovere
    aspetto|attendo|aspettando|attesa|sospeso|ritardo ** rimborso|risarcimento|riaccredito
    procedete|procedere|procediate|provvedete|provvedere|effettuate|fate|disponete|fare|emettete *
        rimborso|storno
    richiesta|domanda|sollecito [di|del|per|il] rimborso|storno
    per favore rimborsate|rimborsatemi|restituite
    vi siete|tenuti|tenete|trattenuto * soldi|denaro
    recuperare @my|i soldi|denaro
    {want} * indennizzo|danni
    pratica|modulo * rimborso * ferma|bloccata|ritardo
"""

BILLING_DISPUTE = """
    continuate|continuano|continua a prendere|prendermi|prenderci|togliermi soldi|euro|denaro
    @charged|@charge * due|2|tre|3|più|diverse volte
    @charged|@charge * doppio|doppia|doppi|duplicato|duplicata|doppiamente|duplicati
    due|2|tre addebiti|prelievi
    doppio|doppi|doppia|duplicato [@charged] addebito|addebiti|pagamento|pagamenti|prelievo|
        prelievi|fatturazione|identici|uguali
    mi|ci|è|sono [hanno|avete|viene|vengono|continuate|continuano|state|stato|stati|ha] [a|stato|
        stati|stata] @charged ** indebitamente|nuovo|senza|disdetto|disdetta|cancellato|annullato|
        non|mai|sbagliato|ancora
    @charged * in|di più
    passato|passata|strisciato * carta|bancomat * due|2|tre|più volte
    carta|bancomat|pagamento ** passato|passata ** due volte
    tolto|scalato|addebitato|pagato|prelevato|preso ** doppio
    @charged|fatturate|fatturando|fate # ** ma|invece|solo|però ** #
    addebito|importo|pagato|fatturato in|maggiorato più
    @charge|soldi|importo|addebiti * non|mai [è|ho|sono|l'|li|stato|abbiamo] [ho|stato|abbiamo]
        autorizzato|autorizzati|autorizzata|riconosco|riconosciamo|riconosciuto|riconosciuti|
        richiesto|dovuto|dovuti
    @charge che|, [io] non|mai [ho|abbiamo|l'] [ho|abbiamo|mai] fatto|fatti|fatta|effettuato|
        effettuati|effettuata|eseguito
    non|mai [ho|abbiamo] riconosco|riconosciamo|autorizzato|autorizzo|richiesto [questo|questa|
        quel|quell'|un|un'|una|il|l'|la|nessun|nessuna|questi|alcuni|alcun|degli|dei|delle|alcuna]
        [pagamento|l'] addebito|addebiti|acquisto|acquisti|pagamento|pagamenti|transazione|
        transazioni|bonifico|prelievo|operazione|movimento|movimenti|spesa
    non|mai [ho|abbiamo] fatto|effettuato|eseguito questo|questa|quel|quell'|nessun|nessuna|questi|
        queste|alcun|alcuna addebito|acquisto|acquisti|pagamento|pagamenti|transazione|transazioni|
        bonifico|prelievo|operazione|operazioni|movimento|movimenti
    @charge|@charged|soldi ** senza * autorizzazione|consenso|permesso|autorizzare|avvisare|
        preavviso|consensi
    addebito|addebiti|acquisto|acquisti|pagamento|pagamenti|prelievo|prelievi|transazione|
        transazioni|bonifico|operazione|movimento|movimenti|operazioni indebito|indebiti|indebita|
        fraudolento|fraudolenti|fraudolenta|fraudolente|sconosciuto|sconosciuti|sospetto|sospetti|
        sospetta|sospette|illegittimo|ingiustificato|anomalo|strano|strani
    addebito|addebiti non riconosciuto|riconosciuti|autorizzato|autorizzati
    fraudolento|fraudolenta|fraudolenti|frodato|frodata
    truffato|truffata|truffati|truffando|raggirato|raggirata
    vittima|vittime|denunciare|denuncia|sospetta|subito|tentativo|segnalare * frode|truffa|raggiro
    frode|truffa sulla|con|su|ai [mia] carta|conto|danni
    chargeback|storno|contestare|contesto|disconoscere|disconosco|disconoscimento ** @charge|
        chargeback|carta
    chargeback
    mi|ci|ha|stato|stata|hanno rubato|rubata|rubati|clonato|clonata|derubato|scippato ** carta|
        soldi|portafoglio|conto|telefono|borsa|bancomat|cellulare
    carta|bancomat|postepay ** clonata|clonato|rubata|rubato|rubati|clonate
    furto|clonazione|smarrimento * carta|bancomat|identità
    smarrito|perso ** carta|bancomat
    usato|usata|usando|utilizzato|utilizzata|comprato ** @my carta
    spariti|sparito|prelevati|prelevato|sottratti|mancano|tolti|presi ** soldi|euro|denaro **
        conto|carta
    soldi|euro|denaro ** spariti|sottratti|prelevati ** conto|carta
    continuate|continuano|continuo|continua a|ad addebitare|addebitarmi|prelevare|scalare|
        fatturare|prelevarmi
    disdetto|disdetta|cancellato|annullato|recesso ** @charged|addebiti|addebito
    @charged ** disdetto|disdetta|cancellato|annullato|recesso
    @charged ** mai|non ** richiesto|ordinato|sottoscritto|attivato|autorizzato|usato|acquistato|
        firmato
    @charged # ** volta|invece|anziché
    attivato|attivati|sottoscritto ** mai richiesto|richiesti|autorizzato|firmato
"""

# Firm, because who asks what to do about such a payment or card has it.
STRANGE_PAYMENT = """
    @charge ** che [io] non|mai [l'|ho|abbiamo] [ho|abbiamo] [mai] fatto|fatti|fatta|effettuato|
        effettuata|autorizzato
    @charge strano|strani|strana|strane|misterioso|sconosciuto|sconosciuti
    @charge ** non è|sono|erano|era [i|il|le|la] mio|miei|mia|mie|nostro|nostri|nostre
    @charge ** , non|mai [l'|ho] [ho] fatto|fatti|fatta|fatte|autorizzato|autorizzati|richiesto|
        eseguito
    @charge ** non so|riconosco|ricordo
    non so|capisco|conosco [da] [chi|cosa|che|dove] ** @charge
    perso|smarrito|perduto|smarrita|persa * carta|bancomat|postepay
    carta|bancomat [di] [credito|debito] smarrita|smarrito|persa|perso
"""

# A machine that keeps the money may also give it back by itself.
BILLING_HINT = """
    sportello|bancomat|atm ** non|senza|manca|meno ** soldi|contanti|banconote|importo
    non * erogato|dato|uscito|usciti|erogati * soldi|contanti|banconote
    frode|frodi|truffa|truffe|truffatori|truffatore|truffare|raggiro
    commissione|commissioni|spese|penale indebita|indebite|abusiva|abusive|ingiustificata
"""

RULES = (
    Rule("urgency.refund_demand", Effect.HIGH, REFUND_DEMAND, firm=True),
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.billing_dispute", Effect.HIGH, BILLING_DISPUTE),
    Rule("urgency.strange_payment", Effect.HIGH, STRANGE_PAYMENT, firm=True),
    Rule("urgency.billing_hint", Effect.HIGH, BILLING_HINT, plain=False),
)
