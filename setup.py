"""Compiles the classification engine, in place: `make compiled`.

The engine is plain Python and runs as it is. Compiled, it is several times as fast.
"""

from mypyc.build import mypycify
from setuptools import setup

# What all words of a ticket pass through. The tables of rules and of points are data.
ENGINE = [
    "tickets/classification/classify.py",
    "tickets/classification/scoring.py",
    "tickets/classification/score_table.py",
    "tickets/classification/text/word_ids.py",
    "tickets/classification/text/matcher.py",
    "tickets/classification/scopes.py",
    "tickets/classification/text/plain_text.py",
    "tickets/classification/text/tokens.py",
    "tickets/classification/rules/rule.py",
    "tickets/classification/text/shouting.py",
]

# Without a configuration file: mypy's plugins are about Django, of which the engine knows nothing.
setup(
    ext_modules=mypycify(
        ["--config-file=", "--strict", *ENGINE], group_name="classification_engine"
    )
)
