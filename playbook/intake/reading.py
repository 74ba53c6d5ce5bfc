"""Reading a file from end to end: recognise, settle, type, add up, report."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from playbook.intake import contacts, periods
from playbook.intake.ahead import one_ahead
from playbook.intake.delimited import DelimitedText, delimiter_of
from playbook.intake.fact_table import FactTable
from playbook.intake.findings import report, unrecognised
from playbook.intake.format import Format
from playbook.intake.identities import hashed, repeated
from playbook.intake.layout import Layout, find
from playbook.intake.legs import one_row_a_contact
from playbook.intake.mapping import Mapping
from playbook.intake.opening import Source, open_source
from playbook.intake.outcomes import with_outcome
from playbook.intake.question import Answers, Option, Question
from playbook.intake.records import whole_lines
from playbook.intake.report import Reading
from playbook.intake.rows import TypedRows
from playbook.intake.settle import Settled, settle
from playbook.intake.sums import combined
from playbook.intake.table import Grid
from playbook.intake.tally import Tally
from playbook.intake.workbook import Workbook, open_workbook

Progress = Callable[[float, str], None]
# Facts as columns: by interval under "", and beside it by reason, source or agent.
Views = dict[str, pd.DataFrame]
ONE_CONTACT = "one contact"


def read(
    content: str | Path | bytes,
    name: str = "",
    *,
    answers: Answers | None = None,
    mapping: Mapping | None = None,
    today: date | None = None,
    time_zone: str | None = None,
    keep_agents: bool = False,
    maximum_bytes: int | None = None,
    on_progress: Progress | None = None,
) -> Reading:
    """Facts, report and questions of one export, given as a path or as an upload's bytes.

    `answers` are by question key; a `mapping` says what the columns mean; rows after `today` are
    left out; `time_zone` turns stamps in UTC into local time; `on_progress` hears a fraction from
    0 to 1 and a sentence. Agents' names are kept only with `keep_agents`. Raises PlaybookError,
    with what to do, when no row can be used or the file is no table.
    """
    tell = on_progress or (lambda fraction, sentence: None)
    tell(0.0, "Looking at the file")
    path = content if isinstance(content, bytes) else Path(content)
    name = name or (path.name if isinstance(path, Path) else "The file")
    source = open_source(path, name, maximum_bytes)
    grid = _grid(source)
    layout = find(grid.sample(), mapping)
    if layout.format is None:
        return unrecognised(source, layout)
    _fit(grid, layout)
    given = dict(mapping.answers if mapping else ()) | dict(answers or {})
    settled = settle(grid, layout, given, time_zone, by_hand=mapping is not None)
    return _read(source, grid, layout, settled, given, today, keep_agents, tell)


def _grid(source: Source) -> DelimitedText | Workbook:
    if source.kind == "workbook":
        return open_workbook(source)
    start = next(whole_lines(source.text_blocks()), b"").decode(errors="replace")
    return DelimitedText(source, delimiter_of(start.removeprefix("\ufeff")))


def _fit(grid: Grid, layout: Layout) -> None:
    grid.width, grid.first_row = len(layout.header), layout.first_row
    grid.ragged = layout.header_row == 0


def _read(
    source: Source,
    grid: Grid,
    layout: Layout,
    settled: Settled,
    answers: Answers,
    today: date | None,
    keep_agents: bool,
    tell: Progress,
) -> Reading:
    tally, chosen = Tally(), layout.format
    assert chosen is not None
    undated = any(question.key == "day_first" for question in settled.questions)
    undated = undated and settled.how.day_first is None
    typed = TypedRows(
        settled.columns,
        layout.header,
        chosen.grain,
        settled.how,
        tally,
        answers,
        today,
        undated,
    )
    facts, again = _added_up(grid, typed, chosen, answers, keep_agents, tell)
    questions = settled.questions + ((_about_repeated(again),) if again else ())
    tell(1.0, "Read")
    return report(source, grid, layout, settled, typed, facts, questions, answers)


def _added_up(
    grid: Grid,
    typed: TypedRows,
    chosen: Format,
    answers: Answers,
    keep_agents: bool,
    tell: Progress,
) -> tuple[FactTable, int]:
    """The facts, and how many rows repeat a contact's number."""
    merge = answers.get("repeated_ids") == ONE_CONTACT
    if chosen.gather or merge:
        held = list(_pieces(grid, typed, tell))
        whole = [pd.concat(held)] if held else []
        pieces = [_summed(one, typed, chosen, answers, keep_agents, merge=merge) for one in whole]
        return _kept(pieces, chosen), 0
    pieces, hashes = list[Views](), list[np.ndarray]()
    for rows in _pieces(grid, typed, tell):
        hashes += [hashed(rows["contact_id"])] if "contact_id" in rows else []
        pieces.append(_summed(rows, typed, chosen, answers, keep_agents))
    return _kept(pieces, chosen), repeated(hashes)


def _pieces(grid: Grid, typed: TypedRows, tell: Progress) -> Iterator[pd.DataFrame]:
    for texts, fraction in one_ahead(grid.chunks(typed.places(), typed.repeating())):
        typed.tally.read += len(texts)
        rows = typed.typed(texts)
        tell(0.98 * fraction, f"{typed.tally.read:,} rows read")
        if not rows.empty:
            yield rows


def _kept(pieces: list[Views], chosen: Format) -> FactTable:
    views = {by: [piece[by] for piece in pieces] for by in (pieces[0] if pieces else ())}
    whole = {by: _whole(frames, chosen) for by, frames in views.items()}
    return FactTable(whole.pop("", pd.DataFrame()), whole)


def _whole(frames: list[pd.DataFrame], chosen: Format) -> pd.DataFrame:
    """The pieces added up; a period's pieces stay apart where different cells are known."""
    filled = [frame for frame in frames if not frame.empty]
    if len(filled) < 2:
        return filled[0] if filled else pd.DataFrame()
    return pd.concat(filled, ignore_index=True) if chosen.grain == "period" else combined(filled)


def _summed(
    rows: pd.DataFrame,
    typed: TypedRows,
    chosen: Format,
    answers: Answers,
    keep_agents: bool,
    *,
    merge: bool = False,
) -> Views:
    tally = typed.tally
    if chosen.grain == "period":
        views = typed.keys(rows, agents=keep_agents).items()
        return {by: periods.summed(rows, keys, answers, tally) for by, keys in views}
    if chosen.grain == "event":
        rows = chosen.shape(rows, tally)
    rows = with_outcome(rows, chosen.outcomes, tally)
    if chosen.grain == "contact":
        rows = chosen.shape(rows, tally)
    if merge:
        rows = one_row_a_contact(rows, tally)
    rows = contacts.leave_out_unqueued(contacts.with_times(rows), tally)
    views = typed.keys(rows, agents=keep_agents).items()
    return {by: contacts.summed(rows, keys, tally) for by, keys in views}


def _about_repeated(rows: int) -> Question:
    return Question(
        "repeated_ids",
        f"{rows:,} rows carry a contact number that stands in an earlier row too. Are they "
        "contacts of their own, or further parts (a transfer, a ring) of one contact?",
        "Each row was counted as a contact of its own.",
        (Option("own contacts", "Contacts of their own"), Option(ONE_CONTACT, "Parts of one")),
    )
