"""E-mail: plainly off, or on with what became of it; a trial; everybody's own choice."""

from collections.abc import Callable

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.account import User
from storage import mailings
from storage.access import OpenPlan
from tests.pages.conftest import Opens, refusal
from tests.post.letter_box import NO_SUCH_PERSON, LetterBox, letter_box

Words = Callable[[AppTest], str]
EMAIL = "admin/email.py"


def switch_on(monkeypatch: pytest.MonkeyPatch, box: LetterBox) -> None:
    monkeypatch.setenv("DAY120_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("DAY120_SMTP_PORT", str(box.port))
    monkeypatch.setenv("DAY120_SMTP_SECURITY", "none")
    monkeypatch.setenv("DAY120_SMTP_USER", "day120")
    monkeypatch.setenv("DAY120_SMTP_PASSWORD", "a secret")
    monkeypatch.setenv("DAY120_MAIL_FROM", "day120@office.example")


def test_off_is_said_plainly_and_nowhere_is_anything_promised(
    opens: Opens, words: Words, administrator: User, plan_key: OpenPlan
) -> None:
    page = opens(administrator, EMAIL)
    assert page.title[0].value == "Weekly e-mail is off"
    assert "sends no e-mail at all" in words(page)
    assert "Nothing is sent by e-mail" in words(opens(plan_key.user, "manager/check_in.py"))
    assert not opens(plan_key.user, "everyone/account.py").checkbox


def test_a_trial_goes_to_the_administrator(
    opens: Opens, words: Words, administrator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with letter_box() as box:
        switch_on(monkeypatch, box)
        page = opens(administrator, EMAIL)
        assert page.title[0].value == "Weekly e-mail goes out on Mondays"
        assert "Nothing has been sent yet." in words(page)
        assert "a secret" not in words(page)
        page.button("mail-trial").click().run()
        assert not page.error
        assert [to for to, _ in box.taken] == [administrator.email]
        box.trouble = NO_SUCH_PERSON
        page.button("mail-trial").click().run()
        assert "does not take letters" in refusal(page)
    page.button("mail-trial").click().run()
    assert "cannot be reached" in refusal(page)


def test_a_wrong_setting_is_named_to_the_administrator(
    opens: Opens, administrator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAY120_SMTP_HOST", "mail.example")
    monkeypatch.delenv("DAY120_MAIL_FROM", raising=False)
    page = opens(administrator, EMAIL)
    assert page.title[0].value == "Weekly e-mail cannot be sent"
    assert "must be the address" in refusal(page)


def test_everybody_can_switch_it_off_for_themselves(
    opens: Opens, plan_key: OpenPlan, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with letter_box() as box:
        switch_on(monkeypatch, box)
        page = opens(plan_key.user, "everyone/account.py")
        page.checkbox("weekly-mail").uncheck().run()
        assert not mailings.wants(db, plan_key.user)
        page.checkbox("weekly-mail").check().run()
        assert mailings.wants(db, plan_key.user)
