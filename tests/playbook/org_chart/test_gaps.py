"""Spans, the guiding questions, vacancies and missing roles against hand-made charts."""

from dataclasses import replace

import pytest

from playbook.org_chart.chart import Chart
from playbook.org_chart.gaps import gaps, marks, missing_roles, vacancies
from playbook.org_chart.guiding_questions import Answer, answers
from playbook.org_chart.roles import catalogue
from playbook.org_chart.seat import Seat
from playbook.org_chart.spans import span_gaps, spans, support_gaps

ROLES = catalogue()
MANAGER = Seat("m", "Amara Osei", "contact_centre_manager")


def team(agents: int, role: str = "agent", vacant: int = 0) -> Chart:
    leader = Seat("l", "Ben", "team_leader", "m")
    seats = [Seat(f"a{n}", f"Agent {n}", role, "l", vacant=n < vacant) for n in range(agents)]
    return Chart((MANAGER, leader, *seats))


def staff(*seats: Seat) -> Chart:
    return Chart((MANAGER, *(replace(seat, reports_to="m") for seat in seats)))


def answer(chart: Chart, key: str) -> Answer:
    return next(found for found in answers(chart, ROLES) if found.key == key)


@pytest.mark.parametrize(
    ("agents", "role", "said"),
    [
        (7, "agent", "fewer than the usual 8 to 12 for general contacts"),
        (8, "agent", None),
        (12, "agent", None),
        (13, "agent", "more than the usual 8 to 12 for general contacts"),
        (13, "simple_enquiries_agent", None),
        (21, "simple_enquiries_agent", "more than the usual 12 to 20 for simple contacts"),
        (9, "technical_agent", "more than the usual 5 to 8 for technical contacts"),
        (5, "technical_agent", None),
    ],
)
def test_a_span_is_held_against_the_band_of_the_teams_own_work(
    agents: int, role: str, said: str | None
) -> None:
    found = span_gaps(team(agents, role), ROLES)
    assert [said in gap.sentence for gap in found] == ([True] if said else [])
    assert all(gap.reason.startswith("ICMI, 2022") for gap in found)
    assert all(gap.seat_ids == ("l",) for gap in found)


def test_vacant_posts_do_not_count_in_a_span_and_are_told() -> None:
    (gap,) = span_gaps(team(10, vacant=4), ROLES)
    assert gap.sentence.startswith("Ben leads 6 agents (4 posts vacant)")


def test_the_kind_of_work_marked_on_a_seat_wins_over_the_role() -> None:
    chart = team(20)
    marked = [replace(s, kind_of_work="simple") if s.role == "agent" else s for s in chart.seats]
    assert span_gaps(Chart(tuple(marked)), ROLES) == ()


def test_leaders_of_leaders_have_no_span_of_agents() -> None:
    assert [span.boss.id for span in spans(team(9), ROLES)] == ["l"]


def test_one_planner_for_sixty_agents_is_thin() -> None:
    seats = [Seat(f"a{n}", f"Agent {n}", "agent") for n in range(60)]
    chart = staff(Seat("w", "Wole", "workforce_planner"), *seats)
    assert [gap.key for gap in support_gaps(chart, ROLES)] == ["support:planning"]


def test_quality_monitoring_and_assurance_in_one_person_is_said_with_the_name() -> None:
    found = answer(staff(Seat("q", "Grace Lund", "quality_analyst")), "one_person")
    assert found.answer == "Yes"
    assert found.is_gap
    assert "are the same person: Grace Lund" in found.reason


def test_one_person_in_two_boxes_is_still_one_person() -> None:
    chart = staff(
        Seat("q1", "Grace Lund", "quality_monitor"),
        Seat("q2", "grace lund", "quality_assurance_lead"),
    )
    assert answer(chart, "one_person").answer == "Yes"


def test_two_people_in_quality_are_named_each() -> None:
    chart = staff(Seat("q1", "Grace", "quality_monitor"), Seat("q2", "Omar", "quality lead"))
    found = answer(chart, "one_person")
    assert (found.answer, found.is_gap) == ("No", False)
    assert found.reason == "Monitoring: Grace. Assurance: Omar."


def test_a_skill_holds_a_duty_as_a_role_does() -> None:
    chart = staff(Seat("t", "Tessa", "Allrounder", skills=("Quality monitoring",)))
    assert answer(chart, "dedicated_quality").answer == "Yes"


def test_a_vacant_role_answers_no_and_names_the_vacancy() -> None:
    chart = staff(Seat("w", role="workforce_planner", vacant=True))
    found = answer(chart, "planning")
    assert (found.answer, found.is_gap) == ("Nobody", True)
    assert "Vacant: Workforce planner." in found.reason


def test_planning_held_without_optimisation_says_what_nobody_holds() -> None:
    found = answer(staff(Seat("w", "Wole", "workforce_planner")), "planning")
    assert found.answer == "Wole, and nobody for workforce optimisation"
    assert found.is_gap


def test_who_answers_social_media_follows_from_the_channels_covered() -> None:
    one = Seat("s1", "Ines", "agent", channels=("social_posts",))
    assert answer(staff(one), "social").answer == "Ines"
    assert answer(staff(one), "social").is_gap
    both = staff(one, replace(one, id="s2", name="Jonas"))
    assert (answer(both, "social").answer, answer(both, "social").is_gap) == (
        "Ines and Jonas", False,
    )  # fmt: skip
    assert answer(staff(), "social").answer == "Nobody"


def test_a_vacancy_with_reports_says_who_is_without_a_boss() -> None:
    chart = team(9)
    empty = [replace(s, vacant=True, name="") if s.id == "l" else s for s in chart.seats]
    (gap,) = vacancies(Chart(tuple(empty)), ROLES)
    assert gap.sentence == "Team leader in the team of Amara Osei is vacant."
    assert gap.reason == "9 people report to an empty chair."
    assert gap.task_title == "Fill the post: Team leader in the team of Amara Osei"


def test_a_role_whose_duties_somebody_holds_is_not_missing() -> None:
    chart = staff(Seat("q", "Grace", "quality_analyst"))
    keys = {gap.key for gap in missing_roles(chart, ROLES)}
    assert "role:quality_monitor" not in keys
    assert "role:knowledge_manager" in keys


def test_gaps_have_keys_of_their_own_and_mark_their_boxes() -> None:
    found = gaps(team(20, vacant=1), ROLES)
    assert len({gap.key for gap in found}) == len(found)
    assert {"l", "a0"} <= marks(found).keys()
    assert all(gap.sentence.endswith(".") and gap.task_title for gap in found)


def test_an_empty_chart_has_no_gaps() -> None:
    assert gaps(Chart(), ROLES) == ()
