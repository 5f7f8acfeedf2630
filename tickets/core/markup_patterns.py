"""Patterns of HTML's markup, as it stands in mails.

Each is linear in the text: loops are possessive, and a tag, a comment or a style that is never closed goes
on to the end of the text, as in a browser, instead of being looked for again at the next character.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

# Elements that begin and end a line on the screen. A cell is a box of its own.
_LINES: Final = (
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol"
    " option p pre search section summary table tbody td tfoot th thead tr ul"
).split()
# Elements that separate words, because they show something or are a box in the line.
_GAPS: Final = (
    "area audio button canvas embed iframe img input marquee meter object optgroup progress select"
    " textarea video"
).split()
# Elements that change nothing but the looks of words.
_INLINE: Final = (
    "a abbr acronym applet b base basefont bdi bdo big blink circle cite code col colgroup data datalist"
    " defs del dfn em font frame frameset g i ins kbd label link map mark math meta nobr noscript output"
    " param path picture polygon polyline q rb rect rp rt rtc ruby s samp slot small source span strike"
    " strong sub sup svg time track tspan tt u var wbr xmp"
).split()
# Elements whose content nobody sees; it ends with their end tag, or with the text.
_CODE: Final = ("style", "script")
# Elements whose content nobody sees if they are closed. If they aren't, it may be the whole ticket.
_UNSEEN: Final = ("head", "noembed", "noframes", "template", "title", "xml")
# Elements that a style may hide with their content.
_HIDEABLE: Final = "a b center div em font i p section small span strong table tbody td tr".split()
# Attributes that usually stand without a value.
_BARE: Final = (
    "allowfullscreen async autofocus autoplay border checked clear compact controls default defer disabled"
    " hidden inert ismap itemscope loop multiple muted nohref noresize noshade novalidate nowrap open"
    " playsinline readonly required reversed selected"
).split()


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of words in any case that looks at most of them once, by their first letter."""
    rests = defaultdict(list)
    for word in words:
        rests[word[0]].append(word[1:])
    # Only a set of characters lets the matcher skip an alternative at once; a flag for the case doesn't.
    found = (
        f"[{first}{first.upper()}](?i:{'|'.join(sorted(rest, reverse=True))})"
        for first, rest in sorted(rests.items())
    )
    return f"(?:{'|'.join(found)})"


# What may follow the name in a tag: the end, or an attribute. In "if a <b and c> d" it is neither.
_IN_TAG: Final = (
    r"(?=[\s/]|\Z)(?=[\s/]*+(?:[^\s/>=<]++\s*+(?:[=>/]|\Z)|>|\Z"
    rf"|(?:{_any_of(_BARE)}|(?i:data|aria)-[\w-]++)[\s/>]))"
)
# A `>` in quotes is part of a value.
_ATTRIBUTES: Final = (
    r"(?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?+)*+(?:>|\Z)"
)
_REST: Final = f"(?:>|{_IN_TAG}{_ATTRIBUTES})"
_OFFICE: Final = r"(?:[oOvVwWmM]|(?i:st1)):[a-zA-Z]\w*+"
# What hides an element: a style, or an attribute outside of quotes ("overflow: hidden" hides nothing).
_HIDING: Final = (
    r"(?:[^>]*?\s(?i:style)\s*=[^>]*?"
    r"(?i:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)"
    r"|[^>\"']*\s(?i:hidden)[\s/>=]|[^>]*?[\"']\s+(?i:hidden)(?:\s*/?>|=\"\"))"
)


def _content(name: str, *, tags: str) -> str:
    """Return a pattern of everything up to the next of these tags of an element."""
    return rf"(?:[^<]++|<(?!{tags}{_any_of([name])}[\s/>]))*+"


def _code(name: str) -> str:
    return f"{_any_of([name])}{_REST}{_content(name, tags='/')}"


def _unseen(name: str) -> str:
    return f"{_any_of([name])}{_REST}{_content(name, tags='/?')}(?=</)"


def _hidden(name: str) -> str:
    content = _content(name, tags="/?")
    return rf"{_any_of([name])}(?=[\s/])(?={_HIDING}){_REST}{content}"


def _markup(*, with_hidden: bool) -> str:
    kinds = [
        r"!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))",
        r"!\[(?i:cdata)\[(?:[^\]]++|\](?!\]>))*+(?:\]\]>|\Z)",
        r"!(?:\[?(?i:if|endif|else|doctype|element|entity|attlist))\b[^>]*+(?:>|\Z)",
        r"\?[a-zA-Z][^>]*+(?:>|\Z)",
        *(_hidden(name) for name in _HIDEABLE if with_hidden),
        f"/?(?:{_any_of(_INLINE)}|{_OFFICE}){_REST}",
        f"/?{_any_of(_LINES)}{_REST}()",
        f"/?{_any_of(_GAPS)}{_REST}()",
        *map(_code, _CODE),
        *map(_unseen, _UNSEEN),
        f"/?{_any_of([*_CODE, *_UNSEEN])}{_REST}",
    ]
    return f"<(?=[a-zA-Z/!?])(?:{'|'.join(kinds)})"


# Group 1 takes part in a tag that begins or ends a line, group 2 in one that separates words.
MARKUP: Final = re.compile(_markup(with_hidden=False), re.ASCII)
MARKUP_AND_HIDDEN: Final = re.compile(_markup(with_hidden=True), re.ASCII)
LINE_TAG: Final = re.compile(f"</?{_any_of(_LINES)}{_REST}", re.ASCII)
# Without one of these, in lower case, nothing is hidden.
HIDING_WORDS: Final = ("hidden", "none", "mso-hide")
# With one of these, in lower case, line breaks of the text are lines on the screen.
PREFORMATTED: Final = (
    *("<pre", "<textarea", "<xmp"),
    *("white-space:pre", "white-space: pre", "white-space:break", "white-space: break"),
)
