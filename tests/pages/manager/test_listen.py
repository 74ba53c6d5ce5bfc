"""Listen: noted in seconds, in confidence until shared; themes ranked; the sampling plan."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.account import User
from playbook.listening.observation import Kind
from storage import observations, sampling_plans
from storage.access import OpenPlan
from storage.observations import Note
from storage.rows import new_id
from tests.pages.conftest import Opens

Words = Callable[[AppTest], str]
LISTEN = "manager/listen.py"
SECRET = "She feels left out of the rota."


def field(page: AppTest, label: str) -> Any:
    kinds = (page.text_input, page.text_area, page.date_input, page.toggle)
    return next(each for kind in kinds for each in kind if each.label == label)


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def group(page: AppTest, key: str) -> Any:
    return next(each for each in page.get("button_group") if each.key == key)


@pytest.fixture
def noted(db: Database, plan_key: OpenPlan, today: Any) -> str:
    """One observation in confidence; its id."""
    observation_id = new_id()
    note = Note(Kind.ONE_TO_ONE, SECRET, "Ines Costa", ("Rota", "Knowledge"))
    observations.add(db, plan_key, observation_id, note, today)
    return observation_id


def test_an_observation_is_saved_and_the_form_is_empty_again(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, LISTEN)
    field(page, "What did you hear?").input(SECRET)
    field(page, "Who or which queue").input("Ines Costa")
    field(page, "Another theme").input("Rota")
    press(page, "Save observation")
    saved = observations.readable(db, plan_key)[0]
    assert (saved.text, saved.who, saved.themes) == (SECRET, "Ines Costa", ("Rota",))
    assert saved.is_confidential
    assert field(page, "What did you hear?").value == ""
    assert field(page, "In confidence: only I can read it").value is True


def test_two_observations_after_each_other_are_two(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, LISTEN)
    for words in ("The first", "The second"):
        field(page, "What did you hear?").input(words)
        press(page, "Save observation")
    assert len(observations.readable(db, plan_key)) == 2


@pytest.mark.parametrize("words", ["", "   ", "x" * 5_001])
def test_an_unusable_observation_is_refused_and_the_rest_is_kept(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, words: str
) -> None:
    page = opens(amara, LISTEN)
    field(page, "What did you hear?").input(words)
    field(page, "Who or which queue").input("Ines Costa")
    press(page, "Save observation")
    assert page.error
    assert field(page, "Who or which queue").value == "Ines Costa"
    assert observations.readable(db, plan_key) == []


def test_the_reviewer_sees_that_there_is_one_and_not_a_word_of_it(
    opens: Opens, words: Words, ruth: User, noted: str
) -> None:
    said = words(opens(ruth, LISTEN))
    assert "1 observation noted, 1 of them in confidence." in said
    assert "Nothing is shared with you yet." in said
    assert not any(each in said for each in (SECRET, "Ines Costa", "Rota"))


def test_what_is_shared_can_be_read_and_taken_back(
    opens: Opens, words: Words, amara: User, ruth: User, noted: str
) -> None:
    page = opens(amara, LISTEN)
    page.session_state[f"change-{noted}"] = True
    page.run()
    page.button(f"share-{noted}").click().run()
    assert "left out of the rota" in words(opens(ruth, LISTEN))

    page = opens(amara, LISTEN)
    page.session_state[f"change-{noted}"] = True
    page.run()
    press(page, "Keep to myself")
    assert "left out of the rota" not in words(opens(ruth, LISTEN))


def test_an_observation_is_reworded(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, noted: str
) -> None:
    page = opens(amara, LISTEN)
    page.session_state[f"change-{noted}"] = True
    page.run()
    page.text_area(f"text-{noted}-1").input("She asked for the rota a week earlier.")
    page.button(f"save-{noted}").click().run()
    assert observations.readable(db, plan_key)[0].text == "She asked for the rota a week earlier."


def test_a_withdrawn_observation_is_gone_from_the_page_and_from_the_file(
    opens: Opens, words: Words, db: Database, amara: User, plan_key: OpenPlan, noted: str
) -> None:
    page = opens(amara, LISTEN)
    page.session_state[f"change-{noted}"] = True
    page.run()
    press(page, "Delete for good")
    assert "left out" not in words(page)
    tables = ("observations", "events", "observation_themes")
    kept = str([list(db.query(f"select * from {table}")) for table in tables])
    assert not any(each in kept for each in (SECRET, "Ines Costa", "Rota"))


def test_themes_are_ranked_by_how_often_they_come_up(
    opens: Opens,
    words: Words,
    db: Database,
    amara: User,
    plan_key: OpenPlan,
    noted: str,
    today: Any,
) -> None:
    observations.add(
        db, plan_key, new_id(), Note(Kind.RECORDING, "Long hold", "", ("Knowledge",)), today
    )
    page = opens(amara, LISTEN)
    ranking = [bar.proto.text for bar in page.get("progress")][1:]
    assert [text.split(" :gray")[0] for text in ranking] == ["Knowledge", "Rota"]


def test_observations_are_found_by_words_kind_and_theme(
    opens: Opens, words: Words, amara: User, noted: str
) -> None:
    page = opens(amara, LISTEN)
    page.text_input("note-search").input("nothing like it").run()
    assert "No observation matches." in words(page)
    page.text_input("note-search").input("rota").run()
    assert "left out" in words(page)
    page.selectbox("note-search-kind").select(Kind.RECORDING).run()
    assert "No observation matches." in words(page)


def test_the_sampling_plan_is_chosen_and_says_how_many(
    opens: Opens, words: Words, db: Database, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, LISTEN)
    page.session_state["sampling"] = True
    page.run()
    page.number_input("sample-contacts").set_value(20_000)
    page.selectbox("sample-margin").select(0.05)
    press(page, "Save sampling plan")
    chosen = sampling_plans.get(db, plan_key)
    assert (chosen.contacts, chosen.margin) == (20_000, 0.05)
    assert str(chosen.needed) in words(page)


def test_the_reviewer_is_offered_neither_form(opens: Opens, ruth: User, plan_key: OpenPlan) -> None:
    page = opens(ruth, LISTEN)
    assert not page.button
    assert not page.text_area
