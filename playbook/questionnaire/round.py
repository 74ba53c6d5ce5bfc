"""A round: one questionnaire answered once by everybody who is asked, hidden until it closes."""

from dataclasses import dataclass
from datetime import date

from playbook.access import Role
from playbook.anonymity import FEWEST
from playbook.errors import PlaybookError
from playbook.questionnaire.questionnaire import Questionnaire, Side

ROLES = {Role.MANAGER: Side.SELF, Role.REVIEWER: Side.REVIEWER, Role.COACH: Side.COACH}
MOST_COLLEAGUES = 1_000


@dataclass(frozen=True)
class Round:
    """`people` are the names of those expected; `answered` those of them who have handed in.

    `colleagues_expected` is None where nobody knows how many will answer by the link.
    """

    id: str
    questionnaire: str
    number: int
    opened_on: date
    day: int
    sides: tuple[Side, ...]
    colleagues_expected: int | None = None
    colleagues_in: int = 0
    people: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    closed_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def asks_colleagues(self) -> bool:
        return Side.COLLEAGUES in self.sides

    @property
    def waits_for(self) -> tuple[str, ...]:
        return tuple(name for name in self.people if name not in self.answered)

    @property
    def is_complete(self) -> bool:
        """Everybody who is expected has answered; with an unknown number, nobody can say."""
        if self.asks_colleagues and (
            self.colleagues_expected is None or self.colleagues_in < self.colleagues_expected
        ):
            return False
        return not self.waits_for and bool(self.people or self.colleagues_in)


def check_sides(asked: Questionnaire, sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """In the questionnaire's order; raises PlaybookError for nobody, or for one not asked."""
    if not sides:
        raise PlaybookError("Choose who is to answer.")
    if wrong := set(sides) - set(asked.asks):
        raise PlaybookError(f"“{asked.title}” is not asked of {min(wrong)}.")
    return tuple(side for side in asked.asks if side in sides)


def check_colleagues(sides: tuple[Side, ...], expected: int | None) -> int | None:
    if expected is None or Side.COLLEAGUES not in sides:
        return None
    if not FEWEST <= expected <= MOST_COLLEAGUES:
        raise PlaybookError(
            f"Expect {FEWEST} to {MOST_COLLEAGUES:,} colleagues, or leave the number empty: "
            f"under {FEWEST} answers nothing is shown, so that nobody can be recognised."
        )
    return expected
