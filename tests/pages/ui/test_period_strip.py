"""The label of a period, as short as it can be."""

from pages.ui.period_strip import days
from playbook.content import Milestone


def test_each_period_is_named_by_its_days(milestones: tuple[Milestone, ...]) -> None:
    labels = [days(milestone) for milestone in milestones]
    assert labels == ["1–14", "15–30", "31–60", "60–90", "90–120", "after 120"]
