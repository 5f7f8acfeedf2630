"""Refuses to start with settings that are unsafe on a server that strangers can reach."""

from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

DEVELOPMENT_KEY = "only-for-development-and-known-to-everybody"
# The second one was in docker-compose.yml.
KNOWN_KEYS = (DEVELOPMENT_KEY, "set-a-long-random-text-in-production")
# 128 bits are 16 bytes; a shorter key can be guessed whatever its characters are.
SHORTEST_KEY = 16
# Names of one's own machine, and the test client's.
OWN_HOSTS = ("localhost", "127.0.0.1", "[::1]", "testserver")
_NEW_KEY = 'python -c "import secrets; print(secrets.token_hex(32))"'


def require_safe(
    *, debug: bool, secret_key: str, allowed_hosts: Sequence[str], behind_tls: bool
) -> None:
    """Raise ImproperlyConfigured for unsafe settings, naming each variable and how to fix it."""
    if debug and behind_tls:
        raise ImproperlyConfigured(
            "DEBUG is on together with BEHIND_TLS, so strangers would see the insides of every error. "
            "Set DEBUG=off on a server, or BEHIND_TLS=off on your own machine."
        )
    if debug:
        return
    problems = []
    if problem := _problem_of_key(secret_key):
        problems.append(
            f"SECRET_KEY {problem}, and DEBUG is off. Set SECRET_KEY to a long random text, the same "
            f"for every process: {_NEW_KEY}"
        )
    if problem := _problem_of_hosts(allowed_hosts):
        problems.append(
            f"ALLOWED_HOSTS {problem}, and DEBUG is off. Set ALLOWED_HOSTS to the names the server is "
            "reached under, comma-separated."
        )
    if problems:
        raise ImproperlyConfigured("\n".join(problems))


def _problem_of_key(secret_key: str) -> str:
    if secret_key in KNOWN_KEYS:
        return "is not set, or one that everybody knows"
    if len(secret_key) < SHORTEST_KEY:
        return f"has fewer than {SHORTEST_KEY} characters"
    return ""


def _problem_of_hosts(allowed_hosts: Sequence[str]) -> str:
    if not allowed_hosts:
        return "is empty, so every request would be refused"
    if "*" in allowed_hosts:
        return "is *, so any name of the server would be accepted"
    return ""
