"""Data: where they are, whether the file is sound, a backup to take away."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from pages.ui.text import literal
from playbook.account import User
from tests.pages.conftest import Opens

Words = Callable[[AppTest], str]
DATA = "admin/data.py"


def test_the_page_says_where_the_file_is_and_that_links_stay_on_this_machine(
    opens: Opens, words: Words, administrator: User, database: Path
) -> None:
    page = opens(administrator, DATA)
    assert literal(str(database)) in words(page)
    assert "this machine only" in page.warning[0].value


def test_a_sound_file_is_called_sound(opens: Opens, administrator: User) -> None:
    page = opens(administrator, DATA)
    next(b for b in page.button if b.label == "Check the file").click().run()
    assert page.toast[0].value == "The file is sound."


def test_a_backup_is_offered(opens: Opens, administrator: User) -> None:
    page = opens(administrator, DATA)
    assert [each.label for each in page.get("download_button")] == ["Download a backup"]
