"""Script time alone: each page rerun without a browser, beside a blank one."""

import os
import time
from pathlib import Path
from statistics import median
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

import storage
from pages.web import identity
from storage import accounts

ROOT = Path(__file__).parents[1]
ROUNDS = 10
SCRIPTS = {
    "Plan": "manager/plan.py",
    "Listen": "manager/listen.py",
    "Dates": "manager/dates.py",
    "Team": "manager/team.py",
    "KPIs": "manager/kpis.py",
    "Report": "manager/kpi_report.py",
    "Workbench": "manager/workbench.py",
    "Improve": "manager/improve.py",
    "History": "manager/history.py",
    "My account": "everyone/account.py",
    "Today": "manager/today.py",
}


def reruns(database: Path) -> list[tuple[str, float, float]]:
    """Name, milliseconds, milliseconds of the blank page."""
    os.environ["DAY120_DATA"] = str(database)
    with storage.connect(database) as db:
        amara = accounts.by_email(db, "amara@harbourmutual.example")
    blank = AppTest.from_file(str(ROOT / "bench/blank_page.py"), default_timeout=30).run()
    blank_ms = _typical(blank)
    with patch.object(identity, "current_user", lambda db: amara):
        app = AppTest.from_file(str(ROOT / "pages/frame.py"), default_timeout=30).run()
        found = []
        for name, script in SCRIPTS.items():
            app.switch_page(script).run()
            found.append((name, _typical(app), blank_ms))
    return found


def _typical(app: AppTest) -> float:
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        app.run()
        spent.append((time.perf_counter() - start) * 1000)
    return median(spent)
