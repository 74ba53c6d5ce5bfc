"""Improvement ideas that came of the chart's gaps, one a gap."""

from datetime import date
from hashlib import sha256

from playbook.improvement.idea import LONGEST_TEXT, IdeaSource
from playbook.org_chart.gap import Gap
from storage import ideas
from storage.access import OpenPlan
from storage.engine import Engine
from storage.ideas import NewIdea


def of_plan(db: Engine, plan: OpenPlan) -> frozenset[str]:
    """The ids of all ideas of the plan, among which a gap finds its own by `id_of`."""
    sql = "select id from ideas where plan_id = :id"
    return frozenset(row["id"] for row in db.query(sql, {"id": plan.id}))


def id_of(plan_id: str, gap: Gap) -> str:
    """The same gap has the same id, so that it is noted once."""
    return sha256(f"{plan_id} {gap.key}".encode()).hexdigest()[:32]


def note(db: Engine, plan: OpenPlan, gap: Gap, today: date) -> None:
    words = f"{gap.sentence} {gap.reason}".strip()[:LONGEST_TEXT]
    ideas.add(db, plan, id_of(plan.id, gap), NewIdea(words, IdeaSource.GAP), today)
