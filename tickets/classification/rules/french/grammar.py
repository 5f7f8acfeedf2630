"""Words of French grammar that deny, doubt, ask and contrast; written without accents, as they are read."""

from tickets.classification.rules.language import SENTENCE_ENDS, Grammar, word_set

_NEGATORS = word_set("pas jamais aucun aucune aucunement nullement sans ni rien non rarement")

GRAMMAR = Grammar(
    negators=_NEGATORS,
    denials=word_set("pas jamais aucun aucune personne rien"),
    negation_barriers=SENTENCE_ENDS
    | word_set(
        ", mais car parce puisque donc et ou que qui depuis quand si lorsque alors sinon pourtant je "
        "nous vous il merci malgre"
    ),
    unconfirmed=word_set(
        "si jusque tant quand lorsque des avant disant pretend pretendez promis dit dites disant "
        "affirme sense attente espere esperons espoir suppose"
    ),
    wished=word_set("sera seront soit soient serait bientot rapidement prochainement"),
    needed=word_set("faut faudrait doit doivent besoin veux voulons"),
    about_barriers=word_set("pourquoi parce mais car alors comme"),
    clause_breaks=SENTENCE_ENDS | word_set(", mais cependant toutefois alors quoique pourtant"),
    contrast=word_set("mais cependant toutefois sauf malheureusement dommage seul bemol hormis"),
    asks_by_default=True,
    # "Merci d'avance pour votre aide" asks for it, and praises nothing.
    unskippable=SENTENCE_ENDS | _NEGATORS | {"avance"},
)
