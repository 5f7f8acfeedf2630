"""The project's changes to the MongoDB backend, and that the backend still needs them."""

import subprocess
import sys
from types import ModuleType

import django_mongodb_backend.compiler
import pytest
from django.db import connection

import ticketsaas.mongo.backend.compiler
from tests.support.paths import ROOT
from ticketsaas.models import WorkerHeartbeat
from ticketsaas.mongo.backend.compiler import is_identity_stage

PRINT_STARTED_PROGRAMS = (
    "import django, sys;"
    "sys.addaudithook(lambda event, details: event == 'subprocess.Popen' and print(details));"
    "django.setup()"
)
PRINT_LIBRARIES_LOOKED_FOR = (
    "from ctypes import util;"
    "from django.conf import settings;"
    "settings.configure();"
    "util.find_library = print;"
    "from django_mongodb_backend import base"
)


def run(code: str) -> str:
    """Run a Python program and return what it printed."""
    done = subprocess.run(
        (sys.executable, "-c", code), cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def build_sorted_pipeline(module: ModuleType) -> list[dict[str, object]]:
    query = WorkerHeartbeat.objects.order_by("-at").query
    compiler = module.SQLCompiler(query, connection, "default")
    compiler.pre_sql_setup()
    pipeline: list[dict[str, object]] = compiler.build_query().get_pipeline()
    return pipeline


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        pytest.param({"$addFields": {"at": "$at"}}, True, id="one field onto itself"),
        pytest.param({"$addFields": {"a": "$a", "b": "$b"}}, True, id="several"),
        pytest.param({"$addFields": {"a": "$a", "b": "$c"}}, False, id="one is another field"),
        pytest.param({"$addFields": {"a": {"$toLower": "$a"}}}, False, id="an expression"),
        pytest.param({"$sort": {"a": 1}}, False, id="another stage"),
    ],
)
def test_identity_stages(stage: dict[str, object], expected: bool) -> None:
    assert is_identity_stage(stage) == expected


def test_a_sort_can_use_an_index() -> None:
    pipeline = build_sorted_pipeline(ticketsaas.mongo.backend.compiler)
    assert [list(stage) for stage in pipeline] == [["$sort"]]


def test_the_backend_alone_still_hinders_a_sort() -> None:
    """When this fails, `is_identity_stage` and its compiler can go."""
    pipeline = build_sorted_pipeline(django_mongodb_backend.compiler)
    assert [list(stage) for stage in pipeline] == [["$addFields"], ["$sort"]]


def test_a_command_starts_without_starting_other_programs() -> None:
    assert run(PRINT_STARTED_PROGRAMS) == ""


def test_the_backend_alone_still_looks_for_gdal() -> None:
    """When this fails, `ticketsaas/mongo/backend/base.py` no longer has to replace `find_library`."""
    assert "gdal" in run(PRINT_LIBRARIES_LOOKED_FOR)
