"""A health check on the wall is one more round of the plan's health check."""

from sqlite_utils import Database

from playbook.account import User
from playbook.questionnaire.questionnaire_file import questionnaire
from playbook.workshop import course
from playbook.workshop.guide import Guide, Item, Step, StepKind
from storage import new_plans, questionnaire_rounds
from storage.access import OpenPlan, open_plan
from tests.storage.workshop_sessions import HELD_ON, begin, go_to, phones, press, vote

PART = questionnaire("health_check").categories[0]
CHECK = Step(
    "check",
    StepKind.HEALTH_CHECK,
    PART.title,
    items=tuple(Item(each.key, each.text) for each in PART.questions),
)
GUIDE = Guide("check", "Health check", "To hear it.", "", (CHECK,))


def all_say(word: str, *, first: str = "") -> dict[str, str]:
    answers = {f"item-{each.key}": word for each in PART.questions}
    return answers | ({f"item-{PART.questions[0].key}": first} if first else {})


def hold(db: Database, *keys: OpenPlan, people: int, first: str = "") -> None:
    key = begin(db, *keys, guide=GUIDE)
    go_to(db, key, "check")
    vote(db, [(phone, all_say("yes", first=first)) for phone in phones(db, key, people)], "check")
    press(db, key, course.lock, course.close)


def test_its_answers_count_as_a_closed_round(db: Database, plan_key: OpenPlan, bo: User) -> None:
    hold(db, open_plan(db, bo, plan_key.id), people=5)
    (found,) = questionnaire_rounds.of_plan(db, plan_key)
    assert (found.questionnaire, found.number, found.is_open) == ("health_check", 1, False)
    assert questionnaire_rounds.counts(db, plan_key) == {"health_check": 1}


def test_do_not_know_is_no_answer_of_the_round(db: Database, plan_key: OpenPlan, bo: User) -> None:
    hold(db, open_plan(db, bo, plan_key.id), people=5, first="unsure")
    sql = "select question, answer, answers from questionnaire_tallies"
    told = {(row["question"], row["answer"]): row["answers"] for row in db.query(sql)}
    assert told == {(each.key, 1): 5 for each in PART.questions[1:]}


def test_three_people_leave_no_round(db: Database, plan_key: OpenPlan, bo: User) -> None:
    hold(db, open_plan(db, bo, plan_key.id), people=3)
    assert questionnaire_rounds.of_plan(db, plan_key) == []


def test_held_for_two_centres_it_is_neither_ones_round(
    db: Database, plan_key: OpenPlan, new_plan: new_plans.NewPlan, amara: User, bo: User
) -> None:
    other = new_plans.start(
        db, amara, new_plans.NewPlan(**{**vars(new_plan), "site": "York"}), HELD_ON
    )
    hold(db, *(open_plan(db, bo, each) for each in (plan_key.id, other.plan_id)), people=5)
    assert questionnaire_rounds.of_plan(db, plan_key) == []
