"""Takes the pictures of docs/screenshots from a running demo, with Chromium.

    manage.py up                                                 # in another terminal
    python -m tests.stories.take_screenshots http://127.0.0.1:8000

The demo's login `operator` looks; afterwards look at each picture, for what is cut or out of place.
"""

import sys
from base64 import b64decode

from playwright.sync_api import Browser

from tests.stories.browsing import Person, running_browser
from tests.support.paths import ROOT

FOLDER = ROOT / "docs" / "screenshots"
LOGIN = "operator"
# A laptop's window, and a phone.
WIDE, NARROW = (1280, 920), (390, 844)
TICKETS = "/admin/tickets/ticket/?tenant_id=acme&urgency__exact=high&open=yes"
JOBS = "/admin/ingestion/ingestionjob/?tenant_id=acme"
# Name, page, and whether the first row is opened.
PAGES = (
    ("dashboard", "/admin/?tenant=acme", False),
    ("tickets", TICKETS, False),
    ("ticket", TICKETS, True),
    ("job", JOBS, True),
)
ON_PHONE = ("dashboard", "tickets")
# Quality in percent; below it, pale texts blur.
QUALITY = 60


def take_all(browser: Browser, *, address: str) -> None:
    person = Person(browser, address=address)
    person.log_in(LOGIN, LOGIN)
    for name, path, is_row in PAGES:
        open_page(person, path, is_row=is_row)
        for scheme in ("light", "dark"):
            take(person, f"{name}-{scheme}", size=WIDE, scheme=scheme)
        if name in ON_PHONE:
            take(person, f"{name}-phone", size=NARROW, scheme="light")


def open_page(person: Person, path: str, *, is_row: bool) -> None:
    person.page.goto(path)
    if is_row:
        with person.page.expect_navigation():
            person.page.locator("#result_list tbody a").first.click()


def take(person: Person, name: str, *, size: tuple[int, int], scheme: str) -> None:
    width, height = size
    person.page.set_viewport_size({"width": width, "height": height})
    person.page.emulate_media(color_scheme=scheme)
    # Charts are drawn for this size and these colours only when the page loads.
    person.page.reload(wait_until="networkidle")
    person.page.wait_for_function("document.getAnimations().every(a => a.playState !== 'running')")
    # Playwright's own takes no WebP, which makes half of a JPEG's size and no halo around letters.
    devtools = person.context.new_cdp_session(person.page)
    options = {"format": "webp", "quality": QUALITY}
    taken = devtools.send("Page.captureScreenshot", options)["data"]
    (FOLDER / f"{name}.webp").write_bytes(b64decode(taken))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with running_browser() as browser:
        take_all(browser, address=sys.argv[1])
