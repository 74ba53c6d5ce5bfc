"""Ready-made charts sized to the centre: the traditional one and the modern, omnichannel one."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from uuid import uuid4

from playbook.errors import PlaybookError
from playbook.org_chart.chart import Chart
from playbook.org_chart.seat import Seat

AGENTS_A_TEAM = 10  # inside the band for general contacts
MOST_AGENTS = 5000
MOST_SITES = 50
AGENTS_A_PLANNER = 50
AGENTS_A_TRAINER = 25
AGENTS_A_QUALITY_ANALYST = 45
AGENTS_A_SOCIAL_AGENT = 20
MOST_SOCIAL_AGENTS = 12
CROSS_TRAINED = (("phone", "email"), ("phone", "whatsapp"), ("phone", "sms"))


def seat_ids() -> Iterator[str]:
    """Ids for new boxes."""
    while True:
        yield uuid4().hex[:12]


def traditional(
    agents: int, sites: tuple[str, ...] = (), ids: Iterator[str] | None = None
) -> Chart:
    """Phone first: manager, support staff, team leaders, agents; all still to be named."""
    centre = _Centre(agents, sites, ids)
    boss = centre.add("contact_centre_manager")
    centre.add("quality_analyst", boss, ceil(agents / AGENTS_A_QUALITY_ANALYST))
    centre.add("workforce_planner", boss, ceil(agents / AGENTS_A_PLANNER))
    centre.add("trainer", boss, ceil(agents / AGENTS_A_TRAINER))
    centre.add("platform_administrator", boss)
    centre.add_teams(boss, agents, "agent", (("phone",),))
    return Chart(tuple(centre.seats))


def modern(agents: int, sites: tuple[str, ...] = (), ids: Iterator[str] | None = None) -> Chart:
    """Cross-trained agents, owners for the digital channels, quality in two pairs of hands."""
    centre = _Centre(agents, sites, ids)
    boss = centre.add("contact_centre_manager")
    optimisation = centre.add("workforce_optimisation_lead", boss)
    centre.add("workforce_planner", optimisation, ceil(agents / AGENTS_A_PLANNER))
    centre.add("trainer", optimisation, ceil(agents / AGENTS_A_TRAINER))
    centre.add("knowledge_manager", optimisation)
    quality = centre.add("quality_assurance_lead", boss)
    centre.add("quality_monitor", quality, ceil(agents / AGENTS_A_QUALITY_ANALYST))
    centre.add("customer_insight_analyst", quality)
    digital = centre.add("digital_channels_lead", boss)
    centre.add("conversation_designer", digital)
    social = min(agents - 1, MOST_SOCIAL_AGENTS, max(2, ceil(agents / AGENTS_A_SOCIAL_AGENT)))
    centre.add_all(digital, social, "social_media_agent", (("social_posts", "social_messages"),))
    centre.add("platform_administrator", boss)
    centre.add_teams(boss, agents - social, "omnichannel_agent", CROSS_TRAINED)
    return Chart(tuple(centre.seats))


class _Centre:
    """Seats while they are being set out."""

    def __init__(self, agents: int, sites: tuple[str, ...], ids: Iterator[str] | None) -> None:
        if not 1 <= agents <= MOST_AGENTS:
            raise PlaybookError(f"The number of agents must be between 1 and {MOST_AGENTS}.")
        if len(sites) > MOST_SITES:
            raise PlaybookError(f"A template has at most {MOST_SITES} sites.")
        self.sites, self.ids = sites, ids or seat_ids()
        self.seats: list[Seat] = []

    def add(self, role: str, boss: str | None = None, posts: int = 1, site: str = "") -> str:
        """Adds the posts and gives the id of the last."""
        for _ in range(posts):
            self.seats.append(Seat(next(self.ids), role=role, reports_to=boss, site=site))
        return self.seats[-1].id

    def add_teams(
        self, boss: str, agents: int, role: str, skills: tuple[tuple[str, ...], ...]
    ) -> None:
        sites = self.sites or ("",)
        for place, site in enumerate(sites):
            here = agents // len(sites) + (place < agents % len(sites))
            lead = self.add("operations_manager", boss, 1, site) if len(sites) > 1 else boss
            teams = ceil(here / AGENTS_A_TEAM)
            for team in range(teams):
                leader = self.add("team_leader", lead, 1, site)
                size = here // teams + (team < here % teams)
                self.add_all(leader, size, role, skills, site)

    def add_all(
        self, boss: str, posts: int, role: str, skills: tuple[tuple[str, ...], ...], site: str = ""
    ) -> None:
        for place in range(posts):
            self.add(role, boss, 1, site)
            self.seats[-1] = replace(self.seats[-1], channels=skills[place % len(skills)])
