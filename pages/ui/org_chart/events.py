"""What the browser reports: events, and what each does to the chart or to the view."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playbook.org_chart import view as views
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Moved
from playbook.org_chart.view import View

MOST_WORDS = 200


@dataclass(frozen=True)
class ChartEvent:
    """`seat_id` is who it happened to; of a move, `from_boss` and `to_boss` as the browser saw."""

    seq: int
    rev: int
    verb: str
    seat_id: str | None = None
    from_boss: str | None = None
    to_boss: str | None = None
    words: str = ""


def read_events(payload: Any, after: int) -> tuple[ChartEvent, ...]:
    """The events numbered above `after`; what is not one of ours is left out."""
    listed = payload.get("events") if isinstance(payload, Mapping) else None
    found = [_event(raw) for raw in listed if isinstance(raw, Mapping)] if listed else []
    fresh = [event for event in found if event and event.seq > after]
    return tuple(sorted(fresh, key=lambda event: event.seq))


def _event(raw: Mapping[str, Any]) -> ChartEvent | None:
    seq, rev, verb = raw.get("seq"), raw.get("rev"), raw.get("verb")
    if not (isinstance(seq, int) and isinstance(rev, int) and isinstance(verb, str)):
        return None
    seat_id, from_boss, to_boss = (_id(raw.get(name)) for name in ("id", "from", "to"))
    words = str(raw.get("words", ""))[:MOST_WORDS]
    return ChartEvent(seq, rev, verb, seat_id, from_boss, to_boss, words)


def _id(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def edit_of(event: ChartEvent) -> Moved | None:
    """The edit an event asks for, to be applied to the newest chart; None for a mere look."""
    if event.verb == "move" and event.seat_id and event.to_boss:
        return Moved(event.seat_id, event.from_boss, event.to_boss)
    return None


def view_after(view: View, chart: Chart, event: ChartEvent) -> View:
    """The view after an event; `chart` is the one after the event's edit."""
    seat_id = event.seat_id if event.seat_id in chart.by_id else None
    match event.verb, seat_id:
        case "fold", str():
            return views.fold(view, seat_id)
        case "unfold", str():
            return views.unfold(view, seat_id)
        case "move", str():
            return views.reveal(view, chart, seat_id)
        case "choose", _:
            return views.choose(view, seat_id)
        case "find", _:
            return views.find(view, chart, event.words)
        case "fold_all", _:
            return views.fold_all(view, chart)
        case "unfold_all", _:
            return views.unfold_all(view, chart)
    return view
