"""The workbench in words: from where to where, definition and n, guard-rail, versions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

import streamlit as st

from pages.ui.text import badge, line, muted
from playbook.kpi.amount import spoken_value, unit_of
from playbook.kpi.choice import definition_name
from playbook.kpi.judged import Judged
from playbook.kpi.kpi import Benchmark, Definition, Kpi
from playbook.kpi.target import Step, Target, TargetVersion
from playbook.kpi.target_words import step_words
from playbook.wording import counted, short_date, spoken_date


class Counted(Protocol):
    @property
    def value(self) -> float | None: ...
    @property
    def n(self) -> float | None: ...
    @property
    def interval(self) -> tuple[float, float] | None: ...
    @property
    def first(self) -> date: ...
    @property
    def last(self) -> date: ...
    @property
    def weeks(self) -> int: ...
    @property
    def why_not(self) -> str: ...


class Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def first_day(self) -> date: ...
    @property
    def last_day(self) -> date: ...


def from_to(figure: Counted | None, one: Kpi, steps: Sequence[Step], unit: str) -> str:
    """“From 68.2 % at the baseline to 73 % or more by day 120.”"""
    if figure is None or figure.value is None:
        return line(figure.why_not) if figure else "No weekly figures yet."
    now = f"**{spoken_value(figure.value, unit)}**"
    if not steps:
        more = "No target yet." if one.has_target else ""
        return f"{now} over {_weeks(figure)}. {more}".strip()
    final = steps[-1]
    return f"From {now} at the baseline to **{step_words(final, unit)}** by day {final.day}."


def sources(
    one: Kpi, wanted: Definition, figure: Counted | None, baseline: Named | None, unit: str
) -> None:
    variant = one.variant(wanted.variant)
    st.markdown(f"**{line(definition_name(one, wanted))}**: {line(variant.formula)}.")
    if figure and figure.value is not None:
        n = f", n = {figure.n:,.0f}" if figure.n is not None else ""
        sure = ""
        if figure.interval:
            low, high = (spoken_value(end, unit) for end in figure.interval)
            sure = f" (95\u00a0% interval {low} to {high})"
        value = spoken_value(figure.value, unit)
        st.markdown(f"{_weeks(figure)}{n}: **{value}**{sure}.")
    for mark in one.benchmarks:
        year = f", {mark.year}" if mark.year else ""
        figure_words = line(_benchmark(mark, unit_of(one, mark.variant)))
        source = muted(line(f"{mark.source}{year}"))
        st.markdown(f"Benchmark **{figure_words}**: {line(mark.text)} {source}")
    if not one.benchmarks:
        st.markdown(muted("No sourced benchmark is known; your own baseline is the measure."))
    if one.watch:
        st.markdown(line(one.watch))
    if baseline:
        covered = f"{short_date(baseline.first_day)} to {short_date(baseline.last_day)}"
        st.markdown(muted(f"Frozen baseline: {line(baseline.name)}, {covered}."))


def _benchmark(mark: Benchmark, unit: str) -> str:
    """“9.1 %”, “30 % to 45 %”, “85 % or less”."""
    if mark.value is not None:
        return spoken_value(mark.value, unit)
    return step_words(Step(0, mark.low, mark.high), unit)


def _weeks(figure: Counted) -> str:
    days = f"{short_date(figure.first)} to {short_date(figure.last)}"
    return f"{counted(figure.weeks, 'week')}, {days}"


def guard_rail(rail: Kpi, now: str) -> None:
    current = f" Now {now}." if now else " Its figures are not known yet."
    st.markdown(f"**{line(rail.name)}** must not get worse.{current}")
    if rail.watch:
        st.markdown(muted(line(rail.watch)))


def versions(target: Target | None, one: Kpi, judged: Mapping[int, Judged], today: date) -> None:
    """The newest with its state; earlier ones a click away, each with date and reason."""
    if target is None:
        return
    newest = target.newest
    if newest.is_locked and newest.locked_on:
        on = spoken_date(newest.locked_on, today)
        st.markdown(f"{badge('green', 'Locked')} {line(newest.locked_by)}, {on}")
    else:
        st.markdown(badge("gray", "Proposed, not locked yet"))
    with st.expander(f"Versions ({len(target.versions)})"):
        for version in reversed(target.versions):
            st.markdown(_version(version, one, judged.get(version.number), today))


def _version(version: TargetVersion, one: Kpi, judged: Judged | None, today: date) -> str:
    unit, agreed = unit_of(one, version.variant), ""
    if len(one.variants) > 1:
        wanted = Definition(one.key, version.variant, version.threshold_seconds)
        agreed = f" {line(definition_name(one, wanted))}."
    met = f" {judged.sentence()}" if judged and judged.weeks else ""
    steps = "; ".join(f"{step_words(step, unit)} by day {step.day}" for step in version.steps)
    on = spoken_date(version.valid_from, today)
    owner = f" Owner {line(version.owner)}." if version.owner else ""
    locked = f" Locked by {line(version.locked_by)}." if version.is_locked else ""
    return (
        f"**From {on}**: {steps}.{agreed}{met} {line(version.reason)}"
        f" {muted(f'{line(version.proposed_by)}, read {version.cadence.lower()}.{owner}{locked}')}"
    )
