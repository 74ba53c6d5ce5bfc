"""Ideas: rated, sorted by promise, refused when they say nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.improvement.idea import (
    SCORES,
    CycleStep,
    Idea,
    IdeaSource,
    Quadrant,
    by_promise,
    check_idea,
    check_score,
)


def idea(impact: int | None, effort: int | None) -> Idea:
    on = date(2026, 3, 2)
    return Idea("1", "Amara", "x", IdeaSource.AGENT, CycleStep.PLAN, on, impact, effort)


@pytest.mark.parametrize(
    ("impact", "effort", "quadrant"),
    [
        (5, 1, Quadrant.QUICK_WIN),
        (3, 3, Quadrant.MAJOR_PROJECT),
        (2, 2, Quadrant.FILL_IN),
        (1, 5, Quadrant.HARD_SLOG),
        (None, 2, Quadrant.NOT_RATED),
    ],
)
def test_impact_and_effort_make_a_quadrant(
    impact: int | None, effort: int | None, quadrant: Quadrant
) -> None:
    assert idea(impact, effort).quadrant is quadrant


@given(st.lists(st.tuples(st.sampled_from([None, *SCORES]), st.sampled_from([None, *SCORES]))))
def test_quick_wins_come_first_and_nothing_is_lost(
    scores: list[tuple[int | None, int | None]],
) -> None:
    ideas = [idea(*each) for each in scores]
    places = [list(Quadrant).index(each.quadrant) for each in by_promise(ideas)]
    assert places == sorted(places)
    assert len(places) == len(ideas)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 1001])
def test_an_empty_or_endless_idea_is_refused_in_words(text: str) -> None:
    with pytest.raises(PlaybookError, match="idea"):
        check_idea(text)


def test_a_score_outside_one_to_five_is_refused() -> None:
    with pytest.raises(PlaybookError, match="1 to 5"):
        check_score(6)
