"""Who does what: agents, their kind of work, and the duties that the guiding questions ask for."""

from playbook.org_chart.chart import Chart
from playbook.org_chart.roles import FRONT_LINE, Catalogue, plain
from playbook.org_chart.seat import Seat


def is_agent(seat: Seat, roles: Catalogue) -> bool:
    """Front-line work by its own mark or by its role; own words that name an agent count too."""
    if seat.kind_of_work:
        return seat.kind_of_work in FRONT_LINE
    role = roles.role_of(seat.role)
    return role.is_front_line if role else "agent" in plain(seat.role).split()


def kind_of_work(seat: Seat, roles: Catalogue) -> str:
    """simple, general or technical for an agent; general where nothing says otherwise."""
    role = roles.role_of(seat.role)
    return seat.kind_of_work or (role.work if role else "general")


def agents(chart: Chart, roles: Catalogue) -> tuple[Seat, ...]:
    return tuple(seat for seat in chart.seats if is_agent(seat, roles))


def holders(chart: Chart, duty: str, roles: Catalogue) -> tuple[Seat, ...]:
    """Filled seats whose role has the duty, or whose skills name it."""
    return tuple(
        seat for seat in chart.seats if not seat.vacant and duty in _duties_of(seat, roles)
    )


def vacant_holders(chart: Chart, duty: str, roles: Catalogue) -> tuple[Seat, ...]:
    return tuple(seat for seat in chart.seats if seat.vacant and duty in _duties_of(seat, roles))


def _duties_of(seat: Seat, roles: Catalogue) -> set[str]:
    role = roles.role_of(seat.role)
    by_skill = {plain(skill).replace(" ", "_") for skill in seat.skills}
    return by_skill | set(role.duties if role else ())


def people(seats: tuple[Seat, ...]) -> set[str]:
    """Who they are: one person who fills two boxes under one name is one person."""
    return {plain(seat.name) or seat.id for seat in seats}
