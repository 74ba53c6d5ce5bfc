"""What came of a workshop session, as tables for CSV and for the summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from playbook.reports.table import Cell, Table
from playbook.workshop.action import Action
from playbook.workshop.answer import Answer
from playbook.workshop.counting import Counts
from playbook.workshop.guide import NO, UNSURE, YES, Guide, Item, Step, StepKind
from playbook.workshop.tally import borda, dots, mean, spread

WAYS = ((YES, "yes"), (NO, "no"), (UNSURE, "don’t know"))


@dataclass(frozen=True)
class WorkshopPapers:
    """All of a session that may be taken away: what was shown, named answers, actions."""

    guide: Guide
    held_on: date
    run_by: str
    joined: int
    plans: Sequence[str]
    results: Mapping[str, Counts]
    named: Mapping[str, Sequence[tuple[str, Answer]]]
    actions: Sequence[Action]
    today: date

    def shown(self, step: Step) -> Counts | None:
        return self.results.get(step.key)


def results_table(papers: WorkshopPapers) -> Table:
    """One row an item and measure; words one row each. Steps that were not shown say so."""
    columns = ("Step", "Kind", "Answers", "Item", "Measure", "Value", "Words")
    rows: list[tuple[Cell, ...]] = []
    for step in papers.guide.steps:
        if step.is_voted:
            rows += _rows_of(step, papers.shown(step))
    for action in papers.actions:
        due = action.due_on.isoformat()
        said = f"{action.taker}, by {due}: {action.standing(papers.today)}"
        rows.append(("Actions", "actions", None, action.text, "taken", None, said))
    return Table("Workshop", columns, tuple(rows))


def _rows_of(step: Step, counts: Counts | None) -> list[tuple[Cell, ...]]:
    head = (step.title, str(step.kind.value).replace("_", " "))
    if not counts or not counts.answers:
        return [(*head, 0, "", "not shown", None, "Fewer than four answers.")]
    found = [
        (*head, counts.answers, item.on_the_wall, measure, value, "")
        for item in step.items
        for measure, value in _measures(step, item, counts)
    ]
    return found + [(*head, counts.answers, "", "words", None, words) for words in counts.words]


def _measures(step: Step, item: Item, counts: Counts) -> list[tuple[str, int | str]]:
    marks = counts.marks.get(item.key, {})
    if step.kind in (StepKind.YES_NO, StepKind.HEALTH_CHECK):
        return [(name, counts.of(item.key, mark)) for mark, name in WAYS]
    if step.kind is StepKind.DOTS:
        return [("dots", dots(step, counts)[item.key])]
    if step.kind is StepKind.RANKING:
        return [("Borda points", borda(step, counts)[item.key])]
    middle, width = mean(marks), spread(marks)
    each: list[tuple[str, int | str]] = [(str(n), counts.of(item.key, n)) for n in sorted(marks)]
    if middle is None or width is None:
        return each
    return [("mean", f"{middle:.2f}"), ("spread", f"{width:.2f}"), *each]
