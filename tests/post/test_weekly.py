"""The weekly e-mail against a real server: once a person and week, whatever goes wrong."""

import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

import storage
from playbook.access import Role
from playbook.account import User
from playbook.review.check_in import Standing
from post import postman
from post.__main__ import main
from post.weekly import Round, send_all
from storage import accounts, check_ins, mailings, memberships
from storage.access import OpenOffice, OpenPlan, open_plan
from storage.mail_settings import MailSettings
from tests.post import letter_box as boxes
from tests.post.letter_box import LetterBox, letter_box

MONDAY = date(2026, 11, 23)
ADDRESS = "https://day120.example"
PATIENCE = 0.3
NewPerson = Callable[[str], User]


def mail_to(box: LetterBox, **more: str) -> MailSettings:
    usual = MailSettings("127.0.0.1", box.port, "none", "day120@office.example")
    return replace(usual, **more)  # type: ignore[arg-type]


def write(db: Database, box: LetterBox, day: date = MONDAY, **more: str) -> Round:
    return send_all(db, mail_to(box, **more), ADDRESS, day, PATIENCE)


@pytest.fixture
def waiting(db: Database, plan_key: OpenPlan, today: date) -> str:
    """Amara asks for a decision, so something waits for Ruth; nothing waits for Bo."""
    words = check_ins.Words(Standing.AT_RISK, "", "", "May I hire?\n.hidden\nDONE")
    due_on = today - timedelta(days=3)
    check_ins.hand_in(db, plan_key, due_on, words, 0, today)
    return "ruth@example.org"


def test_who_is_waited_for_gets_the_list_and_nobody_else_gets_anything(
    db: Database, waiting: str
) -> None:
    with letter_box() as box:
        assert write(db, box) == Round(sent=1)
    (to, _text), letter = box.taken[0], box.letters_to(waiting)[0]
    assert (len(box.taken), to) == (1, waiting)
    assert letter["Subject"] == "Day 120: 1 thing waits for you"
    assert letter["From"] == "Day 120 <day120@office.example>"
    said = letter.get_payload(decode=True)
    assert isinstance(said, bytes)
    assert "Decision asked of you: May I hire? .hidden DONE" in said.decode()
    assert "Amara Nwosu" in said.decode()
    assert f"Open it: {ADDRESS}" in said.decode()


def test_nobody_is_written_to_twice_in_a_week(db: Database, waiting: str) -> None:
    with letter_box() as box:
        write(db, box)
        assert write(db, box, MONDAY + timedelta(days=6)) == Round()
        assert len(box.taken) == 1
        write(db, box, MONDAY + timedelta(days=7))
        assert len(box.taken) == 2


def test_two_rounds_at_once_send_one_letter(db: Database, database: Path, waiting: str) -> None:
    def one_round(box: LetterBox) -> Round:
        with storage.connect(database) as own:
            return write(own, box)

    with letter_box() as box, ThreadPoolExecutor(4) as pool:
        done = [each.result() for each in [pool.submit(one_round, box) for _ in range(4)]]
    assert sum(each.sent for each in done) == len(box.taken) == 1


def test_whoever_has_nothing_waiting_on_the_day_is_left_alone_all_week(
    db: Database, plan_key: OpenPlan, today: date
) -> None:
    with letter_box() as box:
        write(db, box)
        words = check_ins.Words(Standing.ON_TRACK, "", "", "May I hire?")
        check_ins.hand_in(db, plan_key, today - timedelta(days=3), words, 0, today)
        write(db, box, MONDAY + timedelta(days=1))
    assert box.taken == []


@pytest.mark.parametrize("trouble", [boxes.SILENT_AT_HELLO, boxes.SILENT_AT_DATA])
def test_a_server_that_hangs_gets_a_sentence_and_nothing_is_lost(
    db: Database, waiting: str, office: OpenOffice, trouble: str
) -> None:
    with letter_box(trouble) as box:
        done = write(db, box)
        assert (done.sent, box.taken) == (0, [])
        assert "did not answer in time" in done.trouble
        assert mailings.told(db, office).trouble == done.trouble
        box.trouble = ""
        assert write(db, box) == Round(sent=1)
    assert mailings.told(db, office).trouble == ""


def test_a_server_that_took_it_and_fell_silent_is_not_asked_again(
    db: Database, waiting: str, office: OpenOffice
) -> None:
    with letter_box(boxes.SILENT_AFTER_DATA) as box:
        done = write(db, box)
        assert (done.sent, done.unsure) == (0, 1)
        box.trouble = ""
        assert write(db, box) == Round()
        assert len(box.taken) == 1


def test_a_server_that_is_busy_is_asked_again(db: Database, waiting: str) -> None:
    with letter_box(boxes.BUSY) as box:
        assert write(db, box) == Round()
        box.trouble = ""
        assert write(db, box) == Round(sent=1)


def test_an_address_that_is_refused_does_not_stop_the_others(
    db: Database, waiting: str, plan_key: OpenPlan, stranger: User
) -> None:
    memberships.give(db, plan_key, stranger, Role.REVIEWER)
    with letter_box(boxes.NO_SUCH_PERSON, only=waiting) as box:
        assert write(db, box).refused == 1
        assert write(db, box) == Round()


def test_a_letter_that_hangs_does_not_keep_the_others_from_theirs(
    db: Database, waiting: str, plan_key: OpenPlan, stranger: User
) -> None:
    memberships.give(db, plan_key, stranger, Role.REVIEWER)
    asked = check_ins.Words(Standing.AT_RISK, "", "", "And two more?")
    check_ins.hand_in(db, plan_key, MONDAY, asked, 0, MONDAY)
    with letter_box(boxes.SILENT_AT_DATA, only=waiting) as box:
        done = write(db, box)
        assert (done.sent, [to for to, _ in box.taken]) == (1, [stranger.email])
        assert "did not answer in time" in done.trouble
        box.trouble = ""
        assert write(db, box).sent == 1


def test_no_server_at_all_is_a_sentence(db: Database, waiting: str) -> None:
    with letter_box() as box:
        pass
    done = write(db, box)
    assert re.search("cannot be reached: Connection refused", done.trouble)
    with letter_box() as box:
        assert write(db, box).sent == 1


def test_a_wrong_password_is_told_without_the_password(
    db: Database, waiting: str, office: OpenOffice
) -> None:
    with letter_box(boxes.WRONG_PASSWORD) as box:
        done = write(db, box, user="day120", password="a secret")
        assert "refused the user name or password (535)" in done.trouble
        assert "a secret" not in mailings.told(db, office).trouble + repr(mail_to(box))
        box.trouble = ""
        assert write(db, box, user="day120", password="a secret").sent == 1


def test_starttls_that_is_not_offered_sends_nothing_in_the_clear(
    db: Database, waiting: str
) -> None:
    with letter_box() as box:
        done = write(db, box, security="starttls", user="day120", password="a secret")
    assert done.trouble
    assert box.taken == []
    assert not [line for line in box.said if line.startswith("AUTH")]


def test_who_wants_none_gets_none_until_they_want_it_again(
    db: Database, waiting: str, ruth: User
) -> None:
    mailings.choose(db, ruth, False)
    mailings.choose(db, ruth, False)
    with letter_box() as box:
        assert write(db, box) == Round()
        assert not mailings.wants(db, ruth)
        mailings.choose(db, ruth, True)
        assert write(db, box).sent == 1


def test_a_closed_account_and_a_withdrawn_role_are_written_to_no_more(
    db: Database, waiting: str, plan_key: OpenPlan, ruth: User, office: OpenOffice
) -> None:
    accounts.close(db, office, ruth.id)
    with letter_box() as box:
        assert write(db, box) == Round()
        accounts.reopen(db, office, ruth.id)
        memberships.withdraw(db, plan_key, ruth.id)
        assert write(db, box) == Round()


def test_the_letter_says_what_today_says(db: Database, waiting: str, ruth: User) -> None:
    key = open_plan(db, ruth, next(iter(memberships.of_user(db, ruth))).plan_id)
    check_in = check_ins.of_plan(db, key)[0]
    check_ins.respond(db, key, "remark", check_in.id, "Yes, two.", False, MONDAY)
    with letter_box() as box:
        assert write(db, box) == Round()


def test_the_postman_writes_only_when_it_is_due_and_on(
    database: Path, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = datetime(2026, 11, 23, 7, 0)
    assert postman.look(due) is None
    with letter_box() as box:
        monkeypatch.setenv("DAY120_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("DAY120_SMTP_PORT", str(box.port))
        monkeypatch.setenv("DAY120_SMTP_SECURITY", "none")
        monkeypatch.setenv("DAY120_MAIL_FROM", "day120@office.example")
        assert postman.look(due - timedelta(hours=1)) is None
        assert postman.look(due) == Round(sent=1)
        assert postman.look(due + timedelta(hours=3)) == Round()
        monkeypatch.setenv("DAY120_DEMO", "1")
        assert postman.look(due + timedelta(days=7)) is None


def test_a_fault_of_our_own_is_told_in_the_office_and_stands_in_the_log(
    db: Database,
    office: OpenOffice,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(postman, "look", lambda moment: 1 / 0)
    postman.try_once(datetime(2026, 11, 23, 7, 0))
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert "A fault in Day 120 itself" in mailings.told(db, office).trouble


def test_the_command_sends_now_and_says_how_many(
    database: Path,
    waiting: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main() == 1
    assert "E-mail is off" in capsys.readouterr().err
    with letter_box() as box:
        monkeypatch.setenv("DAY120_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("DAY120_SMTP_PORT", str(box.port))
        monkeypatch.setenv("DAY120_SMTP_SECURITY", "none")
        monkeypatch.setenv("DAY120_MAIL_FROM", "day120@office.example")
        assert main() == 0
    assert capsys.readouterr().out == "1 sent, 0 refused, 0 unsure.\n"
    assert len(box.taken) == 1


def test_a_thread_waits_for_the_day_while_the_server_runs_and_only_where_e_mail_is_on(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def postmen() -> list[threading.Thread]:
        return [thread for thread in threading.enumerate() if thread.name == "postman"]

    with postman.working():
        assert not postmen()
    monkeypatch.setenv("DAY120_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("DAY120_MAIL_FROM", "day120@office.example")
    with postman.working():
        at_work = postmen()
    assert len(at_work) == 1
    at_work[0].join(5)
    assert not at_work[0].is_alive()
