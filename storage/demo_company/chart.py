"""The demo's charts: real names in the boxes, some vacancies, some gaps, some published."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from playbook.org_chart.channels import ChannelPlan, Hours, Promise
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Replaced, change, move
from playbook.org_chart.follow_up import direct_reports, meeting, of_gap
from playbook.org_chart.gaps import gaps
from playbook.org_chart.roles import catalogue
from playbook.org_chart.seat import Seat
from playbook.org_chart.start import Template, from_template
from playbook.plan import Plan
from storage import channel_plans, chart_tasks, chart_versions, org_charts
from storage.access import OpenPlan
from storage.demo_company.names import people_names
from storage.engine import Engine
from storage.rows import new_id

AGENTS = {"Amara Nwosu": 93, "Noor Hassan": 246}
USUAL_AGENTS = (24, 34, 46, 58)
OFFERED = ("phone", "email", "chatbot", "whatsapp", "social_messages")
USUAL = (Hours(480, 1080),) * 5 + (None, None)
WEEKS = {
    "chatbot": (Hours(0, 1440),) * 7,
    "social_messages": (Hours(540, 1020),) * 5 + (None, None),
}
SECONDS = {"phone": 20, "chatbot": 5, "whatsapp": 3600, "email": 14_400, "social_messages": 7200}


def draw(db: Engine, key: OpenPlan, plan: Plan, on: date, chance: Random) -> None:
    """A first chart, as the manager finds it."""
    agents = AGENTS.get(plan.manager) or chance.choice(USUAL_AGENTS)
    template = Template.MODERN if agents > 90 or chance.random() < 0.5 else Template.TRADITIONAL
    chart = from_template(template, agents, plan.site, plan.manager, _ids(chance))
    names = people_names(chance, len(chart.seats))
    seats = tuple(
        seat if seat.name else _peopled(seat, next(names), chance, on) for seat in chart.seats
    )
    org_charts.save(db, key, [Replaced(Chart(), Chart(seats))], on)
    chart_versions.publish(db, key, new_id(), "As I found it", on)


def choose_channels(db: Engine, key: OpenPlan, plan: Plan, on: date, chance: Random) -> None:
    """Most channels have an owner; one promise does not fit the others."""
    chart = org_charts.load(db, key).chart
    owners = [s for s in chart.seats if chart.reports(s.id) and not s.vacant]
    for channel in OFFERED:
        owner = chance.choice(owners).id if chance.random() < 0.7 else None
        hours = WEEKS.get(channel, USUAL)
        promise = Promise(hours, SECONDS[channel], within_opening_hours=channel != "email")
        asked = chance.choice([None, 120, 240])
        how = "Two questions after a contact" if asked else ""
        wanted = ChannelPlan(
            channel, bool(asked) or None, how, on if asked else None, asked, True, owner, promise
        )
        channel_plans.save(db, key, wanted, 0)


def follow_up(db: Engine, key: OpenPlan, plan: Plan, on: date, chance: Random) -> None:
    """Some gaps and all direct reports become tasks; some people have been met already."""
    chart, roles = org_charts.load(db, key).chart, catalogue()
    reports = direct_reports(chart, plan.manager)
    found = gaps(chart, roles, channel_plans.plans_of(db, key))
    wanted = [*(meeting(seat, roles) for seat in reports[:8]), *(of_gap(g) for g in found[:3])]
    chart_tasks.make(db, key, wanted, on)
    lucky = [seat for seat in reports if not seat.met_on and chance.random() < 0.6]
    met = [change(chart, seat.id, met_on=on) for seat in lucky]
    org_charts.save(db, key, met, on)


def reorganise(db: Engine, key: OpenPlan, plan: Plan, on: date, chance: Random) -> None:
    """A few people change teams, and a second version says so."""
    chart = org_charts.load(db, key).chart
    leaders = [seat for seat in chart.seats if seat.role == "team_leader"]
    agents = [s for s in chart.seats if s.reports_to in {leader.id for leader in leaders}]
    if len(leaders) > 1:
        for agent in chance.sample(agents, min(3, len(agents))):
            to = chance.choice([leader.id for leader in leaders if leader.id != agent.reports_to])
            org_charts.save(db, key, [move(org_charts.load(db, key).chart, agent.id, to)], on)
        chart_versions.publish(db, key, new_id(), "After the autumn rota", on)


def _peopled(seat: Seat, name: str, chance: Random, on: date) -> Seat:
    if chance.random() < 0.04:
        return replace(seat, vacant=True)
    part = chance.choice((0.5, 0.6, 0.8)) if chance.random() < 0.2 else 1.0
    met = on - timedelta(days=chance.randint(0, 9)) if chance.random() < 0.15 else None
    return replace(seat, name=name, full_time_equivalent=part, met_on=met)


def _ids(chance: Random) -> Iterator[str]:
    while True:
        yield f"{chance.getrandbits(48):012x}"


STEPS = ((16, draw), (20, choose_channels), (24, follow_up), (34, reorganise))
