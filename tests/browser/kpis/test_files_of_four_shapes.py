"""Four shapes of real exports, each dropped on the page, answered, kept: its totals are right."""

from datetime import date, timedelta
from pathlib import Path

import pytest

import storage
from storage import facts, imports
from storage.access import OpenPlan
from tests.browser.conftest import WIDE, Visit
from tests.browser.stage import Stage, today
from tests.browser.visitor import Visitor

on_a_laptop = pytest.mark.parametrize("size", [WIDE], ids=["1280"], indirect=True)
FIRST_DAY = date(2026, 3, 2)
NUMBERED_DAYS = """Index,Incoming Calls,Answered Calls,Answer Rate,Abandoned Calls,\
Answer Speed_AVG,Talk Duration_AVG,Waiting Time_AVG,Service Level
1,200,180,90.00%,20,0:00:15,0:02:00,0:02:45,80.00%
2,100,90,90.00%,10,0:00:30,0:02:30,0:03:10,60.00%
3,50,45,90.00%,5,0:01:00,0:02:10,0:01:00,40.00%
"""
CALLS_OF_A_DAY = """vru+line,call_id,type,vru_entry,vru_exit,vru_time,q_start,q_exit,q_time,\
outcome,ser_start,ser_exit,ser_time,server,server_abv
AA0101,1,PS,10:01:00,10:01:10,10,10:01:10,10:01:40,30,AGENT,10:01:40,10:03:40,120,ANN,ANN
AA0102,2,PS,10:05:00,10:05:20,20,10:05:20,10:07:20,120,HANG,0:00:00,0:00:00,0,NO_SERVER,NO_
AA0103,3,PS,11:00:00,11:00:30,30,0:00:00,0:00:00,0,HANG,0:00:00,0:00:00,0,NO_SERVER,NO_
AA0104,4,NW,11:10:00,11:10:05,5,11:10:05,11:10:15,10,PHANTOM,0:00:00,0:00:00,0,NO_SERVER,NO_
AA0105,5,NW,10:20:00,10:20:05,5,10:20:05,10:20:15,10,AGENT,10:20:15,10:22:15,120,BEN,BEN
"""
MONTHS_BY_PROVIDER = """Yearnumber,Periodname,Provider Name,Hl Number Calls Offered SUM,\
Hl Abandoned Calls SUM,Hl Answered Calls SUM,Hl Answered 60sec SUM,Ave_Wtransfer_Time_Minutes,\
Abandonment Rate,Answered_60sec_Rate,Rank_Answered_60sec
2025-26,Apr-25,NORTH LINE,1000,50,900,800,1.02,0.05,0.88,2
2025-26,Apr-25,SOUTH LINE,500,10,480,470,0.55,0.02,0.97,1
2025-26,May-25,NORTH LINE,1200,60,1100,900,1.10,0.05,0.81,2
"""
QUEUE_LOG = """1772442000|NONE|NONE|NONE|QUEUESTART|
1772442060|1.1|service|NONE|ENTERQUEUE||anonymous|1
1772442070|1.1|service|SIP/ann|RINGNOANSWER|5000
1772442080|1.1|service|SIP/ben|CONNECT|20|1.2|5
1772442180|1.1|service|SIP/ben|COMPLETECALLER|20|100|1
1772442200|1.3|service|NONE|ENTERQUEUE||anonymous|1
1772442260|1.3|service|NONE|ABANDON|1|1|60
1772442300|1.4|service|NONE|ENTERQUEUE||anonymous|1
"""


@pytest.fixture
def plan(stage: Stage) -> OpenPlan:
    return stage.plan(stage.person("Amara Nwosu"), starts_on=today() - timedelta(days=36))


@pytest.fixture
def amara(visit: Visit, plan: OpenPlan) -> Visitor:
    visitor = visit(plan.user).open("/reporting")
    visitor.sees("No figures yet")
    return visitor


def drop(visitor: Visitor, folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    visitor.rests()
    visitor.page.locator("input[type=file]").set_input_files(file)


def kept(stage: Stage, plan: OpenPlan) -> tuple[float, float, float]:
    with storage.connect(stage.database) as db:
        found = facts.of(db, plan)
        assert len(imports.of_plan(db, plan)) == 1
    names = ("offered", "answered", "abandoned")
    offered, answered, abandoned = (sum(getattr(f, n) or 0 for f in found) for n in names)
    return offered, answered, abandoned


def test_numbered_days_get_their_dates_from_the_first_one(
    amara: Visitor, plan: OpenPlan, stage: Stage, tmp_path: Path
) -> None:
    drop(amara, tmp_path, "days.csv", NUMBERED_DAYS)
    amara.sees("350 contacts offered: 315 answered, 35 abandoned.")
    amara.types_date(
        "The file has no dates, only numbered rows. Which day is the first row?",
        FIRST_DAY,
    )
    amara.presses("Use these answers")
    amara.presses("Import 3 rows")
    amara.sees("Figures from 2 March to 4 March")
    assert kept(stage, plan) == (350, 315, 35)
    assert amara.faults == []


@on_a_laptop
def test_a_day_of_calls_leaves_the_menu_out_and_gets_its_day(
    amara: Visitor, plan: OpenPlan, stage: Stage, tmp_path: Path
) -> None:
    drop(amara, tmp_path, "calls.csv", CALLS_OF_A_DAY)
    amara.sees("3 contacts offered: 2 answered, 1 abandoned.")
    amara.sees("ended in the menu")
    question = "The file has no dates. Which day do its figures belong to?"
    amara.types_date(question, FIRST_DAY)
    amara.presses("Use these answers")
    amara.presses("Import 3 rows")
    amara.sees("Figures from 2 March")
    assert kept(stage, plan) == (3, 2, 1)
    assert amara.faults == []


@on_a_laptop
def test_months_by_provider_tell_what_is_not_accounted_for(
    amara: Visitor, plan: OpenPlan, stage: Stage, tmp_path: Path
) -> None:
    drop(amara, tmp_path, "months.csv", MONTHS_BY_PROVIDER)
    amara.sees("2,700 contacts offered: 2,480 answered, 120 abandoned, 100 not accounted for.")
    amara.presses("Import 3 rows")
    amara.sees("Figures from 1 April 2025 to 31 May 2025")
    assert kept(stage, plan) == (2700, 2480, 120)
    assert amara.faults == []


@on_a_laptop
def test_a_queue_log_counts_calls_not_events(
    amara: Visitor, plan: OpenPlan, stage: Stage, tmp_path: Path
) -> None:
    drop(amara, tmp_path, "queue_log", QUEUE_LOG)
    amara.sees("3 contacts offered: 1 answered, 1 abandoned, 1 not accounted for.")
    amara.page.get_by_role("button", name="Import").click()
    amara.sees("Figures from 2 March")
    assert kept(stage, plan) == (3, 1, 1)
    assert amara.faults == []
