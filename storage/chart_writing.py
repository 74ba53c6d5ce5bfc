"""Inside a write: the newest chart, the edits upon it, their rows, their history, their event."""

from collections.abc import Sequence

from playbook.org_chart.edit_words import told
from playbook.org_chart.edits import Edit
from playbook.org_chart.replaying import replay
from storage import chart_history, events, seats
from storage.access import OpenPlan
from storage.engine import Engine
from storage.seats import KeptChart


def write(
    db: Engine, plan: OpenPlan, edits: Sequence[Edit], kind: str = "edit", words: str = ""
) -> tuple[KeptChart, KeptChart]:
    """The chart before and after; a step that changes nothing leaves no trace."""
    before = seats.load(db, plan)
    step = replay(before.chart, edits)
    if step.chart == before.chart:
        return before, before
    after = seats.store(db, plan, before, step.chart)
    words = words or told(before.chart, step.done)
    kept = (step.done, step.undone_by)
    chart_history.note(db, plan, kind, after.revision, words, *kept)
    what = {"text": chart_history.said(kind, words)}
    subject = f"org chart {plan.id}"
    events.record(db, plan.user.id, "chart changed", subject, plan_id=plan.id, after=what)
    return before, after
