"""`evaluate_classification` and `fit_points` with `--corrections`."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from ingestion.engine.corrections import relabel
from tests.support.stored_tickets import store
from tests.support.types import Mongo
from tickets.management.commands import fit_points

CALM = "How do I export my contacts?"
DOWN = "Everything is down for our whole company since this morning."


@pytest.fixture(autouse=True)
def corrected(mongo: Mongo) -> None:
    """Two corrected tickets of acme, one of globex, and one that nobody corrected."""
    texts = {"calm": CALM, "down": DOWN, "other": CALM}
    for tenant_id in ("acme", "globex"):
        store([{"external_id": k, "message": m} for k, m in texts.items()], tenant_id=tenant_id)
    relabel("acme", external_id="calm", labels={"urgency": "high"}, by="anna")
    wish = {"urgency": "high", "sentiment": "neutral"}
    relabel("acme", external_id="down", labels=wish, by="anna")
    relabel("globex", external_id="calm", labels={"sentiment": "negative"}, by="ben")


def run(command: str, *arguments: str) -> str:
    printed = io.StringIO()
    call_command(command, *arguments, stdout=printed, stderr=printed, no_color=True)
    return printed.getvalue()


def evaluate(*arguments: str) -> str:
    return run("evaluate_classification", "--corrections", *arguments)


def rows(printed: str) -> list[list[str]]:
    return [line.split() for line in printed.split("\n")]


def test_only_corrected_labels_are_measured_against_todays_rules() -> None:
    printed = evaluate("--tenant", "acme")
    assert "2 labelled tickets by rules " in printed
    assert "ticket calm: urgency low and not high" in printed
    assert "1 tickets labelled differently from a person" in printed
    assert ["high", "1.000", "0.500", "0.667", "2"] in rows(printed)
    assert ["neutral", "1.000", "1.000", "1.000", "1"] in rows(printed)


def test_all_tenants_are_measured_together_and_by_tenant() -> None:
    printed = evaluate("--all")
    assert "3 labelled tickets by rules " in printed
    assert "ticket calm: sentiment neutral and not negative" in printed


def test_a_correction_that_was_taken_back_is_none() -> None:
    relabel("globex", external_id="calm", labels={}, by="ben")
    with pytest.raises(CommandError, match="No correction stands") as error:
        evaluate("--tenant", "globex")
    assert error.value.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "Give either FILE or --corrections"),
        (("--corrections",), "needs --tenant ID or --all"),
        (("--tenant", "acme"), "belong to --corrections"),
        (("file", "--corrections", "--all"), "Give either FILE or --corrections"),
    ],
)
def test_it_has_to_be_clear_what_is_measured(arguments: tuple[str, ...], reason: str) -> None:
    with pytest.raises(CommandError, match=reason) as error:
        run("evaluate_classification", *arguments)
    assert error.value.returncode == 2


def test_points_are_fitted_to_corrections_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: list[Any] = []
    monkeypatch.setattr(fit_points, "fit", lambda examples, **_: given.extend(examples) or {})
    monkeypatch.setattr(fit_points, "TABLE", tmp_path / "points.csv")
    assert "3 tickets gave points" in run("fit_points", "--corrections", "--all")
    assert [(each.labels.urgency, set(each.judged), each.origin) for each in given] == [
        ("high", {"urgency"}, "acme"),
        ("high", {"urgency", "sentiment"}, "acme"),
        ("low", {"sentiment"}, "globex"),
    ]


def test_corrections_alone_may_be_too_few() -> None:
    with pytest.raises(CommandError, match="No ticket has the label") as error:
        run("fit_points", "--corrections", "--all")
    assert error.value.returncode == 2
