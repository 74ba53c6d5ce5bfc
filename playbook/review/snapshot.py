"""What a milestone looked like when it was signed: facts that later edits cannot touch.

Read back from JSON, an older snapshot may lack fields that came later (such as KPIs): they are
empty then, so that a signed review stays readable for good.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from playbook.content import Milestone
from playbook.evidence import Evidence
from playbook.kpi.ramp import Ramp, from_plain
from playbook.plan import Plan
from playbook.review.slips import Slip
from playbook.task import State, Task


@dataclass(frozen=True)
class Aim:
    """An objective and how many of its applicable tasks are done."""

    title: str
    done: int
    counted: int


@dataclass(frozen=True)
class Proof:
    label: str
    counted: int
    needed: int


@dataclass(frozen=True)
class NotDone:
    """A task that is open, blocked or ruled out; `words` is the manager's reason or note."""

    title: str
    state: str
    working_days_late: int
    words: str


@dataclass(frozen=True)
class Snapshot:
    as_of: str
    plan_day: int
    done: int
    applicable: int
    aims: tuple[Aim, ...] = ()
    proofs: tuple[Proof, ...] = ()
    not_done: tuple[NotDone, ...] = ()
    slips: tuple[Slip, ...] = ()
    ramps: tuple[Ramp, ...] = ()

    def count(self, state: State) -> int:
        return sum(each.state == state.value for each in self.not_done)


def snapshot(
    plan: Plan,
    milestone: Milestone,
    tasks: Sequence[Task],
    proof: Mapping[str, Evidence],
    slipped: Sequence[Slip],
    today: date,
    ramps: Sequence[Ramp] = (),
) -> Snapshot:
    """The milestone's facts as they stand today."""
    own = [task for task in tasks if task.milestone == milestone.key]
    applicable = [task for task in own if task.state is not State.NOT_APPLICABLE]
    waiting = [task for task in own if task.state is not State.DONE]
    return Snapshot(
        as_of=today.isoformat(),
        plan_day=plan.day(plan.clock(today)),
        done=sum(task.state is State.DONE for task in own),
        applicable=len(applicable),
        aims=tuple(
            _aim(objective.title, objective.tasks, own) for objective in milestone.objectives
        ),
        proofs=_proofs(own, proof),
        not_done=tuple(_not_done(task, plan, today) for task in sorted(waiting, key=_order)),
        slips=tuple(slip for slip in slipped if slip.milestone == milestone.key),
        ramps=tuple(ramps),
    )


def to_json(taken: Snapshot) -> str:
    return json.dumps(asdict(taken), ensure_ascii=False)


def from_json(text: str) -> Snapshot:
    raw: dict[str, Any] = json.loads(text)
    plain = {f.name: raw[f.name] for f in fields(Snapshot) if f.name in raw}
    parts = {"aims": Aim, "proofs": Proof, "not_done": NotDone, "slips": Slip}
    for name, kind in parts.items():
        plain[name] = tuple(kind(**each) for each in raw.get(name, []))
    plain["ramps"] = tuple(from_plain(each) for each in raw.get("ramps", []))
    return Snapshot(**plain)


def _aim(title: str, keys: Sequence[str], own: Sequence[Task]) -> Aim:
    serving = [t for t in own if t.key in keys and t.state is not State.NOT_APPLICABLE]
    return Aim(title, sum(t.state is State.DONE for t in serving), len(serving))


def _proofs(own: Sequence[Task], proof: Mapping[str, Evidence]) -> tuple[Proof, ...]:
    """One line a source, the largest need."""
    found: dict[str, Proof] = {}
    for task in own:
        each = proof.get(task.id)
        if each and each.needed and each.needed > getattr(found.get(each.source), "needed", 0):
            found[each.source] = Proof(each.label, each.counted, each.needed)
    return tuple(found.values())


def _not_done(task: Task, plan: Plan, today: date) -> NotDone:
    words = task.not_applicable_reason or task.notes
    if task.state is State.BLOCKED:
        words = f"Blocked by {task.blocked_by}"
    return NotDone(task.title, task.state.value, task.working_days_late(plan, today), words)


def _order(task: Task) -> tuple[int, int, str]:
    ranks = {State.OPEN: 0, State.BLOCKED: 0, State.NOT_APPLICABLE: 1}
    return ranks[task.state], task.due_day, task.title
