"""The data folder belongs to one `up` at a time, for as long as a process of that `up` lives."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ticketsaas.local import data_folder

# Ends as soon as its input does, and has the lock file open until then.
HOLDER = (sys.executable, "-c", "import sys; sys.stdin.read()")


def test_a_folder_is_free_again_after_the_block(tmp_path: Path) -> None:
    with data_folder.claim(tmp_path / "new" / "data"):
        pass
    with data_folder.claim(tmp_path / "new" / "data") as claim:
        assert os.fstat(claim).st_size > 0


def test_a_folder_of_a_living_owner_is_refused_at_once(tmp_path: Path) -> None:
    refusal = rf"process {os.getpid()}, data in .*DATA_DIR and API_PORT"

    with (
        data_folder.claim(tmp_path),
        pytest.raises(data_folder.DataFolderInUse, match=refusal),
        data_folder.claim(tmp_path),
    ):
        pass


def test_a_folder_that_is_still_cleaned_up_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with data_folder.claim(tmp_path) as claim:
        cleaner = subprocess.Popen(HOLDER, stdin=subprocess.PIPE, pass_fds=[claim])
    with subprocess.Popen((sys.executable, "-c", "")) as dead:
        pass
    (tmp_path / "up.lock").write_text(f"{dead.pid}\n")
    monkeypatch.setattr(data_folder.time, "sleep", lambda _: cleaner.communicate())

    with data_folder.claim(tmp_path):
        assert cleaner.returncode == 0
        assert (tmp_path / "up.lock").read_text() == f"{os.getpid()}\n"


def test_what_was_started_is_written_down_for_as_long_as_it_runs(tmp_path: Path) -> None:
    path = tmp_path / "up.env"
    url = "mongodb://127.0.0.1:27117/?replicaSet=rs0"

    with data_folder.published(path, {"MONGO_URL": url, "EXTERNAL_API_URL": "http://127.0.0.1:9"}):
        assert path.read_text() == f"MONGO_URL={url}\nEXTERNAL_API_URL=http://127.0.0.1:9\n"

    assert list(tmp_path.iterdir()) == []
