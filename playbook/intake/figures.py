"""The KPIs that a reading can show at once, overall and by hour."""

from playbook.intake.report import Reading
from playbook.kpi.formulas import Measurement, measure
from playbook.kpi.kpi import Definition, catalogue, definition
from playbook.staffing.peak_hour import busiest_clock_hour

USUAL_THRESHOLDS = (20, 30, 60, 15, 10, 40, 45, 90, 120)


def kpis(reading: Reading) -> list[Measurement]:
    """Every KPI of the catalogue that the file's figures allow, in the catalogue's order."""
    total = [reading.report.totals]
    by_hour = reading.facts.by("day", "hour")
    measured = []
    for key in catalogue():
        facts = by_hour if key == "peak_hour" else total
        made = next(
            (m for d in _definitions(reading, key) if (m := measure(facts, d)).value is not None),
            None,
        )
        if made:
            measured.append(made)
    return measured


def peak_hour(reading: Reading) -> int | None:
    """The busiest clock hour, 0 to 23, or None when the file does not tell the time."""
    return busiest_clock_hour(reading.facts.by("hour"))


def _definitions(reading: Reading, key: str) -> list[Definition]:
    """The default first, then whatever else the figures may allow."""
    variants = [variant.key for variant in catalogue()[key].variants]
    if key != "service_level":
        return [definition(key, variant) for variant in variants]
    held = {count.seconds for count in reading.report.totals.within}
    told = [seconds for seconds in USUAL_THRESHOLDS if seconds in held] + sorted(held)
    found = [definition(key, "offered", seconds) for seconds in told[:1]]
    return [*found, definition(key, "reported")]
