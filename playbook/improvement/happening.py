"""What else happened: an outage, a campaign, or a KPI that came to mean another thing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from playbook.errors import PlaybookError

LONGEST_TITLE = 120


class HappeningKind(StrEnum):
    OUTAGE = "outage"
    HOLIDAY = "holiday"
    CAMPAIGN = "campaign"
    TOOL = "new tool"
    STAFFING = "staffing"
    DEFINITION = "definition changed"
    OTHER = "other"


@dataclass(frozen=True)
class Happening:
    """`kpi` is named where a definition changed: values before and after are no longer one."""

    id: str
    title: str
    kind: HappeningKind
    on: date
    kpi: str = ""


def check_happening(title: str, kind: HappeningKind, kpi: str) -> str:
    words = " ".join(title.split())
    if not words:
        raise PlaybookError("Say in a few words what happened.")
    if len(words) > LONGEST_TITLE:
        raise PlaybookError(f"Say it in at most {LONGEST_TITLE} characters.")
    if kind is HappeningKind.DEFINITION and not kpi:
        raise PlaybookError("Choose the KPI whose definition changed.")
    return words
