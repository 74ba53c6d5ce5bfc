"""The rooms of the house: who may import whom, and where SQL may stand."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STREAMLIT_AND_CHARTS = {"streamlit", "plotly", "altair"}
DATABASES = {"sqlite3", "sqlite_utils", "psycopg"}
FORBIDDEN = {
    "playbook": STREAMLIT_AND_CHARTS | DATABASES | {"storage", "pages", "post", "holidays"},
    "storage": STREAMLIT_AND_CHARTS | {"pages", "post"},
    "post": STREAMLIT_AND_CHARTS | DATABASES | {"pages"},
    "pages/ui": DATABASES | {"storage"},
    "pages": DATABASES,
}
STATEMENT = re.compile(
    r"^\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s)", re.I | re.S
)


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {name.name for n in ast.walk(tree) if isinstance(n, ast.Import) for name in n.names}
    whence = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
    return {name.split(".")[0] for name in plain | whence}


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_imports_point_inwards(folder: str) -> None:
    wrong = {str(p): imported(p) & FORBIDDEN[folder] for p in modules(folder)}
    assert not {path: names for path, names in wrong.items() if names}


def test_only_intake_and_reports_may_use_more_than_the_standard_library() -> None:
    free = {"intake", "reports"}
    domain = [p for p in modules("playbook") if not free & set(p.relative_to(ROOT).parts)]
    known = sys.stdlib_module_names | {"playbook"}
    assert not [(str(p), more) for p in domain if (more := imported(p) - known)]


def test_the_frame_is_the_only_script_straight_under_pages() -> None:
    assert [p.name for p in (ROOT / "pages").glob("*.py")] == ["frame.py"]


def test_sql_stands_in_storage_only() -> None:
    outside = [p for folder in ("pages", "playbook", "post") for p in modules(folder)]
    strings = [
        (p, node.value)
        for p in outside
        for node in ast.walk(ast.parse(p.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert not [(str(p), text) for p, text in strings if STATEMENT.match(text)]


def test_only_the_door_makes_keys() -> None:
    names = (
        "OpenPlan|OpenPortfolio|OpenOffice|OpenCalendar|OpenTeamPage|OpenRound|"
        "OpenWorkshop|OpenPhone|OpenDesk"
    )
    keys = re.compile(rf"\b({names})\(")
    makers = [p for folder in ("pages", "storage") for p in modules(folder)]
    found = {p.relative_to(ROOT).as_posix() for p in makers if keys.search(p.read_text("utf-8"))}
    assert found <= {"storage/access.py", "storage/workshop_access.py"}


def test_no_page_renders_unsafe_html() -> None:
    unsafe = re.compile(r"unsafe_allow_(html|javascript)\s*=\s*True")
    assert not [str(p) for p in modules("pages") if unsafe.search(p.read_text("utf-8"))]


def test_the_domain_never_asks_what_day_it_is() -> None:
    clock = re.compile(r"\b(date\.today|datetime\.(now|utcnow|today)|time\.time)\(")
    assert not [str(p) for p in modules("playbook") if clock.search(p.read_text("utf-8"))]
