"""What the data can show by the review date, and the table behind it."""

from dataclasses import replace

import pytest

from playbook.amounts import Unit
from playbook.verdict.outlook import outlook
from playbook.verdict.power import chance_of_seeing, points_needed, smallest_visible
from playbook.verdict.power_table import AFTER, BEFORE, CHANCES, CORRELATIONS, SHIFTS
from tests.playbook.changes import BASE
from tests.playbook.weeks import week, weekly


def test_one_sigma_over_twelve_weeks_has_about_sixty_percent() -> None:
    assert chance_of_seeing(1, 20, 12, 0.0) == pytest.approx(0.62, abs=0.02)
    assert chance_of_seeing(1, 20, 12, 0.3) == pytest.approx(0.49, abs=0.02)


def test_chances_lie_between_the_cells_and_stay_level_beyond_them() -> None:
    between = chance_of_seeing(1, 20, 10, 0.0)
    assert chance_of_seeing(1, 20, 8, 0.0) < between < chance_of_seeing(1, 20, 12, 0.0)
    assert chance_of_seeing(9, 60, 60, 0.0) == CHANCES[26, 0.0, 26][-1]
    assert chance_of_seeing(1, 20, 12, 0.9) == chance_of_seeing(1, 20, 12, 0.6)


def test_too_few_points_for_a_verdict_have_no_chance() -> None:
    assert chance_of_seeing(3, 12, 12, 0.0) == 0
    assert chance_of_seeing(3, 20, 5, 0.0) == 0
    assert smallest_visible(1.0, 12, 12, 0.0) is None


def test_the_table_is_whole_and_a_larger_shift_is_never_harder_to_see() -> None:
    assert set(CHANCES) == {(b, r, a) for b in BEFORE for r in CORRELATIONS for a in AFTER}
    for row in CHANCES.values():
        assert len(row) == len(SHIFTS)
        assert list(row) == sorted(row)


def test_smallest_visible_change_and_the_wait_for_it_agree_with_the_chance() -> None:
    visible = smallest_visible(2.0, 20, 12, 0.0)
    assert visible is not None
    assert chance_of_seeing(visible / 2, 20, 12, 0.0) == pytest.approx(0.8, abs=0.01)
    wait = points_needed(1.0, 20, 0.0)
    assert wait is not None
    assert chance_of_seeing(1.0, 20, wait, 0.0) >= 0.8 > chance_of_seeing(1, 20, wait - 1, 0.0)
    assert points_needed(0.5, 20, 0.0) is None


def test_the_prediction_is_told_its_chance_in_words() -> None:
    found = outlook(weekly(BASE), week(20), week(32), 0.012, Unit.RATE)
    assert (found.points_before, found.points_after, found.period) == (20, 12, "week")
    assert found.chance is not None
    percent = f"{found.chance * 100:.0f} %"
    assert found.sentences[0] == (
        f"A shift of 1.2 points has a {percent} chance of being seen with 12 weeks."
    )
    assert any(line.startswith("For a chance of 80 % allow") for line in found.sentences)


def test_a_fall_has_the_same_chance_as_a_rise() -> None:
    rise = outlook(weekly(BASE), week(20), week(32), 0.012)
    fall = outlook(weekly(BASE), week(20), week(32), -0.012)
    assert fall == replace(rise, sentences=fall.sentences)


def test_a_very_small_shift_cannot_be_shown() -> None:
    found = outlook(weekly(BASE), week(20), week(46), 0.002, Unit.RATE)
    assert found.sentences[-1] == "Half a year of weekly values cannot show a shift this small."


@pytest.mark.parametrize(
    ("values", "weeks", "words"),
    [
        ([], 12, "only 0 values before the start; a verdict needs 13."),
        ([0.7] * 20, 12, "never vary"),
        (BASE, 4, "leaves time for 4 weeks; a verdict needs 6."),
        (BASE, -4, "leaves time for 0 weeks"),
    ],
)
def test_what_is_lacking_is_said(values: list[float], weeks: int, words: str) -> None:
    found = outlook(weekly(values), week(20), week(20 + weeks), 0.02, Unit.RATE)
    assert found.chance is None
    assert words in found.sentences[0]
