"""Workshops and the wall, as those who may hold them and those who may not see them."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from pages.ui.palette import PALETTES
from pages.ui.text import WORD_JOINER
from pages.ui.wall_picture import Bar, SplitBar, bars, qr, sign, split_bars
from playbook.account import User
from playbook.workshop.course import StepState
from storage import ideas, new_plans, tasks, workshop_actions, workshops
from storage.access import OpenPlan, OpenWorkshop, open_plan
from storage.new_plans import NewPlan
from storage.workshop_actions import NewAction
from tests.pages.conftest import Opens
from tests.playbook.workshop.steps import TALK, TIMER, YES_NO
from tests.storage.workshop_sessions import GUIDE, NO, YES, begin, go_to, phones, vote

Words = Callable[[AppTest], str]
WALL, LIBRARY = "coach/wall.py", "coach/workshops.py"


@pytest.fixture
def key(db: Database, plan_key: OpenPlan, bo: User) -> OpenWorkshop:
    return begin(db, open_plan(db, bo, plan_key.id))


def plain(words: str) -> str:
    return re.sub(r"\\(.)", r"\1", words.replace(WORD_JOINER, ""))


def test_a_coach_starts_a_session_from_a_guide(
    opens: Opens, db: Database, plan_key: OpenPlan, bo: User
) -> None:
    page = opens(bo, LIBRARY)
    assert page.title[0].value == "Hold your first workshop"
    page.radio("workshop-guide").set_value("improvement_kata").run()
    page.button("start").click().run()
    (made,) = workshops.of_user(db, bo)
    assert (made.title, made.managers) == ("Improvement kata", ("Amara Nwosu",))
    assert "0 phones joined" in [each.value for each in page.title]


def test_without_a_plan_no_session_starts(
    opens: Opens, db: Database, plan_key: OpenPlan, bo: User
) -> None:
    page = opens(bo, LIBRARY)
    page.multiselect("workshop-plans").set_value([]).run()
    page.button("start").click().run()
    assert "Choose 1 to 60 plans" in plain(page.error[0].value)
    assert workshops.of_user(db, bo) == []


def test_the_wall_leads_through_a_step(
    opens: Opens, words: Words, db: Database, key: OpenWorkshop, bo: User
) -> None:
    page = opens(bo, WALL, workshop=key.id)
    assert "Phones can’t reach this address" in page.warning[0].value
    page.button("next").click().run()
    page.button("next").click().run()
    assert workshops.load(db, key).course.state is StepState.OPEN
    go_to(db, key, "clear")
    given = zip(phones(db, key, 5), [YES, YES, NO, YES, NO], strict=True)
    vote(db, list(given), "clear")
    page = opens(bo, WALL, workshop=key.id)
    assert "5 answers so far, hidden" in words(page)
    page.button("move-bar_chart").click().run()
    assert workshops.load(db, key).course.state is StepState.REVEALED
    assert "Where you disagree most" in [each.value for each in page.title]
    page.button("move-undo").click().run()
    assert workshops.load(db, key).course.step == workshops.load(db, key).guide.steps[1]


def test_a_timer_stands_large_on_the_wall_and_asks_for_nothing(
    opens: Opens, words: Words, db: Database, plan_key: OpenPlan, bo: User
) -> None:
    guide = replace(GUIDE, steps=(TIMER, TALK))
    key = begin(db, open_plan(db, bo, plan_key.id), guide=guide)
    go_to(db, key, "alone")
    page = opens(bo, WALL, workshop=key.id)
    assert page.title[0].value == "Think alone"
    head, large = (json.loads(clock.proto.json) for clock in page.get("bidi_component"))
    assert (head["ends_at"], head["is_large"]) == (None, False)
    assert large["ends_at"] > large["now"]
    assert large["is_large"]
    assert "phone" not in words(page)
    assert not {"move-lock", "move-bar_chart", "live-or-not"} & {b.key for b in page.button}
    page.button("next").click().run()
    assert page.title[0].value == "Why is it so?"


def test_options_come_from_the_room_and_may_be_reworded(
    opens: Opens, db: Database, key: OpenWorkshop, bo: User
) -> None:
    go_to(db, key, "ideas")
    said = ["Tools", "Rota", "Tools", "Noise"]
    voters = phones(db, key, 4)
    vote(db, [(p, {"words": w}) for p, w in zip(voters, said, strict=True)], "ideas")
    go_to(db, key, "choice")
    page = opens(bo, WALL, workshop=key.id)
    assert sorted(page.text_area[0].value.splitlines()) == ["Noise", "Rota", "Tools"]
    page.text_area[0].set_value("Tools\nRota").run()
    page.button("open-answers").click().run()
    step = workshops.load(db, key).course.step
    assert step
    assert [item.text for item in step.items] == ["Tools", "Rota"]
    assert workshops.load(db, key).course.takes_answers


def test_closing_shows_what_came_of_it_and_the_library_lists_it(
    opens: Opens, words: Words, db: Database, key: OpenWorkshop, plan_key: OpenPlan, bo: User
) -> None:
    workshop_actions.add(
        db, key, "an-action", NewAction("Ask *Lena*", plan_id=plan_key.id), date(2026, 3, 16)
    )
    page = opens(bo, WALL, workshop=key.id)
    page.button("close-now").click().run()
    assert page.title[0].value == "A test: 1 action"
    assert "Ask *Lena*" in plain(words(page))
    page.button[-1].click().run()
    assert page.title[0].value == "1 workshop held"


def test_the_coach_puts_all_actions_into_the_plan_with_one_click(
    opens: Opens, words: Words, db: Database, key: OpenWorkshop, plan_key: OpenPlan, bo: User
) -> None:
    today = date(2026, 3, 16)
    own = NewAction("Ask Lena", plan_id=plan_key.id)
    for action_id, new in (("action-one", own), ("action-two", NewAction("Ask Jo", "Jo Reed"))):
        workshop_actions.add(db, key, action_id, new, today)
    workshops.close(db, key)
    page = opens(bo, WALL, workshop=key.id)
    page.button("put-all").click().run()
    added = {task.title: task.owner for task in tasks.of_plan(db, plan_key)}
    assert (added["Ask Lena"], added["Ask Jo"]) == ("", "Jo Reed")
    assert words(page).count("in the plan, ") == 2
    assert not [button.key for button in page.button if str(button.key).startswith("put-")]


def test_or_one_by_one_as_an_idea(
    opens: Opens, words: Words, db: Database, key: OpenWorkshop, plan_key: OpenPlan, bo: User
) -> None:
    new = NewAction("Ask Lena", plan_id=plan_key.id)
    workshop_actions.add(db, key, "action-one", new, date(2026, 3, 16))
    workshops.close(db, key)
    page = opens(bo, WALL, workshop=key.id)
    page.button("put-idea-action-one").click().run()
    assert [idea.text for idea in ideas.of_plan(db, plan_key)] == ["Ask Lena"]
    assert "improvement idea" in words(page)


def test_with_two_managers_the_coach_says_whose_plan(
    opens: Opens, db: Database, plan_key: OpenPlan, bo: User, new_plan: NewPlan
) -> None:
    own = new_plans.start(db, bo, replace(new_plan, coach_email=""), new_plan.starts_on).plan_id
    both = begin(db, open_plan(db, bo, plan_key.id), open_plan(db, bo, own))
    workshop_actions.add(db, both, "action-one", NewAction("Ask", "Jo"), date(2026, 3, 16))
    workshops.close(db, both)
    page = opens(bo, WALL, workshop=both.id)
    assert page.button("put-task-action-one").disabled
    page.selectbox("whose-action-one").set_value(plan_key.id).run()
    page.button("put-task-action-one").click().run()
    assert "Ask" in [task.title for task in tasks.of_plan(db, plan_key)]


def test_three_answers_are_too_few_to_show_and_the_wall_says_so(
    opens: Opens, words: Words, db: Database, key: OpenWorkshop, bo: User
) -> None:
    go_to(db, key, "clear")
    vote(db, [(phone, YES) for phone in phones(db, key, 3)], "clear")
    page = opens(bo, WALL, workshop=key.id)
    assert page.button("move-bar_chart").disabled
    assert "Anonymous results take four answers" in words(page)


@pytest.mark.parametrize(("people", "said"), [(2, "No question has been shown yet"), (4, "agree")])
def test_where_nothing_was_shown_the_wall_does_not_say_that_all_agree(
    opens: Opens, words: Words, db: Database, plan_key: OpenPlan, bo: User, people: int, said: str
) -> None:
    steps = replace(YES_NO, is_live=True), replace(TALK, shows_disagreement=True)
    guide = replace(GUIDE, steps=steps)
    key = begin(db, open_plan(db, bo, plan_key.id), guide=guide)
    go_to(db, key, "clear")
    vote(db, [(phone, YES) for phone in phones(db, key, people)], "clear")
    go_to(db, key, "talk")
    assert said in words(opens(bo, WALL, workshop=key.id))


def test_a_small_group_lets_answers_carry_names(
    opens: Opens, words: Words, db: Database, key: OpenWorkshop, bo: User
) -> None:
    page = opens(bo, WALL, workshop=key.id)
    assert "shown from four on" in words(page)
    page.button("name-all").click().run()
    assert workshops.load(db, key).guide.is_named
    assert "All answers carry names" in words(page)


def test_the_manager_takes_the_action_into_the_plan_on_today(
    opens: Opens, words: Words, db: Database, key: OpenWorkshop, plan_key: OpenPlan, today: date
) -> None:
    for action_id in ("action-one", "action-two"):
        new = NewAction(f"Ask Lena {action_id}", plan_id=plan_key.id)
        workshop_actions.add(db, key, action_id, new, today)
    workshops.close(db, key)
    page = opens(plan_key.user)
    page.button("task-action-one").click().run()
    page.button("decline-action-two").click().run()
    titles = [task.title for task in tasks.of_plan(db, plan_key)]
    assert "Ask Lena action-one" in titles
    assert "Ask Lena action-two" not in titles
    assert "You took this in a workshop" not in words(page)


def test_a_stranger_and_a_reviewer_do_not_open_the_wall(
    opens: Opens, db: Database, key: OpenWorkshop, ruth: User
) -> None:
    with pytest.raises(ValueError, match="wall"):
        opens(ruth, WALL, workshop=key.id)


def test_who_manages_one_of_several_plans_reads_along_without_buttons(
    opens: Opens, db: Database, plan_key: OpenPlan, bo: User, new_plan: NewPlan
) -> None:
    own = new_plans.start(db, bo, replace(new_plan, coach_email=""), new_plan.starts_on).plan_id
    both = begin(db, open_plan(db, bo, plan_key.id), open_plan(db, bo, own))
    page = opens(plan_key.user, WALL, workshop=both.id)
    assert any("You read along" in each.value for each in page.markdown)
    assert "next" not in [button.key for button in page.button]


def test_pictures_are_svg_and_show_what_was_typed_literally() -> None:
    for colours in PALETTES.values():
        drawn = bars([Bar("<script> & " + "word " * 30, 0.5, "7")], colours)
        assert "<script>" not in drawn
        assert drawn.count("<text") == 5
        halves = split_bars([SplitBar("Clear?", 16, 16), SplitBar("None", 0, 0)], colours)
        assert "Yes 16" in halves
        assert "KP4 7TX" in sign("day120.local/join", "KP4 7TX", colours)
        long = sign("day120.contact-centre.head-office.example/join", "1 of 300", colours, 300)
        assert "font-size='26'" not in long
    assert qr("https://day120.example/join/KP47TX").startswith("<svg")
