"""Words of Italian grammar that deny, doubt, ask and contrast; without accents, as they are read."""

from tickets.classification.rules.language import SENTENCE_ENDS, Grammar, word_set

GRAMMAR = Grammar(
    negators=word_set("non mai senza nessun nessuna nulla niente"),
    denials=word_set("non mai nessuno niente nulla senza"),
    # Not "e": without its accent, "e urgente" is "is urgent" as well as "and urgent".
    negation_barriers=SENTENCE_ENDS
    | word_set(
        ", ma pero perche anche se sebbene allora mentre da dal fino o quando dopo prima come dove gia che"
    ),
    unconfirmed=word_set(
        "se fino finche quando prima detto dicono dice promesso presumibilmente secondo assicurato "
        "dicevano dite"
    ),
    wished=word_set("spero speriamo vorrei potete potreste sara sarebbe aspetto attendo"),
    needed=word_set("voglio vogliamo pretendo chiedo chiediamo serve bisogno richiedo"),
    about_barriers=word_set("perche ma poiche"),
    asks_by_default=True,
    clause_breaks=SENTENCE_ENDS | word_set(", ma pero sebbene mentre tuttavia"),
    contrast=word_set("ma pero sebbene tranne peccato purtroppo tuttavia"),
)
