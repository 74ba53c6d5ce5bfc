"""A manager's own limits for a KPI: beyond them a week is worth a word, whatever its signals."""

from dataclasses import dataclass
from datetime import date

from playbook.errors import PlaybookError
from playbook.kpi.amount import spoken_value
from playbook.kpi.card import Card
from playbook.kpi.kpi import Kpi
from playbook.kpi.possible import check_possible_somehow


@dataclass(frozen=True)
class Limit:
    """“Tell me below `low`” and, or, “above `high`”, in the KPI's unit; a rate is 0 to 1.

    `number` counts the versions for this KPI and channel; one without either figure is off.
    """

    kpi: str
    channel: str
    low: float | None
    high: float | None
    number: int = 0
    set_by: str = ""
    set_on: date | None = None

    @property
    def is_on(self) -> bool:
        return self.low is not None or self.high is not None

    def is_crossed_by(self, value: float) -> bool:
        """A value exactly on a limit does not cross it."""
        below = self.low is not None and value < self.low
        return below or (self.high is not None and value > self.high)


def check_limit(one: Kpi, low: float | None, high: float | None) -> None:
    """PlaybookError when no week could stay silent, or a figure cannot be."""
    if low is not None and high is not None and low >= high:
        raise PlaybookError(
            "The lower figure is not below the higher one: every week would be an alert."
        )
    check_possible_somehow(one, (low, high))


def crossed_since(card: Card, limit: Limit) -> date | None:
    """The week in which the latest unbroken run beyond the limit began; None when inside it."""
    began = None
    for point in reversed(card.chart.points):
        if point.value is None:
            continue
        if not limit.is_crossed_by(point.value):
            break
        began = point.on
    return began


def limit_words(limit: Limit, value: float, unit: str) -> str:
    """“below your limit of 70 %”."""
    is_low = limit.low is not None and value < limit.low
    side, figure = ("below", limit.low) if is_low else ("above", limit.high)
    return f"{side} your limit of {spoken_value(figure, unit)}"


def watch_words(limit: Limit | None, unit: str) -> str:
    """“Below 70 %, or above 90 %”; empty without a limit."""
    if limit is None or not limit.is_on:
        return ""
    low, high = spoken_value(limit.low, unit), spoken_value(limit.high, unit)
    parts = [f"below {low}"] if limit.low is not None else []
    parts += [f"above {high}"] if limit.high is not None else []
    words = " or ".join(parts)
    return f"{words[0].upper()}{words[1:]}"
