"""The two ready-made charts are sound, sized as asked, and inside the sourced bands."""

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.org_chart.chart import Chart, faults
from playbook.org_chart.duties import agents
from playbook.org_chart.gaps import missing_roles
from playbook.org_chart.guiding_questions import answers
from playbook.org_chart.roles import catalogue
from playbook.org_chart.spans import spans
from playbook.org_chart.templates import modern, traditional

ROLES = catalogue()


@given(st.integers(1, 400), st.integers(0, 5), st.sampled_from([traditional, modern]))
def test_a_template_has_as_many_agents_as_asked_and_no_fault(
    number: int, sites: int, template: Callable[..., Chart]
) -> None:
    chart = template(number, tuple(f"Site {n}" for n in range(sites)))
    assert faults(chart) == ()
    assert len(agents(chart, ROLES)) == number
    assert all(span.agents <= span.band.highest for span in spans(chart, ROLES))


def test_the_modern_template_lacks_only_what_a_manager_decides_on() -> None:
    chart = modern(120, ("Leeds", "Cardiff"))
    assert {gap.key for gap in missing_roles(chart, ROLES)} == {"role:outbound_agent"}
    asked = {answer.key: answer.is_gap for answer in answers(chart, ROLES)}
    assert asked == {
        "dedicated_quality": False, "one_person": False, "planning": False, "outbound": True,
        "social": False,
    }  # fmt: skip


def test_the_traditional_template_shows_what_it_lacks() -> None:
    missing = {gap.key for gap in missing_roles(traditional(40), ROLES)}
    assert {"role:digital_channels_lead", "role:knowledge_manager"} <= missing


def test_each_site_has_its_operations_manager_and_its_name_on_the_teams() -> None:
    chart = modern(40, ("Leeds", "Cardiff"), (f"s{n}" for n in count()))
    leading = [seat for seat in chart.seats if seat.role == "operations_manager"]
    assert [seat.site for seat in leading] == ["Leeds", "Cardiff"]
    assert all(s.site == lead.site for lead in leading for s in chart.branch(lead.id))


@pytest.mark.parametrize("number", [0, 5001])
def test_a_template_of_an_impossible_size_is_refused(number: int) -> None:
    with pytest.raises(PlaybookError, match="between 1 and 5000"):
        modern(number)
