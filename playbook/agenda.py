"""What matters today: the next three things, what is in the way, and the next review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from playbook.content import Milestone
from playbook.evidence import Evidence
from playbook.plan import LAST_PLAN_DAY, Plan
from playbook.task import State, Task

NEXT_THINGS = 3
MOST_EVIDENCE = 4


@dataclass(frozen=True)
class Review:
    milestone: Milestone
    on: date


@dataclass(frozen=True)
class Agenda:
    next_three: tuple[Task, ...]
    in_the_way: tuple[Task, ...]
    late: int
    blocked: int
    next_review: Review | None


def agenda(
    plan: Plan, tasks: Sequence[Task], milestones: Sequence[Milestone], today: date
) -> Agenda:
    waiting = sorted((t for t in tasks if not t.is_settled), key=lambda t: (t.due_day, t.title))
    late = [task for task in waiting if task.is_late(plan, today)]
    blocked = [task for task in waiting if task.state is State.BLOCKED]
    clear = [task for task in waiting if task not in late and task not in blocked]
    return Agenda(
        next_three=tuple(clear[:NEXT_THINGS]),
        in_the_way=(*late, *(task for task in blocked if task not in late)),
        late=len(late),
        blocked=len(blocked),
        next_review=next_review(plan, milestones, today),
    )


def next_review(plan: Plan, milestones: Sequence[Milestone], today: date) -> Review | None:
    """A milestone is reviewed on its last working day; the last period has no such day."""
    reviews = (review_of(plan, milestone) for milestone in milestones)
    return next((r for r in reviews if r and r.on >= plan.clock(today)), None)


def review_of(plan: Plan, milestone: Milestone) -> Review | None:
    if milestone.last_day is None:
        return None
    return Review(milestone, plan.due_on(milestone.last_day))


def current_milestone(milestones: Sequence[Milestone], day: int) -> Milestone:
    """The milestone a plan day lies in; before day 1 the first, after all ends the last."""
    inside = (m for m in milestones if day <= (m.last_day or day))
    return next(inside, milestones[-1])


def missing_evidence(
    tasks: Sequence[Task], proof: Mapping[str, Evidence], here: Milestone
) -> list[Evidence]:
    """What open tasks up to this milestone still lack: one line a source, the largest need."""
    found: dict[str, Evidence] = {}
    for task in tasks:
        each = proof.get(task.id)
        begun = here.last_day is None or task.due_day <= here.last_day
        if each and each.missing and begun and not task.is_settled:
            known = found.get(each.source)
            found[each.source] = each if not known or each.needed > known.needed else known
    return list(found.values())[:MOST_EVIDENCE]


def is_beyond(plan: Plan, today: date) -> bool:
    return plan.day(today) > LAST_PLAN_DAY
