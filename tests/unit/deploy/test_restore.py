"""restore.sh looks at what it is given before it drops anything."""

import gzip
import subprocess
from pathlib import Path

import pytest

from tests.unit.deploy.compose_file import DEPLOY


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<html>", id="no gzip"),
        pytest.param(gzip.compress(b"some other archive" * 10_000), id="not from mongodump"),
    ],
)
def test_what_is_no_backup_changes_nothing(given: bytes, tmp_path: Path) -> None:
    for tool in ("mongosh", "mongorestore"):
        (tmp_path / tool).write_text("#!/bin/sh\necho called\n")
        (tmp_path / tool).chmod(0o755)

    done = subprocess.run(
        ["bash", DEPLOY / "mongodb" / "restore.sh"],
        input=given,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "TMPDIR": str(tmp_path)},
        capture_output=True,
    )

    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        b"",
        b"restore: no gzip backup on the standard input; nothing was changed.\n",
    )
