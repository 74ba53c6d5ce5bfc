"""How the eight channels stand, in words: the finding, and a row each."""

from playbook.org_chart.channels import (
    ChannelPlan,
    channel,
    covering,
    cross_trained,
    owners_named,
)
from playbook.org_chart.chart import Chart
from playbook.org_chart.hours_text import in_short
from playbook.org_chart.opening_hours import duration
from playbook.org_chart.promises import contradictions
from playbook.org_chart.wording import counted

WANTED = {None: "Not asked", True: "Yes", False: "No"}
CONTRADICTING = ("promise_response", "promise_differs", "promise_slower")


def finding(plans: tuple[ChannelPlan, ...], chart: Chart) -> str:
    """“3 of 5 channels have an owner, 2 promises contradict each other”."""
    owned, offered = owners_named(plans, chart)
    if not offered:
        return "Say which channels you offer"
    owners = (
        f"{owned} of {counted(offered, 'channel')} {'has' if offered == 1 else 'have'} an owner"
    )
    against = sum(gap.key.startswith(CONTRADICTING) for gap in contradictions(plans))
    if not against:
        return owners
    return f"{owners}, {counted(against, 'contradiction')} in what they promise"


def row(plan: ChannelPlan, chart: Chart) -> dict[str, str | int]:
    """A row of the overview; numbers of people are those on the chart."""
    return {
        "Channel": channel(plan.key).title,
        "Wanted": wanted(plan),
        "Offered": "Yes" if plan.offered else "No",
        "Owner": chart.name(plan.owner_seat_id) if plan.owner_seat_id in chart.by_id else "",
        "Agents": len(covering(chart, plan.key)),
        "Cross-trained": len(cross_trained(chart, plan.key)),
        "Hours": in_short(plan.promise.hours),
        "Answer within": promise(plan),
    }


def wanted(plan: ChannelPlan) -> str:
    words = WANTED[plan.wanted]
    return f"{words}, {plan.asked_count} asked" if plan.asked_count else words


def promise(plan: ChannelPlan) -> str:
    seconds = plan.promise.response_seconds
    if seconds is None:
        return ""
    return duration(seconds) + (" within hours" if plan.promise.within_opening_hours else "")
