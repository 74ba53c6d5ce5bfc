"""Column names that say two things: which meanings each may have, to be asked."""

from playbook.intake.headers import plain
from playbook.intake.question import IGNORE, Option, Question
from playbook.intake.roles import label_of

WAITS = "waiting time", "wait time", "wait", "waiting", "avg wait time", "average wait time"
MORE_WAITS = "waiting time avg", "average waiting time", "avg waiting time", "wait time avg"
HOLDS = (
    "hold time",
    "hold",
    "avg hold time",
    "average hold time",
    "hold time avg",
    "total hold time",
)
DURATIONS = "duration", "call duration", "total time", "call length", "total duration"
HANDLES = "handle time", "handling time", "aht seconds"
TALKS = "talk time", "talk duration", "talk"
PERIOD = {
    (*WAITS, *MORE_WAITS): ("average_speed_of_answer", "average_wait", "average_abandoned_wait"),
    HOLDS: ("average_hold", "total_hold", "average_speed_of_answer", "average_wait"),
    DURATIONS: ("average_handle", "total_handle", "average_talk", "total_talk"),
    HANDLES: ("average_handle", "total_handle"),
    TALKS: ("average_talk", "total_talk"),
    ("answer rate", "answer percent", "answered percent"): ("service_level",),
}
CONTACT = {
    (*WAITS, *MORE_WAITS): ("wait", "hold"),
    HOLDS: ("hold", "wait"),
    DURATIONS: ("handle", "talk"),
    ("resolved", "is resolved", "resolved y n"): ("resolved",),
    ("above below sla", "sla", "within sla", "sla status"): ("sla_met", "sla_missed"),
}
BY_GRAIN = {"period": PERIOD, "contact": CONTACT}


def questions(header: tuple[str, ...], grain: str, taken: dict[str, str]) -> list[Question]:
    """One question for each column whose name has several meanings that are still free."""
    if grain == "period" and {"offered", "answered"} <= taken.keys():
        skipped = {"answer rate", "answer percent", "answered percent"}
    else:
        skipped = set()
    asked = [
        _question(name, [role for role in roles if role not in taken])
        for name in header
        for names, roles in BY_GRAIN[grain].items()
        if plain(name) in names and plain(name) not in skipped and name not in taken.values()
    ]
    return [question for question in asked if question]


def _question(name: str, roles: list[str]) -> Question | None:
    if not roles:
        return None
    return Question(
        f"column:{name}",
        f"What does the column “{name}” hold? Phone systems use this name for different things.",
        f"“{name}” was left out.",
        (*(Option(role, label_of(role)) for role in roles), IGNORE),
        column=name,
    )
