"""A production stack that a test starts as an operator would: a copy of deploy/, its secrets, `up`."""

import re
import shutil
import ssl
from collections.abc import Mapping
from pathlib import Path

import httpx

from tests.image.engine import RUN, Stack, docker, find_free_network, run
from tests.support.paths import ROOT
from ticketsaas.local.ports import find_free_port

SERVICES = ("proxy", "web", "worker", "notifications", "mongodb")
LOGIN = ("boss", "a-pass-phrase-for-a-test")
MOCK = f"ticketsaas:mock-{RUN}"


class Production(Stack):
    """One stack on free ports and a free network, called `localhost`."""

    def __init__(self, folder: Path, *, name: str, image: str) -> None:
        super().__init__(folder, name=name)
        self.upstream = f"{self.project}-upstream"
        self.http, self.https = find_free_port(), find_free_port()
        shutil.copytree(ROOT / "deploy", folder, dirs_exist_ok=True)
        repository, _, version = image.rpartition(":")
        self.configure(
            SITE_NAME="localhost",
            TLS="internal",
            EXTERNAL_API_URL=f"http://{self.upstream}:9000",
            IMAGE=repository,
            VERSION=version,
            HTTP_PORT=str(self.http),
            HTTPS_PORT=str(self.https),
            MAX_REQUESTS_PER_MINUTE="0",
            API_REQUESTS_PER_MINUTE="0",
            PROXY_NETWORK=find_free_network(),
        )
        run("./make-secrets.sh", folder=folder)

    @property
    def url(self) -> str:
        return f"https://localhost:{self.https}"

    def configure(self, **variables: str) -> None:
        """Write these variables into `.env`, as an operator fills it in."""
        env = self.folder / ".env"
        text = (env if env.exists() else self.folder / ".env.example").read_text()
        for name, value in variables.items():
            text, found = re.subn(rf"^{name}=.*$", f"{name}={value}", text, flags=re.MULTILINE)
            assert found == 1, name
        env.write_text(text)

    def manage(self, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
        """Run a command of the product in the web container."""
        settings = [f"--env={name}={value}" for name, value in (environment or {}).items()]
        return self.compose(
            "exec", "-T", *settings, "web", "python", "manage.py", *arguments
        ).strip()

    def start_upstream(self, *options: str) -> None:
        """Start the mock outside of the stack, on the network on which the stack calls others."""
        docker(
            *(
                "run",
                "--detach",
                "--no-healthcheck",
                "--name",
                self.upstream,
                "--network",
                f"{self.project}_outside",
            ),
            *(MOCK, "python", "-m", "mock_external_api", "--host", "0.0.0.0", "--rate-limit", "0"),
            *options,
        )

    def stop_upstream(self) -> None:
        docker("rm", "--force", self.upstream)

    def remove(self) -> None:
        self.stop_upstream()
        super().remove()

    def client(self, key: str = "", **headers: str) -> httpx.Client:
        """Return a client that trusts the proxy's own certificate and nothing else."""
        path = "/data/caddy/pki/authorities/local/root.crt"
        certificate = self.compose("exec", "-T", "proxy", "cat", path)
        if key:
            headers["Authorization"] = f"Bearer {key}"
        context = ssl.create_default_context(cadata=certificate)
        return httpx.Client(
            base_url=self.url, verify=context, headers=headers, timeout=90, trust_env=False
        )

    def make_key(self, tenant: str) -> str:
        return self.manage("createapikey", "--tenant", tenant, "--new").splitlines()[-1]

    def is_healthy(self) -> bool:
        with self.client() as client:
            found = client.get("/health").json()["dependencies"]
        needed = ("mongodb", "external_api", "workers")
        return all(found[name]["status"] == "ok" for name in needed)
