"""`manage.py import`: tickets from a file, through the writes of a page."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from analytics.core.report_request import ReportRequest
from analytics.engine.rebuild import find_discrepancies
from analytics.engine.report import read_report
from ingestion.engine import import_file
from ingestion.engine.lifecycle import start_job
from tests.support.factories import make_raw
from tests.support.types import Mongo
from tickets.store.incomplete_rows import has_incomplete

URGENT = "You charged my card twice and I demand a refund today!"

pytestmark = pytest.mark.usefixtures("mongo")


def run(path: Path, *arguments: str) -> tuple[int, str]:
    printed, code = StringIO(), 0
    try:
        call_command(
            "import", str(path), "--tenant", "acme", *arguments, stdout=printed, stderr=printed
        )
    except SystemExit as end:
        code = int(end.code or 0)
    except CommandError as error:
        return error.returncode, str(error)
    return code, printed.getvalue()


def write(folder: Path, *records: Any, name: str = "tickets.ndjson") -> Path:
    path = folder / name
    lines = [each if isinstance(each, str) else json.dumps(each) for each in records]
    path.write_text("\n".join(lines) + "\n")
    return path


def test_each_record_ends_in_one_count(mongo: Mongo, tmp_path: Path) -> None:
    nameless = make_raw(id="b")
    del nameless["tenant_id"]
    path = write(
        tmp_path,
        make_raw(id="a", message=URGENT),
        nameless,
        make_raw(id="c", tenant_id="globex"),
        make_raw(id="d") | {"deleted_at": "2026-03-01T10:00:00Z"},
        make_raw(id="e", created_at="yesterday"),
        "{broken",
        "",
        make_raw(id="a", message=URGENT),
    )
    code, printed = run(path)
    assert code == 4
    assert "7 records: 2 new, 0 updated" in printed
    assert "1 repeated, 2 skipped, 2 rejected; 0 alerts raised" in printed
    assert {row["external_id"] for row in mongo.tickets.find()} == {"a", "b"}
    assert {row["tenant_id"] for row in mongo.tickets.find()} == {"acme"}
    assert mongo.ingestion_rejects.count_documents({"tenant_id": "acme"}) == 2
    assert mongo.notifications.count_documents({}) == 0
    assert mongo.ticket_history.count_documents({"action": "created"}) == 2


def test_alerts_are_raised_only_when_asked_for(mongo: Mongo, tmp_path: Path) -> None:
    path = write(tmp_path, make_raw(message=URGENT))
    assert run(path, "--notify")[0] == 0
    assert mongo.notifications.count_documents({}) == 1


def test_the_oldest_tickets_are_whole_and_counted(mongo: Mongo, tmp_path: Path) -> None:
    """RFC 3339 has a time of 1937 in its examples, so such a time is no sign of another program's row."""
    old = dict.fromkeys(("created_at", "updated_at"), "1937-01-01T12:00:00Z")
    assert run(write(tmp_path, make_raw(id="a") | old, make_raw(id="b")))[0] == 0
    assert not has_incomplete("acme")
    assert list(find_discrepancies("acme")) == []
    before = read_report("acme", ReportRequest())
    mongo.tenants.update_one({"_id": "acme"}, {"$set": {"has_rollups": False}})
    assert read_report("acme", ReportRequest()) == replace(before, as_of=ANY)
    assert before.total_tickets == 2


def test_an_older_version_replaces_no_newer_one(mongo: Mongo, tmp_path: Path) -> None:
    run(write(tmp_path, make_raw(subject="new", updated_at="2026-03-02T00:00:00Z")))
    code, printed = run(write(tmp_path, make_raw(subject="old")))
    assert (code, "1 outdated" in printed) == (0, True)
    assert [row["subject"] for row in mongo.tickets.find()] == ["new"]


@pytest.mark.parametrize("name", ["ndjson", "csv"])
def test_what_was_exported_can_be_imported(
    mongo: Mongo, client: Client, tmp_path: Path, name: str
) -> None:
    texts = ['=1+1 "quoted", line\nbreak', "ünïcode; semicolon", "'quoted'", ""]
    records = [make_raw(id=f"t-{n}", message=text) for n, text in enumerate(texts)]
    run(write(tmp_path, *records))
    fields = {"_id": 0, "changed_at": 0}
    before = list(mongo.tickets.find({}, fields).sort("external_id"))
    reply = client.get(f"/tickets?tenant_id=acme&format={name}")
    path = tmp_path / f"export.{name}"
    path.write_bytes(b"".join(reply))
    for collection in ("tickets", "tenants", "ticket_rollups"):
        mongo[collection].delete_many({})
    assert run(path)[0] == 0
    assert list(mongo.tickets.find({}, fields).sort("external_id")) == before
    assert "4 unchanged" in run(path)[1]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_spreadsheets_file_is_read(
    mongo: Mongo, tmp_path: Path, mark: bytes, delimiter: str
) -> None:
    names = [name for name in make_raw() if name != "tenant_id"]
    lines = [names, [make_raw()[name] for name in names]]
    text = "\r\n".join(delimiter.join(line) for line in lines) + "\r\n"
    path = tmp_path / "tickets.csv"
    path.write_bytes(mark + text.encode())
    assert run(path)[0] == 0
    assert [row["external_id"] for row in mongo.tickets.find()] == ["t-1"]


def test_a_quote_within_a_cell_swallows_no_other_record(mongo: Mongo, tmp_path: Path) -> None:
    path = tmp_path / "inches.csv"
    at = "2026-03-01T00:00:00Z"
    lines = (
        "id,status,created_at,updated_at,subject",
        f't-1,open,{at},{at},5" disk',
        f't-2,open,{at},{at},"two',
        'lines ""here"""',
        f't-3,open,{at},{at},"""quoted"""',
    )
    path.write_text("\n".join(lines))
    assert run(path)[0] == 0
    subjects = [row["subject"] for row in mongo.tickets.find().sort("external_id")]
    assert subjects == ['5" disk', 'two\nlines "here"', '"quoted"']


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x1f\x8b\x08\x00", "gzip"),
        ("id\n".encode("utf-16"), "UTF-8"),
        (b"[{}]", "one object a line"),
        (b"name,age\nx,1\n", "no column 'id'"),
        (b"id,status,created_at\rt-1,open,2026-03-01\r", "first line can't be read"),
    ],
)
def test_another_file_is_refused_with_the_reason(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    code, printed = run(path)
    assert (code, said in printed) == (2, True)
    assert run(tmp_path / "missing")[0] == 2


def test_a_stopped_import_goes_on_and_a_changed_file_begins_anew(
    mongo: Mongo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_file, "BATCH_SIZE", 10)
    records = [make_raw(id=f"t-{n:02}") for n in range(35)]
    path, find_stored, batches = write(tmp_path, *records), import_file.find_stored, []

    def stop(*arguments: Any, **options: Any) -> Any:
        if len(batches) == 2:
            raise KeyboardInterrupt
        batches.append(arguments)
        return find_stored(*arguments, **options)

    monkeypatch.setattr(import_file, "find_stored", stop)
    assert run(path)[0] == 1
    assert mongo.tickets.count_documents({}) == 20
    monkeypatch.setattr(import_file, "find_stored", find_stored)
    code, printed = run(path)
    assert (code, "15 records: 15 new" in printed) == (0, True)
    assert "35 records: 0 new" in run(path)[1]


def test_a_busy_tenant_is_left_alone(tmp_path: Path) -> None:
    start_job("acme", run="here")
    assert run(write(tmp_path, make_raw()))[0] == 3
