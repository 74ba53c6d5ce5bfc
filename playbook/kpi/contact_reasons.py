"""Why customers get in touch: reasons ranked by volume and by the handle time they take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from playbook.errors import PlaybookError
from playbook.facts import Fact, add_up, group, total_of
from playbook.kpi.amount import spoken_seconds
from playbook.wording import counted

LONGEST_TEXT = 2_000
HOUR = 3600


@dataclass(frozen=True)
class Reason:
    """`share` is the part of all contacts whose reason is told; times are in seconds."""

    name: str
    contacts: float
    share: float
    handle_seconds: float | None
    average_handle_time: float | None

    def figures(self) -> str:
        """“1,204 contacts, 26.1 %, 4 min 18 s each, 86 hours in all”."""
        parts = [counted(round(self.contacts), "contact"), f"{100 * self.share:.1f}\u00a0%"]
        if self.average_handle_time is not None:
            parts.append(f"{spoken_seconds(self.average_handle_time)} each")
        if self.handle_seconds is not None:
            parts.append(f"{_long(self.handle_seconds)} in all")
        return ", ".join(parts)


def _long(seconds: float) -> str:
    hours = round(seconds / HOUR)
    return counted(hours, "hour") if hours else spoken_seconds(seconds)


def ranked(facts: Iterable[Fact]) -> tuple[Reason, ...]:
    """By contacts, most first."""
    groups = {
        str(name): add_up(several) for (name,), several in group(facts, "contact_reason").items()
    }
    whole = sum(total.offered or 0 for total in groups.values())
    reasons = [_reason(name, total, whole) for name, total in groups.items() if total.offered]
    return tuple(sorted(reasons, key=lambda reason: -reason.contacts))


def by_handle_time(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """The same, by the time they take in all."""
    return tuple(sorted(reasons, key=lambda reason: -(reason.handle_seconds or 0)))


def known_share(by_reason: Iterable[Fact], everything: Iterable[Fact]) -> float | None:
    """The part of all contacts whose reason is told, or None without contacts."""
    told, whole = (total_of(facts, "offered") for facts in (by_reason, everything))
    return (told or 0) / whole if whole else None


def check_note(department: str, text: str) -> tuple[str, str]:
    where, words = " ".join(department.split()), text.strip()
    if not where or len(where) > 120:
        raise PlaybookError("Name the department the note goes to, in 120 characters at most.")
    if not words:
        raise PlaybookError("Say in a sentence what the department could change.")
    if len(words) > LONGEST_TEXT:
        raise PlaybookError(f"A note has {LONGEST_TEXT:,} characters at most.")
    return where, words


def _reason(name: str, total: Fact, whole: float) -> Reason:
    contacts, average = total.offered or 0, None
    if total.handle_seconds is not None and total.handled:
        average = total.handle_seconds / total.handled
    return Reason(name, contacts, contacts / whole, total.handle_seconds, average)
