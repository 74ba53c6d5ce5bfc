"""The summary of a workshop as PDF, set by Typst: black and white, works offline."""

import json
from pathlib import Path
from typing import Any

import typst

from playbook.reports.workshop_tables import WorkshopPapers
from playbook.wording import counted, listed, spoken_date
from playbook.workshop.answer import Answer
from playbook.workshop.counting import Counts
from playbook.workshop.guide import RATED, Step, StepKind
from playbook.workshop.tally import Split, lines, merged, most_divided, splits

TEMPLATE = Path(__file__).with_name("workshop_summary.typ")
MOST_WORDS = 40
LONGEST_WORDS = 400
WAYS = {1: "yes", 0: "no", -1: "don’t know"}


def summary(papers: WorkshopPapers) -> bytes:
    """A PDF; as many pages as it takes."""
    facts = json.dumps(summary_facts(papers), ensure_ascii=False)
    made: bytes = typst.compile(TEMPLATE.read_bytes(), format="pdf", sys_inputs={"facts": facts})
    return made


def summary_facts(papers: WorkshopPapers) -> dict[str, Any]:
    """What the pages say, as plain words and numbers between 0 and 1."""
    voted = [step for step in papers.guide.steps if step.is_voted]
    divided = most_divided(_all_splits(papers, voted))
    return {
        "title": papers.guide.title,
        "subtitle": f"{spoken_date(papers.held_on)}, run by {papers.run_by}, "
        f"{counted(papers.joined, 'phone')} joined. For {listed(list(papers.plans))}.",
        "purpose": papers.guide.purpose,
        "footer": "Day 120. Anonymous answers: nothing under four, no names, no order.",
        "actions": [
            f"{a.text} ({a.taker}, by {spoken_date(a.due_on, papers.held_on)})"
            for a in papers.actions
        ],
        "divided": [f"{s.item.on_the_wall}: {s.yes} yes, {s.no} no" for s in divided],
        "steps": [_step(step, papers) for step in voted],
    }


def _all_splits(papers: WorkshopPapers, steps: list[Step]) -> list[Split]:
    found: list[Split] = []
    for step in steps:
        counts = papers.shown(step)
        if counts and step.kind in (StepKind.YES_NO, StepKind.HEALTH_CHECK):
            found += splits(step, counts)
    return found


def _step(step: Step, papers: WorkshopPapers) -> dict[str, Any]:
    counts = papers.shown(step) or Counts()
    note = f"{counted(counts.answers, 'answer')}{', with names' if step.is_named else ''}."
    if not counts.answers:
        note = "Fewer than four answers, so nothing is shown."
    said = merged(counts.words)
    words = [_short(each) for each in said[:MOST_WORDS]]
    if (more := len(said) - MOST_WORDS) > 0:
        words.append(f"And {more} more, in the CSV file.")
    named = [f"{name}: {_said(step, answer)}" for name, answer in papers.named.get(step.key, ())]
    bars = _bars(step, counts) if counts.answers else []
    return {"title": step.title, "note": note, "bars": bars, "words": named or words}


def _bars(step: Step, counts: Counts) -> list[dict[str, Any]]:
    if step.kind is StepKind.OPEN:
        return []
    if step.kind in (StepKind.YES_NO, StepKind.HEALTH_CHECK):
        return [_split_bar(split) for split in splits(step, counts)]
    found = lines(step, counts)
    most = step.top if step.kind in RATED else max((each.value for each in found), default=1) or 1
    return [
        {"name": each.item.on_the_wall, "share": each.value / most, "words": each.words}
        for each in found
    ]


def _split_bar(split: Split) -> dict[str, Any]:
    words = f"{split.yes} yes, {split.no} no, {split.unsure} don’t know"
    return {"name": split.item.on_the_wall, "share": split.yes_share or 0.0, "words": words}


def _said(step: Step, answer: Answer) -> str:
    """A named answer in words: “Chat 3, Telephone 2” or what was written."""
    parts = []
    for key, mark in answer.marks.items():
        item = step.item(key)
        name = item.on_the_wall if item else key
        parts.append(f"{name} {WAYS[mark] if _is_three_ways(step) else mark}")
    return _short("; ".join([*parts, *([answer.words] if answer.words else [])]))


def _is_three_ways(step: Step) -> bool:
    return step.kind in (StepKind.YES_NO, StepKind.HEALTH_CHECK)


def _short(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= LONGEST_WORDS else f"{one_line[: LONGEST_WORDS - 1]}…"
