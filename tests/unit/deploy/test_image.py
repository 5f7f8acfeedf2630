"""Dockerfile and .dockerignore: the image for a server holds the product and nothing else."""

import re
from itertools import takewhile

from django.conf import settings

from tests.support.paths import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
IGNORED = [
    line
    for line in (ROOT / ".dockerignore").read_text().splitlines()
    if line and not line.startswith("#")
]


def read_stages() -> dict[str, str]:
    """Return the lines of each stage by its name."""
    parts = re.split(r"^FROM (\S+) AS (\w[\w-]*)$", DOCKERFILE, flags=re.MULTILINE)[1:]
    return {
        name: f"{base}\n{lines}"
        for base, name, lines in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    }


STAGES = read_stages()


def copied_into(stage: str) -> set[str]:
    return set(re.findall(r"^COPY (?!--)(\S+) ", STAGES[stage], re.MULTILINE))


def test_the_server_gets_every_package_of_the_product_and_nothing_else() -> None:
    apps = {name.partition(".")[0] for name in settings.INSTALLED_APPS}
    ours = {name for name in apps if (ROOT / name).is_dir()}
    assert copied_into("code") == ours | {"manage.py", "templates"}


def test_the_server_gets_no_package_of_the_tests() -> None:
    sources = re.findall(r"^COPY --from=(\S+)", STAGES["runtime"], re.MULTILINE)
    assert sources == ["packages", "code"]
    assert copied_into("packages") == {"requirements.txt"}


def test_the_image_for_a_server_is_the_one_that_is_built_without_a_target() -> None:
    assert list(STAGES)[-1] == "runtime"


def test_the_user_is_a_number_in_both_images() -> None:
    for stage in ("dev", "runtime"):
        lines = STAGES["base"] + STAGES[stage]
        users = re.findall(r"^USER (.+)$", lines, re.MULTILINE)
        assert users[-1] == "10001:10001"


def test_only_what_is_named_gets_into_an_image() -> None:
    assert IGNORED[0] == "*"
    named = {line[1:] for line in takewhile(lambda line: line[0] == "!", IGNORED[1:])}
    assert copied_into("code") <= named
    assert {"tests", "mock_external_api", "deploy"} <= named


def test_secrets_and_leftovers_stay_outside_wherever_they_are() -> None:
    after_the_names = IGNORED[IGNORED.index("deploy/**/secrets") :]
    excluded = [line for line in after_the_names if line[0] != "!"]
    assert excluded == ["deploy/**/secrets", "**/__pycache__", "**/*.py[cod]", "**/*.so", "**/.*"]
