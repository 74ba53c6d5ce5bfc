"""Channels that nobody owns, that hang on one person, or that nobody asked for."""

from playbook.org_chart.channels import ChannelPlan, channel, covering
from playbook.org_chart.chart import Chart
from playbook.org_chart.duties import people
from playbook.org_chart.gap import Gap


def channel_gaps(chart: Chart, plans: tuple[ChannelPlan, ...]) -> tuple[Gap, ...]:
    return tuple(gap for plan in plans for gap in _gaps(chart, plan))


def _gaps(chart: Chart, plan: ChannelPlan) -> list[Gap]:
    gaps = [_wanted_gap(plan)]
    if plan.offered:
        gaps += [_owner_gap(chart, plan), _cover_gap(chart, plan)]
    return [gap for gap in gaps if gap]


def _wanted_gap(plan: ChannelPlan) -> Gap | None:
    title = channel(plan.key).title
    if plan.offered and plan.wanted is None:
        return Gap(
            f"channel_asked:{plan.key}",
            f"{title}: offered, and nobody has asked customers whether they want it.",
            "What customers prefer is asked, not assumed.",
            f"Ask customers about {_inside(title)}: how, when and how many are written down",
        )
    if plan.wanted and not plan.offered:
        asked = f"Asked: {plan.asked_count} customers. " if plan.asked_count else ""
        return Gap(
            f"channel_offered:{plan.key}",
            f"Customers want {_inside(title)}, and it is not offered.",
            f"{asked}They go elsewhere, or to a channel they like less.",
            f"Decide whether to offer {_inside(title)}",
        )
    return None


def _owner_gap(chart: Chart, plan: ChannelPlan) -> Gap | None:
    title = channel(plan.key).title
    owner = chart.by_id.get(plan.owner_seat_id or "")
    if owner and not owner.vacant:
        return None
    reason = "The owner's box is vacant." if owner else "No owner is named."
    return Gap(
        f"channel_owner:{plan.key}",
        f"{title} has no owner.",
        f"{reason} Nobody answers for what it promises.",
        f"Name an owner for {_inside(title)}",
        (owner.id,) if owner else (),
    )


def _cover_gap(chart: Chart, plan: ChannelPlan) -> Gap | None:
    known, seats = channel(plan.key), covering(chart, plan.key)
    if known.unattended or len(people(seats)) > 1:
        return None
    alone = seats[0].shown_name if seats else ""
    return Gap(
        f"channel_cover:{plan.key}",
        f"{known.title} hangs on one person: {alone}."
        if alone
        else f"{known.title}: offered, and nobody on the chart answers it.",
        "One absence, and the channel stands still." if alone else "No filled box covers it.",
        f"Cross-train {'a second agent' if alone else 'agents'} for {_inside(known.title)}",
        tuple(seat.id for seat in seats),
    )


def _inside(title: str) -> str:
    """The title inside a sentence: “live video”, but “SMS” and “WhatsApp” as they are."""
    return title if title[1:2].isupper() or title == "WhatsApp" else title[0].lower() + title[1:]
