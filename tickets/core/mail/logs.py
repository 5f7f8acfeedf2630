"""Lines that programs wrote: logs and stack traces pasted into a mail."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_LEVEL: Final = (
    r"\[?\b(?:FATAL|ERROR|ERR|WARN|WARNING|INFO|DEBUG|TRACE|CRITICAL|CRIT|SEVERE|NOTICE|ALERT)\b"
)
# What stands between a time and a level: the zone, the thread, the logger.
_BETWEEN: Final = (
    rf"(?:\[(?!{_LEVEL})[^\]]{{0,60}}\] ?|\([^)]{{0,60}}\) ?|[-|:+\d.,Z ]{{1,20}}+"
    rf"|(?!{_LEVEL})[\w.$/-]{{1,60}}+ - ){{0,6}}+"
)
_TIME: Final = r"\d\d:\d\d:\d\d(?:[.,]\d{1,9})?"
_DATE: Final = r"(?:\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.](?:\d\d|[A-Z][a-z]{2})[-/.]\d{2,4})"
_LINE: Final = re.compile(
    # A time with seconds and a level, in either order.
    rf"[\[(]?(?:{_DATE}[T ,]{{1,2}})?{_TIME}\S{{0,6}}{_BETWEEN}{_LEVEL}"
    rf"|{_LEVEL}\]?:? *[-|:]? *[\[(]?{_DATE}[T ,]{{1,2}}{_TIME}"
    rf"|[\[(]?{_DATE}[T ]{_TIME}\S*[\])]? *\[(?:error|warn|info|debug|crit|alert|emerg|notice)\]"
    # klog, logcat, logfmt, JSON, Python's default, npm, and a level in brackets.
    rf"|[IWEF]\d{{4}} {_TIME} |\d\d-\d\d {_TIME} +\d+ +\d+ [VDIWEF] "
    r"|(?:time|ts|timestamp)=\S+ .{0,200}\blevel=|level=\w+ "
    r"|\{ ?\"(?:@?timestamp|ts|time|level|severity|msg)\":"
    rf"|{_LEVEL}:[\w.]+:|npm ERR! |\[(?:FATAL|ERROR|WARN|WARNING|INFO|DEBUG|TRACE|CRITICAL|SEVERE)\] "
    # Syslog, and the logs of web servers.
    rf"|[A-Z][a-z]{{2}} {{1,2}}\d\d? {_TIME} [\w.-]+ [\w./-]+(?:\[\d+\])?:"
    r"|\d{1,3}(?:\.\d{1,3}){3} \S+ \S+ \["
    # Stack traces of Java and C#, JavaScript, Python, Ruby, Go, C.
    r"|at [\w$.<>/`\[\]]+\(.{0,200}\)(?: in .{1,200})?$"
    r"|at (?:async )?.{0,100}?\(?(?=\S*[a-zA-Z/])[\w@./:\\-]+:\d+:\d+\)?$"
    r"|\.\.\. \d+ (?:more|common frames omitted)|Caused by: [\w.$]+"
    r"|(?:Exception in thread \".{1,80}\" )?(?:[a-z_]\w*\.)+[A-Z]\w*(?:Exception|Error)\b"
    r"|(?:Unhandled exception[.:]? )?(?:[A-Z]\w*+\.)++\w*(?:Exception|Error)\b ?[:(]"
    r"|Traceback \(most recent call last\)|File \".{1,200}\", line \d+"
    r"|(?:from )?[\w./-]+\.(?:rb|go|php|c|cpp|js|ts):\d+(?::|$| \+0x)|goroutine \d+ \["
    r"|#\d{1,3} +(?:0x[0-9a-f]+|[\w/.-]+\.php\(\d+\))|\[<?[0-9a-f]{8,16}>?\] "
)
# The last line of a trace, which people write by themselves as well: "TypeError: x is not a function".
_LAST_LINE: Final = re.compile(r"[A-Z]\w*(?:Error|Exception)(?::|$)")
_BELOW_FILE: Final = re.compile(r"File \".{1,200}\", line \d+")
_CODE_CHARACTERS: Final = 120
# Without one of these there is no such line.
_SIGNS: Final = (
    *":0 :1 :2 :3 :4 :5 Exception Error Traceback File goroutine 0x level time".split(),
    *"ERR ERROR WARN INFO CRITICAL".split(),
    *(" at ", "\nat ", "\tat ", " more"),
)


def may_have_log(text: str) -> bool:
    """Return whether a text may have lines of a log, at little cost."""
    return "\n" in text and any(sign in text for sign in _SIGNS)


def remove_logs(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines without those that a program wrote."""
    above: str | None = None
    for line in lines:
        if _is_log(line, above):
            above = line
        else:
            above = above if not line else None
            yield line


def _is_log(line: str, above: str | None) -> bool:
    """Return whether a program wrote a line; `above` is the one before if a program wrote that."""
    if _LINE.match(line):
        return True
    if above is None or not line:
        return False
    is_code = len(line) <= _CODE_CHARACTERS and _BELOW_FILE.match(above) is not None
    return is_code or _LAST_LINE.match(line) is not None
