"""Team: a chart begun, built, taken apart and published through the page."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from pages.ui import session
from pages.ui.text import literal
from playbook.account import User
from playbook.improvement.idea import IdeaSource
from playbook.org_chart import edits
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Replaced
from playbook.org_chart.gaps import gaps
from playbook.org_chart.roles import catalogue
from playbook.org_chart.seat import Seat
from playbook.org_chart.view import View
from storage import chart_tasks, chart_versions, ideas, org_charts, tasks
from storage.access import OpenPlan
from storage.rows import new_id
from tests.pages.conftest import Opens

TEAM = "manager/team.py"
SMALL = Chart(
    (
        Seat("boss", "Amara Nwosu", "contact_centre_manager"),
        Seat("lena", "Lena Fox", "team_leader", "boss"),
        Seat("omar", "Omar Haq", "team_leader", "boss"),
        Seat("jo", "Jo Park", "agent", "lena"),
        Seat("kit", "Kit Ray", "agent", "lena"),
    )
)
CENTRE = "name,role,manager\nAmara,Manager,\nLena,Team leader,Amara\nJo,Agent,Lena\n"


@pytest.fixture
def chart(db: Database, plan_key: OpenPlan, today: date) -> Chart:
    return org_charts.save(db, plan_key, [Replaced(Chart(), SMALL)], today).chart


def kept(db: Database, key: OpenPlan) -> Chart:
    return org_charts.load(db, key).chart


def press(page: AppTest, key: str) -> AppTest:
    return button(page, key).click().run()


def button(page: AppTest, key: str) -> Any:
    return next(each for each in page.button if each.key == key or each.label == key)


def choosing(page: AppTest, key: OpenPlan, seat_id: str) -> AppTest:
    page.session_state[f"{session.CHART_VIEW} {key.id}"] = View(chosen=seat_id)
    return page.run()


def field(fields: Iterable[Any], label: str) -> Any:
    return next(each for each in fields if each.label == label)


def upload(page: AppTest, content: str | bytes) -> AppTest:
    raw = content.encode() if isinstance(content, str) else content
    return page.file_uploader[0].upload("people.csv", raw, "text/csv").run()


def errors(page: AppTest) -> str:
    return "\n".join(error.value for error in page.error)


def test_a_template_is_sized_to_agents_and_sites(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, TEAM)
    page.segmented_control[0].set_value("From a template").run()
    field(page.number_input, "Agents").set_value(36)
    field(page.text_input, "Sites").set_value("Leeds, York").run()
    press(page, "Start from this template")
    chart = kept(db, plan_key)
    assert sum(seat.role == "agent" for seat in chart.seats) == 36
    assert {seat.site for seat in chart.seats} == {"", "Leeds", "York"}
    assert chart.reports(None)[0].name == "Amara Nwosu"
    assert f"{len(chart.seats)} posts" in page.title[0].value


def test_a_blank_chart_is_the_manager_alone(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, TEAM)
    page.segmented_control[0].set_value("From blank").run()
    press(page, "Start with one box")
    assert [seat.name for seat in kept(db, plan_key).seats] == ["Amara Nwosu"]


def test_a_file_of_people_becomes_a_chart(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan
) -> None:
    page = upload(opens(amara, TEAM), CENTRE)
    press(page, "Put 3 people on the chart")
    chart = kept(db, plan_key)
    assert chart.name(chart.seats[2].reports_to) == "Lena"


BAD_FILES = {
    "a loop": ("name,manager\nA,\nB,C\nC,B\n", "A loop: B reports to C reports to B"),
    "two at the top": ("name,manager\nA,\nB,\n", "One person only may be at the top"),
    "reports to themselves": ("name,manager\nA,\nB,B\n", "B reports to themselves"),
    "the same name twice": ("name,manager\nA,\nB,A\nB,A\n", "B is also on row 3"),
    "a boss nobody knows": ("name,manager\nA,\nB,Zed\n", "“Zed” is nobody on the list"),
}


@pytest.mark.parametrize("fault", BAD_FILES)
def test_a_faulty_file_is_listed_by_row_and_nothing_is_imported(
    fault: str, db: Database, opens: Opens, amara: User, plan_key: OpenPlan
) -> None:
    content, sentence = BAD_FILES[fault]
    page = upload(opens(amara, TEAM), content)
    assert "Nothing was put on the chart" in errors(page)
    problems = page.dataframe[-1].value
    assert any(sentence in each for each in problems["What is wrong"])
    assert all(row >= 2 for row in problems["Row"])
    assert not [each for each in page.button if each.label.startswith("Put")]
    assert kept(db, plan_key) == Chart()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty"),
        (b"name,manager\n", "headers and no people"),
        (b"PK\x03\x04 and so on", "spreadsheet whose name ends in"),
        (b"colour,size\nred,2\n", "No column is chosen for name and manager"),
    ],
)
def test_a_file_that_is_no_list_of_people_gets_its_sentence(
    content: bytes, sentence: str, opens: Opens, amara: User, plan_key: OpenPlan
) -> None:
    page = upload(opens(amara, TEAM), content)
    assert literal(sentence) in errors(page)


def test_five_thousand_people_are_put_on_the_chart_and_the_page_still_opens(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan
) -> None:
    leaders = [f"L{n},Team leader,Boss" for n in range(400)]
    agents = [f"A{n},Agent,L{n % 400}" for n in range(4599)]
    page = upload(opens(amara, TEAM), "\n".join(["name,role,manager", "Boss,,", *leaders, *agents]))
    press(page, "Put 5,000 people on the chart")
    assert len(kept(db, plan_key).seats) == 5_000
    assert "5,000 posts" in opens(amara, TEAM).title[0].value


def test_a_name_with_markup_is_shown_as_it_is_written(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, today: date
) -> None:
    name = "![x](http://bad.example/x.png)<b>"
    marked = Chart((Seat("a", name), Seat("b", "", "agent", "a", vacant=True)))
    org_charts.save(db, plan_key, [Replaced(Chart(), marked)], today)
    page = choosing(opens(amara, TEAM), plan_key, "a")
    assert [each.value for each in page.subheader if "bad" in each.value] == [literal(name)]
    assert not [each for each in page.markdown if "![x](" in each.value]


def test_a_file_over_an_existing_chart_asks_first_and_undo_brings_it_back(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    page = press(opens(amara, TEAM), "Start again from a file or template")
    upload(page, CENTRE)
    assert button(page, "import").disabled
    field(page.checkbox, "Replace the chart of 5 boxes. Undo brings it back.").check().run()
    press(page, "import")
    assert len(kept(db, plan_key).seats) == 3
    press(page, "undo-step")
    assert kept(db, plan_key) == chart


def test_the_panel_changes_a_box_and_whom_it_reports_to(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    page = choosing(opens(amara, TEAM), plan_key, "jo")
    field(page.text_input, "Team").set_value("Blue")
    next(each for each in page.selectbox if each.label == "Reports to").set_value("omar")
    press(page, "Save")
    jo = kept(db, plan_key).seat("jo")
    assert (jo.team, jo.reports_to) == ("Blue", "omar")


def test_undo_survives_a_reload(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    org_charts.save(db, plan_key, [edits.move(chart, "jo", "omar")], today)
    page = press(opens(amara, TEAM), "undo-step")
    assert kept(db, plan_key) == chart
    press(page, "redo-step")
    assert kept(db, plan_key).seat("jo").reports_to == "omar"


def test_a_box_that_somebody_changed_meanwhile_keeps_both_changes(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    page = choosing(opens(amara, TEAM), plan_key, "jo")
    org_charts.save(db, plan_key, [edits.change(chart, "jo", site="York")], today)
    page.run()
    field(page.text_input, "Team").set_value("Blue")
    press(page, "Save")
    jo = kept(db, plan_key).seat("jo")
    assert (jo.team, jo.site) == ("Blue", "York")


def test_the_same_field_changed_meanwhile_gets_the_sentence_and_keeps_what_was_typed(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    page = choosing(opens(amara, TEAM), plan_key, "jo")
    field(page.text_input, "Team").set_value("Blue")
    org_charts.save(db, plan_key, [edits.change(chart, "jo", team="Red")], today)
    press(page, "Save")
    assert "Somebody else changed the team of Jo Park" in errors(page)
    assert field(page.text_input, "Team").value == "Blue"
    assert kept(db, plan_key).seat("jo").team == "Red"
    press(page, "as-it-is")
    assert field(page.text_input, "Team").value == "Red"


def test_removing_a_leader_asks_where_the_reports_go(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    page = choosing(opens(amara, TEAM), plan_key, "lena")
    field(page.selectbox, "Where do the 2 direct reports go?").set_value("jo").run()
    press(page, "remove")
    after = kept(db, plan_key)
    assert (after.seat("kit").reports_to, after.seat("jo").reports_to) == ("jo", "boss")


def test_somebody_is_added_under_the_chosen_box(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    page = choosing(opens(amara, TEAM), plan_key, "omar")
    names = [each for each in page.text_input if each.label == "Name"]
    names[-1].set_value("Noor Aziz")
    press(page, "Add to the chart")
    assert [seat.name for seat in kept(db, plan_key).reports("omar")] == ["Noor Aziz"]


def test_an_empty_box_is_not_added(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    page = press(opens(amara, TEAM), "Add to the chart")
    assert "Give the new box a name or a role" in errors(page)
    assert kept(db, plan_key) == chart


def edit_table(page: AppTest, **changes: Any) -> AppTest:
    page.segmented_control[0].set_value("Table").run()
    opening = page.session_state.get(session.CHART_OPENING, 0)
    nothing: dict[str, Any] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    page.session_state[f"people-table {opening}"] = nothing | changes
    return press(page, "Save the table")


def test_the_table_changes_adds_and_deletes_rows_in_one_go(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    edit_table(
        opens(amara, TEAM),
        edited_rows={2: {"Reports to": "Omar Haq · Team leader", "Team": "Blue"}},
        added_rows=[{"Name": "Noor Aziz", "Reports to": "Omar Haq · Team leader"}],
        deleted_rows=[1],
    )
    after = kept(db, plan_key)
    assert [seat.name for seat in after.reports("omar")] == ["Jo Park", "Noor Aziz"]
    assert after.seat("kit").reports_to == "boss"
    assert "lena" not in after.by_id


def test_one_illegal_row_refuses_the_whole_table_with_a_list(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    rows = {
        0: {"Reports to": "Jo Park · Agent"},
        1: {"Reports to": "Jo Park · Agent"},
        4: {"Team": "Blue"},
    }
    page = edit_table(opens(amara, TEAM), edited_rows=rows)
    assert "2 changes of 3 cannot be made" in errors(page)
    assert "that would be a loop" in errors(page)
    assert kept(db, plan_key) == chart


def test_a_gap_becomes_a_task_in_one_click_and_only_once(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    first = gaps(chart, catalogue())[0]
    page = press(opens(amara, TEAM), f"make {first.key}")
    assert not [each for each in page.button if each.key == f"make {first.key}"]
    assert any("Task in the plan: open" in each.value for each in page.markdown)
    titles = [task.title for task in tasks.of_plan(db, plan_key)]
    assert titles.count(first.task_title) == 1


def test_a_gap_becomes_an_improvement_idea_in_one_click(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    first = gaps(chart, catalogue())[0]
    page = press(opens(amara, TEAM), f"idea {first.key}")
    (idea,) = ideas.of_plan(db, plan_key)
    assert idea.source is IdeaSource.GAP
    assert idea.text.startswith(first.sentence)
    assert f"idea {first.key}" not in [each.key for each in page.button]


def test_all_gaps_become_tasks_in_one_click(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    press(opens(amara, TEAM), "all-gaps team")
    assert set(chart_tasks.of_plan(db, plan_key)) == {g.key for g in gaps(chart, catalogue())}


def test_direct_reports_get_meet_them_tasks_and_marking_as_met_ticks_them(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    page = press(opens(amara, TEAM), "meet-all")
    made = chart_tasks.of_plan(db, plan_key)
    assert set(made) == {"meet:lena", "meet:omar"}
    press(choosing(page, plan_key, "omar"), "met")
    assert tasks.get(db, plan_key, made["meet:omar"].task_id).completed_on == today


def test_a_version_is_published_with_its_note_and_compared(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    page = press(opens(amara, TEAM), "Publish version 1")
    assert [v.note for v in chart_versions.of_plan(db, plan_key)] == ["First version"]
    org_charts.save(db, plan_key, [edits.move(chart, "jo", "omar")], today)
    page.segmented_control[0].set_value("Versions").run()
    assert any("Jo Park from Lena Fox to Omar Haq" in each.value for each in page.markdown)


def test_a_reader_sees_the_chart_and_can_change_nothing(
    opens: Opens, ruth: User, plan_key: OpenPlan, chart: Chart
) -> None:
    page = choosing(opens(ruth, TEAM), plan_key, "jo")
    assert any("Jo Park" in each.value for each in page.subheader)
    assert [each.label for each in page.button if not each.label.startswith("Show")] == []
    assert not page.text_input


def test_today_reminds_of_a_chart_that_is_more_than_a_month_old(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart, today: date,
    words: Callable[[AppTest], str],
) -> None:  # fmt: skip
    day_31 = date.fromordinal(today.toordinal() - 31)
    chart_versions.publish(db, plan_key, new_id(), "As I found it", day_31)
    assert "The organisation chart was published 31 days ago" in words(opens(amara))
