"""A plan as tables: the same ones for the workbook and for CSV."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from playbook.content import Milestone
from playbook.kpi.ramp import Ramp
from playbook.plan import Plan
from playbook.reports.table import Cell, Table
from playbook.review.check_in import CheckIn
from playbook.review.commitment import Commitment
from playbook.review.milestone_review import Review
from playbook.task import Task

NAMES = ("Tasks", "Check-ins", "Milestone reviews", "Commitments", "KPIs against ramp", "KPI weeks")


@dataclass(frozen=True)
class PlanPapers:
    """All of a plan that everybody who reads it may take away; nothing noted in confidence."""

    plan: Plan
    milestones: Sequence[Milestone]
    tasks: Sequence[Task]
    check_ins: Sequence[CheckIn]
    reviews: Sequence[Review]
    commitments: Sequence[Commitment]
    today: date
    ramps: Sequence[Ramp] = ()


def tables(papers: PlanPapers) -> list[Table]:
    """One for each of `NAMES`, in their order."""
    makers = (_tasks, _check_ins, _reviews, _commitments, _ramps, _weeks)
    return [make(papers) for make in makers]


def _tasks(papers: PlanPapers) -> Table:
    columns: tuple[str, ...] = (
        "Milestone",
        "Task",
        "Plan day due",
        "Due",
        "State",
        "Done on",
        "Owner",
    )
    columns += ("Blocked by", "Why not applicable", "Notes", "Working days late")
    shorts, plan = {m.key: m.short for m in papers.milestones}, papers.plan
    rows: list[tuple[Cell, ...]] = [
        (
            shorts.get(task.milestone, task.milestone),
            task.title,
            task.due_day,
            plan.due_on(task.due_day),
            task.state.value,
            task.completed_on,
            task.owner,
            task.blocked_by,
            task.not_applicable_reason,
            task.notes,
            task.working_days_late(plan, papers.today),
        )
        for task in papers.tasks
    ]
    return Table("Tasks", columns, tuple(rows))


def _check_ins(papers: PlanPapers) -> Table:
    columns: tuple[str, ...] = (
        "For",
        "By",
        "Standing",
        "What moved",
        "What blocks",
        "Decision needed",
    )
    columns += ("Handed in", "Acknowledged by", "Acknowledged on", "Answers")
    rows: list[tuple[Cell, ...]] = [
        (
            each.due_on,
            each.author,
            each.standing.value if each.standing else "",
            each.moved,
            each.blocks,
            each.decision,
            each.submitted_on,
            each.acknowledged_by,
            each.acknowledged_on,
            "\n".join(f"{r.author}: {r.text}" for r in each.remarks),
        )
        for each in papers.check_ins
        if each.submitted_on
    ]
    return Table("Check-ins", columns, tuple(rows))


def _reviews(papers: PlanPapers) -> Table:
    columns: tuple[str, ...] = (
        "Milestone",
        "Submitted by",
        "Submitted on",
        "Decision",
        "Signed by",
        "Signed on",
    )
    columns += ("Word", "Conditions", "Tasks done", "Tasks applicable")
    shorts = {m.key: m.short for m in papers.milestones}
    rows: list[tuple[Cell, ...]] = [
        (
            shorts.get(each.milestone, each.milestone),
            each.submitted_by,
            each.submitted_on,
            each.outcome.value if each.outcome else "waiting",
            each.decided_by,
            each.decided_on,
            each.word,
            "\n".join(f"{c.words} ({c.due_on.isoformat()})" for c in each.conditions),
            each.snapshot.done if each.snapshot else None,
            each.snapshot.applicable if each.snapshot else None,
        )
        for each in papers.reviews
    ]
    return Table("Milestone reviews", columns, tuple(rows))


def _commitments(papers: PlanPapers) -> Table:
    columns = ("Promise", "Made by", "Made to", "Due", "Settled on", "Outcome")
    rows: list[tuple[Cell, ...]] = [
        (c.promise, c.made_by, c.made_to, c.due_on, c.kept_on, c.outcome)
        for c in papers.commitments
    ]
    return Table("Commitments", columns, tuple(rows))


def _ramps(papers: PlanPapers) -> Table:
    columns: tuple[str, ...] = ("KPI", "Unit", "Week of", "Value", "Baseline")
    columns += ("At least", "At most", "By plan day", "Standing", "Weeks off in a row")
    rows: list[tuple[Cell, ...]] = [
        (
            each.name,
            each.unit,
            date.fromisoformat(each.week) if each.week else None,
            each.value,
            each.baseline,
            each.asked.low,
            each.asked.high,
            each.asked.day,
            each.footing.value,
            each.weeks_off,
        )
        for each in papers.ramps
    ]
    return Table("KPIs against ramp", columns, tuple(rows))


def _weeks(papers: PlanPapers) -> Table:
    """The weeks of the KPIs that have a target, as far as they are kept beside the plan."""
    rows: list[tuple[Cell, ...]] = [
        (each.name, week.day, week.value) for each in papers.ramps for week in each.weeks
    ]
    return Table("KPI weeks", ("KPI", "Plan day at the week’s end", "Value"), tuple(rows))
