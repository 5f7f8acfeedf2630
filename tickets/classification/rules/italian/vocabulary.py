"""Words that the Italian rules are built on: classes, wordings, inflections and misspellings."""

from functools import cache

from tickets.classification.rules.conjugation import Conjugation
from tickets.classification.rules.language import Vocabulary, word_set

_CONJUGATION = Conjugation(
    endings={
        "are": "are ar o i a iamo ate ano ai asti o ammo aste arono avo avi ava avamo avano ato ata ati "
        "ate ando ero erai era eremo eranno erebbe erebbero erei ino iate assero asse",
        "ere": "ere er o i e iamo ete ono ei esti ette emmo este ettero evo evi eva evamo evano uto uta "
        "uti ute endo ero erai era eremo eranno erebbe erebbero a ano esse essero",
        "ire": "ire ir o i e iamo ite ono ii isti immo iste irono ivo iva ivamo ivano ito ita iti ite "
        "endo iro irai ira iremo iranno irebbe irebbero isco isci isce iscono isca iscano a ano isse",
    },
    respelled={"c": "ch", "g": "gh", "ci": "c", "gi": "g"},
    irregular={
        "rendere": "res", "chiudere": "chius", "prendere": "pres", "perdere": "pers",
        "rompere": "rott", "togliere": "tolt tolg", "rimettere": "rimess", "ridare": "ridat ridi",
        "sparire": "sparit", "scoprire": "scopert", "risolvere": "risolt", "cadere": "cad",
    },
    hosts=word_set("ar er ir i a ate ete ite ando endo"),
    pronouns=word_set("mi ti ci vi si lo la li le ne gli melo mela meli mele celo cela celi cele"),
)  # fmt: skip


@cache
def inflect(word: str) -> set[str]:
    """Return the regular forms of an Italian verb in the infinitive, a noun or an adjective."""
    forms = _CONJUGATION.conjugate(word)
    if forms is not None:
        return forms
    return {word[:-1] + ending for ending in ("o", "a", "i", "e", "hi", "he")} | {word}


_CLASSES = {
    "number": "un uno una due tre quattro cinque sei sette otto nove dieci dodici quindici venti "
    "trenta quaranta cinquanta cento centinaia mille vari varie diversi diverse alcuni alcune "
    "pochi mezza mezzora",
    "my": "mio mia miei mie nostro nostra nostri nostre",
    "money": "soldi denaro importo somma cifra pagamento pagato pagata caparra acconto cauzione "
    "differenza deposito saldo euro addebito addebiti quota quanto versato canone prezzo spesa",
    "charge": "addebito addebiti pagamento pagamenti transazione transazioni acquisto acquisti "
    "bonifico bonifici prelievo prelievi operazione operazioni movimento movimenti spesa spese "
    "prelevamento trattenuta ricarica transizione",
    "charged": "addebitato addebitata addebitati addebitate addebitando addebitano addebita "
    "addebitare addebitarmi addebitarci prelevato prelevati prelevano prelevando scalato scalati "
    "scalano pagato pagata fatturato fatturati fatturata detratto detratti trattenuto tolto presi "
    "preso",
    "service": "sito siti portale piattaforma sistema sistemi server servizio servizi app "
    "applicazione rete api erp crm gestionale pos vpn centralino intranet programma software "
    "ecommerce linea linee casse produzione negozio shop",
    "down": "offline irraggiungibile irraggiungibili inaccessibile inaccessibili down giù "
    "bloccato bloccata bloccati bloccate crashato inutilizzabile",
    "people": "docenti insegnanti professori utenti clienti dipendenti colleghi colleghe "
    "operatori collaboratori agenti addetti alunni studenti pazienti medici infermieri azienda "
    "ufficio uffici filiali negozi reparto reparti team squadra sede sedi magazzino fabbrica "
    "personale cassieri",
    "data": "dati informazioni file documenti contatti fatture foto archivio archivi cartelle "
    "cartella anagrafiche ordini clienti storico progetti backup database registrazioni email",
    "account": "account conto profilo carta email posta sistema server sito casella home",
    "lawyer": "avvocato avvocati avvocata legale legali",
    "regulator": "agcom agcm antitrust codacons adiconsum altroconsumo garante ivass consob "
    "federconsumatori arera acf abf adusbef corecom conciliaweb tar",
    "erase": "cancellare cancellate cancelli cancellazione cancellati eliminare eliminate elimini "
    "eliminazione rimuovere rimuovete rimozione cancelliate eliminiate oblio cancellatemi",
    "delivery": "ordine ordini pacco pacchi consegna consegne spedizione spedizioni merce "
    "prodotto prodotti articolo articoli reso collo ricambio raccomandata",
    "bill": "fattura fatture bolletta bollette ricevuta scontrino importo prezzo prezzi totale "
    "iva tariffa canone conto",
    "act": "accedere entrare aprire usare utilizzare vedere pagare comprare acquistare scaricare "
    "salvare stampare inviare mandare ricevere collegarmi connettermi connettere caricare "
    "aggiornare installare registrarmi modificare cambiare completare finalizzare fare cancellare "
    "contattare contattarvi parlare allegare attivare recuperare continuare esportare importare "
    "prenotare creare lavorare navigare sincronizzare visualizzare iniziare concludere scrivere "
    "collegare effettuare eliminare loggarmi loggare leggere eseguire disdire sbloccare inserire "
    "avviare configurare riprodurre ascoltare guardare impostare usarlo usarla aprirlo aprirla "
    "vederlo utilizzarlo installarlo scaricarlo accederci entrarci risolvere ripristinare "
    "rientrare effettuarlo connetterci caricarlo attivarla pagarla",
    "work": "accedere entrare aprire lavorare usare utilizzare incassare vendere comprare "
    "acquistare fatturare stampare connettersi collegarsi inviare pagare timbrare ricevere "
    "registrare prenotare emettere consultare ordinare caricare loggarsi vedere battere "
    "telefonare",
}
_REPAY = ("rimborsare", "restituire", "rendere", "ridare", "riaccreditare", "stornare")


def _read_classes() -> dict[str, frozenset[str]]:
    classes = {name: word_set(words) for name, words in _CLASSES.items()}
    repay = frozenset().union(*map(inflect, _REPAY))
    # "Restituitemi": the pronoun says that the money is the writer's.
    to_me = frozenset(
        form for form in repay if form.endswith(("mi", "ci", "melo", "meli", "celi", "celo"))
    )
    return classes | {"repay": repay, "repay_me": to_me}


_MACROS: dict[str, tuple[str, ...]] = {
    "want": (
        "voglio|vogliamo|vorrei|vorremmo|pretendo|pretendiamo|esigo|chiedo|chiediamo|richiedo|richiediamo|"
        "richiedere|chiedere|attendo|attendiamo|aspetto|aspettando|desidero|chiesto|richiesto|aspettiamo|"
        "sollecito|reclamo|ottenere|ricevere|avere",
        "ho|abbiamo bisogno di|del|della",
        "diritto al|a|alla|di",
        "attesa di|del|della",
    ),
    "cannot": (
        "non [si] [è] [sono] riesco|riusciamo|riesce|riescono|riuscito|riuscita|riuscivo|posso|possiamo|"
        "può|possono|potuto",
        "impossibile",
        "non mi|ci|lo|la fa|lascia|permette|consente|fanno",
        "senza riuscire|poter",
        "non è|era [stato] possibile",
        "non c' [è] modo|verso di",
        "impossibilitato|impossibilitati|impossibilitata a",
    ),
    "many": (
        "tutti|tutte i|gli|le [nostri|nostre|miei] @people",
        "tutta|tutto la|il|l' [nostra|nostro] @people",
        "intero|intera @people",
        "# [dei|dei|di] [nostri] utenti|clienti|dipendenti|colleghi|operatori|collaboratori|negozi|"
        "filiali|persone",
    ),
}

VOCABULARY = Vocabulary(
    classes=_read_classes(),
    macros=_MACROS,
    common=word_set(
        "il lo la i gli le un uno una l' d' un' dell' all' nell' dall' sull' c' di a da in con su per tra "
        "fra del della dei delle degli al alla ai alle dal dalla nel nella sul sulla e o ma se che non mi "
        "ti si ci vi ho ha hai abbiamo avete hanno sono e' come piu anche mio mia miei questo questa cosa "
        "essere stato stata fatto fare tutto tutti quando perche poi gia ancora molto grazie buongiorno "
        "salve posso vorrei account , . ! ?"
    ),
    inflect=inflect,
    spellings={
        "nn": "non", "xke": "perche", "xche": "perche", "perke": "perche", "xk": "perche", "ke": "che",
        "x": "per", "cmq": "comunque", "grz": "grazie", "grazzie": "grazie", "qlc": "qualche",
        "qlcn": "qualcuno", "pls": "per favore", "perfavore": "per favore", "urgennte": "urgente",
        "urjente": "urgente", "rinborso": "rimborso", "rimborzo": "rimborso", "rimborsso": "rimborso",
        "avocato": "avvocato", "avvocatto": "avvocato", "acount": "account", "pasword": "password",
        "pssword": "password", "psw": "password", "funzina": "funziona", "funsiona": "funziona",
        "fuziona": "funziona", "hakerato": "hackerato", "hackerata": "hackerato",
        "hakerata": "hackerato", "haccherato": "hackerato", "hackerati": "hackerato", "addebbito": "addebito",
        "adebito": "addebito", "addebittato": "addebitato", "adebitato": "addebitato", "fattturo": "fattura",
        "e-mail": "email", "mail": "email", "mails": "email", "emails": "email", "website": "sito",
        "nessun'": "nessuna", "po'": "poco", "sn": "sono", "bn": "bene", "cn": "con",
    },
    elisions=word_set(
        "l' d' un' dell' all' nell' dall' sull' c' quest' quell' nessun' m' s' t' v' n' dov' com' cos' "
        "quant' tutt' anch' qualcun'"
    ),
    folds_accents=True,
)  # fmt: skip
