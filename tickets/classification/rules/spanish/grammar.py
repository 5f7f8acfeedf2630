"""Words of Spanish grammar that deny, doubt, ask and contrast; without accents, as they are read."""

from tickets.classification.rules.language import SENTENCE_ENDS, Grammar, word_set

GRAMMAR = Grammar(
    negators=word_set("no nunca jamas sin ningun ninguna ninguno nada tampoco ni"),
    denials=word_set("no nunca jamas nadie nada tampoco sin"),
    negation_barriers=SENTENCE_ENDS
    | word_set(
        ", pero porque aunque sino entonces mientras desde hasta y e o cuando despues antes si como "
        "donde ya pues asi que"
    ),
    unconfirmed=word_set(
        "si hasta cuando antes dijeron dicen dijo dice aseguraron prometieron prometio "
        "supuestamente segun aseguran indicaron informaron"
    ),
    wished=word_set("espero esperamos ojala favor esperando sera seria podrian pueden"),
    needed=word_set("necesito necesitamos quiero queremos exijo exigimos solicito pido deseo"),
    about_barriers=word_set("porque pero pues"),
    asks_by_default=True,
    clause_breaks=SENTENCE_ENDS | word_set(", pero aunque mientras"),
    contrast=word_set("pero aunque excepto salvo lastima lamentablemente embargo"),
)
