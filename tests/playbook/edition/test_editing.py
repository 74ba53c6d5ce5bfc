"""A copy of the playbook, edited: what was not touched stays, and mistakes are refused."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.content import EvidenceNeed
from playbook.content_file import read_document
from playbook.edition import editing
from playbook.edition.differences import Change, differences
from playbook.edition.editing import TaskWords, checked
from playbook.edition.new_tasks import fitting
from playbook.errors import ContentError, PlaybookError
from playbook.repeat import Repeat

BUILT_IN = read_document()
BOOK = checked(BUILT_IN)
LISTEN = BOOK.milestones[0]
FIRST = LISTEN.tasks[0]
OWN = TaskWords(
    "listen.own", "Sit with planning", "They know the peaks.", 6, Repeat.WEEKLY,
    EvidenceNeed("observations.one_to_one", 2),
)  # fmt: skip


def test_an_added_task_stands_by_its_day_with_its_evidence() -> None:
    new = checked(editing.with_task(BUILT_IN, "listen", OWN)).milestones[0].tasks
    days = [task.due_day for task in new]
    assert days == sorted(days)
    added = next(task for task in new if task.key == "listen.own")
    assert (added.title, added.repeats, added.evidence) == (OWN.title, OWN.repeats, OWN.evidence)


def test_a_changed_task_keeps_its_key_and_its_source() -> None:
    words = TaskWords(FIRST.key, "Write down who you are", FIRST.why, 2)
    new = checked(editing.with_task(BUILT_IN, "listen", words)).milestones[0]
    changed = next(task for task in new.tasks if task.key == FIRST.key)
    assert (changed.title, changed.sources) == ("Write down who you are", FIRST.sources)
    assert len(new.tasks) == len(LISTEN.tasks)


def test_a_task_taken_out_leaves_its_objectives_and_an_empty_objective_goes() -> None:
    objective = LISTEN.objectives[1]
    (only,) = objective.tasks
    new = checked(editing.without_task(BUILT_IN, only)).milestones[0]
    assert only not in [task.key for task in new.tasks]
    assert objective.key not in [each.key for each in new.objectives]


def test_a_longer_milestone_moves_the_next_ones_beginning() -> None:
    new = checked(editing.with_last_day(BUILT_IN, "listen", 15)) if _is_free(15) else None
    document = editing.with_last_day(_without_early_tasks(BUILT_IN, 16), "listen", 16)
    first, second = checked(document).milestones[:2]
    assert (first.last_day, second.first_day, second.label) == (16, 17, "Days 17-30")
    assert new is None or new.milestones[1].first_day == 16


def _is_free(day: int) -> bool:
    return all(task.due_day > day for task in BOOK.milestones[1].tasks)


def _without_early_tasks(document: editing.Document, last: int) -> editing.Document:
    for task in BOOK.milestones[1].tasks:
        if task.due_day <= last:
            document = editing.without_task(document, task.key)
    return document


def test_a_day_outside_its_milestone_is_refused_with_the_reason() -> None:
    late = TaskWords("listen.own", "Too late", "Because.", 40)
    with pytest.raises(
        ContentError, match="“Too late” is due on day 40; the milestone runs from day 1 to 14"
    ):
        checked(editing.with_task(BUILT_IN, "listen", late))


@pytest.mark.parametrize("words", ["", "   ", "x" * 2_001])
def test_blank_and_endless_words_are_refused(words: str) -> None:
    with pytest.raises(PlaybookError, match=r"blank|at most 2,000"):
        editing.reworded(BUILT_IN, "listen", purpose=words)


@given(st.text(min_size=1, max_size=200).filter(str.strip), st.integers(1, 14))
def test_an_edit_leaves_the_document_it_was_made_from(words: str, day: int) -> None:
    before = deepcopy(BUILT_IN)
    editing.reworded(BUILT_IN, "listen", purpose=words)
    editing.with_task(BUILT_IN, "listen", TaskWords("listen.own", words, words, day))
    editing.without_task(BUILT_IN, FIRST.key)
    editing.with_last_day(BUILT_IN, "listen", day)
    assert before == BUILT_IN


def test_nothing_differs_from_itself() -> None:
    assert differences(BOOK, BOOK) == []


def test_each_difference_says_what_it_was_and_what_it_is() -> None:
    document = editing.with_task(BUILT_IN, "listen", OWN)
    document = editing.without_task(document, FIRST.key)
    document = editing.reworded(document, "listen", purpose="Hear them out.")
    found = {(each.change, each.what): each for each in differences(BOOK, checked(document))}
    assert found[Change.ADDED, "Task"].after == OWN.title
    assert found[Change.REMOVED, "Task"].before == FIRST.title
    purpose = found[Change.CHANGED, "Purpose"]
    assert (purpose.before, purpose.after) == (LISTEN.purpose, "Hear them out.")
    assert len(found) == 3


def test_a_running_plan_is_offered_what_it_does_not_know_inside_its_own_days() -> None:
    newer = checked(editing.with_task(BUILT_IN, "listen", OWN))
    known = {task.key for milestone in BOOK.milestones for task in milestone.tasks}
    ((milestone, task),) = fitting(newer, BOOK.milestones, known)
    assert (milestone.key, task.key, task.due_day) == ("listen", OWN.key, 6)
    assert fitting(newer, BOOK.milestones[1:], known) == ()
