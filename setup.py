"""Compiles the classification engine, in place: `make compiled`.

The engine is plain Python and runs as it is. Compiled, it is several times as fast.
"""

from mypyc.build import mypycify
from setuptools import setup

# What all words of a ticket pass through. The tables of rules and of points are data.
ENGINE = [
    "tickets/classification.py",
    "tickets/judging.py",
    "tickets/points.py",
    "tickets/rules/lexicon.py",
    "tickets/rules/matching.py",
    "tickets/rules/muting.py",
    "tickets/rules/plain_text.py",
    "tickets/rules/reading.py",
    "tickets/rules/rule.py",
    "tickets/rules/shouting.py",
]

# Without a configuration file: mypy's plugins are about Django, of which the engine knows nothing.
setup(
    ext_modules=mypycify(
        ["--config-file=", "--strict", *ENGINE], group_name="classification_engine"
    )
)
