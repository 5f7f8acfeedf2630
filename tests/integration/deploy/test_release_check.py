"""`make release-check` on small repositories, with stand-ins for what takes minutes."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.paths import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

CHANGELOG = "# Changelog\n\n## Unreleased\n\n## 1.2.0 - 2026-11-01\n\n- It is faster.\n"
FILES = {
    "ticketsaas/__init__.py": '__version__ = "1.2.0"\n',
    "CHANGELOG.md": CHANGELOG,
    ".ci/run": "#!/bin/sh\necho the tests ran\n",
    "Makefile": "image-test:\n\t@echo the image was tested\n",
    "bin/docker": "#!/bin/sh\nexit 0\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)
    (tmp_path / "deploy").mkdir()
    shutil.copy(ROOT / "deploy" / "release-check.sh", tmp_path / "deploy")
    commit(tmp_path)
    return tmp_path


def commit(repository: Path) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    for arguments in (("init", "-q"), ("add", "--all"), (*identity, "commit", "-qm", "A change")):
        subprocess.run(("git", *arguments), cwd=repository, check=True)


def check(repository: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [repository / "deploy" / "release-check.sh"],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": f"{repository / 'bin'}:{os.environ['PATH']}"},
    )


def test_a_release_is_tested_on_a_clean_clone(repository: Path) -> None:
    checked = check(repository)

    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.splitlines() == [
        "the tests ran",
        "the image was tested",
        "release-check: 1.2.0 passed.",
    ]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        pytest.param(
            "ticketsaas/__init__.py",
            '__version__ = "1.3.0"\n',
            "The newest release in CHANGELOG.md is 1.2.0, and ticketsaas/__init__.py says 1.3.0.",
            id="two versions",
        ),
        pytest.param(
            "CHANGELOG.md",
            CHANGELOG.replace("2026-11-01", "soon"),
            "CHANGELOG.md has to give the day of release 1.2.0, not 'soon'",
            id="no date",
        ),
        pytest.param(
            "CHANGELOG.md",
            CHANGELOG.replace("2026-11-01", "2026-02-31"),
            "CHANGELOG.md has to give the day of release 1.2.0, not '2026-02-31'",
            id="no such day",
        ),
        pytest.param(
            "CHANGELOG.md",
            CHANGELOG.replace("2026-11-01", "9999-01-01"),
            "CHANGELOG.md has to give the day of release 1.2.0, not '9999-01-01'",
            id="a date to come",
        ),
        pytest.param(
            "CHANGELOG.md",
            CHANGELOG.replace("## 1.2.0", "- It is blue.\n\n## 1.2.0"),
            "CHANGELOG.md lists changes under Unreleased: move them to a release.",
            id="unreleased changes",
        ),
        pytest.param(
            "CHANGELOG.md",
            "# Changelog\n",
            "The newest release in CHANGELOG.md is missing",
            id="no release",
        ),
        pytest.param(
            "bin/docker",
            "#!/bin/sh\nexit 1\n",
            "The gate and the tests passed, but no Docker engine answers",
            id="no Docker",
        ),
    ],
)
def test_what_is_no_release_fails_with_a_reason(
    repository: Path, name: str, text: str, reason: str
) -> None:
    (repository / name).write_text(text)
    commit(repository)

    checked = check(repository)

    assert checked.returncode == 1
    assert f"release-check: {reason}" in checked.stderr


def test_what_is_not_committed_is_not_checked(repository: Path) -> None:
    (repository / "new.py").touch()

    checked = check(repository)

    assert checked.returncode == 1
    assert "There are uncommitted changes" in checked.stderr


def test_tests_that_fail_stop_the_check(repository: Path) -> None:
    (repository / ".ci" / "run").write_text("#!/bin/sh\nexit 7\n")
    commit(repository)

    checked = check(repository)

    assert (checked.returncode, checked.stdout) == (7, "")
