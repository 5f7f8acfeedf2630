"""A real `mongod` on temporary folders: in whatever state one is, it starts or says what to do."""

import os
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.client_session import ClientSession

from ticketsaas.local import mongod, mongod_folder
from ticketsaas.local.ports import find_free_port


def connect(url: str) -> MongoClient[dict[str, Any]]:
    return MongoClient(url, serverSelectionTimeoutMS=5_000)


def write_note(url: str, text: str) -> None:
    with connect(url) as client:
        client["notebook"]["notes"].insert_one({"text": text})


def read_notes(url: str) -> list[str]:
    with connect(url) as client:
        return [note["text"] for note in client["notebook"]["notes"].find()]


def test_a_fresh_folder_gives_a_replica_set_with_transactions(tmp_path: Path) -> None:
    def write_both(session: ClientSession) -> None:
        notes = session.client["notebook"]["notes"]
        notes.insert_one({"text": "one"}, session=session)
        notes.insert_one({"text": "two"}, session=session)

    with mongod.start(tmp_path / "mongodb") as mongo:
        with connect(mongo.url) as client, client.start_session() as session:
            session.with_transaction(write_both)
        notes = read_notes(mongo.url)

    assert notes == ["one", "two"]


def test_no_compressed_message_is_accepted(tmp_path: Path) -> None:
    with mongod.start(tmp_path) as mongo, connect(mongo.url) as client:
        agreed = client.admin.command("hello", compression=["zlib", "snappy", "zstd"])

    assert "compression" not in agreed


def test_a_second_start_finds_the_data_on_the_same_port(tmp_path: Path) -> None:
    with mongod.start(tmp_path) as first:
        write_note(first.url, "kept")

    with mongod.start(tmp_path) as second:
        assert (second.url, read_notes(second.url)) == (first.url, ["kept"])


def test_a_killed_mongod_leaves_a_folder_that_just_starts(tmp_path: Path) -> None:
    with mongod.start(tmp_path) as mongo:
        write_note(mongo.url, "written before the kill")
        os.kill(mongo.pid, signal.SIGKILL)
    assert (tmp_path / "data" / "mongod.lock").read_text()

    with mongod.start(tmp_path) as mongo:
        assert read_notes(mongo.url) == ["written before the kill"]


def test_a_replica_set_is_formed_on_a_slow_disk_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Enough to say hello; here it takes far longer to form the set.
    monkeypatch.setattr(mongod, "_ASK_MILLISECONDS", 20)
    with mongod.start(tmp_path) as running:
        write_note(running.url, "formed")


def test_a_folder_whose_port_was_taken_moves_to_another_with_its_data(tmp_path: Path) -> None:
    with mongod.start(tmp_path / "first") as first:
        write_note(first.url, "moved")
    # Another checkout's MongoDB is the likeliest to sit there; its replica set has the same name.
    (tmp_path / "other").mkdir()
    shutil.copy(tmp_path / "first" / "port", tmp_path / "other" / "port")

    with (
        mongod.start(tmp_path / "other") as other,
        mongod.start(tmp_path / "first") as second,
    ):
        assert first.url == other.url != second.url
        assert (read_notes(second.url), read_notes(other.url)) == (["moved"], [])


def test_a_preferred_port_is_taken_when_it_is_free(tmp_path: Path) -> None:
    preferred = find_free_port()

    prepared = mongod.prepare(tmp_path, preferred_ports=(preferred,))

    assert prepared.port == preferred


def test_a_folder_in_use_is_refused_naming_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mongod_folder, "RELEASE_SECONDS", 0)

    with (
        mongod.start(tmp_path) as mongo,
        pytest.raises(mongod_folder.FolderInUse, match=rf"\(process {mongo.pid}\).*DATA_DIR"),
    ):
        mongod.start(tmp_path)


def test_a_lock_file_that_nobody_holds_means_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mongod.lock").write_text("1\n")

    with mongod.start(tmp_path) as mongo:
        assert read_notes(mongo.url) == []


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(mongod_folder.FolderNotWritable, match=r"Not a directory.*DATA_DIR"):
        mongod.start(tmp_path / "file" / "mongodb")


def test_data_of_another_version_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with mongod.start(tmp_path):
        pass
    turtle = tmp_path / "data" / "WiredTiger.turtle"
    turtle.write_text(turtle.read_text().replace("major=1,", "major=99,"))

    with pytest.raises(mongod.MongodFailed, match=r"another version of MongoDB.*MONGO_URL"):
        mongod.start(tmp_path)


def test_damaged_data_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with mongod.start(tmp_path):
        pass
    (tmp_path / "data" / "WiredTiger.turtle").write_text("not a turtle")

    with pytest.raises(mongod.MongodFailed, match=r"damaged.*backup"):
        mongod.start(tmp_path)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(None, id="there is none"),
        pytest.param("exit 127", id="it can't run here"),
        pytest.param("echo 'db version v5.0.9'", id="it is too old"),
    ],
)
def test_without_a_usable_mongod_the_ways_out_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None
) -> None:
    if script:
        (tmp_path / "mongod").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "mongod").chmod(0o755)
    monkeypatch.setattr(mongod, "PACKAGED_BINARY", tmp_path / "not-installed")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(
        mongod.MongodMissing,
        match=r"requirements-embedded\.txt.*MONGO_URL.*docker compose up.*MONGO_URL=mongodb://127",
    ):
        mongod.start(tmp_path / "mongodb")


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        pytest.param(
            "echo 'mongod: error while loading shared libraries: libcurl.so.4' >&2; exit 127",
            "loading shared libraries: libcurl.so.4. Install",
            id="a library is missing",
        ),
        pytest.param("kill -ILL $$", "mongod needs a processor with AVX. Install", id="no AVX"),
    ],
)
def test_a_packaged_mongod_that_does_not_run_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, complaint: str
) -> None:
    (tmp_path / "mongod").write_text(f"#!/bin/sh\n{script}\n")
    (tmp_path / "mongod").chmod(0o755)
    monkeypatch.setattr(mongod, "PACKAGED_BINARY", tmp_path / "mongod")
    monkeypatch.setenv("PATH", "")

    with pytest.raises(mongod.MongodMissing) as raised:
        mongod.get_binary()

    assert complaint in str(raised.value)


def test_a_mongod_on_the_path_serves_where_the_package_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mongod").write_text("#!/bin/sh\necho 'db version v8.0.4'\n")
    (tmp_path / "mongod").chmod(0o755)
    monkeypatch.setattr(mongod, "PACKAGED_BINARY", tmp_path / "not-installed")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert mongod.get_binary() == tmp_path / "mongod"


def test_a_full_disk_is_recognised_in_the_log(tmp_path: Path) -> None:
    folder = mongod_folder.MongodFolder(tmp_path)
    folder.log.write_text('{"s":"E","error_str":"No space left on device"}\n')

    assert folder.find_cause() == f"The disk that holds {tmp_path} is full: free some space."


def test_the_log_of_an_earlier_run_explains_nothing(tmp_path: Path) -> None:
    folder = mongod_folder.MongodFolder(tmp_path)
    folder.log.write_text('No space left on device\n{"msg":"***** SERVER RESTARTED *****"}\n')

    assert folder.find_cause() is None
