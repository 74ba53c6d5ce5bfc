"""A rebase that somebody decided: from when limits are worked out anew, and why."""

from dataclasses import dataclass
from datetime import date

from playbook.charts.rebase import RebaseGate
from playbook.errors import PlaybookError


@dataclass(frozen=True)
class Rebased:
    kpi: str
    on: date
    reason: str
    by: str = ""


def check_rebase(gate: RebaseGate, reason: str, accepts_worse: bool) -> str:
    """Proposed by the gate, decided by a person with a reason; worse only when said so."""
    if not gate.proposed:
        raise PlaybookError(f"New limits are not due yet. {' '.join(gate.sentences)}")
    if gate.needs_acknowledgement and not accepts_worse:
        raise PlaybookError("The new level is worse. Tick that you accept it as the new normal.")
    words = reason.strip()
    if not words:
        raise PlaybookError("Give the reason for new limits; the old ones stay visible.")
    return words
