"""Words of Dutch grammar that deny, doubt, ask and contrast; written without accents, as they are read."""

from tickets.classification.rules.language import SENTENCE_ENDS, Grammar, word_set

_NEGATORS = word_set("niet geen nooit nergens niets niks zonder noch nimmer")

GRAMMAR = Grammar(
    negators=_NEGATORS,
    denials=word_set("niet geen nooit niemand nauwelijks"),
    negation_barriers=SENTENCE_ENDS
    | word_set(
        ", maar want omdat dus en of sinds als wanneer toen terwijl dat voordat nadat aub anders ik we hoor "
        "wij toch waarom daarom"
    ),
    unconfirmed=word_set(
        "als tot totdat zodra wanneer indien of zogenaamd volgens beloofd zei zeggen zegt gezegd "
        "beweert voordat hopelijk"
    ),
    wished=word_set("wordt worden zal zullen aub hoop hopelijk moet graag"),
    needed=word_set("moet moeten nodig wil willen"),
    about_barriers=word_set("waarom omdat want maar aangezien dat"),
    clause_breaks=SENTENCE_ENDS | word_set(", maar echter toch hoewel terwijl"),
    contrast=word_set("maar echter alleen helaas jammer behalve toch hoewel uitgezonderd"),
    asks_by_default=True,
    # "Alvast bedankt voor uw hulp" asks for it, and praises nothing.
    unskippable=SENTENCE_ENDS | _NEGATORS | {"alvast", "voorbaat"},
)
