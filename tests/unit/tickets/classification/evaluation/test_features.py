"""Words and pairs of words that may get points."""

from tickets.classification.evaluation.features import find_features


def test_no_pair_spans_the_end_of_a_sentence() -> None:
    assert find_features("pay . pay now .".split()) == {"pay", "pay now", "now"}


def test_greetings_and_numbers_have_points_next_to_other_words_alone() -> None:
    features = find_features("dear team , 24 refund with thanks not ! .".split())
    assert features == {"24 refund", "refund", "refund with", "thanks not", "not", "not !", "!"}
