"""How a KPI moved since each manager's own baseline: a small picture each, all on one scale."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.ui.palette import Palette
from pages.ui.text import line, muted
from playbook.kpi.amount import spoken_value
from playbook.plan import LAST_PLAN_DAY
from playbook.review.portfolio import Portrait
from playbook.review.programme import FIRST_DAY, Change

WIDTH, HEIGHT, EDGE = 240, 84, 4


def change_panels(found: Sequence[tuple[Portrait, Change]], unit: str, c: Palette) -> None:
    reach = max((abs(by) for _, each in found for _, by in each.points), default=0.0) or 1.0
    with st.grid(4, min_column_width=190, gap="small") as grid:
        for person, each in found:
            with grid.cell(), st.container(gap="xxsmall"):
                st.markdown(f"**{line(person.plan.manager)}** {muted(f'day {person.day}')}")
                st.image(panel(each, reach, _alternative(person, each, unit), c), width="stretch")
                st.markdown(muted(line(words(each, unit))))


def words(each: Change, unit: str) -> str:
    """“70.9 % to 72.5 %: +1.6 points”."""
    before, now = spoken_value(each.baseline, unit), spoken_value(each.latest, unit)
    return f"{before} to {now}: {spoken_change(each.by, unit)}"


def spoken_change(by: float, unit: str) -> str:
    sign = "+" if by > 0 else "−" if by < 0 else ""
    if unit == "rate":
        return f"{sign}{abs(100 * by):.1f} points"
    if unit == "points":
        return f"{sign}{abs(by):.0f} points"
    return f"{sign}{spoken_value(abs(by), unit)}"


def panel(each: Change, reach: float, said: str, c: Palette) -> str:
    """An SVG picture; the level line is the baseline, the upright one the plan's first day."""
    last = max(LAST_PLAN_DAY, *(day for day, _ in each.points))
    half = (HEIGHT - 2 * EDGE) / 2

    def x(day: int) -> float:
        return round((day - FIRST_DAY) / (last - FIRST_DAY) * (WIDTH - 2 * EDGE) + EDGE, 1)

    points = [(x(day), round(EDGE + half - by / reach * half, 1)) for day, by in each.points]
    path = " ".join(f"{across},{down}" for across, down in points)
    middle, start = EDGE + half, x(1)
    across, down = points[-1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(said)}</title>"
        f'<path d="M{EDGE} {middle}H{WIDTH - EDGE}M{start} {EDGE}V{HEIGHT - EDGE}" '
        f'stroke="{c.line}" stroke-width="1.2"/>'
        f'<polyline points="{path}" fill="none" stroke="{c.ordinary}" stroke-width="1.8" '
        'stroke-linejoin="round"/>'
        f'<circle cx="{across}" cy="{down}" r="3" fill="{c.text}"/></svg>'
    )


def _alternative(person: Portrait, each: Change, unit: str) -> str:
    return f"{person.plan.manager}, day {person.day}: {words(each, unit)}."
