"""Finding tasks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.plan_search import Show, in_order, matches, shown
from playbook.task import State, Task
from tests.made_up import MONDAY, ONE_DAY, a_plan, a_task, settled_or_not

TODAY = MONDAY + 60 * ONE_DAY


@given(settled_or_not())
def test_every_task_shows_under_all_and_under_exactly_its_own_state(task: Task) -> None:
    under = {show for show in Show if shown(show, task, a_plan(), TODAY)}
    by_state = under - {Show.ALL, Show.LATE}
    assert Show.ALL in under
    assert [show.value.lower() for show in by_state] == [task.state.value]
    assert (Show.LATE in under) == task.is_late(a_plan(), TODAY)


@pytest.mark.parametrize("words", ["", "LISTEN calls", "ten  bo", "harbour", "fog", "“quoted”"])
def test_every_word_has_to_occur_somewhere_in_any_case(words: str) -> None:
    task = a_task(owner="Bo", notes="Ask in Harbour Street. “Quoted”").block(MONDAY, "fog")
    assert matches(task, words)
    assert matches(task, "listen nowhere") is False


def test_a_search_for_markup_finds_it_literally() -> None:
    assert matches(a_task(title="Ask 100% of <b>agents</b>"), "<b>agents 100%")
    assert not matches(a_task(title="Ask agents"), "%")


@given(st.lists(settled_or_not(), max_size=15, unique_by=lambda task: task.id))
def test_late_and_blocked_stand_first_and_nothing_is_lost(tasks: list[Task]) -> None:
    ordered = in_order(tasks, a_plan(), TODAY)
    assert sorted(t.id for t in ordered) == sorted(t.id for t in tasks)
    ranks = [_rank(task) for task in ordered]
    assert ranks == sorted(ranks)


def _rank(task: Task) -> int:
    if task.is_late(a_plan(), TODAY):
        return 0
    return [State.BLOCKED, State.OPEN, State.DONE, State.NOT_APPLICABLE].index(task.state) + 1
