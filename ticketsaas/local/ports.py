"""TCP ports that a program can listen on."""

import socket


def find_obstacle(port: int, *, host: str = "127.0.0.1") -> str | None:
    """Return why a program of this user can't listen there now, such as "address already in use"."""
    with socket.socket() as attempt:
        # Servers set this too, so a port whose last connections still linger is free for them.
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError as error:
            return (error.strerror or str(error)).lower()
    return None


def find_free_port(*preferred: int) -> int:
    """Return the first preferred port that is free on 127.0.0.1, or else any free one."""
    for port in preferred:
        if find_obstacle(port) is None:
            return port
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])
