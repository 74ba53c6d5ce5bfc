"""Span of control and support ratios against the sourced bands."""

from collections import Counter
from dataclasses import dataclass

from playbook.org_chart.chart import Chart
from playbook.org_chart.duties import agents, is_agent, kind_of_work
from playbook.org_chart.gap import Gap
from playbook.org_chart.roles import Band, Catalogue
from playbook.org_chart.seat import Seat
from playbook.org_chart.wording import counted


@dataclass(frozen=True)
class Span:
    """One team leader's agents, counted in heads: a half post needs a whole 1:1."""

    boss: Seat
    agents: int
    vacant: int
    band: Band

    @property
    def outside(self) -> bool:
        return not self.band.lowest <= self.agents <= self.band.highest


def spans(chart: Chart, roles: Catalogue) -> tuple[Span, ...]:
    """One a boss who leads agents directly; the band is that of most of the agents' work.

    Vacant posts count neither for nor against: nobody has to be led there yet.
    """
    found = (_span(boss, chart.reports(boss.id), roles) for boss in chart.seats)
    return tuple(span for span in found if span)


def _span(boss: Seat, reports: tuple[Seat, ...], roles: Catalogue) -> Span | None:
    front = [seat for seat in reports if is_agent(seat, roles)]
    filled = [seat for seat in front if not seat.vacant]
    if not filled:
        return None
    work = Counter(kind_of_work(seat, roles) for seat in filled).most_common(1)[0][0]
    band = roles.band(work)
    return Span(boss, len(filled), len(front) - len(filled), band) if band else None


def span_gaps(chart: Chart, roles: Catalogue) -> tuple[Gap, ...]:
    return tuple(_span_gap(span) for span in spans(chart, roles) if span.outside)


def _span_gap(span: Span) -> Gap:
    name, band = span.boss.shown_name, span.band
    wide = span.agents > band.highest
    vacant = f" ({counted(span.vacant, 'post')} vacant)" if span.vacant else ""
    return Gap(
        f"span:{span.boss.id}",
        f"{name} leads {counted(span.agents, 'agent')}{vacant}: "
        f"{'more' if wide else 'fewer'} than the usual {band.lowest} to {band.highest} "
        f"for {band.title}.",
        f"{band.sourced}. {band.note}",
        f"Decide whether the team of {name} should be "
        f"{'smaller, or led by two' if wide else 'larger, or joined with another'}",
        (span.boss.id,),
    )


def support_gaps(chart: Chart, roles: Catalogue) -> tuple[Gap, ...]:
    """Quality, planning and training posts against the number of agents; none held, no ratio."""
    heads = sum(not seat.vacant for seat in agents(chart, roles))
    bands = [band for band in roles.bands if band.key in {role.band for role in roles.roles}]
    found = (_support_gap(chart, roles, band, heads) for band in bands)
    return tuple(gap for gap in found if gap)


def _support_gap(chart: Chart, roles: Catalogue, band: Band, heads: int) -> Gap | None:
    held = [s for s in chart.seats if not s.vacant and _band_key(s, roles) == band.key]
    posts = sum(seat.full_time_equivalent for seat in held)
    if not held or heads <= posts * band.highest:
        return None
    return Gap(
        f"support:{band.key}",
        f"{counted(posts, band.per)} for {counted(heads, 'agent')}: thinner than one for "
        f"{band.highest}.",
        f"{band.sourced}. {band.note}",
        f"Work out how many posts {band.title} needs",
        tuple(seat.id for seat in held),
    )


def _band_key(seat: Seat, roles: Catalogue) -> str:
    role = roles.role_of(seat.role)
    return role.band if role else ""
