"""Opens Streamlit pages as somebody: the identity adapter is replaced, all else is real."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from pages.ui.text import WORD_JOINER
from pages.web import identity
from playbook.account import User
from storage import accounts

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30

Opens = Callable[..., AppTest]


@pytest.fixture
def opens(database: Path, monkeypatch: pytest.MonkeyPatch) -> Opens:
    """`opens(amara, "manager/plan.py", plan="…")`; without a path, the first page."""

    def open_page(user: User, path: str = "", **address: str) -> AppTest:
        def current(db: Database) -> User | None:
            return accounts.get(db, user.id)

        monkeypatch.setattr(identity, "current_user", current)
        page = AppTest.from_file(ROOT / "pages" / "frame.py", default_timeout=PATIENCE_SECONDS)
        for name, value in address.items():
            page.query_params[name] = value
        page.run()
        return page.switch_page(path).run() if path else page

    return open_page


@pytest.fixture
def words() -> Callable[[AppTest], str]:
    """All that a page says, as one text."""

    def said(page: AppTest) -> str:
        return "\n".join(_texts(page.main) + _texts(page.sidebar))

    return said


def refusal(page: AppTest) -> str:
    """The first refusal on the page, as its reader sees it."""
    return re.sub(r"\\(.)", r"\1", str(page.error[0].value).replace(WORD_JOINER, ""))


def _texts(block: Any) -> list[str]:
    found = []
    for child in block.children.values():
        found += _texts(child) if hasattr(child, "children") else []
        found += [str(getattr(child, name, "") or "") for name in ("label", "value", "placeholder")]
    return found
