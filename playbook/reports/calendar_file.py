"""Milestone reviews and open tasks as a calendar file (RFC 5545): whole days, no times."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from playbook.agenda import review_of
from playbook.content import Milestone
from playbook.plan import Plan
from playbook.task import Task

LINE_BYTES = 75
HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Day 120//Plan//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
)


def calendar_file(
    plan: Plan, milestones: Sequence[Milestone], tasks: Sequence[Task], made_at: datetime
) -> bytes:
    """Every review of a milestone that ends, and every task that is not settled, on its due day."""
    lines = [*HEAD, f"X-WR-CALNAME:{_text(f'Day 120: {plan.manager}')}"]
    stamp = made_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for milestone in milestones:
        if review := review_of(plan, milestone):
            uid = f"{plan.id}-{milestone.key}@day120"
            lines += _event(uid, review.on, f"{milestone.short}: review", milestone.purpose, stamp)
    for task in tasks:
        if not task.is_settled:
            on = plan.due_on(task.due_day)
            lines += _event(f"{task.id}@day120", on, task.title, task.why, stamp)
    return "".join(
        f"{each}\r\n" for whole in (*lines, "END:VCALENDAR") for each in _folded(whole)
    ).encode()


def _event(uid: str, on: date, title: str, why: str, stamp: str) -> list[str]:
    """DTEND is the day after: a whole day ends where the next begins."""
    found = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(title)}",
        "TRANSP:TRANSPARENT",
    ]
    return [*found, *([f"DESCRIPTION:{_text(why)}"] if why else []), "END:VEVENT"]


def _text(words: str) -> str:
    """Escaped; control characters, which the format forbids, become spaces."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    unified = escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(" " if ord(c) < 32 or ord(c) == 127 else c for c in unified)


def _folded(line: str) -> Iterator[str]:
    """At most 75 bytes a line, never inside a character; what goes on begins with a space."""
    part, room = "", LINE_BYTES
    for character in line:
        size = len(character.encode())
        if size > room:
            yield part
            part, room = " ", LINE_BYTES - 1
        part, room = part + character, room - size
    yield part
