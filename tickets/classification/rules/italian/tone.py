"""Rules for anger, threats, irony and praise."""

from tickets.classification.rules import faces
from tickets.classification.rules.rule import Effect, Rule

ANGER = """
    mani in mano
    non compro|comprerò|ordino|torno|prenoto più
    così non|è [si] [può|riesce|impossibile] [a] lavorare|vivere|lavorare
    peccato che|aver ** tolto|eliminato|rimosso|cambiato|abbiate
    ^ basta .|!|,
    caos
    faq|risposta|risposte|assistenza|aiuto|servizio|app inutile|inutili
    poco|niente professionale|professionali|serio|seria|seri|serie
    perché è così|tanto difficile|complicato
    leggete almeno|davvero|ste|queste
    avete|hanno chiuso il|la [mio|mia] ticket|segnalazione|pratica
    è [una|un] truffa|frode|rapina|furto
    incredibile che
    un|che peccato come|che|la|il
    qualità|servizio|assistenza|livello ** calata|calato|peggiorata|peggiorato|scesa|peggiora|
        scaduta
    non è più quello|quella|lo
    risposto|trattato|trattata|rispondono|risponde [pure|anche|molto] male|malissimo
    nessuno se ne occupa
    mi|ci passano|rimbalzano|rimbalzate da|di
    tutto il giorno per|ad|perso|buttato
    per niente|nulla .|,|!
    fate|fa pena|ridere|schifo
    lasciato|lasciata|lasciati a piedi|terra
    vado|andrò|andremo * carabinieri|polizia|guardia
    nemmeno|neanche|neppure una risposta|scusa|spiegazione|parola
    riattaccano|riattaccato|riattacca|riagganciato|riagganciano [in|il] [faccia|telefono]
    smettetela|smettete|smettila [di] chiamarmi|chiamare|disturbarmi|scrivermi|mandarmi
    smettetela
    carissimo per|e|rispetto
    pensando|valutando di andarmene|lasciarvi
    pensando|valutando di cambiare|passare [ad] operatore|fornitore|banca|gestore|compagnia|altro|
        altra|un'altra
    scortese|scortesi|arrogante|arroganti|sgarbato|sgarbata|malissimo|menefreghisti|menefreghismo
    come|modo mi|ci|in hanno|cui|avete trattata|trattato|mi|trattati
    vergogna|vergognoso|vergognosa|vergognosi|vergognatevi|scandaloso|scandalosa|scandalo|
        inaccettabile|inammissibile|intollerabile|indecente|indegno|schifo|schifoso|schifezza|
        schifosa|merda|cazzo|porcheria|spazzatura|penoso|penosa|ridicolo|ridicola|ridicoli|assurdo|
        assurda|orribile|orrendo|pessimo|pessima|pessimi|pessime|disastro|disastroso|disastrosa|
        vergognosamente|inqualificabile|allucinante|fanculo|coglioni|palle|deplorevole
    deluso|delusa|delusi|delusione|deludente|deludenti|arrabbiato|arrabbiata|arrabbiati|furioso|
        furiosa|incazzato|incazzata|incavolato|incavolata|infuriato|infuriata|indignato|indignata|
        frustrato|frustrata|frustrante|frustrazione|esasperato|esasperata|esasperante|stufo|stufa|
        stufi|amareggiato|amareggiata|insoddisfatto|insoddisfatta|irritato|irritante|sconcertato|
        sconcertante|seccato|nervoso|disgustato|disgustata|allibito|basito|stancato
    ladri|ladro|bugiardi|buffoni|incompetenti|incompetente|incompetenza|incapaci|maleducati|
        maleducato|maleducata|imbroglioni|truffatori|pagliacci|disonesti|delinquenti|inutili|
        irresponsabili|cialtroni|farabutti
    presa|prendendo|prendete|prendere|prendono in|per giro|culo|fondelli
    mancanza di rispetto|serietà|professionalità
    stanco|stanca|stanchi di|del
    pessimo|brutto|cattivo|mal servizio|assistenza|esperienza|gestito
    mi|ci sento|sentiamo * preso|presa|truffato|truffata|ingannato|ignorato|imbrogliato
    ingannato|ingannata|ingannevole|fregato|fregata|fregatura|imbrogliato|imbroglio
    peggio|peggiore|peggiori
    mai più|comprerò|acquisterò
    non [mi] piace|piaciuto|piaciuta
    non [sono|siamo|mi|ne] [affatto|per|molto|rimasto|rimasta] [niente] soddisfatto|soddisfatta|
        contento|contenta|soddisfatti
    delude|delusione|deluderà|pentito|pentita|scarsa|scadente qualità|prodotto|.
    non vale|valgono la|i pena|soldi
    non [lo|la|vi|ve] [lo] consiglio|consiglierei|comprate|acquistate|raccomando
    non ne posso più
    basta adesso|così|davvero|prendere
    perdita di tempo
    perdere|perso|sprecato|buttato|facendo * tempo|soldi
    ignorate|ignorato|ignorata|ignorano|mentito|mentite|mentono
    nessuno [mi|ci] [ha] risponde|risolve|interessa|importa
    non ve|gliene|vi [ne] frega|importa|interessa
    terza|quarta|quinta|ennesima|centesima|sesta volta|email|segnalazione
    com'|come è possibile che|una|?|!
    come si permette|permettono|permettete
    fino a quando dobbiamo|devo|dovrò
    che razza|tipo di servizio|azienda|assistenza
    mi aspettavo|aspettavamo di|molto più|meglio|altro
    lascia|lasciano|lasciato [molto] [a] desiderare
    fate|fa|fanno schifo|pena|ridere
    rubando|rubate
    una|un rapina|furto
    roba|cose da matti|pazzi|denuncia
    sistematelo|risolvete|sistemate subito|immediatamente|ora
    muovetevi|svegliatevi
"""

THREAT = """
    faccio|facciamo causa
    se ** non ** cambio|cambierò|disdico|disdirò
    se ** non ** me ne andrò|vado
    presentato|fatto|inviato|depositato ** reclamo|esposto|denuncia|segnalazione ** @regulator|
        procura|autorità|carabinieri|polizia
    @my avvocato|legale|avvocati ** farà|causa|contatterà|scriverà|diffida|agirà|procederà
    vi farò|faremo|faccio|denuncio|denuncerò|denunceremo|querelo|cito|citerò|segnalo|segnalerò
    farò|faremo|farvi|fare|intenterò causa
    denuncerò|denunceremo|denunciarvi|querelerò|segnalerò|segnaleremo
    mi|ci rivolgerò|rivolgeremo|rivolgo|vedrò|vedremo ** avvocato|legale|consumatori|autorità|
        tribunale|@regulator|carabinieri|polizia|associazione
    costretto|costretti|costretta ** avvocato|legale|legali|denuncia|denunciare|vie
    procederò|procederemo|adirò|adiremo|agirò|passerò|passo ** legali|legalmente|vie|avvocato|
        giudiziarie
    azioni|vie|azione legali|legale
    se|altrimenti|sennò|oppure ** avvocato|denuncia|denuncio|tribunale|causa|@regulator|legali|
        consumatori|recensione
    ci vediamo|vedremo in tribunale|avvocato
    passo|passerò|passiamo all'|al|dall' avvocato|legale
    segnalo|segnalerò|segnaliamo all'|al|alla @regulator|autorità
    se insistete|continuate|persistete
    vado|andrò|andiamo|ricorro * da|dal|all'|al @regulator|avvocato|consumatori
    ultimo|ultima avviso|avvertimento|possibilità|sollecito
    ve ne pentirete
    pubblicheremo|diffonderemo|venderemo|pubblicare ** dati|database|informazioni|clienti|social
    pagate|pagare * o|altrimenti|bitcoin|btc|riscatto
    recensione|recensioni negativa|negative|stella
    diffido|diffidiamo
"""

IRONY = """
    bel|ottimo|bella|grande|eccellente servizio|assistenza|supporto ** settimane|mesi|giorni|ore
        per|senza rispondere|risposta|rispondermi
    grazie|complimenti|bravi ** aver|avermi|averci rovinato|perso|cancellato|cancellata|bloccato|
        ignorato|peggiorato|fatto [perdere|aspettare]
    bravi|complimenti|ottimo ** riusciti a perdere|rovinare|cancellare|rompere|peggiorare
    grazie|complimenti ** rovinarmi|rovinarci|cancellarmi
    grazie|complimenti|bravi|congratulazioni ** per nulla|niente|perdere|rovinare|cancellare|
        ignorare|bloccare
    complimenti|ottimo|perfetto|bravi|fantastico|benissimo|splendido|geniale|evviva|meraviglioso|
        bel|bello , [un'] ancora|altra|altro|adesso
    complimenti|ottimo|perfetto|bravi|fantastico|benissimo|evviva [ancora|un'] altra volta
    complimenti|ottimo|perfetto|bravi|fantastico|benissimo|evviva di nuovo
    che sorpresa|bello|bellezza|gioia|bravi , [un'] ancora|altra|altro
    che sorpresa|bello|gioia .
    alla faccia del|della
    meno male che
"""

MOCKERY = """
    ^ ottimo|perfetto|meraviglioso|eccellente|complimenti|bravi|fantastico|splendido|geniale .|!|,|
        ancora|adesso|per
    ottimo|ottima|eccellente|bel|bella|fantastico|grande|splendido servizio|lavoro|aggiornamento|
        assistenza|idea|supporto
    adoro|amo quando|aspettare|pagare|come
    come sempre|al|solito solito|,|.|!
"""

PRAISE = """
    ben fatto
    bel|ottimo|bellissimo webinar|corso|incontro
    liscia|liscio come
    esemplare|esemplari|impressionante
    eccellente|eccellenti|fantastico|fantastica|fantastici|meraviglioso|meravigliosa|ottimo|ottima|
        ottimi|ottime|stupendo|splendido|splendida|impeccabile|perfetto|perfetta|perfetti|
        eccezionale|eccezionali|straordinario|straordinaria|magnifico|bravissimi|bravissima|
        bravissimo|velocissima|velocissimo|velocissimi|rapidissimi|rapidissimo|perfezione|
        gentilissimi|gentilissima|gentilissimo|favoloso|spettacolare|strepitoso
    buon|buona|bel|grande|ottimo|bella lavoro|servizio|assistenza|prodotto|team|squadra|esperienza|
        app
    servizio|assistenza|team|prodotto|personale ** eccellente|ottimo|ottima|fantastico|impeccabile|
        perfetto|top|10|dieci|cortese|gentile
    un dieci|10 a|per|alla|.
    dieci|10 e lode
    con il|col sorriso
    fa piacere
    voglio|volevo|vorrei|vogliamo * ringraziare|lodare|elogiare|complimentarmi|complimentarci
    segnalare la|il|l' cortesia|gentilezza|professionalità|disponibilità|competenza
    è stato un vero piacere
    piacere avere|lavorare|trattare
    volevo|vorrei|voglio ringraziarvi|ringraziare|ringraziarla
    prima del previsto|dovuto
    tornerò|torneremo ad|a acquistare|comprare|ordinare
    benissimo|prontamente imballato|spiegato|servito
    imballato|spiegato|spiegata|andato|trovata|trovato|trattato benissimo
    spedizione|consegna|risposta|assistenza veloce|rapida|velocissima|rapidissima|puntuale
    adoro|adorato|innamorata|innamorato|entusiasta|entusiasti
    complimenti|congratulazioni|bravi|lodare|elogiare|elogio
    continuate così
    il|la|i|le migliore|miglior|migliori ** mai|servizio|assistenza|sempre|mercato|app
    mi|ci avete|ha|hai salvato|salvata|salvati
    siete [i|un|una|dei|davvero|veramente] migliori|grandi|fantastici|mitici|bravi|forti|grande
    voto 10|dieci
"""

# Polite words, too: they are praise only where nothing is asked and nothing is wrong.
THANKS = """
    molto|decisamente meglio di|della|del|che
    imparato molto|tanto
    grazie ** aver|averlo|avermi|averci|esservi sistemato|risolto|aiutato|aiutata|trovato|fatti|
        fatto|spiegato|riparato|ritrovato
    grazie|ringrazio|ringraziamo|ringraziare|grato|grata|riconoscente ** aiuto|rapidità|veloce|
        velocità|gentilezza|pazienza|efficienza|soluzione|risolto|assistenza|professionalità|
        supporto|lavoro|servizio|cortesia|disponibilità|tempestività|risposta|tutto|tempestivo|
        competenza|averlo|averci|avermi|prontezza
    grazie mille|infinite|davvero|cuore
    mille|tante|infinite grazie
    molto|davvero|veramente|super|proprio|così|tanto * gentile|gentili|soddisfatto|soddisfatta|
        contento|contenta|contenti|professionale|professionali|efficiente|efficienti|soddisfatti|
        disponibile|disponibili|utile|veloce|veloci|bravi|brava|bravo|bello|bella|cortese|cortesi|
        bene|felice
    mi|ci piace|piaciuto|piaciuta molto|tantissimo|tanto
    lo|la|vi|ve|li consiglio|raccomando|consiglierò
    consigliatissimo|consigliato|consigliatissima
    funziona|andato|va|funzionato|è [tutto] perfettamente|benissimo|alla|meravigliosamente|perfetto
"""

RULES = (
    Rule("sentiment.anger", Effect.NEGATIVE, ANGER),
    # Firm, because nobody asks a question about an angry face.
    Rule("sentiment.angry_face", Effect.NEGATIVE, faces.ANGRY, firm=True),
    Rule("sentiment.threat", Effect.NEGATIVE, THREAT, firm=True),
    Rule("sentiment.irony", Effect.MOCKING, IRONY, firm=True),
    Rule("sentiment.mockery", Effect.MOCKING, MOCKERY),
    Rule("sentiment.praise", Effect.POSITIVE, f"{PRAISE}\n{faces.GLAD}", asserted=True),
    Rule("sentiment.thanks", Effect.POSITIVE, THANKS, asserted=True, plain=False),
)
