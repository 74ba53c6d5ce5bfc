"""What people mean by what they typed about a box: in the panel, and in the table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from playbook.errors import PlaybookError
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Added, Edit, change, move, remove
from playbook.org_chart.roles import Catalogue
from playbook.org_chart.seat import Seat

MOST_REFUSALS = 12


def role_key(words: str | None, roles: Catalogue) -> str:
    """A role of the catalogue by its key, title or other name; own words stay as they are."""
    known = roles.role_of(words or "")
    return known.key if known else words or ""


def words_of(text: str | None) -> tuple[str, ...]:
    """“French; chat” or “French, chat”."""
    return tuple(filter(None, (w.strip() for w in (text or "").replace(",", ";").split(";"))))


def seat_edits(seat: Seat, fields: Mapping[str, Any]) -> list[Edit]:
    """The edits from a box as it was seen to what stands in the fields; `reports_to` is a move.

    Who is vacated has not been met by anybody; a new name fills a vacancy.
    """
    wanted = dict(fields)
    if wanted.get("vacant") and not seat.vacant:
        wanted |= {"name": "", "met_on": None}
    elif seat.vacant and wanted.get("name", seat.name) not in ("", seat.name):
        wanted["vacant"] = False
    boss = wanted.pop("reports_to", seat.reports_to)
    edit = change(Chart((seat,)), seat.id, **wanted)
    moves = [move(Chart((seat,)), seat.id, boss)] if boss != seat.reports_to else []
    return [*([edit] if edit.before != edit.after else []), *moves]


def bulk_edits(
    chart: Chart,
    edited: Mapping[str, Mapping[str, Any]],
    added: Sequence[Mapping[str, Any]],
    deleted: Sequence[str],
    ids: Iterator[str],
) -> list[Edit]:
    """A table's differences as edits keyed by id; raises PlaybookError with every wrong row."""
    edits, refusals = list[Edit](), list[str]()
    for fields in added:
        try:
            edits.append(Added(_new_seat(next(ids), fields)))
        except PlaybookError as refusal:
            refusals.append(str(refusal))
    for seat_id in (each for each in edited if each not in deleted):
        try:
            edits += seat_edits(chart.seat(seat_id), edited[seat_id])
        except PlaybookError as refusal:
            refusals.append(str(refusal))
    if refusals:
        said = list(dict.fromkeys(refusals))[:MOST_REFUSALS]
        raise PlaybookError("\n".join(["Nothing was changed.", *said]))
    deepest_first = sorted(deleted, key=lambda seat_id: -len(chart.bosses(seat_id)))
    return [*edits, *(remove(chart, seat_id) for seat_id in deepest_first)]


def _new_seat(seat_id: str, fields: Mapping[str, Any]) -> Seat:
    if not any(fields.get(name) for name in ("name", "role", "vacant")):
        raise PlaybookError("A new row needs a name, a role, or a tick at “Vacant”.")
    return Seat(seat_id, **fields)
