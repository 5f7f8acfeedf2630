"""Rules for tickets that tell something and ask for nothing: notices, receipts, wishes, newsletters."""

from tickets.classification.rules.rule import Effect, Rule

FOR_INFORMATION = """
    non dovete|deve|devi fare nulla|niente
    fyi
    per [vostra|sua|tua] conoscenza|informazione|opportuna
    vi|la|le|ti [volevo|vogliamo|vorrei] informo|informiamo|comunico|comunichiamo|avviso|avvisiamo|
        ricordiamo|ricordo|segnaliamo|informare|avvisare che|del|della|di
    solo|soltanto per informarvi|dirvi|avvisare|informare|comunicare
    in allegato
    allego|alleghiamo|ecco il|la|i|le|lo|l'|mio|ricevuta
    vi|le|ti invio|inviamo|mando|mandiamo|trasmetto|trasmettiamo|giro il|la|i|le|lo|l'
    non [è|serve|occorre] necessaria|necessario|serve|occorre [alcuna] risposta|rispondere|fare
"""

DONE = """
    già|ho [ho|già|l'] [già] pagato|spedito|inviato|firmato|ritirato|effettuato il|la|lo|tutto|
        oggi|ieri|bonifico
    siamo|abbiamo [già] passati|migrato|aggiornato|cambiato alla|al|la|il|a
"""

CHANGE = """
    da|dal|dalla ** nostro|nostra|sarà|cambia|saremo|nuova|nuovo
    nostro|nostra|mio|mia nuovo|nuova orario|indirizzo|telefono|ufficio|numero|email|sede ** è|sarà
    saremo|rimarremo|resteremo|sarà|saranno chiusi|chiuso|chiusa|aperti|aperto
    è prevista|programmata
    si terrà|terranno
"""

GREETING = """
    buongiorno|buonasera|salve . .
    buon|buone|felice natale|feste|anno|compleanno|pasqua|ferie|vacanze
    auguri a|di|per
"""

NEWSLETTER = """
    novità|offerta|offerte|promozioni di|del|della|esclusive|speciali|per
    scopri|scoprite|iscriviti|approfitta le|la|di|delle|i
    non perdere|perdete|perderti
"""

RULES = (
    Rule("requires_action.for_information", Effect.TELLS, FOR_INFORMATION),
    Rule("requires_action.done", Effect.TELLS, DONE),
    Rule("requires_action.change", Effect.TELLS, CHANGE),
    Rule("requires_action.greeting", Effect.TELLS, GREETING),
    Rule("requires_action.newsletter", Effect.TELLS, NEWSLETTER),
)
