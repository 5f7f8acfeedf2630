"""The dashboard: from metrics that exist, on any data source, without panels on top of each other."""

import json
from typing import Any

from tests.integration.deploy.metrics import find_unknown, read_metrics
from tests.support.paths import ROOT
from tests.support.types import Mongo

DASHBOARD = json.loads((ROOT / "deploy" / "grafana" / "ticketsaas.json").read_text())
PANELS = [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]
VARIABLES = DASHBOARD["templating"]["list"]
# The buckets say more.
LEFT_OUT = {"ticketsaas_request_duration_seconds_sum", "ticketsaas_request_duration_seconds_count"}


def find_expressions() -> list[str]:
    asked = [target["expr"] for panel in PANELS for target in panel["targets"]]
    queries = [each["query"]["query"] for each in VARIABLES if each["type"] == "query"]
    return asked + queries


def test_it_asks_for_what_the_product_has_and_leaves_nothing_out(mongo: Mongo) -> None:
    metrics = read_metrics(mongo)
    text = " ".join(find_expressions())
    assert find_unknown(text, metrics) == []
    ours = {name for name in metrics if not name.endswith("_created")} - LEFT_OUT
    assert {name for name in ours if name not in text} == set()


def test_every_panel_uses_the_data_source_that_is_chosen() -> None:
    chosen = {"type": "prometheus", "uid": "${datasource}"}
    queries = [each for each in VARIABLES if each["type"] == "query"]
    targets = [target for panel in PANELS for target in panel["targets"]]
    users: list[Any] = [*queries, *PANELS, *targets]
    assert [user for user in users if user["datasource"] != chosen] == []


def test_panels_have_a_place_and_a_number_of_their_own() -> None:
    cells = [
        (x, y)
        for each in (panel["gridPos"] for panel in DASHBOARD["panels"])
        for x in range(each["x"], each["x"] + each["w"])
        for y in range(each["y"], each["y"] + each["h"])
    ]
    numbers = [panel["id"] for panel in DASHBOARD["panels"]]
    assert (len(cells), len(numbers)) == (len(set(cells)), len(set(numbers)))
    assert {x for x, _ in cells} == set(range(24))
