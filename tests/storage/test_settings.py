"""What a host may set."""

from pathlib import Path

import pytest

from playbook.errors import PlaybookError
from storage.mail_settings import mail_settings
from storage.settings import Settings, settings


def test_by_default_the_app_answers_on_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DAY120_DATA", "DAY120_PUBLIC_ADDRESS", "DAY120_DEMO", "STREAMLIT_SERVER_PORT"):
        monkeypatch.delenv(name, raising=False)
    usual = settings()
    assert (usual.address, usual.is_secure, usual.is_demo) == (
        "http://localhost:8501",
        False,
        False,
    )
    assert not usual.reaches_other_machines
    assert usual.hosts == ["localhost", "127.0.0.1", "[::1]"]
    assert usual.database.name == "day120.db"


@pytest.mark.parametrize(
    ("address", "secure", "reaches"),
    [
        ("https://day120.example", True, True),
        ("http://192.0.2.4:8501", False, True),
        ("http://127.0.0.1:8501", False, False),
        ("http://[::1]:8501", False, False),
    ],
)
def test_the_public_address_decides_about_cookies_and_links(
    address: str, secure: bool, reaches: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAY120_PUBLIC_ADDRESS", f" {address}/ ")
    found = settings()
    assert (found.address, found.is_secure) == (address, secure)
    assert found.reaches_other_machines == reaches


def test_the_public_name_is_one_this_server_answers_by() -> None:
    assert "day120.example" in Settings(Path("x"), "https://day120.example:8443").hosts


@pytest.mark.parametrize("typed", ["day120.example", "ftp://day120.example", "javascript:x"])
def test_an_address_that_is_no_web_address_is_refused(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAY120_PUBLIC_ADDRESS", typed)
    with pytest.raises(PlaybookError, match="must begin with http"):
        settings()


MAIL = {
    "DAY120_SMTP_HOST": "mail.example",
    "DAY120_MAIL_FROM": "day120@office.example",
    "DAY120_SMTP_USER": "day120",
    "DAY120_SMTP_PASSWORD": "a secret",
}


@pytest.fixture
def mail_is_set(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("PORT", "SECURITY", "PASSWORD_FILE"):
        monkeypatch.delenv(f"DAY120_SMTP_{name}", raising=False)
    monkeypatch.delenv("DAY120_DEMO", raising=False)
    for name, value in MAIL.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_e_mail_is_off_until_a_server_is_named_and_always_in_the_demo(
    mail_is_set: pytest.MonkeyPatch,
) -> None:
    assert mail_settings()
    mail_is_set.setenv("DAY120_DEMO", "1")
    assert mail_settings() is None
    mail_is_set.delenv("DAY120_DEMO")
    mail_is_set.delenv("DAY120_SMTP_HOST")
    assert mail_settings() is None


def test_e_mail_is_encrypted_by_default_and_the_password_is_never_shown(
    mail_is_set: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mail = mail_settings()
    assert mail
    assert (mail.port, mail.security, mail.weekday) == (587, "starttls", 0)
    assert "a secret" not in repr(mail)
    secret = tmp_path / "password"
    secret.write_text("another\n", encoding="utf-8")
    mail_is_set.setenv("DAY120_SMTP_PASSWORD_FILE", str(secret))
    mail = mail_settings()
    assert mail
    assert mail.password == "another"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DAY120_SMTP_PORT", "many"),
        ("DAY120_SMTP_PORT", "70000"),
        ("DAY120_SMTP_SECURITY", "ssl3"),
        ("DAY120_MAIL_FROM", ""),
        ("DAY120_SMTP_PASSWORD", ""),
        ("DAY120_SMTP_PASSWORD_FILE", "/no/such/file"),
        ("DAY120_MAIL_WEEKDAY", "Someday"),
    ],
)
def test_a_wrong_mail_setting_is_named(
    mail_is_set: pytest.MonkeyPatch, name: str, value: str
) -> None:
    mail_is_set.setenv(name, value)
    with pytest.raises(PlaybookError, match=r"DAY120_|Someday"):
        mail_settings()
