"""What a host may set."""

from pathlib import Path

import pytest

from playbook.errors import PlaybookError
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
