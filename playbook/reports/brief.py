"""The one-page brief as PDF, set by Typst: black and white, charts as vectors, works offline."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from playbook.agenda import agenda
from playbook.plan import LAST_PLAN_DAY
from playbook.progress import pace, pace_by_day
from playbook.reports.brief_kpis import kpi_charts, more_words
from playbook.reports.tables import PlanPapers
from playbook.review.check_in import CheckIn, Happened
from playbook.review.milestone_review import latest
from playbook.review.slips import Slip
from playbook.task import State, Task
from playbook.wording import counted, day_title, days_late, spoken_date

TEMPLATE = Path(__file__).with_name("brief.typ")
MOST_LINES = 5
LONGEST_SITE = 60
LONGEST_LINE = 105


def brief(papers: PlanPapers, happened: Happened, slipped: Sequence[Slip]) -> bytes:
    """A PDF of one page; every list is cut to five lines and says how many more there are."""
    facts = json.dumps(brief_facts(papers, happened, slipped), ensure_ascii=False)
    made: bytes = typst.compile(TEMPLATE.read_bytes(), format="pdf", sys_inputs={"facts": facts})
    return made


def brief_facts(papers: PlanPapers, happened: Happened, slipped: Sequence[Slip]) -> dict[str, Any]:
    """What the page says, as plain words and numbers between 0 and 1."""
    plan, today = papers.plan, papers.today
    now = agenda(plan, papers.tasks, papers.milestones, today)
    gate = []
    if now.next_review:
        name, on = now.next_review.milestone.title, spoken_date(now.next_review.on, today)
        gate = [f"{name}: review on {on}"]
    return {
        "title": f"{plan.manager}: {_lower(day_title(plan.day(plan.clock(today))))}",
        "subtitle": f"{_shortened(plan.site, LONGEST_SITE)}, as of {spoken_date(today)}",
        "footer": "Day 120. Nothing that was noted in confidence stands here.",
        "decisions": _cut(_decisions(papers)),
        "changed": _cut(happened.moved_words.splitlines()),
        "gate": gate,
        "in_the_way": _cut([_in_the_way(task, papers) for task in now.in_the_way]),
        "slips": _cut([_slip(slip) for slip in slipped]),
        "stages": _stages(papers),
        "kpis": kpi_charts(papers.ramps),
        "kpis_more": more_words(papers.ramps),
        "pace": _pace(papers),
    }


def _decisions(papers: PlanPapers) -> list[str]:
    waiting = [
        f"{m.title}: submitted on {spoken_date(review.submitted_on, papers.today)}, to be signed"
        for m in papers.milestones
        if (review := latest(papers.reviews, m.key)) and not review.decided_on
    ]
    return waiting + [each.decision for each in papers.check_ins if _asks(each)]


def _asks(each: CheckIn) -> bool:
    return bool(each.submitted_on) and each.decision_is_open


def _in_the_way(task: Task, papers: PlanPapers) -> str:
    parts = []
    if late := task.working_days_late(papers.plan, papers.today):
        parts.append(days_late(late))
    if task.state is State.BLOCKED:
        parts.append(f"blocked by {task.blocked_by}")
    return f"{task.title}: {', '.join(parts)}"


def _slip(slip: Slip) -> str:
    times = "once" if slip.times == 1 else counted(slip.times, "time")
    return f"{slip.title}: {counted(slip.days, 'day')} later, moved {times}"


def _stages(papers: PlanPapers) -> list[dict[str, Any]]:
    found = []
    for milestone in papers.milestones:
        own = [t for t in papers.tasks if t.milestone == milestone.key]
        applicable = [t for t in own if t.state is not State.NOT_APPLICABLE]
        done = sum(t.state is State.DONE for t in applicable)
        review = latest(papers.reviews, milestone.key)
        words = f"{done} of {len(applicable)}"
        if review:
            words += f", {review.outcome.value}" if review.outcome else ", submitted"
        share = done / len(applicable) if applicable else 0.0
        if milestone.last_day is not None:
            found.append({"name": milestone.short, "share": share, "words": words})
    return found


def _pace(papers: PlanPapers) -> dict[str, Any]:
    plan, today = papers.plan, papers.today
    so_far = pace(plan, papers.tasks, today)
    points = pace_by_day(plan, papers.tasks, LAST_PLAN_DAY)
    most = max(1, *(max(p.done, p.expected) for p in points))
    day = max(1, so_far.day)

    def line(values: list[tuple[int, int]]) -> list[list[float]]:
        return [[n / LAST_PLAN_DAY, value / most] for n, value in values]

    return {
        "words": f"{counted(so_far.done, 'task')} done, {so_far.expected} expected by now.",
        "done": line([(p.day, p.done) for p in points if p.day <= day]),
        "expected": line([(p.day, p.expected) for p in points]),
    }


def _cut(lines: list[str]) -> list[str]:
    short = [_shortened(each, LONGEST_LINE) for each in lines]
    if len(short) <= MOST_LINES:
        return short
    return [*short[: MOST_LINES - 1], f"And {len(short) - MOST_LINES + 1} more"]


def _shortened(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]
