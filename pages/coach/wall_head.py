"""The head of the wall: QR, address and code; who has answered; the clock, which also listens."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from pages.coach import room
from pages.coach.room import Room
from pages.ui import wall_picture
from pages.ui.live.live import Sign, live
from pages.ui.palette import palette
from playbook.workshop.code import spoken_code
from playbook.workshop.guide import Step
from storage.settings import settings


def show(here: Room, step: Step) -> None:
    code, colours = here.session.code, palette()
    count = f"{here.answered} of {max(here.session.joined, here.answered)}"
    small, big = ("Answers", count) if step.is_voted else ("Joined", f"{here.session.joined}")
    where = f"{short_address()}, code {spoken_code(code)}"
    listen(
        here,
        Sign("qr", wall_picture.qr(address(code)), f"QR code of {address(code)}"),
        Sign("where", wall_picture.sign(short_address(), spoken_code(code), colours), where),
        Sign("count", wall_picture.sign(small, big, colours, 300), f"{small}: {big}"),
    )


def listen(here: Room, *signs: Sign) -> None:
    """The component that hears of votes; on every page of the wall under one name. A timer's
    clock stands large below it instead."""
    events = f"/wall-events/{here.session.id}"
    ends_at = None if here.is_timer else here.session.ends_at
    live(events, ends_at, datetime.now(UTC), room.redraw, key="live", signs=signs)


def address(code: str) -> str:
    return f"{settings().address}/join/{code}"


def short_address() -> str:
    """As people type it: without the scheme."""
    parts = urlsplit(settings().address)
    return f"{parts.netloc}{parts.path}/join"
