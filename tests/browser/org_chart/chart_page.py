"""What a reader does with the chart, said once for all browser tests."""

import re

from playwright.sync_api import Locator, Page


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("treeitem", name=re.compile(f"^{re.escape(name)}\\b"))


def drag(page: Page, name: str, onto: str, drop: bool = True) -> None:
    """Takes the box by its name, so that toggles stay out of the way."""
    slide(page, grip(page, name), grip(page, onto), drop)


def slide(page: Page, start: tuple[float, float], end: tuple[float, float], drop: bool) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    x, y = end
    page.mouse.move(x - 20, y - 4, steps=4)
    page.mouse.move(x, y)
    if drop:
        page.mouse.up()


def wait_for_revision(page: Page, revision: int) -> None:
    page.locator(f".org-chart[data-rev='{revision}']").wait_for()


def wait_for_event(page: Page, number: int) -> None:
    page.locator(f".org-chart[data-seq='{number}']").wait_for()


def revision(page: Page) -> int:
    return int(page.locator(".org-chart").get_attribute("data-rev") or 0)


def status(page: Page) -> Locator:
    return page.locator(".org-chart .status")


def focused(page: Page) -> str:
    """The id of the box in focus; the focus lies inside the component's shadow."""
    return str(
        page.evaluate(
            """() => {
              let active = document.activeElement;
              while (active?.shadowRoot) active = active.shadowRoot.activeElement;
              return active?.dataset?.id ?? active?.tagName;
            }"""
        )
    )


def tap_and_hold(page: Page, name: str, onto: str) -> None:
    """A finger rests on one box, then slides to another: the long press of a phone."""
    finger = Finger(page)
    start, end = grip(page, name), grip(page, onto)
    finger.touch(start)
    page.locator(".ghost").wait_for(state="attached")
    finger.slide(start, end)
    finger.lift()


def swipe_up(page: Page, name: str, pixels: int) -> None:
    """A finger that slides from a box at once, as one does to scroll."""
    finger = Finger(page)
    x, y = grip(page, name)
    finger.touch((x, y))
    finger.slide((x, y), (x, y - pixels))
    finger.lift()


class Finger:
    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)

    def touch(self, at: tuple[float, float]) -> None:
        self._send("touchStart", at)

    def slide(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        for step in range(1, 11):
            x, y = (a + (b - a) * step / 10 for a, b in zip(start, end, strict=True))
            self._send("touchMove", (x, y))

    def lift(self) -> None:
        self._send("touchEnd")

    def _send(self, kind: str, *points: tuple[float, float]) -> None:
        places = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})


def grip(page: Page, name: str) -> tuple[float, float]:
    """A point on the box's name, on the screen."""
    place = box(page, name).locator(".shape").bounding_box()
    assert place
    return place["x"] + 30, place["y"] + 12
