"""Words of English grammar that deny, doubt, ask and contrast."""

from tickets.classification.rules.language import SENTENCE_ENDS, Grammar, word_set

GRAMMAR = Grammar(
    negators=word_set("not no non never without none neither nor zero nothing hardly"),
    denials=word_set("not never hardly nothing nobody none"),
    negation_barriers=SENTENCE_ENDS
    | word_set(
        ", but because although though however so yet while then since until and or why when after "
        "before if as please"
    ),
    subjects=word_set("i we you he she they"),
    opinions=word_set(
        "think believe suppose guess feel say said saying mean claim claiming want need ask asking that "
        "if whether sure"
    ),
    unconfirmed=word_set(
        "if until unless once when before till said told claimed claim says supposed supposedly "
        "promised assured marked thought according"
    ),
    wished=word_set("will would should please expect hope hoping get"),
    needed=word_set("need needs want wants must"),
    about_barriers=word_set("why because since but unblock unlock resolve solve rid"),
    clause_breaks=SENTENCE_ENDS | word_set(", but however although though yet while"),
    contrast=word_set("but however although though except unfortunately otherwise apart"),
    asks_by_default=True,
)
