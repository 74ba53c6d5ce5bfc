"""The coherence check: promises of channels that contradict each other, or themselves."""

from dataclasses import dataclass

from playbook.org_chart.channels import ChannelPlan, channel
from playbook.org_chart.gap import Gap
from playbook.org_chart.opening_hours import WEEKDAYS, duration, longest_closed_minutes, stretches


@dataclass(frozen=True)
class _Pair:
    one: ChannelPlan
    other: ChannelPlan

    @property
    def titles(self) -> tuple[str, str]:
        return channel(self.one.key).title, channel(self.other.key).title


def contradictions(plans: tuple[ChannelPlan, ...]) -> tuple[Gap, ...]:
    """What the channels offered promise that cannot all be true, each named in a sentence."""
    offered = [plan for plan in plans if plan.offered]
    silent = [_silent(plan) for plan in offered if not plan.promise.open_minutes]
    told = [plan for plan in offered if plan.promise.open_minutes]
    impossible = [gap for plan in told if (gap := _impossible(plan))]
    return (*silent, *impossible, *_different_hours(told), *_slower_though_live(told))


def _silent(plan: ChannelPlan) -> Gap:
    title = channel(plan.key).title
    return Gap(
        f"promise_hours:{plan.key}",
        f"{title} is offered without opening hours.",
        "Customers cannot know when somebody answers.",
        f"Write down and publish the opening hours of {title}",
    )


def _impossible(plan: ChannelPlan) -> Gap | None:
    """An answer promised by the clock, sooner than the longest time nobody is there."""
    promise, known = plan.promise, channel(plan.key)
    closed = longest_closed_minutes(promise.hours)
    soon = promise.response_seconds
    if soon is None or promise.within_opening_hours or known.unattended or soon >= closed * 60:
        return None
    return Gap(
        f"promise_response:{plan.key}",
        f"{known.title} promises an answer within {duration(soon)}, and is closed for up to "
        f"{duration(closed * 60)} at a stretch.",
        "Whoever writes just after closing time waits longer than promised.",
        f"Say “within opening hours” on {known.title}, or change its promise",
    )


def _different_hours(plans: list[ChannelPlan]) -> list[Gap]:
    """Each channel against the one with people that is open longest."""
    staffed = [plan for plan in plans if not channel(plan.key).unattended]
    if not staffed:
        return []
    widest = max(staffed, key=lambda plan: plan.promise.open_minutes)
    pairs = [_Pair(plan, widest) for plan in plans if plan is not widest]
    return [gap for pair in pairs if (gap := _hours_gap(pair))]


def _hours_gap(pair: _Pair) -> Gap | None:
    days = list(zip(WEEKDAYS, pair.one.promise.hours, pair.other.promise.hours, strict=True))
    differing = [day for day in days if day[1] != day[2]]
    if not differing:
        return None
    one, other = pair.titles
    if channel(pair.one.key).unattended:
        reason = "Outside these hours nobody can take over what it cannot solve: say so there."
    else:
        reason = "Customers take the centre for one: what one channel promises another must keep."
    return Gap(
        f"promise_differs:{pair.one.key}:{pair.other.key}",
        f"{one} and {other} keep different hours: "
        + "; ".join(stretches(differing, one, other))
        + ".",
        reason,
        f"Bring the hours of {one} and {other} together, or explain the difference to customers",
    )


def _slower_though_live(plans: list[ChannelPlan]) -> list[Gap]:
    """A live channel that promises a slower answer than a written one."""
    timed = [plan for plan in plans if plan.promise.response_seconds is not None]
    live = [plan for plan in timed if channel(plan.key).live]
    written = [plan for plan in timed if not channel(plan.key).live]
    pairs = [_Pair(one, other) for one in live for other in written]
    return [_slower(pair) for pair in pairs if _seconds(pair.one) > _seconds(pair.other)]


def _slower(pair: _Pair) -> Gap:
    one, other = pair.titles
    return Gap(
        f"promise_slower:{pair.one.key}:{pair.other.key}",
        f"{one} promises an answer within {duration(_seconds(pair.one))}, {other} within "
        f"{duration(_seconds(pair.other))}.",
        "Whoever waits on the line learns that writing is faster.",
        f"Compare the response times of {one} and {other}, and change the one that is wrong",
    )


def _seconds(plan: ChannelPlan) -> int:
    return plan.promise.response_seconds or 0
