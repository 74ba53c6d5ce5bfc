"""What the check-in's form is filled with: what happened since the last one."""

from collections.abc import Sequence
from datetime import date

from playbook.kpi.ramp import Footing, Ramp
from playbook.review.check_in import Happened
from playbook.task import State
from storage import check_ins, observations, tasks
from storage.access import OpenPlan
from storage.engine import Engine


def of_plan(db: Engine, plan: OpenPlan, ramps: Sequence[Ramp] = ()) -> Happened:
    """Since the day the last check-in was handed in, or since the beginning."""
    handed = [each.submitted_on for each in check_ins.of_plan(db, plan) if each.submitted_on]
    since = max(handed, default=date.min)
    found = tasks.of_plan(db, plan)
    done = sorted((t for t in found if t.completed_on), key=lambda t: t.completed_on or date.min)
    return Happened(
        done=tuple(t.title for t in done if t.completed_on and t.completed_on > since),
        blocked=tuple((t.title, t.blocked_by) for t in found if t.state is State.BLOCKED),
        noted=sum(
            o.noted_on > since
            for o in observations.readable(db, plan)
            if o.author_id == plan.user.id
        ),
        kpis=tuple(_told(ramp) for ramp in ramps if _is_due(ramp)),
    )


def _is_due(ramp: Ramp) -> bool:
    return ramp.footing in (Footing.ON, Footing.ONCE, Footing.OFF)


def _told(ramp: Ramp) -> str:
    return f"{ramp.name}: {ramp.spoken}, agreed {ramp.asked_words}; {_lower(ramp.footing_words)}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
