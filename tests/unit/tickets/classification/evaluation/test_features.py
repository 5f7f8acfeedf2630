"""Words that may get points."""

from tickets.classification.evaluation.features import find_features


def test_words_of_content_have_points_and_those_that_turn_a_sentence() -> None:
    words = "dear team , we are not going to pay : 24 refunds , x2 ! refunds .".split()
    assert find_features(words) == {"dear", "going", "not", "pay", "refunds", "we"}


def test_grammar_numbers_and_marks_have_none() -> None:
    words = "regards , with any of these 24 in x2 ? !".split()
    assert find_features(words) == set()
