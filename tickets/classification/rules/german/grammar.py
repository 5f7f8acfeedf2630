"""Words of German grammar that deny, doubt, ask and contrast; written without umlauts, as they are read."""

from tickets.classification.rules.language import SENTENCE_ENDS, Grammar, word_set

_NEGATORS = word_set(
    "nicht kein keine keinen keinem keiner keines keinerlei nie niemals weder ohne nichts"
)

GRAMMAR = Grammar(
    negators=_NEGATORS,
    denials=word_set("nicht kein keine nie niemals niemand keiner kaum"),
    negation_barriers=SENTENCE_ENDS
    | word_set(
        ", aber sondern weil da obwohl jedoch doch und oder seit bis wenn als nachdem bevor dass "
        "bitte sonst noch warum deshalb daher trotzdem ich wir"
    ),
    unconfirmed=word_set(
        "wenn bis sobald falls ob angeblich angebliche laut versprochen behauptet hiess sagte "
        "sollte solle vermeintlich bevor ehe sofern"
    ),
    wished=word_set("wird werden werde wurde bitte hoffe hoffentlich soll sollen sollte"),
    needed=word_set("muss mussen brauche brauchen will wollen mochte"),
    about_barriers=word_set("warum wieso weshalb dass weil aber obwohl da"),
    clause_breaks=SENTENCE_ENDS | word_set(", aber jedoch obwohl doch sondern allerdings"),
    contrast=word_set("aber jedoch allerdings obwohl nur leider trotzdem dennoch ausser"),
    asks_by_default=True,
    unskippable=SENTENCE_ENDS | _NEGATORS,
)
