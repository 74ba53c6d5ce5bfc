"""Streamlit's own files, packed once: quick for every visitor, and nothing else by that way."""

import gzip
from pathlib import Path

import pytest

from pages.web.streamlit_files import FOLDER
from tests.pages.web.client import BEHIND, Client

SCRIPT = next((FOLDER / "static" / "js").glob("index.*.js"))
FONT = next((FOLDER / "static" / "media").glob("*.woff2"))


def address(path: Path) -> str:
    return f"/{path.relative_to(FOLDER).as_posix()}"


def test_a_script_comes_packed_and_is_kept_for_good() -> None:
    answer = Client().get(address(SCRIPT), accept_encoding="gzip, br")
    assert gzip.decompress(answer.body) == SCRIPT.read_bytes()
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_who_cannot_unpack_gets_it_plain() -> None:
    answer = Client().get(address(SCRIPT))
    assert "content-encoding" not in answer.headers
    assert answer.body == SCRIPT.read_bytes()


def test_a_font_is_not_packed_twice() -> None:
    answer = Client().get(address(FONT), accept_encoding="gzip")
    assert "content-encoding" not in answer.headers
    assert answer.body == FONT.read_bytes()


@pytest.mark.parametrize(
    "path",
    ["/static/../index.html", "/static/js/../../../__init__.py", "/static//etc/passwd", "/static/"],
)
def test_no_other_file_is_reached_by_that_way(path: str) -> None:
    assert Client().get(path).text == BEHIND
