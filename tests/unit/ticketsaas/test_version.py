"""The version is written in one place."""

import tomllib

from tests.support.paths import ROOT


def test_the_package_takes_its_version_from_the_code() -> None:
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text())

    assert metadata["project"]["dynamic"] == ["version"]
    assert metadata["tool"]["setuptools"]["dynamic"] == {
        "version": {"attr": "ticketsaas.__version__"}
    }
