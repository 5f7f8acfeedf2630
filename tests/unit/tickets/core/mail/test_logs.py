"""Lines of programs pasted into a mail, and sentences of people between them."""

import pytest

from tests.support.mails import OWN, OWN_READ, read

LOGS = {
    "log of Java": "2025-11-03 10:12:01,221 FATAL [main] o.a.Server - Process killed: OutOfMemoryError\n"
    "2025-11-03 10:12:01,223 ERROR [pool-1] Unauthorized access denied for user root",
    "thread in front": "10:12:01.123 [http-nio-8080-exec-1] ERROR c.a.Dead - killed",
    "logger in front": "2025-11-03 10:12:01,221 - acme.refund - CRITICAL - data lost",
    "zone": "2025-11-03T10:12:01.221Z ERROR outage",
    "trace of Java": "java.lang.IllegalStateException: connection lost, data corrupted\n"
    "\tat com.acme.Dead.run(Dead.java:13)\n\tat com.acme.Attack.fire(Attack.java:9)\n\t... 12 more\n"
    "Caused by: java.io.IOException: hacked",
    "trace of Python": 'Traceback (most recent call last):\n  File "/app/kill.py", line 3, in die\n'
    "    raise Outage(server)\nValueError: data lost",
    "trace of JavaScript": "TypeError: down is not a function\n    at kill (/app/dead.js:10:5)\n"
    "    at Object.<anonymous> (/app/index.js:1:1)".partition("\n")[2],
    "trace of C#": "   at Acme.Attack.Fire(String name) in C:\\src\\Attack.cs:line 9",
    "trace of Ruby": "app/models/refund.rb:12:in `charge'\n\tfrom app/kill.rb:1:in `main'",
    "syslog": "Nov  3 10:12:01 web-1 sshd[123]: Failed password for root, breach",
    "web server": '10.0.0.1 - - [03/Nov/2025:10:12:01 +0000] "GET /urgent HTTP/1.1" 500 12',
    "klog": "E1103 10:12:01.221331 1 main.go:12] refund failed",
    "logcat": "11-03 10:12:01.221  123  456 E Outage: killed",
    "logfmt": 'time="2025-11-03T10:12:01Z" level=error msg="data lost"',
    "JSON": '{"level":"error","msg":"server down"}',
    "Python": "CRITICAL:django.request:server is down",
    "npm": "npm ERR! code EDEAD",
    "level in brackets": "[ERROR] database down",
    "level in front": "[ERROR] 2025-11-03 10:12:01 database down",
    "level in lower case": "2025/11/03 10:12:01 [error] 12#0: upstream is down",
}


@pytest.mark.parametrize("log", [pytest.param(text, id=name) for name, text in LOGS.items()])
def test_logs_are_left_out(log: str) -> None:
    assert read(f"{OWN}\n\n{log}") == OWN_READ
    first, second = OWN.split("\n")
    assert read(f"{first}\n{log}\n{second}") == OWN_READ


@pytest.mark.parametrize("log", [pytest.param(text, id=name) for name, text in LOGS.items()])
def test_a_log_is_read_where_nothing_else_is_said(log: str) -> None:
    words = " ".join(log.split())
    assert read(log) == words
    assert read(f"Hi team,\n\nplease see the log:\n\n{log}").endswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "2025-11-03 production is down for all users",
        "10:12:01 we saw the first ERROR\n10:15:00 all customers were logged out",
        "10:12 the server went down\n10:20 still an ERROR for everybody",
        "Error: cannot log in\nIt happens every time",
        "at night, 10:12:01\nthe server went down",
        "at the office (in London) nothing works\nplease help us",
        "TypeError: what does that mean?\nThe page is blank",
        "#1 the portal is slow\n#2 the export fails",
        "from support.acme.com: nothing since Monday\nwe wait",
    ],
)
def test_what_a_person_wrote_is_no_log(text: str) -> None:
    assert read(f"{text}\n{LOGS['log of Java']}") == " ".join(text.split())


def test_a_sentence_between_lines_of_a_log_stays() -> None:
    log = LOGS["log of Java"]
    assert (
        read(f"{log}\nproduction is down for all users\n{log}")
        == "production is down for all users"
    )


def test_the_first_line_of_a_trace_of_dotnet_is_left_out() -> None:
    trace = "System.Data.SqlClient.SqlException (0x80131904): Fatal: database is down; data lost"

    assert read(f"The report fails.\n\n{trace}\n   at Acme.Run() in C:\\a.cs:line 4") == (
        "The report fails."
    )
