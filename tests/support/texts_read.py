"""Classifier and tokenizer as the tests use them: with English words, one line each."""

from tickets.classification import ClassifyService
from tickets.classification.rules.english import ENGLISH
from tickets.classification.text.plain_text import read_ticket
from tickets.classification.text.tokens import TokenizedText, Tokenizer

classify = ClassifyService().classify
TOKENIZER = Tokenizer(ENGLISH.vocabulary)


def tokenize(*, subject: str, message: str) -> TokenizedText:
    return TOKENIZER.tokenize(read_ticket(subject=subject, message=message))
