"""Lines of several processes on one stream: whole, named, and coloured only when asked."""

import io
import os

import pytest

from ticketsaas.local.output import LogLines


def test_each_line_stands_behind_the_name_of_its_process() -> None:
    stream = io.StringIO()
    log = LogLines(stream, coloured=False)

    log.write("web", "started")
    log.write("mongod", "ready")

    assert stream.getvalue() == "web      | started\nmongod   | ready\n"


def test_a_process_keeps_its_colour() -> None:
    stream = io.StringIO()
    log = LogLines(stream, coloured=True)

    for name in ("web", "mongod", "web"):
        log.write(name, "said")

    assert stream.getvalue() == (
        "\033[36mweb      |\033[0m said\n"
        "\033[35mmongod   |\033[0m said\n"
        "\033[36mweb      |\033[0m said\n"
    )


def test_a_terminal_that_is_gone_stops_nobody() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    stream = os.fdopen(writer, "w")
    log = LogLines(stream, coloured=False)

    log.write("web", "into the void")
    log.write("web", "and once more")

    with pytest.raises(BrokenPipeError):
        stream.close()
