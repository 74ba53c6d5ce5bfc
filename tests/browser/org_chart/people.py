"""An invented contact centre of any size, with names, a vacancy, a dotted line and a met mark."""

from dataclasses import replace
from datetime import date
from itertools import count, product

from playbook.org_chart.chart import Chart
from playbook.org_chart.templates import modern

FIRST = (
    "Amara", "Ben", "Chloe", "Dev", "Elin", "Farid", "Grace", "Hugo", "Ines", "Jonas",
    "Kofi", "Lena", "Marek", "Nadia", "Omar", "Priya", "Quentin", "Rosa", "Sunil", "Tessa",
)  # fmt: skip
LAST = (
    "Abara", "Bright", "Costa", "Dunne", "Eriksen", "Fofana", "Grant", "Hughes", "Ito", "Jansen",
    "Khan", "Lund", "Moreau", "Novak", "Okafor", "Patel", "Quist", "Reyes", "Silva", "Thorne",
)  # fmt: skip


def centre(people: int, met_on: date) -> Chart:
    """About `people` seats; the third box is vacant, the fourth has been met."""
    sites = ("Leeds", "Cardiff", "Derby") if people > 60 else ()
    ids = (f"s{number}" for number in count(1))
    chart = modern(_agents(people), sites, ids)
    names = (f"{first} {last}" for last, first in product(LAST, FIRST))
    spare = (f"Agent {number}" for number in count(1))
    named = [replace(seat, name=next(names, "") or next(spare)) for seat in chart.seats]
    named[2] = replace(named[2], name="", vacant=True)
    named[3] = replace(named[3], met_on=met_on, dotted_to=named[0].id)
    named[-1] = replace(named[-1], dotted_to=named[1].id)
    return Chart(tuple(named))


def _agents(people: int) -> int:
    """How many agents make a modern chart of about so many boxes."""
    return max(2, round((people - 14) / 1.18)) if people > 60 else max(2, people - 15)
