"""All gaps of a chart, in the order in which a manager would look at them."""

from playbook.org_chart.channel_gaps import channel_gaps
from playbook.org_chart.channels import ChannelPlan
from playbook.org_chart.chart import Chart
from playbook.org_chart.gap import Gap
from playbook.org_chart.guiding_questions import question_gaps
from playbook.org_chart.promises import contradictions
from playbook.org_chart.roles import Catalogue, Role, plain
from playbook.org_chart.seat import Seat
from playbook.org_chart.spans import span_gaps, support_gaps


def gaps(chart: Chart, roles: Catalogue, plans: tuple[ChannelPlan, ...] = ()) -> tuple[Gap, ...]:
    """Empty for an empty chart: a chart that is not drawn yet lacks nothing in particular."""
    if not chart.seats:
        return ()
    return (
        *question_gaps(chart, roles),
        *channel_gaps(chart, plans),
        *contradictions(plans),
        *span_gaps(chart, roles),
        *support_gaps(chart, roles),
        *vacancies(chart, roles),
        *missing_roles(chart, roles),
    )


def vacancies(chart: Chart, roles: Catalogue) -> tuple[Gap, ...]:
    return tuple(_vacancy(chart, seat, roles) for seat in chart.seats if seat.vacant)


def _vacancy(chart: Chart, seat: Seat, roles: Catalogue) -> Gap:
    title = roles.title(seat.role) or "A post"
    under = f" in the team of {chart.name(seat.reports_to)}" if seat.reports_to else ""
    reports = len(chart.reports(seat.id))
    led = f"{reports} people report to an empty chair." if reports else ""
    return Gap(
        f"vacancy:{seat.id}",
        f"{title}{under} is vacant.",
        led or f"{seat.full_time_equivalent:g} full-time equivalents are missing.",
        f"Fill the post: {title}{under}",
        (seat.id,),
    )


def missing_roles(chart: Chart, roles: Catalogue) -> tuple[Gap, ...]:
    """Support and leading roles of the modern template whose duties nobody here holds."""
    present = {role.key for seat in chart.seats if (role := roles.role_of(seat.role))}
    duties = {duty for role in roles.roles if role.key in present for duty in role.duties}
    skills = {plain(skill).replace(" ", "_") for seat in chart.seats for skill in seat.skills}
    absent = (role for role in roles.in_template("modern") if role.key not in present)
    return tuple(_missing(role) for role in absent if _is_missing(role, duties | skills))


def _is_missing(role: Role, held: set[str]) -> bool:
    return bool(role.duties) and not set(role.duties) <= held


def _missing(role: Role) -> Gap:
    return Gap(
        f"role:{role.key}",
        f"Nobody is {_article(role.title)} {role.title[0].lower()}{role.title[1:]}.",
        f"{role.does} The modern template has this role.",
        f"Decide whether the centre needs {_article(role.title)} "
        f"{role.title[0].lower()}{role.title[1:]}",
    )


def _article(title: str) -> str:
    return "an" if title[0] in "AEIOU" else "a"


def marks(found: tuple[Gap, ...]) -> dict[str, tuple[Gap, ...]]:
    """Gaps by the box they concern: what the chart marks."""
    by_seat: dict[str, tuple[Gap, ...]] = {}
    for gap in found:
        for seat_id in gap.seat_ids:
            by_seat[seat_id] = (*by_seat.get(seat_id, ()), gap)
    return by_seat
