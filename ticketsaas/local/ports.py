"""TCP ports that a program can listen on."""

from ticketsaas.http.listening import CannotListen, open_listener


def find_obstacle(port: int, *, host: str = "127.0.0.1") -> str | None:
    """Return why a program of this user can't listen there now, such as "address already in use"."""
    try:
        open_listener(host, port, shared=False).close()
    except CannotListen as reason:
        return str(reason)
    return None


def find_free_port(*preferred: int) -> int:
    """Return the first preferred port that is free on 127.0.0.1, or else any free one."""
    for port in preferred:
        if find_obstacle(port) is None:
            return port
    with open_listener("127.0.0.1", 0) as attempt:
        return int(attempt.getsockname()[1])
