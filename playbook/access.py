"""Who may do what: the rules, without a database."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """What somebody is on one plan. One person may be a manager here and a coach there."""

    MANAGER = "manager"
    REVIEWER = "reviewer"
    COACH = "coach"
    VIEWER = "viewer"


class Permission(StrEnum):
    READ = "read this plan"
    WORK = "change tasks and answers on this plan"
    LISTEN = "note observations on this plan"
    ARRANGE = "move, pause, hand over or close this plan, or choose who sees it"
    ANSWER = "answer questionnaires on this plan"
    HOLD = "hold workshops for this plan"
    REVIEW = "acknowledge, answer, decide and sign on this plan"


# A manager does everything but review: nobody agrees to their own proposal.
EVERYTHING = frozenset(Permission) - {Permission.REVIEW}
RULES = {
    Role.MANAGER: EVERYTHING,
    Role.REVIEWER: frozenset({Permission.READ, Permission.ANSWER, Permission.REVIEW}),
    Role.COACH: frozenset({Permission.READ, Permission.ANSWER, Permission.HOLD}),
    Role.VIEWER: frozenset({Permission.READ}),
}
WHEN_CLOSED = frozenset({Permission.READ, Permission.ARRANGE})


def permissions(roles: Iterable[Role], is_closed: bool = False) -> frozenset[Permission]:
    """The union of what the roles allow; a closed plan can be read and reopened, not worked on."""
    allowed = frozenset[Permission]().union(*(RULES[role] for role in roles))
    return allowed & WHEN_CLOSED if is_closed else allowed
