"""Rounds: hidden until all are in, anonymous where they say so, and private where they say so."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

import storage
from playbook.access import Role
from playbook.account import User
from playbook.errors import PlaybookError, Refused
from playbook.questionnaire.questionnaire import Side
from playbook.questionnaire.questionnaire_file import questionnaire
from playbook.questionnaire.voice import Voice
from playbook.review.for_you import Kind
from storage import (
    ballots,
    events,
    for_you,
    kpi_series,
    memberships,
    new_plans,
    own_kpis,
    plan_rows,
    plans,
    questionnaire_answers,
    questionnaire_results,
    questionnaire_rounds,
)
from storage.access import OpenPlan, OpenRound, open_plan
from storage.questionnaire_rounds import NewRound
from tests.storage.writes import contents

TODAY = date(2026, 3, 16)
HERE = "192.0.2.7"
ROUND = "round"
NAMED = (Side.SELF, Side.REVIEWER, Side.COACH)
FIRST, SECOND = (q.key for q in questionnaire("coherence").questions[:2])
PULSE = questionnaire("team_pulse")
TAG = "<script>alert(1)</script> ![x](https://evil.example/x.png)"


def begin(
    db: Database,
    key: OpenPlan,
    sides: tuple[Side, ...],
    colleagues: int | None = None,
    asked: str = "coherence",
    round_id: str = ROUND,
) -> None:
    new = NewRound(round_id, asked, sides, colleagues)
    questionnaire_rounds.begin(db, key, new, TODAY)


def answer(db: Database, key: OpenPlan, value: int, question: str = FIRST) -> None:
    questionnaire_answers.choose(db, key, ROUND, question, value)
    questionnaire_answers.hand_in(db, key, ROUND, TODAY)


def link(db: Database, key: OpenPlan, round_id: str = ROUND) -> OpenRound:
    return ballots.open_link(db, questionnaire_rounds.make_link(db, key, round_id), HERE)


def voices(db: Database, key: OpenPlan, asked: str = "coherence") -> list[Voice]:
    return questionnaire_results.of_questionnaire(db, key, asked)[-1][1]


@pytest.fixture
def reviewer(db: Database, plan_key: OpenPlan, ruth: User) -> OpenPlan:
    return open_plan(db, ruth, plan_key.id)


@pytest.fixture
def coach(db: Database, plan_key: OpenPlan, bo: User) -> OpenPlan:
    return open_plan(db, bo, plan_key.id)


def test_results_stay_hidden_until_the_last_of_the_three_has_answered(
    db: Database, plan_key: OpenPlan, reviewer: OpenPlan, coach: OpenPlan
) -> None:
    begin(db, plan_key, NAMED)
    answer(db, plan_key, 1)
    answer(db, reviewer, 0)
    [waiting] = questionnaire_rounds.of_plan(db, plan_key)
    assert (waiting.is_open, waiting.waits_for) == (True, ("Bo Larsen",))
    for key in (plan_key, reviewer, coach):
        assert voices(db, key) == []
    answer(db, coach, 1)
    for key in (plan_key, reviewer, coach):
        said = {voice.name: voice.counts[FIRST] for voice in voices(db, key)}
        assert said == {"Amara Nwosu": {1: 1}, "Ruth Adeyemi": {0: 1}, "Bo Larsen": {1: 1}}
        assert [voice.side for voice in voices(db, key)] == list(NAMED)


def test_an_answer_is_nobody_elses_until_it_is_handed_in(
    db: Database, plan_key: OpenPlan, reviewer: OpenPlan
) -> None:
    begin(db, plan_key, NAMED)
    questionnaire_answers.choose(db, plan_key, ROUND, FIRST, 1)
    questionnaire_answers.comment(db, plan_key, ROUND, "Only a draft")
    assert questionnaire_answers.mine(db, plan_key, ROUND).answers == {FIRST: 1}
    assert questionnaire_answers.mine(db, reviewer, ROUND).answers == {}
    questionnaire_rounds.close(db, plan_key, ROUND, TODAY)
    assert voices(db, plan_key) == []
    assert questionnaire_answers.mine(db, plan_key, ROUND) == questionnaire_answers.Mine()
    assert "Only a draft" not in contents(db)


def test_an_answer_can_be_left_open_again_and_taken_back_while_nobody_has_seen_it(
    db: Database, plan_key: OpenPlan, reviewer: OpenPlan
) -> None:
    begin(db, plan_key, NAMED)
    questionnaire_answers.choose(db, plan_key, ROUND, SECOND, 1)
    questionnaire_answers.choose(db, plan_key, ROUND, SECOND, None)
    answer(db, plan_key, 1)
    with pytest.raises(PlaybookError, match="Take your answers back"):
        questionnaire_answers.choose(db, plan_key, ROUND, FIRST, 0)
    questionnaire_answers.take_back(db, plan_key, ROUND)
    answer(db, plan_key, 0)
    questionnaire_rounds.close(db, plan_key, ROUND, TODAY)
    assert [voice.counts for voice in voices(db, plan_key)] == [{FIRST: {0: 1}}]
    for change in (questionnaire_answers.take_back, questionnaire_answers.hand_in):
        with pytest.raises(Refused, match="This round is closed"):
            change(db, plan_key, ROUND, *([TODAY] if change.__name__ == "hand_in" else []))


def test_nothing_is_handed_in_empty_and_nothing_answered_that_was_not_asked(
    db: Database, plan_key: OpenPlan
) -> None:
    begin(db, plan_key, NAMED)
    before = contents(db)
    with pytest.raises(PlaybookError, match="at least one question"):
        questionnaire_answers.hand_in(db, plan_key, ROUND, TODAY)
    for question, value in ((FIRST, 2), (FIRST, -1), ("pulse.good_day", 1), ("", 1)):
        with pytest.raises(PlaybookError):
            questionnaire_answers.choose(db, plan_key, ROUND, question, value)
    with pytest.raises(PlaybookError, match="yours has 4,001"):
        questionnaire_answers.comment(db, plan_key, ROUND, "x" * 4_001)
    assert contents(db) == before


def test_whom_a_round_does_not_ask_does_not_answer(
    db: Database, plan_key: OpenPlan, coach: OpenPlan
) -> None:
    begin(db, plan_key, (Side.SELF, Side.REVIEWER))
    with pytest.raises(Refused, match="does not ask the coach"):
        questionnaire_answers.choose(db, coach, ROUND, FIRST, 1)


def test_one_round_at_a_time_numbered_and_a_double_click_opens_one(
    db: Database, plan_key: OpenPlan
) -> None:
    begin(db, plan_key, NAMED)
    begin(db, plan_key, NAMED)
    with pytest.raises(PlaybookError, match="open already"):
        begin(db, plan_key, NAMED, round_id="second")
    questionnaire_rounds.close(db, plan_key, ROUND, TODAY)
    begin(db, plan_key, NAMED, round_id="second")
    assert [each.number for each in questionnaire_rounds.of_plan(db, plan_key)] == [1, 2]
    assert questionnaire_rounds.counts(db, plan_key) == {"coherence": 1}


def test_another_plans_round_is_not_ours(
    db: Database, plan_key: OpenPlan, stranger: User, today: date
) -> None:
    new = new_plans.NewPlan("York", today, "UTC", plan_rows.Calendar())
    theirs = open_plan(db, stranger, new_plans.start(db, stranger, new, today).plan_id)
    begin(db, plan_key, (Side.SELF, Side.COLLEAGUES))
    before = contents(db)
    for attempt in (
        lambda: questionnaire_answers.choose(db, theirs, ROUND, FIRST, 1),
        lambda: questionnaire_rounds.close(db, theirs, ROUND, TODAY),
        lambda: questionnaire_rounds.make_link(db, theirs, ROUND),
    ):
        with pytest.raises(PlaybookError, match="does not exist in this plan"):
            attempt()
    assert questionnaire_answers.mine(db, theirs, ROUND).answers == {}
    assert contents(db) == before


@pytest.mark.parametrize(("answers", "shown"), [(3, 0), (4, 4), (5, 5)])
def test_colleagues_answers_are_shown_from_four_on(
    db: Database, plan_key: OpenPlan, answers: int, shown: int
) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,))
    opened = link(db, plan_key)
    for number in range(answers):
        ballots.cast(db, opened, f"phone {number}", {FIRST: 1}, f"comment {number}")
    assert voices(db, plan_key) == []
    questionnaire_rounds.close(db, plan_key, ROUND, TODAY)
    found = voices(db, plan_key)
    assert sum(voice.counts[FIRST][1] for voice in found) == shown
    assert sum(len(voice.comments) for voice in found) == shown
    [closed] = questionnaire_rounds.of_plan(db, plan_key)
    assert closed.colleagues_in == answers


def test_a_question_that_three_answered_is_left_out_by_itself(
    db: Database, plan_key: OpenPlan
) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,))
    opened = link(db, plan_key)
    for number in range(5):
        given = {FIRST: 0} if number < 2 else {FIRST: 0, SECOND: 1}
        ballots.cast(db, opened, f"phone {number}", given, "")
    questionnaire_rounds.close(db, plan_key, ROUND, TODAY)
    assert [voice.counts for voice in voices(db, plan_key)] == [{FIRST: {0: 5}}]


def test_one_phone_has_one_vote_however_often_it_is_sent_and_by_which_link(
    db: Database, plan_key: OpenPlan
) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,))
    opened, again = link(db, plan_key), link(db, plan_key)
    for number in range(4):
        for door in (opened, again):
            ballots.cast(db, door, f"phone {number}", {FIRST: 0}, "")
    ballots.cast(db, again, "phone 3", {FIRST: 1}, "I have thought again")
    kept = ballots.mine(db, opened, "phone 3")
    assert kept
    assert (kept.answers, kept.comment) == ({FIRST: 1}, "I have thought again")
    assert ballots.mine(db, opened, "another phone") is None
    questionnaire_rounds.close(db, plan_key, ROUND, TODAY)
    [voice] = voices(db, plan_key)
    assert (voice.people, voice.counts) == (4, {FIRST: {0: 3, 1: 1}})


def test_after_closing_nothing_leads_from_an_answer_to_a_phone(
    db: Database, plan_key: OpenPlan
) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,))
    opened = link(db, plan_key)
    for number in range(6):
        ballots.cast(db, opened, f"phone {number}", {FIRST: number % 2}, f"comment {number}")
    keys = {row["voter"] for row in db.query("select voter from questionnaire_ballots")}
    questionnaire_rounds.close(db, plan_key, ROUND, TODAY)
    after = contents(db)
    assert not [key for key in keys if key in after]
    assert opened.secret not in after
    assert "phone 3" not in after
    tables = ("questionnaire_tallies", "questionnaire_comments")
    columns = {column.name for table in tables for column in db[table].columns}
    assert columns == {"round_id", "question", "answer", "answers", "id", "text"}
    rows = [r["text"] for r in db.query("select text from questionnaire_comments order by rowid")]
    assert sorted(rows) == [f"comment {n}" for n in range(6)]


def test_comments_are_not_kept_in_the_order_in_which_they_came(
    db: Database, plan_key: OpenPlan
) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,))
    opened, came = link(db, plan_key), [f"comment {number:02}" for number in range(20)]
    for number, words in enumerate(came):
        ballots.cast(db, opened, f"phone {number}", {FIRST: 1}, words)
    questionnaire_rounds.close(db, plan_key, ROUND, TODAY)
    kept = [r["text"] for r in db.query("select text from questionnaire_comments order by rowid")]
    [voice] = voices(db, plan_key)
    assert sorted(kept) == sorted(voice.comments) == came
    assert kept != came
    assert list(voice.comments) != came


def test_an_anonymous_answer_makes_no_event(db: Database, plan_key: OpenPlan) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,))
    opened, before = link(db, plan_key), len(events.of_plan(db, plan_key))
    ballots.cast(db, opened, "phone", {FIRST: 1}, TAG)
    assert len(events.of_plan(db, plan_key)) == before
    assert "phone" not in [row["voter"] for row in db.query("select * from questionnaire_ballots")]


def test_the_last_ballot_closes_a_round_whose_number_is_known(
    db: Database, plan_key: OpenPlan
) -> None:
    begin(db, plan_key, (Side.SELF, Side.COLLEAGUES), colleagues=4)
    opened = link(db, plan_key)
    for number in range(4):
        ballots.cast(db, opened, f"phone {number}", {FIRST: 1}, "")
    assert questionnaire_rounds.get(db, plan_key, ROUND).is_open
    answer(db, plan_key, 0)
    assert not questionnaire_rounds.get(db, plan_key, ROUND).is_open
    assert [voice.people for voice in voices(db, plan_key)] == [1, 4]


def test_after_the_last_expected_ballot_another_one_is_too_late(
    db: Database, plan_key: OpenPlan
) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,), colleagues=4)
    token = questionnaire_rounds.make_link(db, plan_key, ROUND)
    opened = ballots.open_link(db, token, HERE)
    for number in range(4):
        ballots.cast(db, opened, f"phone {number}", {FIRST: 1}, "")
    before = contents(db)
    with pytest.raises(PlaybookError, match="too late and was not counted"):
        ballots.cast(db, opened, "phone 5", {FIRST: 0}, "")
    with pytest.raises(Refused, match="Answering has ended"):
        ballots.open_link(db, token, HERE)
    assert contents(db) == before


def test_a_link_dies_with_the_plan(db: Database, plan_key: OpenPlan) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,))
    opened = link(db, plan_key)
    plans.close(db, plan_key, TODAY, 1)
    with pytest.raises(PlaybookError, match="too late"):
        ballots.cast(db, opened, "phone", {FIRST: 1}, "")


def test_a_round_by_name_has_no_link_and_the_link_itself_is_not_stored(
    db: Database, plan_key: OpenPlan
) -> None:
    begin(db, plan_key, NAMED)
    with pytest.raises(PlaybookError, match="does not ask colleagues"):
        questionnaire_rounds.make_link(db, plan_key, ROUND)
    begin(db, plan_key, (Side.COLLEAGUES,), asked="team_pulse", round_id="pulse")
    assert questionnaire_rounds.make_link(db, plan_key, "pulse") not in contents(db)


@pytest.mark.parametrize("answers", [{}, {FIRST: 7}, {"pulse.good_day": 1}])
def test_a_ballot_of_nothing_or_of_what_was_not_asked_is_refused(
    db: Database, plan_key: OpenPlan, answers: dict[str, int]
) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,))
    opened, before = link(db, plan_key), contents(db)
    with pytest.raises(PlaybookError):
        ballots.cast(db, opened, "phone", answers, "")
    with pytest.raises(PlaybookError, match="4,000"):
        ballots.cast(db, opened, "phone", {FIRST: 1}, "x" * 4_001)
    assert contents(db) == before


def test_who_guesses_links_has_to_wait_and_who_holds_one_does_not(
    db: Database, plan_key: OpenPlan
) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,))
    token = questionnaire_rounds.make_link(db, plan_key, ROUND)
    for number in range(20):
        with pytest.raises(Refused, match="does not lead anywhere"):
            ballots.open_link(db, f"guess {number}", HERE)
    before = contents(db)
    with pytest.raises(PlaybookError, match="Too many failed tries"):
        ballots.open_link(db, "another guess", HERE)
    assert contents(db) == before
    assert ballots.open_link(db, token, HERE).id == ROUND
    questionnaire_rounds.close(db, plan_key, ROUND, TODAY)
    for _ in range(30):
        with pytest.raises(Refused, match="Answering has ended"):
            ballots.open_link(db, token, "192.0.2.8")


def test_a_self_reflection_is_its_authors_alone(
    db: Database, plan_key: OpenPlan, reviewer: OpenPlan, ruth: User
) -> None:
    begin(db, plan_key, (Side.SELF,), asked="self_reflection")
    questionnaire_answers.choose(db, plan_key, ROUND, "traits.patience", 2)
    questionnaire_answers.hand_in(db, plan_key, ROUND, TODAY)
    assert [v.counts for v in voices(db, plan_key, "self_reflection")] == [
        {"traits.patience": {2: 1}}
    ]
    assert questionnaire_results.of_questionnaire(db, reviewer, "self_reflection") == []
    assert not [e for e in events.of_plan(db, reviewer) if e.subject == ROUND]
    memberships.give(db, plan_key, ruth, Role.MANAGER)
    heir = open_plan(db, ruth, plan_key.id)
    assert questionnaire_results.of_questionnaire(db, heir, "self_reflection") == []
    begin(db, heir, (Side.SELF,), asked="self_reflection", round_id="the heir's")
    assert [each.number for each in questionnaire_rounds.of_plan(db, heir)] == [1]


def test_the_team_pulses_score_is_a_kpi(db: Database, plan_key: OpenPlan) -> None:
    for round_number, rating in ((1, 2), (2, 4)):
        round_id, on = f"pulse {round_number}", TODAY + timedelta(days=46 * (round_number - 1))
        new = NewRound(round_id, "team_pulse", (Side.COLLEAGUES,))
        questionnaire_rounds.begin(db, plan_key, new, on)
        opened = link(db, plan_key, round_id)
        for number in range(4):
            full = {question.key: rating for question in PULSE.questions}
            ballots.cast(db, opened, f"phone {number}", full, "")
        questionnaire_rounds.close(db, plan_key, round_id, on)
    [key] = [k for k, each in own_kpis.all_kpis(db, plan_key).items() if each.name == PULSE.title]
    weeks = kpi_series.weekly(db, plan_key, key)
    assert [(each.value, each.size) for each in weeks] == [(2.0, 4.0), (4.0, 4.0)]
    assert weeks[0].on == TODAY


def test_a_pulse_of_three_is_no_kpi(db: Database, plan_key: OpenPlan) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,), asked="team_pulse")
    opened = link(db, plan_key)
    for number in range(3):
        ballots.cast(db, opened, f"phone {number}", {"pulse.good_day": 5}, "")
    questionnaire_rounds.close(db, plan_key, ROUND, TODAY)
    assert PULSE.title not in [each.name for each in own_kpis.all_kpis(db, plan_key).values()]


def test_the_pulses_figure_is_told_in_the_history_as_nobodys_doing(
    db: Database, plan_key: OpenPlan
) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,), colleagues=4, asked="team_pulse")
    opened = link(db, plan_key)
    for number in range(4):
        ballots.cast(db, opened, f"phone {number}", {"pulse.good_day": 5}, "")
    told = [(event.kind, event.by) for event in events.of_plan(db, plan_key)]
    assert told[:3] == [
        ("figure typed in", "Day 120"),
        ("KPI defined", "Day 120"),
        ("round closed", "Day 120"),
    ]


def test_a_round_waits_on_the_list_of_everybody_it_asks_until_they_have_answered(
    db: Database, plan_key: OpenPlan, amara: User, ruth: User, bo: User, reviewer: OpenPlan
) -> None:
    begin(db, plan_key, (Side.SELF, Side.REVIEWER, Side.COLLEAGUES))

    def waiting(user: User) -> list[str]:
        found = for_you.of_user(db, user)
        return [item.about for item in found if item.kind is Kind.QUESTIONNAIRE]

    assert [waiting(user) for user in (amara, ruth, bo)] == [
        ["Coherence check"],
        ["Coherence check"],
        [],
    ]
    answer(db, reviewer, 1)
    assert waiting(ruth) == []
    questionnaire_rounds.close(db, plan_key, ROUND, TODAY)
    assert waiting(amara) == []


def test_eight_phones_at_once_are_eight_votes_and_the_last_closes_the_round_once(
    database: Path, db: Database, plan_key: OpenPlan
) -> None:
    begin(db, plan_key, (Side.COLLEAGUES,), colleagues=8)
    opened = link(db, plan_key)

    def vote(number: int) -> None:
        with storage.connect(database) as own:
            ballots.cast(own, opened, f"phone {number}", {FIRST: number % 2}, "")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(vote, range(8)))
    [voice] = voices(db, plan_key)
    assert (voice.people, voice.counts) == (8, {FIRST: {0: 4, 1: 4}})
    closed = [e for e in events.of_plan(db, plan_key) if e.kind == "round closed"]
    assert len(closed) == 1
