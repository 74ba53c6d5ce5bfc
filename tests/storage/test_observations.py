"""Observations: one's own until shared, and without words once withdrawn."""

import pytest
from sqlite_utils import Database

from playbook.access import Role
from playbook.account import User
from playbook.errors import PlaybookError, Stale
from playbook.listening.observation import Kind
from storage import events, memberships, observations
from storage.access import OpenPlan, open_plan
from storage.observations import Note
from tests.storage.writes import NOTE, TODAY, contents

SECRET = "Kim means to leave in May"
IN_CONFIDENCE = Note(Kind.ONE_TO_ONE, SECRET, "Kim", ("Morale",))
SHARED = Note(
    Kind.RECORDING, "Nine minutes of hold music", themes=("Waiting",), in_confidence=False
)


@pytest.fixture
def readers(
    db: Database, plan_key: OpenPlan, ruth: User, bo: User, stranger: User
) -> list[OpenPlan]:
    """A reviewer, a coach and a viewer."""
    memberships.give(db, plan_key, stranger, Role.VIEWER)
    return [open_plan(db, person, plan_key.id) for person in (ruth, bo, stranger)]


def read_by(db: Database, key: OpenPlan) -> str:
    """All words on observations that this person comes to see, history included."""
    return f"{observations.readable(db, key)} {events.of_plan(db, key)}"


def test_what_is_noted_in_confidence_reaches_nobody_else(
    db: Database, plan_key: OpenPlan, readers: list[OpenPlan]
) -> None:
    observations.add(db, plan_key, "note", IN_CONFIDENCE, TODAY)
    assert SECRET in read_by(db, plan_key)
    assert observations.readable(db, plan_key)[0].is_confidential
    for reader in readers:
        assert not any(word in read_by(db, reader) for word in (SECRET, "Kim", "Morale"))


def test_others_see_how_many_there_are(
    db: Database, plan_key: OpenPlan, readers: list[OpenPlan]
) -> None:
    observations.add(db, plan_key, "note", IN_CONFIDENCE, TODAY)
    observations.add(db, plan_key, "call", SHARED, TODAY)
    for reader in readers:
        assert observations.counts(db, reader) == {"one_to_one": 1, "recording": 1}
        assert observations.count_themes(db, reader) == 2


def test_a_successor_does_not_inherit_what_was_noted_in_confidence(
    db: Database, plan_key: OpenPlan, ruth: User
) -> None:
    observations.add(db, plan_key, "note", IN_CONFIDENCE, TODAY)
    memberships.give(db, plan_key, ruth, Role.MANAGER)
    successor = open_plan(db, ruth, plan_key.id)
    assert SECRET not in read_by(db, successor)
    with pytest.raises(PlaybookError, match="not yours"):
        observations.share(db, successor, "note", 1, TODAY)
    former = open_plan(db, plan_key.user, plan_key.id)
    assert SECRET in read_by(db, former)


def test_shared_item_by_item_it_reaches_the_readers(
    db: Database, plan_key: OpenPlan, readers: list[OpenPlan]
) -> None:
    observations.add(db, plan_key, "note", IN_CONFIDENCE, TODAY)
    observations.add(db, plan_key, "other", NOTE, TODAY)
    observations.share(db, plan_key, "note", 1, TODAY)
    for reader in readers:
        assert [each.text for each in observations.readable(db, reader)] == [SECRET]


def test_taken_back_it_is_gone_from_the_readers_history_too(
    db: Database, plan_key: OpenPlan, readers: list[OpenPlan]
) -> None:
    observations.add(db, plan_key, "call", SHARED, TODAY)
    observations.reword(db, plan_key, "call", 1, "Ten minutes of hold music")
    assert "Ten minutes" in read_by(db, readers[0])
    observations.keep_to_myself(db, plan_key, "call", 2)
    for reader in readers:
        assert "hold music" not in read_by(db, reader)
    assert "hold music" in read_by(db, plan_key)


def test_withdrawing_leaves_no_word_in_the_file_but_that_there_was_one(
    db: Database, plan_key: OpenPlan
) -> None:
    observations.add(db, plan_key, "note", IN_CONFIDENCE, TODAY)
    observations.reword(db, plan_key, "note", 1, f"{SECRET}, or in June")
    observations.share(db, plan_key, "note", 2, TODAY)
    observations.withdraw(db, plan_key, "note", 3, TODAY)
    assert observations.readable(db, plan_key) == []
    assert not any(word in contents(db) for word in (SECRET, "June", "Kim", "Morale"))
    kinds = [event.kind for event in events.of_plan(db, plan_key, "note")]
    assert kinds == [
        "observation withdrawn",
        "observation shared",
        "observation changed",
        "observation noted",
    ]
    row = db.execute("select noted_on, withdrawn_on from observations").fetchone()
    assert row == (TODAY.isoformat(), TODAY.isoformat())


def test_withdrawing_one_leaves_the_others_counted(db: Database, plan_key: OpenPlan) -> None:
    observations.add(db, plan_key, "note", IN_CONFIDENCE, TODAY)
    observations.add(db, plan_key, "other", NOTE, TODAY)
    observations.withdraw(db, plan_key, "note", 1, TODAY)
    assert observations.counts(db, plan_key) == {"one_to_one": 1}
    assert observations.count_themes(db, plan_key) == 1


def test_a_form_sent_twice_notes_once(db: Database, plan_key: OpenPlan) -> None:
    observations.add(db, plan_key, "note", NOTE, TODAY)
    once = contents(db)
    observations.add(db, plan_key, "note", NOTE, TODAY)
    assert contents(db) == once


def test_a_stale_tab_overwrites_nothing(db: Database, plan_key: OpenPlan) -> None:
    observations.add(db, plan_key, "note", NOTE, TODAY)
    observations.reword(db, plan_key, "note", 1, "Second words")
    before = contents(db)
    with pytest.raises(Stale, match="This observation was changed by Amara Nwosu"):
        observations.reword(db, plan_key, "note", 1, "Third words")
    with pytest.raises(Stale):
        observations.withdraw(db, plan_key, "note", 1, TODAY)
    assert contents(db) == before


def test_a_withdrawn_observation_cannot_be_changed(db: Database, plan_key: OpenPlan) -> None:
    observations.add(db, plan_key, "note", NOTE, TODAY)
    observations.withdraw(db, plan_key, "note", 1, TODAY)
    with pytest.raises(PlaybookError, match="was withdrawn"):
        observations.reword(db, plan_key, "note", 2, "Back again")


@pytest.mark.parametrize("typed", ["🎧 ''; drop table users --", "لا أحد يرد", "<img onerror=x>"])
def test_words_come_back_as_typed(db: Database, plan_key: OpenPlan, typed: str) -> None:
    observations.add(db, plan_key, "note", Note(Kind.LIVE_CALL, typed, typed, (typed,)), TODAY)
    note = observations.readable(db, plan_key)[0]
    assert (note.text, note.who, note.themes) == (typed, typed, (typed,))
