"""The weekly e-mail in words: the list “for you”, and nothing that is not on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from playbook.calendar import WEEKDAYS
from playbook.errors import PlaybookError
from playbook.review.for_you import Item, Kind
from playbook.wording import ago, counted, due_phrase, sentence

FROM_HOUR = 7
LONGEST_ABOUT = 160


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str


def week_of(day: date) -> str:
    """The ISO week as text, such as “2026-W47”: one letter a person and week."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def is_due(moment: datetime, weekday: int) -> bool:
    """From seven in the morning of the weekday until the week ends; 0 is Monday."""
    begins = timedelta(days=weekday, hours=FROM_HOUR)
    return timedelta(days=moment.weekday(), hours=moment.hour) >= begins


def check_weekday(name: str) -> int:
    """0 for “Monday”."""
    for number, known in enumerate(WEEKDAYS):
        if known.casefold() == name.strip().casefold():
            return number
    raise PlaybookError(f"{name!r} is no weekday. Write Monday, Tuesday and so on.")


def letter(items: Sequence[Item], address: str, today: date) -> Letter:
    """`items` in the order of the list on Today; `address` is where the app is reached."""
    things = counted(len(items), "thing waits", "things wait")
    lines = [line for item in items for line in _told(item, today)]
    text = "\n".join(
        [
            f"{sentence(things)} for you in Day 120.",
            "",
            *lines,
            f"Open it: {address}",
            "",
            "You get this once a week, and only when something waits. "
            f"To stop it: {address}/account",
        ]
    )
    return Letter(f"Day 120: {things} for you", text)


def _told(item: Item, today: date) -> list[str]:
    when = due_phrase(item.since, today) if item.kind is Kind.CONDITION else ago(item.since, today)
    about = " ".join(item.about.split())
    if len(about) > LONGEST_ABOUT:
        about = f"{about[: LONGEST_ABOUT - 1]}…"
    return [f"- {sentence(item.kind)}: {about}", f"  {item.who}, {when}", ""]
