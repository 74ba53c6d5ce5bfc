"""Alerts: a KPI's signal or a limit of the manager's own, worth a word on Today, told once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from playbook.kpi.alert_limit import Limit, crossed_since, limit_words
from playbook.kpi.amount import unit_of
from playbook.kpi.card import Card, Tone
from playbook.wording import spoken_date


@dataclass(frozen=True)
class Alert:
    """`cause` is the same for as long as one signal lasts, so that it is told once."""

    cause: str
    kpi: str
    channel: str
    words: str


def alerts(
    cards: Sequence[Card], settled: frozenset[str], today: date, limits: Iterable[Limit] = ()
) -> list[Alert]:
    """One for each KPI in concern or beyond its limit, unless the cause has been noted.

    A cause is the KPI, its channel, and the week in which the unbroken concern, or the unbroken
    run beyond the limit, began: a limit crossed in the week in which a concern began is the same
    cause. A KPI has one alert at a time; the limit, being the manager's own, is told first.
    """
    watched = {(limit.kpi, limit.channel): limit for limit in limits if limit.is_on}
    found = []
    for card in cards:
        limit = watched.get((card.kpi.key, card.channel))
        told = [_beyond(card, limit, today) if limit else None, _concern(card, today)]
        found += [alert for alert in told if alert and alert.cause not in settled][:1]
    return found


def _concern(card: Card, today: date) -> Alert | None:
    if card.tone is not Tone.CONCERN:
        return None
    return _alert(card, _began(card), card.verdict.removeprefix("Concern: "), today)


def _beyond(card: Card, limit: Limit, today: date) -> Alert | None:
    last = next((value for value in reversed(card.values) if value is not None), None)
    if last is None:
        return None
    words = limit_words(limit, last, unit_of(card.kpi, card.definition.variant))
    return _alert(card, crossed_since(card, limit), words, today)


def _alert(card: Card, began: date | None, what: str, today: date) -> Alert | None:
    if began is None:
        return None
    cause = f"{card.kpi.key} {card.channel} {began.isoformat()}".replace("  ", " ")
    words = f"{card.name}: {card.value}, {what}, since the week of {spoken_date(began, today)}."
    return Alert(cause, card.kpi.key, card.channel, words)


def _began(card: Card) -> date | None:
    began = None
    for point in reversed(card.chart.points):
        if point.value is None:
            continue
        if not point.variation.is_concern:
            break
        began = point.on
    return began
