"""Somebody at a browser: one window, and everything that went wrong in it."""

import re
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect

from pages.ui.text import WORD_JOINER
from pages.web.identity import COOKIE

WIDEST_PHONE = 768
PHONE = "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36"
STREAMLITS_OWN_404S = ("/_stcore/health", "/_stcore/host-config")
REFUSED_FORM = ("/first-account", "/sign-in", "/sign-out", "/link/", "/answer/", "/demo")


@dataclass
class Visitor:
    """`faults` stays empty when all is well; `addresses` are those that the browser asked for."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.watch(self.page)

    def watch(self, page: Page) -> None:
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", self._note_request)

    def second_tab(self) -> "Visitor":
        """The same person, signed in by the same cookies."""
        return Visitor(self.page.context.new_page(), self.address, self.faults, self.addresses)

    def open(self, path: str) -> "Visitor":
        self.page.goto(self.address + path)
        return self

    def reloads(self) -> None:
        """Until the page stands: what opens while it still grows opens out of sight."""
        self.page.reload()
        self.rests()

    @property
    def main(self) -> Locator:
        return self.page.get_by_test_id("stMain")

    def sees(self, words: str) -> None:
        expect(self.main.get_by_text(as_shown(words)).filter(visible=True).first).to_be_visible()

    def sees_nothing_of(self, words: str) -> None:
        expect(self.page.get_by_text(words)).to_have_count(0)

    def rests(self) -> None:
        """The script has run to its end, so what is not there now will not come."""
        app = self.page.locator("[data-testid=stApp][data-test-connection-state=CONNECTED]")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")

    def row(self, title: str) -> Locator:
        return self.main.locator("[class*='st-key-task-']").filter(has_text=as_shown(title))

    def tick(self, title: str) -> None:
        self.row(title).locator("[class*='st-key-tick-'] label").click()

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def types(self, label: str, words: str) -> None:
        """Typed and left, so that Streamlit has it."""
        field = self.page.get_by_label(label, exact=True)
        field.fill(words)
        field.blur()

    def types_date(self, label: str, day: date) -> None:
        """Digit by digit: the field moves on from day to month to year by itself."""
        self.page.get_by_label(f"day, {label}", exact=True).click()
        self.page.keyboard.type(f"{day:%d%m%Y}")
        self.page.keyboard.press("Tab")
        self.page.keyboard.press("Tab")  # past the calendar button, out of the field

    def chooses(self, name: str) -> None:
        """One of several pills."""
        self.page.get_by_role("radio", name=name, exact=True).click()

    def goes_to(self, page: str) -> None:
        """By the sidebar, which a narrow window hides behind a button."""
        link = self.page.get_by_test_id("stSidebarNavLink").get_by_text(page, exact=True)
        self.opens_the_sidebar()
        link.click()

    def opens_the_sidebar(self) -> None:
        self.rests()
        opener = self.page.get_by_test_id("stExpandSidebarButton")
        if opener.is_visible():
            opener.click()

    def _note_console(self, message: ConsoleMessage) -> None:
        path = urlsplit(message.location.get("url", "")).path
        is_known = "404" in message.text and path.endswith(STREAMLITS_OWN_404S)
        is_refusal = "status of 4" in message.text and path.startswith(REFUSED_FORM)
        if message.type == "error" and not is_known and not is_refusal:
            self.faults.append(f"{message.text} ({path})")

    def _note_request(self, request: Request) -> None:
        self.addresses.append(request.url)
        place = urlsplit(request.url)
        if (
            place.scheme.startswith(("http", "ws"))
            and place.netloc != urlsplit(self.address).netloc
        ):
            self.faults.append(f"asked another host: {request.url}")


def as_shown(words: str) -> re.Pattern[str]:
    """What people typed, with or without the invisible sign that keeps it from linking."""
    return re.compile(f"{WORD_JOINER}?".join(re.escape(sign) for sign in words))


def visitor(chromium: Browser, address: str, size: tuple[int, int], sign_in: str | None) -> Visitor:
    """A fresh browser, signed in with this token, or not at all."""
    width, height = size
    is_phone = width <= WIDEST_PHONE
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        timezone_id="UTC",
        locale="en-GB",
        is_mobile=is_phone,
        has_touch=is_phone,
        user_agent=PHONE if is_phone else None,
    )
    if sign_in:
        context.add_cookies([{"name": COOKIE, "value": sign_in, "url": address}])
    return Visitor(context.new_page(), address)
