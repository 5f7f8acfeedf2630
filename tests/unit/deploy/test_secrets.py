"""make-secrets.sh makes what is missing, for nobody but its user."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from stat import S_IMODE

import pytest

from tests.unit.deploy.compose_file import DEPLOY, FILE
from ticketsaas.config.environment import read_mongo_url
from ticketsaas.config.production_checks import require_safe

# What the script says, and what is in the folder then.
Make = Callable[[], tuple[str, dict[str, str]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "secrets"


@pytest.fixture
def make_secrets(folder: Path) -> Make:
    script = shutil.copy(DEPLOY / "make-secrets.sh", folder.parent)

    def make() -> tuple[str, dict[str, str]]:
        done = subprocess.run(["sh", script], capture_output=True, text=True, check=True)
        return done.stdout, {file.name: file.read_text().strip() for file in folder.iterdir()}

    return make


def test_every_secret_of_the_stack_is_made(make_secrets: Make) -> None:
    _, secrets = make_secrets()

    assert set(secrets) == set(FILE["secrets"])


def test_only_the_owner_gets_into_the_folder_and_every_container_can_read_the_files(
    make_secrets: Make, folder: Path
) -> None:
    make_secrets()

    assert S_IMODE(folder.stat().st_mode) == 0o700
    assert {S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o644}


def test_a_secret_that_is_there_stays(make_secrets: Make, folder: Path) -> None:
    _, before = make_secrets()
    (folder / "secret_key").unlink()

    said, after = make_secrets()

    assert said.count("is there already") == len(before) - 1
    assert {name for name in before if before[name] != after[name]} == {"secret_key"}


def test_a_folder_that_docker_made_for_a_missing_secret_is_not_taken_for_one(folder: Path) -> None:
    (folder / "secret_key").mkdir(parents=True)
    script = shutil.copy(DEPLOY / "make-secrets.sh", folder.parent)

    done = subprocess.run(["sh", script], capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr.startswith("make-secrets: secrets/secret_key is not a file")


def test_no_two_secrets_are_alike(make_secrets: Make) -> None:
    _, secrets = make_secrets()

    assert len(set(secrets.values())) == len(secrets)


def test_the_product_and_mongodb_accept_them(
    make_secrets: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, secrets = make_secrets()

    monkeypatch.setenv("MONGO_URL", secrets["mongo_url"])
    assert read_mongo_url("MONGO_URL", default="") == secrets["mongo_url"]
    require_safe(
        debug=False,
        secret_key=secrets["secret_key"],
        allowed_hosts=["tickets.example.com"],
        behind_tls=True,
    )
    # mongod's own rule for a key file.
    assert re.fullmatch(r"[A-Za-z0-9+/=]{6,1024}", secrets["mongodb_key"])
