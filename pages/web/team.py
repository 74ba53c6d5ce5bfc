"""The team page: chosen KPIs and reasons, read-only, for whoever holds the private link."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

import storage
from pages.web.templates import page
from playbook.errors import Refused
from playbook.kpi.card import Card, card, headline, in_order
from playbook.kpi.contact_reasons import Reason, ranked
from playbook.wording import spoken_date
from storage import chart_notes, facts, measuring, plans, team_pages
from storage.facts import Window

REASONS_SHOWN = 8


@dataclass(frozen=True)
class Team:
    site: str
    said: str
    until: str
    cards: list[Card]
    reasons: tuple[Reason, ...]
    notes: list[tuple[str, str, str]]


async def team(request: Request) -> Response:
    try:
        shown = await run_in_threadpool(_read, request.path_params["token"])
    except Refused as error:
        return page(request, "message.html", 410, error=str(error), heading="This link is closed")
    return page(request, "team.html", team=shown)


def _read(token: str) -> Team:
    with storage.connect() as db:
        link = team_pages.open_link(db, token)
        plan, span = plans.load(db, link.plan), facts.span(db, link.plan)
        today = plan.today(datetime.now(UTC))
        found = [s for s in measuring.series(db, link.plan) if s.kpi.key in link.kpis]
        reasons: tuple[Reason, ...] = ()
        if link.with_reasons and span:
            last_weeks = Window(span[1] - timedelta(days=27))
            reasons = ranked(facts.of(db, link.plan, ("contact_reason",), last_weeks))
        noted = chart_notes.of_plan(db, link.plan)
    cards = in_order(
        [card(s.kpi, s.definition, s.observations, s.target, plan.day(today)) for s in found]
    )
    names = {each.kpi.key: each.kpi.name for each in cards}
    notes = [
        (names[note.kpi], spoken_date(note.on, today), note.text)
        for note in noted
        if note.kpi in names and not note.channel
    ]
    until = spoken_date(span[1], today) if span else ""
    return Team(plan.site, headline(cards), until, cards, reasons[:REASONS_SHOWN], notes)
