"""One's managers as a table to take away: where each stands and why somebody should look."""

from collections.abc import Iterable

from playbook.reports.table import Cell, Table
from playbook.review.portfolio import Portrait

COLUMNS = (
    "Manager",
    "Site",
    "Programme",
    "Starts on",
    "Plan day",
    "Finished work is worth day",
    "Tasks done",
    "Tasks expected",
    "Milestones signed",
    "Needs attention because",
)


def portfolio_table(people: Iterable[Portrait]) -> Table:
    """In the order given."""
    rows: list[tuple[Cell, ...]] = [
        (
            p.plan.manager,
            p.plan.site,
            p.programme,
            p.plan.starts_on,
            p.day,
            p.worth_day,
            p.done,
            p.expected,
            ", ".join(stage.short for stage in p.stages if stage.is_signed),
            "; ".join(f"{reason.badge}: {reason.fact}" for reason in p.reasons),
        )
        for p in people
    ]
    return Table("My managers", COLUMNS, tuple(rows))
