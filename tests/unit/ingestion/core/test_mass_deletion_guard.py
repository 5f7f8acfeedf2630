import pytest

from ingestion.core.mass_deletion_guard import is_withheld


@pytest.mark.parametrize(
    ("candidates", "active", "expected"),
    [
        pytest.param(0, 0, False, id="nobody"),
        pytest.param(10, 10, False, id="ten of a small tenant"),
        pytest.param(11, 11, True, id="eleven of a small tenant"),
        pytest.param(11, 109, True, id="the tenth is rounded down"),
        pytest.param(1_000, 10_000, False, id="a tenth of a large one"),
        pytest.param(1_001, 10_000, True, id="one more than a tenth"),
    ],
)
def test_more_than_ten_and_more_than_a_tenth_are_withheld(
    candidates: int, active: int, expected: bool
) -> None:
    assert is_withheld(candidates, active=active) == expected
