"""Courtesies: small talk around a message, which says nothing about it.

"Hope all is well, happy new year!" is no praise, solves nothing and mentions nobody's trouble. Nothing is
left out where hardly anything else is said, because a greeting alone is a message too.
"""

import re
from typing import Final

from tickets.classification.rules.language import word_set

# Up to a mark that ends a clause, or to a wish that goes on from a sentence.
_CLAUSE: Final = re.compile(
    r"(?P<words>(?:[^.!?,;:()\s]++|\s(?!and (?:have an?|enjoy|(?:i )?(?:hope|wish))\b))++|\s)"
    r"(?P<mark>[.!?,;:()]*+)",
    re.IGNORECASE,
)
_CLAUSE_CHARACTERS: Final = 120
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")
_DAYS: Final = (
    r"(?:day|morning|afternoon|evening|night|week|weekend|month|year|one|time|summer|winter"
    r"|holidays?|vacation|break|trip|christmas|xmas|easter|thanksgiving"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_FINE: Final = (
    r"(?:good|great|nice|lovely|wonderful|fantastic|fabulous|blessed|pleasant|relaxing|merry|happy)"
)
_COURTESY: Final = re.compile(
    r"\b(?:hope|hoping|trust)\b"
    rf"|\b(?:have|having|had|enjoy|wish(?:ing)? you) (?:a|an|the rest of|your) .*\b{_DAYS}\b"
    rf"|^(?:and )?(?:a )?(?:very )?{_FINE} (?:new year|holidays?|{_DAYS})\b"
    r"|\bseason's greetings\b|^(?:and )?(?:all the best|best wishes|stay safe|stay well|take care)\b"
    rf"|\b(?:{_FINE}|pleasure|pleased) (?:to|meeting|seeing|speaking|talking|chatting|hearing)\b"
    r"|^how (?:are|is|'s) (?:you|it|things|everything|life)\b|^how's\b"
)
# All of a courtesy's words are among these: "hope you are well and can fix the outage" says more.
_WORDS: Final = word_set(
    """
    hi hello hey dear good morning afternoon evening day days week weekend month year years night
    today one time i i'm im we it it's this that these there you you're u your yours all everyone
    everybody everything things life both family team guys folks company office kids loved ones
    colleagues email mail message note letter is are am be been was were do does doing going has
    have having had find finds found getting keeping staying and a an the of to at in on for with
    from as so too also again very really just still always much my our hope hoping hopefully trust
    wish wishing well fine great nice lovely wonderful fantastic fabulous ok okay healthy health
    healthily safe safely spirits blessed pleasant relaxing restful happy merry new start started
    christmas xmas easter thanksgiving hanukkah diwali holiday holidays vacation break season
    season's greetings summer winter spring autumn trip monday tuesday wednesday thursday friday
    saturday sunday conference fair event meetup last enjoy enjoyed enjoying rest best wishes stay
    take care how how's pleasure pleased meet meeting see seeing speak speaking talk talking chat
    chatting hear hearing over past festive ahead kind regards sincerely cheers
    """
)
# Fewer words than in any sentence that tells a matter of its own.
_FEWEST_WORDS: Final = 3
_SHORTEST: Final = 3
# Without one of these there is none.
_SIGNS: Final = (
    *"hope hoping trust enjoy wish stay happy merry how".split(),
    *(
        "have a",
        "take care",
        "new year",
        "season",
        "nice ",
        "great ",
        "lovely ",
        "good ",
        "pleasure",
        "pleased",
    ),
)

# Hopes that all is well, in German, Dutch, French, Spanish, Portuguese and Italian.
_SENTENCE: Final = re.compile(r"[^.!?]++[.!?]*+")
_HOPES: Final = word_set(
    "hoffe hoffen hoffentlich hoop hopen hopelijk espère espérons espero esperamos spero speriamo"
)
_HOPING_WORDS: Final = _HOPES | word_set(
    """
    hallo guten tag morgen liebes team ich wir bei ihnen euch dir es geht ist alles allen gut bestens sie du
    ihr haben hatten hattet ein schönes erholsames wochenende und der familie mit
    goedemorgen goedemiddag goedendag ik dat goed gaat met u jou jullie het alle een fijn weekend
    bonjour j que tout va bien vous allez pour vous passez un une bon bonne week-end
    hola buenos días todo vaya va esté esten se encuentren encuentre bien ustedes usted
    olá bom dia esteja está estejam tudo bem consigo convosco você vocês
    buongiorno salve che vada stia stiate tutto bene lei voi
    """
)


def remove_hopes(text: str) -> str:
    """Return a plain text in one of the other languages without sentences that hope that all is well."""
    kept = _SENTENCE.sub(lambda found: " . " if _is_hope(found[0]) else found[0], text)
    return kept if len(_WORD.findall(kept)) >= _FEWEST_WORDS else text


def _is_hope(sentence: str) -> bool:
    if len(sentence) > _CLAUSE_CHARACTERS:
        return False
    words = {part for word in _WORD.findall(sentence.lower()) for part in word.split("'")}
    return not _HOPES.isdisjoint(words) and _HOPING_WORDS.issuperset(words)


def remove_courtesies(text: str) -> str:
    """Return a plain text in English without the clauses of small talk, if it says anything besides."""
    lowered = text.lower()
    if not any(sign in lowered for sign in _SIGNS):
        return text
    # The subject has no small talk.
    subject, separator, message = text.partition(" . ")
    kept = _CLAUSE.sub(_without_courtesy, message)
    return f"{subject}{separator}{kept}" if kept != message and _says_more(kept) else text


def _without_courtesy(clause: re.Match[str]) -> str:
    """Return a clause, or for a courtesy the full stop that ends a sentence with it."""
    if not _is_courtesy(clause["words"]):
        return clause[0]
    return "" if clause["mark"] in ("", ",") else " . "


def _is_courtesy(clause: str) -> bool:
    if len(clause) > _CLAUSE_CHARACTERS:
        return False
    lowered = clause.lower().strip()
    return _COURTESY.search(lowered) is not None and _WORDS.issuperset(_WORD.findall(lowered))


def _says_more(text: str) -> bool:
    said = {word for word in _WORD.findall(text.lower()) if len(word) >= _SHORTEST} - _WORDS
    return len(said) >= _FEWEST_WORDS
