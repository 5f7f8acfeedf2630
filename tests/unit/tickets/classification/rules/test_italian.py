"""Italian tickets: the words of the task, and what people say around them."""

import pytest

from tests.support.labelled_by_rules import label
from tickets.core.labels import Sentiment, Urgency

CODE = "it"

HIGH = [
    "rimborso subito", "Pretendo il rimborso.", "Quando mi ridate i soldi?",
    "Restituitemi quanto ho pagato.", "Posso avere un rimborso?",
    "Non ho ancora ricevuto il rimborso.", "Mi hanno addebitato due volte la rata.",
    "Ci avete addebitato 20 euro in più.", "Non riconosco questo addebito di 40 euro.",
    "mi hanno clonato la carta", "Sono stato truffato.", "Vi denuncio.",
    "Vi farò causa.", "Il mio avvocato vi contatterà.", "Mi rivolgo all'Antitrust.",
    "Farò una segnalazione all'AGCOM.", "Chiedo l'accesso ai miei dati personali.",
    "Ai sensi del GDPR chiedo la cancellazione dei dati.", "Mi hanno hackerato l'account.",
    "Vedo le fatture di un altro cliente.", "Nessuno in ufficio riesce ad accedere al gestionale.",
    "Il sito è irraggiungibile.", "Abbiamo perso tutti i dati.", "È urgente.",
    "Dobbiamo consegnarlo entro 2 ore.", "Avete violato lo SLA.",
]  # fmt: skip

ONLY_NAMED = ["rimborso", "GDPR", "avvocato", "risarcimento", "rotto"]

NOT_HIGH = [
    "Nessuno risponde e il sito non funziona.", "Nessun operatore riesce ad aiutarmi a entrare.",
    "Non è urgente.", "Non voglio il rimborso, solo cambiare la taglia.",
    "Ho ricevuto il rimborso, grazie.", "Quali sono le condizioni di rimborso?",
    "Siete conformi al GDPR?", "Dove metto il contatto di emergenza?",
    "Il server ora funziona di nuovo, era un falso allarme.",
    "Cosa succede se perdo tutti i dati?", "Il rappresentante legale è cambiato.",
    "Ciao a tutti, la stampante non stampa.", "A causa del maltempo il pacco è in ritardo.",
    "Ho pagato due licenze.", "Si può pagare in due volte?", "Vorrei riscattare i punti.",
    "Lavoro in un tribunale.", "Quanto dura la luce di emergenza?",
    "Vi mando i documenti entro il 30 giugno.",
    "Il pagamento non è stato effettuato.", "Mi addebitate 10 euro al mese, è corretto?",
    "Come cancello il nostro account?", "Grazie per il rimborso.",
    "Rispettate la legge sulla privacy?", "Come esposto sopra, vorrei cambiare piano.",
]  # fmt: skip


def test_a_program_that_works_elsewhere_is_not_repaired() -> None:
    assert label(CODE, "Non si apre il sito, con Chrome funziona bene.").urgency == Urgency.MEDIUM


def test_thanks_for_help_are_praise_and_thanks_in_advance_are_not() -> None:
    assert label(CODE, "Grazie mille per l'aiuto.").sentiment == Sentiment.POSITIVE
    assert label(CODE, "Grazie in anticipo.").sentiment == Sentiment.NEUTRAL


def test_a_notice_asks_for_nothing_and_a_bare_wish_asks() -> None:
    assert not label(CODE, "Vi informiamo che lunedì l'ufficio sarà chiuso.").requires_action
    assert label(CODE, "Accesso alla cartella condivisa della contabilità").requires_action


@pytest.mark.parametrize(
    "text", ["Non è possibile accedere.", "Non c'è modo di pagare.", "Non si può accedere al sito."]
)
def test_what_cannot_be_done_is_medium(text: str) -> None:
    assert label(CODE, text).urgency == Urgency.MEDIUM


def test_thanks_for_something_done_are_no_mockery() -> None:
    assert label(CODE, "Grazie per avermi aiutato con la fattura.").sentiment != Sentiment.NEGATIVE
