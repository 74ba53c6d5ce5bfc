"""The summary and the table of a workshop: what was shown, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from playbook.reports.table import as_csv
from playbook.reports.workshop_summary import summary, summary_facts
from playbook.reports.workshop_tables import WorkshopPapers, results_table
from playbook.workshop.action import Action, Fate
from playbook.workshop.answer import Answer
from playbook.workshop.counting import Counts, count
from playbook.workshop.guide import Guide
from tests.playbook.workshop.steps import DOTS, OPEN, RANKING, SCALE, YES_NO

HELD = date(2026, 11, 20)
GUIDE = Guide("test", "A test", "To test.", "", (OPEN, YES_NO, SCALE, DOTS, RANKING))
RESULTS = {
    "ideas": count([Answer(words=words) for words in ("=1+1", "#set page", "b", "c")]),
    "clear": count([Answer({"answer": mark}) for mark in (1, 1, 1, 0)]),
    "mood": count([Answer({"phone": 2, "chat": 4})] * 4),
    "vote": count([Answer({"1": 3})] * 4),
    "rank": Counts(),
}


@pytest.fixture
def papers() -> WorkshopPapers:
    action = Action("a", "Ask Lena", "Jo Reed", date(2026, 12, 4), "plan", Fate.WAITING)
    whom = ["Amara Nwosu, Leeds"]
    return WorkshopPapers(GUIDE, HELD, "Bo Larsen", 4, whom, RESULTS, {}, [action], HELD)


def test_the_table_holds_every_measure_and_no_formula(papers: WorkshopPapers) -> None:
    rows = [row[3:6] for row in results_table(papers).rows]
    assert ("Is it clear?", "yes", 3) in rows
    assert ("Telephone", "mean", "2.00") in rows
    assert ("A", "dots", 12) in rows
    assert ("", "not shown", None) in rows
    assert ("Ask Lena", "taken", None) in rows
    assert "'=1+1" in as_csv(results_table(papers)).decode("utf-8-sig")


def test_the_summary_says_what_the_wall_has_shown(papers: WorkshopPapers) -> None:
    facts = summary_facts(papers)
    assert facts["actions"] == ["Ask Lena (Jo Reed, by Friday 4 December)"]
    assert facts["divided"] == ["Is it clear?: 3 yes, 1 no"]
    by_title = {step["title"]: step for step in facts["steps"]}
    assert by_title["In which order?"]["note"] == "Fewer than four answers, so nothing is shown."
    assert by_title["How is it?"]["bars"][0] == {
        "name": "Telephone",
        "share": 0.4,
        "words": "2.0, from 2 to 2",
    }
    assert "Bo Larsen" in facts["subtitle"]


def test_names_stand_only_where_a_step_asked_for_them(papers: WorkshopPapers) -> None:
    named = {"clear": [("Jo Reed", Answer({"answer": 0}, "Often"))]}
    steps = tuple(replace(s, is_named=s.key == "clear") for s in GUIDE.steps)
    facts = summary_facts(replace(papers, named=named, guide=replace(GUIDE, steps=steps)))
    words = {step["title"]: step["words"] for step in facts["steps"]}
    assert words["Is it clear?"] == ["Jo Reed: Is it clear? no; Often"]
    assert "Jo Reed" not in str(words["How is it?"])


def test_the_summary_is_a_pdf_whatever_was_typed(papers: WorkshopPapers) -> None:
    odd = count([Answer(words=words) for words in ('#"', "$x$", "\\", "[*]" * 2_000)])
    assert summary(replace(papers, results={**RESULTS, "ideas": odd})).startswith(b"%PDF")
