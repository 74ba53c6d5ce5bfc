"""A reading in plain sentences, to be read on a terminal or over the telephone."""

from playbook.facts import Fact
from playbook.intake.figures import kpis, peak_hour
from playbook.intake.question import Question
from playbook.intake.report import Reading, Report
from playbook.kpi.formulas import Measurement
from playbook.kpi.kpi import kpi


def as_text(reading: Reading) -> str:
    """The report as lines: format, rows, period, columns, totals, KPIs, warnings, questions."""
    report = reading.report
    if not reading.recognised:
        return "\n".join([report.name, "", *report.warnings, "", *_preview(reading)])
    return "\n".join(
        [
            report.name,
            f"Format: {report.format_name}",
            *_rows(report),
            _period(report),
            *_section("Columns", [f"{c.column} ({c.letter}): {c.meaning}" for c in report.columns]),
            *_section("Columns not used", [", ".join(report.unused_columns)]),
            *_section("Totals", _totals(report.totals)),
            *_section("KPIs", [_kpi_line(one) for one in kpis(reading)] + _peak(reading)),
            *_section("Warnings", list(report.warnings)),
            *_section("Open questions", [_question(one) for one in reading.open_questions]),
        ]
    )


def value_in_words(measured: Measurement) -> str:
    """`10.93 %`, `29.8 seconds`, `248,373`: the unit's own form."""
    one = kpi(measured.definition.kpi)
    unit = one.variant(measured.definition.variant).unit or one.unit
    value = measured.value
    if value is None:
        return measured.why_not
    match unit:
        case "rate":
            return f"{value:.2%}".replace("%", " %")
        case "seconds":
            return f"{value:,.2f} seconds"
        case "count":
            return f"{value:,.0f}"
        case _:
            return f"{value:,.2f}"


def _rows(report: Report) -> list[str]:
    lines = [f"Rows: {report.rows_read:,} read, {report.rows_used:,} used"]
    lines += [
        f"  left out {one.rows:,}: {one.reason} (first in row {one.first_row:,})"
        for one in report.left_out
    ]
    return lines


def _period(report: Report) -> str:
    if report.first_day is None or report.last_day is None:
        return "Period: not known, the figures have no dates"
    return f"Period: {report.first_day:%A %d %B %Y} to {report.last_day:%A %d %B %Y}"


def _totals(totals: Fact) -> list[str]:
    named = (
        ("Offered", totals.offered),
        ("Answered", totals.answered),
        ("Abandoned", totals.abandoned),
        ("Other exits", totals.other),
        ("Not accounted for", totals.unaccounted),
    )
    return [f"{name}: {value:,.0f}" for name, value in named if value is not None]


def _kpi_line(measured: Measurement) -> str:
    one = kpi(measured.definition.kpi)
    variant = one.variant(measured.definition.variant)
    within = measured.definition.threshold_seconds
    name = f"{one.name} within {within} seconds" if within else one.name
    if variant != one.variants[0]:
        name = f"{name} ({variant.name[0].lower()}{variant.name[1:]})"
    n = f", n = {measured.n:,.0f}" if measured.n is not None else ""
    return f"{name}: {value_in_words(measured)} ({variant.formula}{n})"


def _peak(reading: Reading) -> list[str]:
    hour = peak_hour(reading)
    return [] if hour is None else [f"Busiest hour: {hour:02}:00 to {hour + 1:02}:00"]


def _question(question: Question) -> str:
    must = "Needed before the figures can be kept. " if question.required else ""
    options = "; ".join(f"{option.key} = {option.label}" for option in question.options)
    ways = f" Options: {options}." if options else ""
    return f"{question.key}: {question.text} {must}{question.meanwhile}{ways}"


def _preview(reading: Reading) -> list[str]:
    rows = [" | ".join(row) for row in reading.preview]
    return ["Its columns:", *(f"  {name}" for name in reading.header), "Its first rows:", *rows]


def _section(title: str, lines: list[str]) -> list[str]:
    kept = [f"  {line}" for line in lines if line.strip()]
    return ["", f"{title}:", *kept] if kept else []
