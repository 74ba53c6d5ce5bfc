"""A page to print: the chart on one sheet, then who covers which channel and what is missing."""

from collections.abc import Sequence
from datetime import date
from html import escape

from playbook.org_chart.channels import ChannelPlan, channel, covering
from playbook.org_chart.chart import Chart
from playbook.org_chart.drawing import draw
from playbook.org_chart.folding import folded_to_bosses
from playbook.org_chart.gaps import gaps, marks
from playbook.org_chart.roles import Catalogue
from playbook.org_chart.svg import svg

MOST_BOXES_ON_A_SHEET = 150
STYLE = """
@page { size: A3 landscape; margin: 12mm; }
body { font: 14px "Source Sans 3", "Segoe UI", Arial, sans-serif; color: #111A22; margin: 24px; }
svg { max-width: 100%; height: auto; }
h1 { font-size: 24px; } h2 { font-size: 18px; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 4px 10px 4px 0; border-bottom: 1px solid #D5DBE0; }
thead { display: table-header-group; } tr { break-inside: avoid; }
"""


def printable_page(
    chart: Chart, roles: Catalogue, plans: tuple[ChannelPlan, ...], title: str, on: date
) -> str:
    """A whole HTML document, nothing fetched; above 150 boxes the teams are folded and listed."""
    found = gaps(chart, roles, plans)
    folded = folded_to_bosses(chart) if len(chart.seats) > MOST_BOXES_ON_A_SHEET else frozenset()
    picture = svg(draw(chart, roles, folded, marks(found)), title, headed=False)
    people = [
        (s.shown_name, roles.title(s.role), chart.name(s.reports_to), s.team, s.site)
        for top in chart.reports(None)
        for s in chart.branch(top.id)
    ]
    return "".join(
        [
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}',
            f"</title><style>{STYLE}</style></head><body><h1>{escape(title)}</h1>",
            f"<p>As of {on.day} {on:%B %Y}.</p>{picture}",
            _table("Channels", ("Channel", "Owner", "Agents"), _channel_rows(chart, plans)),
            _table("Gaps", ("What", "Why"), [(gap.sentence, gap.reason) for gap in found]),
            _table("People", ("Name", "Role", "Reports to", "Team", "Site"), people),
            "</body></html>",
        ]
    )


def _channel_rows(chart: Chart, plans: tuple[ChannelPlan, ...]) -> list[tuple[str, ...]]:
    return [
        (
            channel(plan.key).title,
            chart.name(plan.owner_seat_id),
            str(len(covering(chart, plan.key))),
        )
        for plan in plans
        if plan.offered
    ]


def _table(title: str, headers: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{escape(header)}</th>" for header in headers)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return (
        f"<h2>{escape(title)}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        "</table>"
    )
