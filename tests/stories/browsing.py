"""A person at a browser, and the faults of pages that no story may meet."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, sync_playwright

from tests.support.waiting import PATIENCE_SECONDS

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
# Containers have no sandbox; and nothing may call Google's servers.
_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Violations that keep somebody from using a page; the rest of axe's findings is advice.
_IMPACTS = ("serious", "critical")
# More than the number of focusable elements before the last button of any page.
_MAX_TABS = 80


@contextmanager
def running_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_OPTIONS)
        yield browser
        browser.close()


class Person:
    """A person with a browser of her own: the `page` she looks at, and the `faults` it has shown."""

    def __init__(self, browser: Browser, *, address: str, session: str | None = None) -> None:
        self.context = browser.new_context(
            base_url=address, viewport={"width": 1440, "height": 900}, color_scheme="light"
        )
        self.context.set_default_timeout(PATIENCE_SECONDS * 1000)
        if session:
            self.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        self.address = address
        self.faults: list[str] = []
        self.page = self.context.new_page()
        self._watch(self.page)

    def _watch(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("request", self._require_own_host)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"{self.page.url}: {message.text} {message.location['url']}")

    def _require_own_host(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.faults.append(f"{self.page.url} asks for {request.url}")

    def log_in(self, name: str, password: str) -> None:
        """Log in by the form, which leads to the admin's home."""
        self.page.goto("/admin/")
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill(password)
        self.submit("Log in arrow_forward")

    def follow(self, link: str, *, exact: bool = False) -> None:
        """Click the first link with this text, and wait for the page that it leads to."""
        self._press(self.page.get_by_role("link", name=link, exact=exact).first)

    def submit(self, button: str) -> None:
        self._press(self.page.get_by_role("button", name=button, exact=True))

    def _press(self, control: Locator) -> None:
        with self.page.expect_navigation():
            control.click()

    def status_of(self, path: str) -> int:
        """Return the status of an address without opening it: a page would log an error."""
        return self.context.request.get(path, max_redirects=0).status

    def read(self) -> str:
        """Return the visible text of the page, without the menu."""
        return self.page.locator("main").inner_text()

    def read_cells(self, row: int = 0) -> list[str]:
        """Return the texts of a row of the list."""
        cells = self.page.locator("#result_list tbody tr").nth(row).locator("td, th")
        return [text.strip() for text in cells.all_inner_texts()]

    def tab_to(self, selector: str) -> None:
        """Move the focus there with the tab key alone."""
        for _ in range(_MAX_TABS):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no key leads to {selector} on {self.page.url}")

    def find_violations(self, *, also_dark: bool) -> list[str]:
        """Return the violations that axe finds; in the dark scheme only those of colours."""
        self.page.evaluate(Axe().axe_script)
        found = self._run_axe(is_dark=False)
        if also_dark:
            found += self._run_axe(is_dark=True)
        return [
            f"{self.page.url}: {each['id']} at {each['nodes'][0]['target']}"
            for each in found
            if each["impact"] in _IMPACTS
        ]

    def _run_axe(self, *, is_dark: bool) -> list[dict[str, Any]]:
        # The page's switch between light and dark sets this class, and nothing else.
        self.page.evaluate("is => document.documentElement.classList.toggle('dark', is)", is_dark)
        # While it fades in, a text has neither scheme's colours.
        self.page.wait_for_function(
            "document.getAnimations().every(a => a.playState !== 'running')"
        )
        rules = {"runOnly": ["color-contrast"]} if is_dark else {}
        options = {"resultTypes": ["violations"]} | rules
        found: dict[str, Any] = self.page.evaluate("options => axe.run(document, options)", options)
        return list(found["violations"])
