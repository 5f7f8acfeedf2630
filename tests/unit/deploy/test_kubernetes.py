"""The manifests for Kubernetes: valid, as confined as Compose's services, and complete."""

import re
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.env_example import read_env_example
from tests.support.paths import ROOT
from tests.unit.deploy.compose_file import SERVICES

with warnings.catch_warnings():
    # It reads its schemas in an old way.
    warnings.simplefilter("ignore")
    import kubernetes_validate

FOLDER = ROOT / "deploy" / "kubernetes"
KUSTOMIZATION = yaml.safe_load((FOLDER / "kustomization.yaml").read_text())
MANIFESTS = [
    document
    for name in KUSTOMIZATION["resources"]
    for document in yaml.safe_load_all((FOLDER / name).read_text())
]
PODS: dict[str, dict[str, Any]] = {
    each["metadata"]["name"].removeprefix("ticketsaas-"): each["spec"]["template"]["spec"]
    for each in MANIFESTS
    if each["kind"] in {"Deployment", "Job"}
}
CONTAINERS = [
    container
    for pod in PODS.values()
    for container in (*pod.get("initContainers", []), *pod["containers"])
]
# The oldest and the newest whose schemas are at hand and that still matter to somebody.
VERSIONS = ("1.29", "1.37")


def validate(manifests: list[Any], version: str) -> None:
    for manifest in manifests:
        kubernetes_validate.validate(manifest, version, strict=True)


@pytest.mark.parametrize("version", VERSIONS)
def test_they_fit_the_schemas(version: str) -> None:
    validate(MANIFESTS, version)


@pytest.mark.skipif(shutil.which("kubectl") is None, reason="kubectl is not installed")
def test_kustomize_makes_valid_manifests_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "kubernetes"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("secrets"))
    (folder / "secrets").mkdir()
    for name in ("secret_key", "mongo_url"):
        (folder / "secrets" / name).write_text("not secret")
    made = subprocess.run(
        ["kubectl", "kustomize", str(folder)], capture_output=True, text=True, check=True
    ).stdout
    documents = list(yaml.safe_load_all(made))
    validate(documents, VERSIONS[-1])
    assert {each["metadata"].get("namespace", "ticketsaas") for each in documents} == {"ticketsaas"}
    # Every use of the two has the name that its contents gave it.
    assert set(re.findall(r"(?:secretName|configMapRef:\s+name): (\S+)", made)) == {
        each["metadata"]["name"] for each in documents if each["kind"] in {"ConfigMap", "Secret"}
    }


def test_every_file_is_used() -> None:
    used = [*KUSTOMIZATION["resources"], "kustomization.yaml", "ticketsaas.env"]
    assert sorted(path.name for path in FOLDER.iterdir() if path.is_file()) == sorted(used)


def test_they_run_the_same_processes_as_compose_and_stop_them_as_patiently() -> None:
    services = {name: SERVICES[name] for name in PODS}
    assert {name: pod["containers"][0]["command"] for name, pod in PODS.items()} == {
        name: service["command"] for name, service in services.items()
    }
    asked = {name: int(each.get("stop_grace_period", "0s")[:-1]) for name, each in services.items()}
    given = {name: pod["terminationGracePeriodSeconds"] for name, pod in PODS.items()}
    assert [name for name in PODS if given[name] < asked[name]] == []


def test_every_pod_is_confined() -> None:
    user = int(re.findall(r"^USER (\d+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)[0])
    pods = {
        "runAsNonRoot": True,
        "runAsUser": user,
        "runAsGroup": user,
        "fsGroup": user,
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    containers = {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert [pod["securityContext"] for pod in PODS.values()] == [pods] * len(PODS)
    assert [each["securityContext"] for each in CONTAINERS] == [containers] * len(CONTAINERS)
    assert {pod["automountServiceAccountToken"] for pod in PODS.values()} == {False}
    assert {pod["enableServiceLinks"] for pod in PODS.values()} == {False}


def test_every_container_has_the_settings_the_secrets_and_a_limit() -> None:
    settings = [{"configMapRef": {"name": "ticketsaas"}}]
    mounted = [
        {"name": "tmp", "mountPath": "/tmp"},
        {"name": "secrets", "mountPath": "/run/secrets/ticketsaas", "readOnly": True},
    ]
    assert [each["envFrom"] for each in CONTAINERS] == [settings] * len(CONTAINERS)
    assert [each["volumeMounts"] for each in CONTAINERS] == [mounted] * len(CONTAINERS)
    assert [
        each["name"] for each in CONTAINERS if "memory" not in each["resources"]["limits"]
    ] == []


def test_no_process_starts_before_the_migrations_are_through() -> None:
    waits = {
        name: [each["command"] for each in pod.get("initContainers", [])]
        for name, pod in PODS.items()
    }
    check = ["python", "manage.py", "migrate", "--check"]
    assert waits == {"migrate": [], "web": [check], "worker": [check], "notifications": [check]}


def test_the_migrations_are_tried_until_they_succeed() -> None:
    (job,) = (each for each in MANIFESTS if each["kind"] == "Job")
    # The most that Kubernetes can count.
    assert job["spec"]["backoffLimit"] == 2**31 - 1


def test_they_set_variables_that_exist() -> None:
    known = set(read_env_example())
    given = set(read_env_example(FOLDER / "ticketsaas.env"))
    assert given - known - {f"{name}_FILE" for name in known} == set()
    files = {Path(name).name for name in KUSTOMIZATION["secretGenerator"][0]["files"]}
    values = read_env_example(FOLDER / "ticketsaas.env")
    assert {Path(values[name]).name for name in given if name.endswith("_FILE")} - {
        "alive"
    } == files
