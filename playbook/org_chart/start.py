"""How a chart begins: from one of the two templates, or with the manager alone."""

from collections.abc import Iterator
from enum import StrEnum

from playbook.org_chart.chart import Chart
from playbook.org_chart.seat import Seat
from playbook.org_chart.templates import modern, seat_ids, traditional
from playbook.org_chart.typed import words_of


class Template(StrEnum):
    TRADITIONAL = "traditional"
    MODERN = "modern"


DESCRIBED = {
    Template.TRADITIONAL: "Phone first: team leaders, agents, planning, quality, training",
    Template.MODERN: "Omnichannel: cross-trained agents, digital owners, quality in two hands",
}


def from_template(
    template: Template, agents: int, sites: str, manager: str, ids: Iterator[str] | None = None
) -> Chart:
    """`sites` as typed, parted by commas; the manager sits at the top, all others to be named."""
    build = {Template.TRADITIONAL: traditional, Template.MODERN: modern}[template]
    chart = build(agents, words_of(sites), ids)
    top, *rest = chart.seats
    return Chart((_named(top, manager), *rest))


def blank(manager: str, ids: Iterator[str] | None = None) -> Chart:
    return Chart((Seat(next(ids or seat_ids()), manager, "contact_centre_manager"),))


def _named(top: Seat, manager: str) -> Seat:
    return Seat(top.id, manager, top.role, site=top.site)
