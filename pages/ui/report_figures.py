"""The report's figures: value first; definition, n, interval and source a click away."""

from collections.abc import Sequence
from typing import Protocol

import streamlit as st

from pages.ui.text import line, muted, unbroken
from playbook.amounts import percentage
from playbook.calendar import WEEKDAYS
from playbook.kpi.amount import spoken_value, unit_of
from playbook.kpi.choice import definition_name
from playbook.kpi.formulas import Measurement
from playbook.kpi.kpi import Kpi
from playbook.staffing.busy_hours import BusiestHour


class Figure(Protocol):
    @property
    def kpi(self) -> Kpi: ...
    @property
    def measured(self) -> Measurement: ...
    @property
    def interval(self) -> tuple[float, float] | None: ...


def figure_grid(figures: Sequence[Figure], source: str, busy: BusiestHour | None) -> None:
    """The baseline metrics; the busiest hour is one of them where figures tell their hour."""
    with st.grid(3, min_column_width=170, gap="small") as grid:
        for figure in figures:
            with grid.cell():
                st.metric(
                    line(figure.kpi.name),
                    _value(figure),
                    help=line(_help(figure, source)),
                )
        if busy:
            with grid.cell():
                hour = f"{WEEKDAYS[busy.weekday][:3]} {busy.hour:02}:00"
                st.metric("Peak hour", hour, help=line(busy.sentence()))


def figure_list(figures: Sequence[Figure], source: str) -> None:
    for figure in figures:
        name, words = line(figure.kpi.name), line(_help(figure, source))
        st.markdown(f"**{_value(figure)}** {name} {muted(line(_n(figure)))}", help=words)


def share_list(title: str, shares: Sequence[tuple[str, float]], contacts: float) -> None:
    """Names with their part of those for which it is told, largest first."""
    total = sum(count for _, count in shares)
    if not total:
        return
    st.subheader(title, anchor=False)
    for name, count in sorted(shares, key=lambda pair: -pair[1]):
        words = f"{line(name)} :gray[· {count:,.0f}, {100 * count / total:.1f}\u00a0%]"
        st.progress(count / total, text=words)
    if round(total) < round(contacts):
        st.markdown(muted(f"Told for {unbroken(percentage(total / contacts))} of contacts."))


def _value(figure: Figure) -> str:
    unit = unit_of(figure.kpi, figure.measured.definition.variant)
    return spoken_value(figure.measured.value, unit)


def _n(figure: Figure) -> str:
    return f"n = {figure.measured.n:,.0f}" if figure.measured.n is not None else ""


def _help(figure: Figure, source: str) -> str:
    wanted = figure.measured.definition
    variant = figure.kpi.variant(wanted.variant)
    parts = [f"{definition_name(figure.kpi, wanted)}: {variant.formula}.", _n(figure)]
    if figure.interval:
        unit = unit_of(figure.kpi, wanted.variant)
        low, high = (spoken_value(end, unit) for end in figure.interval)
        parts.append(f"95\u00a0% interval {low} to {high}, for chance alone.")
    return " ".join([*(part for part in parts if part), f"Source: {source}."])
