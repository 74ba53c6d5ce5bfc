"""Alerts: a KPI's signal worth a word on Today, told once for each cause."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from playbook.kpi_card import Card, Tone
from playbook.wording import spoken_date


@dataclass(frozen=True)
class Alert:
    """`cause` is the same for as long as one signal lasts, so that it is told once."""

    cause: str
    kpi: str
    channel: str
    words: str


def alerts(cards: Sequence[Card], settled: frozenset[str], today: date) -> list[Alert]:
    """One for each KPI in concern whose cause has not been noted yet. Nothing else makes a noise.

    A cause is the KPI, its channel, and the week in which the unbroken concern began.
    """
    found = [_alert(card, today) for card in cards if card.tone is Tone.CONCERN]
    return [alert for alert in found if alert and alert.cause not in settled]


def _alert(card: Card, today: date) -> Alert | None:
    began = _began(card)
    if began is None:
        return None
    cause = f"{card.kpi.key} {card.channel} {began.isoformat()}".replace("  ", " ")
    what = card.verdict.removeprefix("Concern: ")
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
