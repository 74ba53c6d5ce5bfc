"""Guard-rails beside the verdict; afterwards the sustain check, the watch and the rebase."""

from dataclasses import replace

import pytest

from playbook.charts.options import ChartOptions
from playbook.charts.rebase import rebase_gate
from playbook.charts.rule_sets import Direction
from playbook.improvement.sustain import Sustained, regression_watch, sustain_check
from playbook.verdict.guard_rails import GuardRail, guard_rail
from playbook.verdict.look import look
from playbook.verdict.verdict import Verdict, judge
from tests.playbook.changes import UP, case, moved
from tests.playbook.weeks import week

DOWN = ChartOptions(direction=Direction.DECREASE)


def guard(shift: float, name: str = "Average handle time") -> Verdict:
    return judge(replace(case(moved(shift), options=DOWN), kpi=name), week(31))


def test_every_reading_of_a_guard_rail() -> None:
    assert guard_rail(guard(0.03)) is GuardRail.BROKEN
    assert guard_rail(guard(-0.03)) is GuardRail.GAINED
    assert guard_rail(guard(0.0)) is GuardRail.HELD
    spike = [*moved(0.0)[:11], 0.80]
    worse = judge(case(spike, options=DOWN), week(31))
    better = judge(case(spike, options=UP), week(31))
    assert guard_rail(worse) is GuardRail.WATCH
    assert guard_rail(better) is GuardRail.HELD
    assert guard_rail(judge(case([]), week(31))) is GuardRail.UNKNOWN
    moved_either_way = judge(case(moved(0.03), options=ChartOptions()), week(31))
    assert guard_rail(moved_either_way) is GuardRail.WATCH


def test_an_improvement_that_stays_holds() -> None:
    lasting = case([*moved(0.03), *moved(0.03, 10, seed=2)])
    found = sustain_check(lasting, week(41))
    assert found.result is Sustained.HELD
    assert found.sentence == (
        "The improvement holds: First contact resolution was 73 % up to the review on "
        "10 August 2026 and is 73 % since."
    )
    assert regression_watch(lasting, week(41)).result is Sustained.HELD


def test_a_return_to_the_old_level_is_called_out_when_three_values_confirm_it() -> None:
    slipped = case([*moved(0.05), *moved(0.0, 14, seed=2)])
    assert sustain_check(slipped, week(45)).result is Sustained.SLIPPED
    assert regression_watch(slipped, week(45)).result is Sustained.SLIPPED
    looks = [regression_watch(slipped, week(place)).result for place in range(32, 46)]
    assert looks[:5] == [Sustained.TOO_EARLY] * 5
    called = looks.index(Sustained.SLIPPED)
    assert set(looks[5:called]) <= {Sustained.HINT, Sustained.FADED}
    assert Sustained.HINT in looks[5:called]


def test_half_lost_is_neither_held_nor_quite_lost() -> None:
    faded = case([*moved(0.012), *moved(0.004, 12, seed=2)])
    assert sustain_check(faded, week(43)).result is Sustained.FADED


def test_a_sustain_check_that_cannot_answer_says_why() -> None:
    early = sustain_check(case(moved(0.03)), week(31))
    assert early.result is Sustained.TOO_EARLY
    assert early.sentence == "There are 0 values since the review; a sustain check needs 6."
    flat = sustain_check(case([0.75] * 24), week(43))
    assert flat.result is Sustained.NOT_JUDGEABLE
    neutral = case([*moved(0.03), *moved(0.03)], options=ChartOptions())
    assert "which way is better" in sustain_check(neutral, week(43)).sentence


def test_a_rebase_is_proposed_when_all_four_questions_are_answered_with_yes() -> None:
    gate = rebase_gate(look(case(moved(0.03, 14)), week(40)), [week(20)])
    assert gate.proposed
    assert not gate.trial
    assert not gate.needs_acknowledgement
    assert gate.sentences[0] == "Yes: a run against the frozen limits."


@pytest.mark.parametrize(
    ("after", "causes", "lacking"),
    [
        (moved(0.0, 14), [week(20)], "No: a run against the frozen limits."),
        (moved(0.03, 14), [], "No: a logged change or known cause at 25 May 2026."),
        (moved(0.03, 14), [week(5)], "No: a logged change or known cause at 25 May 2026."),
        (
            [*moved(0.03, 14), 0.68, 0.69, 0.68],
            [week(20)],
            "No: the last 3 values still on the new side.",
        ),
        ([0.74, 0.73, 0.75, 0.74, 0.73, 0.75, 0.74], [week(20)], "No: 8 values since"),
    ],
)
def test_each_question_alone_can_stop_a_rebase(after, causes, lacking) -> None:  # type: ignore[no-untyped-def]
    gate = rebase_gate(look(case(after), week(40)), causes)
    assert not gate.proposed
    assert any(line.startswith(lacking) for line in gate.sentences)


def test_eight_to_twelve_values_give_a_rebase_on_trial() -> None:
    gate = rebase_gate(look(case([0.74, 0.73, 0.75] * 3), week(40)), [week(20)])
    assert gate.proposed
    assert gate.trial


def test_a_worse_level_must_be_accepted_in_words() -> None:
    gate = rebase_gate(look(case(moved(-0.03, 14)), week(40)), [week(19)])
    assert gate.proposed
    assert gate.needs_acknowledgement
