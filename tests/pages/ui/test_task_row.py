"""What a task's row says: badges first, then when, then the evidence."""

from dataclasses import replace
from datetime import date

from pages.ui.task_row import Row, facts, title
from playbook.evidence import Evidence
from playbook.plan import Plan
from playbook.repeat import Repeat
from playbook.task import Task


def row(task: Task, plan: Plan, today: date, evidence: Evidence | None = None) -> Row:
    return Row(task, plan, today, evidence, True, lambda *_: None, lambda _: None)


def due(tasks: list[Task], day: int) -> Task:
    return replace(tasks[0], due_day=day)


def test_an_open_task_says_when_it_is_due(tasks: list[Task], plan: Plan, today: date) -> None:
    assert facts(row(due(tasks, 37), plan, today)) == (
        ":small[:gray[Due today, Friday 20 November]]"
    )


def test_a_late_task_counts_working_days(tasks: list[Task], plan: Plan, today: date) -> None:
    words = facts(row(due(tasks, 31), plan, today))
    assert words.startswith(":orange-badge[5 working days late] ")
    assert "Was due" in words


def test_a_blocked_task_says_by_whom_literally(tasks: list[Task], plan: Plan, today: date) -> None:
    task = due(tasks, 40).block(today, "IT ![](http://e)")
    words = facts(row(task, plan, today))
    assert words.startswith(":orange-badge[Blocked by IT ")
    assert "![](" not in words


def test_a_task_that_does_not_apply_says_why(tasks: list[Task], plan: Plan, today: date) -> None:
    task = due(tasks, 31).rule_out(today, "One channel only")
    assert facts(row(task, plan, today)) == (
        ":gray-badge[Not applicable] :small[:gray[One channel only]]"
    )
    assert title(task).startswith(":gray[")


def test_a_done_task_names_whoever_did_it_unless_it_was_the_manager(
    tasks: list[Task], plan: Plan, today: date
) -> None:
    by_amara = due(tasks, 37).complete(today, "Amara Nwosu")
    by_heir = due(tasks, 37).complete(today, "Henrik Solberg")
    assert facts(row(by_amara, plan, today)) == ":small[:gray[Done Friday 20 November]]"
    assert "Done Friday 20 November by Henrik Solberg" in facts(row(by_heir, plan, today))


def test_repetition_evidence_and_owner_follow(tasks: list[Task], plan: Plan, today: date) -> None:
    task = replace(due(tasks, 40), repeats=Repeat.MONTHLY, owner="Ines Costa")
    proof = Evidence("observations.one_to_one", 3, 8)
    words = facts(row(task, plan, today, proof))
    assert f"monthly · {proof.in_words} · Ines Costa" in words
