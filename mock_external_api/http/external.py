"""Endpoints under /external: first the budget, then faults, then the right answer."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import unquote

from mock_external_api.faults.faults import Call, Faults, InjectedFault, Kind, find_fault, in_reach
from mock_external_api.faults.odd_tickets import write_ticket
from mock_external_api.faults.too_many_requests import refuse
from mock_external_api.feed.journal import LoggedCall
from mock_external_api.feed.ticket_store import Page
from mock_external_api.feed.tickets import format_time
from mock_external_api.http.listing import (
    BadParameter,
    Listing,
    pack,
    pack_members,
    parse_listing,
    write_page,
)
from mock_external_api.messages import (
    HTML,
    MAINTENANCE_PAGE,
    Reply,
    Request,
    error_reply,
    json_reply,
)
from mock_external_api.upstream import Upstream

LIST_PATH = "/external/support-tickets"
DELETED_PATH = "/external/deleted-tickets"


def answer_external(upstream: Upstream, request: Request) -> Reply:
    """Answer and log one call; every call counts against the budget, even to a wrong path."""
    stamp = upstream.monotonic()
    wait = upstream.limiter.claim(stamp)
    reply = _refuse(upstream, wait) if wait else _answer_admitted(upstream, request)
    upstream.journal.calls.append(
        LoggedCall(
            path=request.path,
            query=request.query,
            monotonic=stamp,
            wall=format_time(datetime.now(UTC)),
            status=reply.status if reply.ending == "answer" else None,
        )
    )
    return reply


def _refuse(upstream: Upstream, wait_seconds: float) -> Reply:
    upstream.counts.refusals += 1
    return refuse(
        wait_seconds=wait_seconds,
        form=upstream.faults.retry_after,
        turn=upstream.counts.refusals - 1,
        now=datetime.now(UTC),
    )


def _answer_admitted(upstream: Upstream, request: Request) -> Reply:
    kind, key = _route(request.path)
    if kind is None:
        return error_reply(404, code="not_found", detail="there is no such path under /external")
    if request.method != "GET":
        return error_reply(405, code="method_not_allowed", detail="/external only knows GET")
    call = _count(upstream, request, kind=kind, ticket=key)
    reachable = in_reach(upstream.faults, call)
    faults = upstream.faults if reachable else Faults()
    injected = find_fault(faults, call) if reachable else None
    short = injected is not None and injected.name == "short_page"
    reply = (injected and _apply(upstream, injected)) or _answer_rightly(
        upstream, request, kind=kind, key=key, faults=faults, short=short
    )
    if injected and injected.name == "half_json":
        reply = replace(reply, body=reply.body[: len(reply.body) // 2])
    return replace(
        reply,
        delay_ms=faults.slow_ms,
        drip_ms=faults.byte_drip,
        early_hints=faults.early_hints,
    )


def _route(path: str) -> tuple[Kind | None, str]:
    if path == LIST_PATH:
        return "list", ""
    if path == DELETED_PATH:
        return "deleted", ""
    prefix, _, key = path.partition(f"{LIST_PATH}/")
    return ("ticket", unquote(key)) if key and not prefix else (None, "")


def _count(upstream: Upstream, request: Request, *, kind: Kind, ticket: str) -> Call:
    target = f"{request.path}?{request.query}"
    upstream.counts.calls += 1
    upstream.counts.targets[target] += 1
    return Call(
        kind,
        nth=upstream.counts.calls,
        nth_of_target=upstream.counts.targets[target],
        ticket=ticket,
        page=request.parameters.get("page", "1"),
        seconds=upstream.monotonic() - upstream.faults_since,
    )


def _apply(upstream: Upstream, injected: InjectedFault) -> Reply | None:
    """Return the reply that replaces the right one, or None if the fault changes the right one."""
    match injected.name:
        case "hang" | "drop":
            return Reply(0, b"", ending=injected.name)
        case "rate_limit":
            return _refuse(upstream, upstream.faults.retry_after_seconds)
        case "error":
            reply = error_reply(
                injected.status, code="upstream_fault", detail="switched on by a fault"
            )
            return replace(reply, headers=_error_headers(upstream.faults, injected))
        case "html":
            return Reply(200, MAINTENANCE_PAGE, content_type=HTML)
        case "half_json" | "short_page":
            return None


def _error_headers(faults: Faults, injected: InjectedFault) -> dict[str, str]:
    headers = {"Location": "/health"} if 300 <= injected.status < 400 else {}
    if faults.error_retry_after:
        headers["Retry-After"] = faults.error_retry_after
    return headers


def _answer_rightly(
    upstream: Upstream, request: Request, *, kind: Kind, key: str, faults: Faults, short: bool
) -> Reply:
    if kind == "list":
        return _answer_list(upstream, request, faults=faults, short=short)
    if kind == "deleted" and not faults.no_deleted_feed:
        return json_reply({"deleted_ids": upstream.store.deleted_ids()})
    ticket = upstream.store.find(key) if kind == "ticket" else None
    if ticket is None:
        return error_reply(404, code="not_found", detail="no such ticket, or it was deleted")
    return Reply(200, write_ticket(ticket, odd=faults.odd_ticket))


def _answer_list(upstream: Upstream, request: Request, *, faults: Faults, short: bool) -> Reply:
    try:
        asked = parse_listing(request.parameters)
    except BadParameter as error:
        return error_reply(400, code="invalid_parameter", detail=str(error), field=error.field)
    if faults.mixed_feed:
        asked = replace(asked, tenant_id=None)
    page = _read_page(upstream, asked, faults=faults)
    if short:
        page = replace(page, tickets=page.tickets[: (len(page.tickets) + 1) // 2])
    repeated = _find_repeated(upstream, asked, faults=faults)
    body = write_page(page, faults=faults, repeated=repeated)
    if page.next_page and faults.shift_per_page:
        _shift(upstream, page, faults=faults)
    if faults.packed == "members":
        return Reply(200, pack_members(body), headers={"Content-Encoding": "gzip"})
    return _pack(body, times=("", "once", "twice").index(faults.packed))


def _pack(body: bytes, *, times: int) -> Reply:
    headers = {"Content-Encoding": ", ".join(["gzip"] * times)} if times else {}
    return Reply(200, pack(body, times=times), headers=headers)


def _read_page(upstream: Upstream, asked: Listing, *, faults: Faults) -> Page:
    if faults.empty_feed:
        return Page((), first=1, next_page=None, total=0)
    page = upstream.store.page(
        asked.tenant_id,
        page=asked.page,
        page_size=asked.page_size,
        include_deleted=asked.include_deleted,
        newest_first=faults.newest_first,
    )
    looped = faults.next_page_loop and page.next_page
    return replace(page, next_page=asked.page) if looped else page


def _find_repeated(upstream: Upstream, asked: Listing, *, faults: Faults) -> bytes | None:
    if not faults.duplicate_every or asked.page == 1 or asked.page % faults.duplicate_every:
        return None
    before = (asked.page - 1) * asked.page_size
    single = _read_page(upstream, replace(asked, page=before, page_size=1), faults=faults)
    return single.tickets[0].payload if single.tickets else None


def _shift(upstream: Upstream, page: Page, *, faults: Faults) -> None:
    """Shift the unread part: remove tickets from the part already read, or add some before it."""
    if faults.shift_mode in ("remove", "both"):
        read_first = [ticket.key for ticket in page.tickets[: faults.shift_per_page]]
        upstream.store.delete(read_first, at=format_time(upstream.now()))
    if faults.shift_mode in ("insert", "both"):
        create = upstream.create_newest if faults.newest_first else upstream.create_oldest
        create(page.tickets[0].home, count=faults.shift_per_page)
