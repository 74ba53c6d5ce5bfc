"""The report on a reading: what was used, what was left out, and what to be careful about."""

import pandas as pd

from playbook.errors import PlaybookError
from playbook.facts import Fact
from playbook.intake.fact_table import FactTable
from playbook.intake.format import Format
from playbook.intake.layout import Layout
from playbook.intake.mapping import Mapping
from playbook.intake.opening import Source
from playbook.intake.question import Answers, Question
from playbook.intake.registry import FORMATS
from playbook.intake.report import Reading, Report, UsedColumn
from playbook.intake.roles import ROLES, label_of
from playbook.intake.rows import TypedRows
from playbook.intake.settle import Settled
from playbook.intake.table import Damage, Grid, column_letter
from playbook.intake.tally import Tally

NOTICEABLE_SHARE = 0.001


def report(
    source: Source,
    grid: Grid,
    layout: Layout,
    settled: Settled,
    typed: TypedRows,
    facts: FactTable,
    questions: tuple[Question, ...],
    answers: Answers,
) -> Reading:
    """The reading with its report; PlaybookError when not a single row could be used."""
    assert layout.format is not None
    tally = typed.tally
    tally.read += len(grid.damage)
    cut_off = _count_damage(grid.damage, layout, tally)
    used = tally.read - sum(one.rows for one in tally.left_out())
    if not len(facts):
        raise PlaybookError(_nothing_usable(source.name, tally))
    given = _given(questions, answers)
    first, last = facts.days() or (None, None)
    totals = facts.total()
    found = Report(
        source.name, source.fingerprint, layout.format.key, layout.format.name, tally.read, used,
        tally.left_out(), first, last, _used(settled), _unused(settled, layout), totals,
        (*cut_off, *_warnings(settled, layout.format, typed), *_about_totals(totals, used),
         *_about_other_sheets(grid)),
    )  # fmt: skip
    columns = tuple((role, column.name) for role, column in settled.columns.items())
    mapping = Mapping(layout.format.grain, columns, given, layout.format.key)
    return Reading(facts, found, questions, given, mapping, layout.header, layout.preview)


def _given(questions: tuple[Question, ...], answers: Answers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (question.key, answers[question.key])
        for question in questions
        if question.key in answers and _fits(question, answers[question.key])
    )


def _warnings(settled: Settled, chosen: Format, typed: TypedRows) -> list[str]:
    return [
        *settled.notes,
        *chosen.notes,
        *typed.tally.notes.values(),
        *(cell.sentence() for cell in typed.tally.cells.values()),
        *_blank_columns(typed),
    ]


def unrecognised(source: Source, layout: Layout) -> Reading:
    """A reading without figures, for the columns to be mapped by hand."""
    known = ", ".join(one.name for one in FORMATS.values())
    sentence = (
        f"The columns of {source.name} are not those of any known export ({known}). Say what each "
        "column holds, and the next file with these columns is read the same way."
    )
    found = Report(source.name, source.fingerprint, "", "Not recognised", 0, 0, (), None, None,
                   (), layout.header, Fact(), (sentence,))  # fmt: skip
    return Reading(FactTable(pd.DataFrame()), found, (), (), None, layout.header, layout.preview)


def _fits(question: Question, answer: str) -> bool:
    if not question.accepts(answer):
        options = ", ".join(option.key for option in question.options)
        raise PlaybookError(f"“{answer}” is no answer to “{question.text}” Choose from: {options}.")
    return True


def _count_damage(damage: list[Damage], layout: Layout, tally: Tally) -> list[str]:
    """Rows with too few or too many fields; a short last one means a file that was cut off."""
    for one in damage:
        reason = f"Row has {one.fields} fields where the header has {one.expected}"
        tally.leave_out(reason, [one.row])
    last = damage[-1] if damage else None
    if last is None or last.fields >= last.expected or last.row < tally.read + layout.header_row:
        return []
    place = last.fields - 1
    return [
        f"Row {last.row:,} ends in column “{layout.header[place]}” ({column_letter(place)}): the "
        "file seems to have been cut off there. Export it again if rows are missing."
    ]


def _nothing_usable(name: str, tally: Tally) -> str:
    if not tally.read:
        return f"{name} has a header and no rows below it. Export it again, for a longer period."
    reasons = "; ".join(
        f"{one.reason} ({one.rows:,}, first in row {one.first_row:,})" for one in tally.left_out()
    )
    return f"{name}: none of its {tally.read:,} rows can be used. {reasons}."


def _blank_columns(typed: TypedRows) -> list[str]:
    return [
        f"Column “{column.name}” ({column.letter}) is blank in every row: "
        f"“{label_of(role)}” is not known from this file."
        for role, column in typed.columns.items()
        if typed.known.get(role) == 0 and role in ROLES
    ]


def _about_totals(totals: Fact, used: int) -> list[str]:
    sentences = []
    rest = totals.unaccounted
    if rest and totals.offered and abs(rest) > NOTICEABLE_SHARE * totals.offered:
        way = "neither answered nor abandoned nor any other exit" if rest > 0 else "counted twice"
        sentences.append(
            f"{abs(rest):,.0f} of {totals.offered:,.0f} offered contacts "
            f"({abs(rest) / totals.offered:.1%}) are {way}."
        )
    if used == 1:
        sentences.append("The file holds a single row: one figure is no baseline.")
    return sentences


def _about_other_sheets(grid: Grid) -> list[str]:
    others = getattr(grid, "other_sheets", ())
    if not others:
        return []
    sheet = getattr(grid, "sheet", "")
    return [f"Only the sheet “{sheet}” was read; not read: {', '.join(others)}."]


def _used(settled: Settled) -> tuple[UsedColumn, ...]:
    return tuple(
        UsedColumn(role, label_of(role), column.name, column.letter)
        for role, column in settled.columns.items()
    )


def _unused(settled: Settled, layout: Layout) -> tuple[str, ...]:
    used = {column.name for column in settled.columns.values()}
    return tuple(name for name in layout.header if name not in used)
