"""Words of Portuguese grammar that deny, doubt, ask and contrast; without accents, as they are read."""

from tickets.classification.rules.language import SENTENCE_ENDS, Grammar, word_set

GRAMMAR = Grammar(
    negators=word_set("nao nunca jamais sem nenhum nenhuma nada nem tampouco"),
    denials=word_set("nao nunca ninguem nada nem sem tampouco"),
    # Not "e": without its accent, "e urgente" is "is urgent" as well as "and urgent".
    negation_barriers=SENTENCE_ENDS
    | word_set(
        ", mas porem porque pois embora senao entao enquanto desde ate ou quando depois antes se como "
        "onde ja que"
    ),
    unconfirmed=word_set(
        "se ate quando antes disseram dizem disse diz prometeram prometeu supostamente segundo "
        "garantiram informaram alegam falaram"
    ),
    wished=word_set("espero esperamos tomara aguardo sera seria poderiam podem"),
    needed=word_set("preciso precisamos quero queremos exijo exigimos solicito peco"),
    about_barriers=word_set("porque mas pois"),
    asks_by_default=True,
    clause_breaks=SENTENCE_ENDS | word_set(", mas porem embora enquanto contudo"),
    contrast=word_set("mas porem embora exceto infelizmente entretanto contudo"),
)
