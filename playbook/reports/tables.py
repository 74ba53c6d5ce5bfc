"""A plan as tables: the same ones for the workbook and for CSV."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from playbook.check_in import CheckIn
from playbook.commitment import Commitment
from playbook.content import Milestone
from playbook.milestone_review import Review
from playbook.plan import Plan
from playbook.task import Task

Cell = str | int | date | None
FORMULA = re.compile(r"^[\s\x00-\x1f]*[=+\-@\t\r]")
UNSAFE = re.compile(r"[^\w\- ]+")


@dataclass(frozen=True)
class Table:
    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


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


def tables(papers: PlanPapers) -> list[Table]:
    return [_tasks(papers), _check_ins(papers), _reviews(papers), _commitments(papers)]


def as_csv(table: Table) -> bytes:
    """UTF-8 with a byte-order mark, for spreadsheets; nothing in it can act as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([[_plain(cell) for cell in row] for row in table.rows])
    return out.getvalue().encode("utf-8-sig")


def file_name(*parts: str) -> str:
    """“amara-nwosu-tasks”: letters, digits and hyphens of any script, at most 80 characters."""
    words = UNSAFE.sub(" ", " ".join(parts)).split()
    return "-".join(words).strip("-_").casefold()[:80] or "plan"


def _plain(cell: Cell) -> str | int:
    if isinstance(cell, int):
        return cell
    text = cell.isoformat() if isinstance(cell, date) else cell or ""
    return f"'{text}" if FORMULA.match(text) else text


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
