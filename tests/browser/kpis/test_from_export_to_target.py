"""A stranger's way: an export dropped, asked about, mapped, kept, undone; a baseline, a target."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

import storage
from playbook.intake import Mapping, read
from storage import baselines, imports, targets
from storage.access import OpenPlan
from storage.rows import new_id
from tests.browser.conftest import Visit
from tests.browser.stage import Stage, today
from tests.browser.visitor import Visitor

WEEKS = 15


@pytest.fixture
def plan(stage: Stage) -> OpenPlan:
    return stage.plan(stage.person("Amara Nwosu"), starts_on=today() - timedelta(days=36))


@pytest.fixture
def amara(visit: Visit, plan: OpenPlan) -> Visitor:
    visitor = visit(plan.user).open("/reporting")
    visitor.sees("No figures yet")
    return visitor


def drop(visitor: Visitor, file: Path) -> None:
    visitor.rests()  # after an import the uploader is a new one
    visitor.page.locator("input[type=file]").set_input_files(file)


def chooses_role(visitor: Visitor, column: str, role: str) -> None:
    visitor.page.get_by_role("combobox", name=column).click()
    visitor.page.keyboard.type(role)
    visitor.page.get_by_role("option", name=role, exact=True).click()


def test_an_export_is_asked_about_kept_and_undone(amara: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "queues.csv"
    file.write_text(
        "Date,Queue,Offered,Answered,Abandoned\n"
        "03/04/2026,Claims,100,90,10\n04/04/2026,Claims,50,45,4\n",
        encoding="utf-8",
    )
    drop(amara, file)
    amara.sees("The file leaves this open")
    amara.page.get_by_text("Day first").click()
    amara.presses("Use these answers")
    amara.sees("1 not accounted for")
    amara.presses("Import 2 rows")
    amara.sees("Figures from 3 April to 4 April")
    drop(amara, file)
    amara.sees("Nothing is changed.")
    amara.presses("Undo this import")
    amara.sees("No figures yet")
    assert amara.faults == []


def test_unknown_columns_are_mapped_once_and_remembered(
    amara: Visitor, plan: OpenPlan, stage: Stage, tmp_path: Path
) -> None:
    first, second = tmp_path / "mai.csv", tmp_path / "juni.csv"
    first.write_text("Tag;Eingang;Erledigt\n2026-05-04;10;9\n2026-05-05;12;10\n", encoding="utf-8")
    second.write_text("Tag;Eingang;Erledigt\n2026-06-01;11;9\n2026-06-02;13;10\n", encoding="utf-8")
    drop(amara, first)
    chooses_role(amara, "Tag", "Date, or date and time")
    chooses_role(amara, "Eingang", "Offered")
    chooses_role(amara, "Erledigt", "Answered")
    amara.presses("Read it this way")
    amara.presses("Import 2 rows")
    amara.sees("Figures from 4 May to 5 May")
    drop(amara, second)
    amara.presses("Import 2 rows")
    amara.sees("Figures from 4 May to 2 June")
    with storage.connect(stage.database) as db:
        assert [each.name for each in imports.of_plan(db, plan)] == ["juni.csv", "mai.csv"]
    assert amara.faults == []


def test_remembered_columns_that_were_wrong_are_chosen_again(
    amara: Visitor, plan: OpenPlan, stage: Stage, tmp_path: Path
) -> None:
    columns = (("day", "Tag"), ("answered", "Eingang"), ("offered", "Erledigt"))
    text = "Tag;Eingang;Erledigt\n2026-05-04;10;9\n2026-05-05;12;10\n"
    wrong = read(text.encode(), "mai.csv", mapping=Mapping("period", columns))
    with storage.connect(stage.database) as db:
        imports.add(db, plan, new_id(), wrong)
    file = tmp_path / "juni.csv"
    file.write_text(text.replace("-05-", "-06-"), encoding="utf-8")
    drop(amara, file)
    amara.sees("19 contacts offered: 22 answered.")
    amara.presses("Choose the columns again")
    chooses_role(amara, "Tag", "Date, or date and time")
    chooses_role(amara, "Eingang", "Offered")
    chooses_role(amara, "Erledigt", "Answered")
    amara.presses("Read it this way")
    amara.sees("22 contacts offered: 19 answered.")
    assert amara.faults == []


def test_from_an_export_to_a_baseline_and_a_target(
    amara: Visitor, plan: OpenPlan, stage: Stage, tmp_path: Path
) -> None:
    file = tmp_path / "half-a-year.csv"
    file.write_text(_export(today()), encoding="utf-8")
    drop(amara, file)
    amara.presses(f"Import {WEEKS * 5} rows")
    amara.sees("Figures from")
    amara.goes_to("Report")
    amara.page.get_by_placeholder("Such as: before the new routing").fill("Before")
    amara.presses("Freeze this baseline")
    amara.sees("frozen by Amara Nwosu")
    amara.goes_to("KPIs")
    amara.sees("Abandonment rate")
    amara.main.locator("[class*='st-key-open-abandonment_rate'] button").click()
    amara.sees("Where the figures come from")
    amara.types("Day 120, %", "4")
    amara.types("Reason for this version", "Too many give up.")
    amara.presses("Set this target")
    amara.sees("Proposed, not locked yet")
    expect(amara.main.get_by_text("by day 120").first).to_be_visible()
    with storage.connect(stage.database) as db:
        assert len(baselines.of_plan(db, plan)) == 1
        assert [each.newest.reason for each in targets.of_plan(db, plan)] == ["Too many give up."]
    assert amara.faults == []


def _export(until: date) -> str:
    monday = until - timedelta(days=until.weekday() + 7 * WEEKS)
    rows = ["Date,Offered,Answered,Abandoned"]
    for n in range(WEEKS * 7):
        day = monday + timedelta(days=n)
        if day.weekday() < 5:
            lost = 8 + (n * 7) % 5
            rows.append(f"{day.isoformat()},{100 + n % 3},{100 + n % 3 - lost},{lost}")
    return "\n".join(rows)
