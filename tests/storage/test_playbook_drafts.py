"""The coach's desk: copied, edited, published; running plans are asked, never changed."""

from datetime import date

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.edition import editing
from playbook.edition.editing import TaskWords
from playbook.errors import ContentError, PlaybookError, Refused, Stale
from storage import access, memberships, new_tasks, playbook_drafts, playbook_versions, playbooks
from storage import tasks as kept_tasks
from storage.access import OpenDesk, OpenOffice, OpenPlan, open_plan
from tests.storage.writes import TODAY

OWN = TaskWords("listen.own", "Sit with planning", "They know the peaks.", 6)


@pytest.fixture
def desk(db: Database, bo: User, plan_key: OpenPlan) -> OpenDesk:
    return access.open_desk(db, bo)


def drafted(db: Database, desk: OpenDesk, draft_id: str = "draft", own: TaskWords = OWN) -> int:
    """A draft with one task more; the version to be seen next."""
    playbook_drafts.copy(db, desk, draft_id, playbooks.newest(db), TODAY)
    draft = playbook_drafts.get(db, desk, draft_id)
    document = editing.with_task(draft.document, "listen", own)
    playbook_drafts.save(db, desk, draft_id, draft.version, document)
    return draft.version + 1


def titles(db: Database, plan: OpenPlan) -> list[str]:
    return [task.title for task in kept_tasks.of_plan(db, plan)]


def test_only_coaches_and_administrators_come_to_the_desk(
    db: Database, amara: User, ruth: User, bo: User, office: OpenOffice, plan_key: OpenPlan
) -> None:
    assert access.open_desk(db, bo).user == bo
    assert access.open_desk(db, office.user).user == office.user
    for outsider in (amara, ruth):
        with pytest.raises(Refused, match="coach or an administrator"):
            access.open_desk(db, outsider)


def test_a_desk_key_held_after_the_role_was_withdrawn_does_nothing(
    db: Database, desk: OpenDesk, plan_key: OpenPlan
) -> None:
    memberships.withdraw(db, plan_key, desk.user.id)
    with pytest.raises(Refused):
        playbook_drafts.copy(db, desk, "draft", playbooks.newest(db), TODAY)


def test_a_double_click_makes_one_copy(db: Database, desk: OpenDesk) -> None:
    for _ in range(2):
        playbook_drafts.copy(db, desk, "draft", playbooks.newest(db), TODAY)
    assert [each.id for each in playbook_drafts.open_ones(db, desk)] == ["draft"]


def test_the_second_of_two_coaches_overwrites_nothing(db: Database, desk: OpenDesk) -> None:
    drafted(db, desk)
    draft = playbook_drafts.get(db, desk, "draft")
    with pytest.raises(Stale, match="This draft was changed by Bo"):
        playbook_drafts.save(db, desk, "draft", draft.version - 1, draft.document)


def test_words_that_make_no_playbook_leave_the_draft_as_it_was(
    db: Database, desk: OpenDesk
) -> None:
    seen = drafted(db, desk)
    before = playbook_drafts.get(db, desk, "draft")
    wrong = editing.with_task(before.document, "listen", TaskWords("listen.x", "X", "Y", 99))
    with pytest.raises(ContentError, match="due on day 99"):
        playbook_drafts.save(db, desk, "draft", seen, wrong)
    assert playbook_drafts.get(db, desk, "draft") == before


def test_publishing_locks_the_words_and_new_plans_start_from_them(
    db: Database, desk: OpenDesk
) -> None:
    old = playbooks.newest(db)
    made = playbook_drafts.publish(db, desk, "draft", drafted(db, desk))
    assert playbooks.newest(db) == made != old
    with pytest.raises(PlaybookError, match="not open any more"):
        playbook_drafts.get(db, desk, "draft")
    newest, first = playbook_versions.of_desk(db, desk)
    assert (newest.made_by, newest.based_on, newest.plans) == ("Bo Larsen", old, 0)
    assert (first.made_by, first.plans) == (None, 1)


def test_the_same_words_are_not_published_twice(db: Database, desk: OpenDesk) -> None:
    playbook_drafts.copy(db, desk, "draft", playbooks.newest(db), TODAY)
    with pytest.raises(PlaybookError, match="published already"):
        playbook_drafts.publish(db, desk, "draft", 1)


def test_a_draft_thrown_away_is_gone_and_the_versions_stay(db: Database, desk: OpenDesk) -> None:
    playbook_drafts.discard(db, desk, "draft", drafted(db, desk), TODAY)
    assert playbook_drafts.open_ones(db, desk) == []
    assert len(playbook_versions.of_desk(db, desk)) == 1


def test_one_version_always_stays_on_offer(db: Database, desk: OpenDesk) -> None:
    old = playbooks.newest(db)
    with pytest.raises(PlaybookError, match="has to stay on offer"):
        playbook_versions.withdraw(db, desk, old, TODAY)
    made = playbook_drafts.publish(db, desk, "draft", drafted(db, desk))
    playbook_versions.withdraw(db, desk, made, TODAY)
    assert playbooks.newest(db) == old
    playbook_versions.offer_again(db, desk, made)
    assert playbooks.newest(db) == made


def test_a_running_plan_keeps_its_words_and_is_offered_the_new_task(
    db: Database, desk: OpenDesk, plan_key: OpenPlan
) -> None:
    before = titles(db, plan_key)
    assert new_tasks.offered(db, plan_key) is None
    made = playbook_drafts.publish(db, desk, "draft", drafted(db, desk))
    assert titles(db, plan_key) == before
    offer = new_tasks.offered(db, plan_key)
    assert offer
    assert [task.title for _, task in offer.tasks] == ["Sit with planning"]
    assert new_tasks.decide(db, plan_key, made, ["listen.own"], TODAY) == 1
    assert set(titles(db, plan_key)) - set(before) == {"Sit with planning"}
    assert new_tasks.offered(db, plan_key) is None


def test_what_was_declined_is_not_asked_again_and_what_came_later_is(
    db: Database, desk: OpenDesk, plan_key: OpenPlan
) -> None:
    made = playbook_drafts.publish(db, desk, "draft", drafted(db, desk))
    assert new_tasks.decide(db, plan_key, made, [], TODAY) == 0
    assert new_tasks.decide(db, plan_key, made, ["listen.own"], TODAY) == 0  # a second click
    assert new_tasks.offered(db, plan_key) is None
    later = TaskWords("listen.later", "Ask the night shift", "They see other customers.", 9)
    playbook_drafts.publish(db, desk, "next", drafted(db, desk, "next", later))
    offer = new_tasks.offered(db, plan_key)
    assert offer
    assert [task.key for _, task in offer.tasks] == ["listen.later"]


def test_only_the_manager_decides(
    db: Database, desk: OpenDesk, bo: User, plan_key: OpenPlan, today: date
) -> None:
    made = playbook_drafts.publish(db, desk, "draft", drafted(db, desk))
    with pytest.raises(Refused):
        new_tasks.decide(db, open_plan(db, bo, plan_key.id), made, ["listen.own"], today)
