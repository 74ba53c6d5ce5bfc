"""What the workbench draws from: one KPI with its weeks, its baseline and its target."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import storage
from pages.ui import session
from pages.web import door
from playbook.access import Role
from playbook.kpi import Benchmark, Definition, Kpi, catalogue
from playbook.kpi_amount import spoken_value, unit_of
from playbook.kpi_card import chart_of
from playbook.kpi_choice import best_definition, interval
from playbook.kpi_formulas import Measurement, measure
from playbook.kpi_target import Step, Target
from playbook.kpi_target_words import Ordinary
from playbook.peak_staffing import more_agents_sentence
from playbook.plan import Plan
from playbook.process_behaviour import process_chart
from playbook.process_chart import Chart
from playbook.series import Observation
from storage import (
    baselines,
    chart_notes,
    facts,
    kpi_series,
    measuring,
    memberships,
    own_kpis,
    plans,
    targets,
    volumes,
)
from storage.access import OpenPlan
from storage.baselines import Baseline
from storage.chart_notes import ChartNote
from storage.engine import Engine
from storage.facts import Window
from storage.volumes import Volumes

BASELINE_WEEKS = 13


@dataclass
class Bench:
    """`definition` may be changed by the form; `recount` then works everything out anew."""

    key: OpenPlan
    plan: Plan
    today: date
    kpis: Mapping[str, Kpi]
    one: Kpi
    channel: str
    channels: Sequence[str]
    definition: Definition
    target: Target | None
    baseline: Baseline | None
    reviewers: Sequence[str]
    matter_most: int
    guard_rail: tuple[Kpi, str] | None
    weeks: kpi_series.Weeks
    own: Sequence[Observation]
    volumes: Volumes
    notes: Sequence[ChartNote] = ()
    figure: "Counted | None" = None
    chart: Chart = field(default_factory=lambda: process_chart([]))

    @property
    def unit(self) -> str:
        return unit_of(self.one, self.definition.variant)

    @property
    def name(self) -> str:
        return f"{self.one.name}, {self.channel.lower()}" if self.channel else self.one.name

    @property
    def noted(self) -> list[date]:
        here = (self.one.key, self.channel)
        return [note.on for note in self.notes if (note.kpi, note.channel) == here]

    @property
    def benchmark(self) -> Benchmark | None:
        fits = (self.definition.variant, "")
        return next((mark for mark in self.one.benchmarks if mark.variant in fits), None)

    @property
    def ordinary(self) -> Ordinary:
        segment = self.chart.segments[-1] if self.chart.segments else None
        value = self.figure.value if self.figure else None
        if segment is None or segment.trial:
            return Ordinary(value)
        return Ordinary(value, segment.lower, segment.upper, segment.points)

    def recount(self) -> None:
        own = self.one.key.startswith(own_kpis.OWN)
        seen = self.own if own else kpi_series.observations(self.weeks, self.definition)
        self.chart = chart_of(self.one, self.definition.variant, seen)
        self.figure = _own_figure(seen) if own else _counted(self.weeks, self.definition)

    def staffing_sentence(self, steps: Sequence[Step]) -> str:
        if self.one.key != "service_level" or not steps or steps[-1].low is None:
            return ""
        return more_agents_sentence(
            self.volumes.offered,
            self.volumes.average_handle_time,
            self.figure.value if self.figure else None,
            steps[-1].low,
            self.definition.threshold_seconds or 20,
        )


@dataclass(frozen=True)
class Counted:
    """The baseline weeks in one figure."""

    value: float | None
    n: float | None
    interval: tuple[float, float] | None
    first: date
    last: date
    weeks: int
    why_not: str = ""


def load() -> Bench | None:
    """None when there are no figures at all."""
    with storage.connect() as db:
        key = door.plan_here(db)
        kpis = own_kpis.all_kpis(db, key)
        if not facts.span(db, key) and len(kpis) == len(catalogue()):
            return None
        chosen = session.get(session.KPI)
        return _load(db, key, kpis, chosen if chosen in kpis else "service_level")


def _load(db: Engine, key: OpenPlan, kpis: Mapping[str, Kpi], kpi_key: str) -> Bench:
    one, plan = kpis[kpi_key], plans.load(db, key)
    channels = facts.different(db, key, "channel")
    kept = session.get(session.KPI_CHANNEL) or ""
    channel = kept if kept in channels and not kpi_key.startswith(own_kpis.OWN) else ""
    agreed = targets.of_plan(db, key)
    target = next((t for t in agreed if (t.kpi, t.channel) == (kpi_key, channel)), None)
    weeks = kpi_series.by_week(db, key, Window(channel=channel or None), kpi_key)
    whole = [fact for several in weeks.values() for fact in several]
    definition = own_kpis.definition(kpi_key) if kpi_key.startswith(own_kpis.OWN) else (
        own_kpis.definition(kpi_key, target.variant, target.threshold_seconds)
        if target
        else best_definition(one, whole)
    )  # fmt: skip
    bench = Bench(
        key,
        plan,
        session.today(plan),
        kpis,
        one,
        channel,
        channels,
        definition,
        target,
        next(iter(baselines.of_plan(db, key)), None),
        [m.name for m in memberships.of_plan(db, key) if m.role is Role.REVIEWER],
        sum(each.matters_most for each in agreed),
        _guard_rail(db, key, kpis, target, channel),
        weeks,
        own_kpis.weekly(db, key, kpi_key) if kpi_key.startswith(own_kpis.OWN) else (),
        _volumes(db, key, kpi_key, channel),
        chart_notes.of_plan(db, key),
    )
    bench.recount()
    return bench


def _guard_rail(
    db: Engine, key: OpenPlan, kpis: Mapping[str, Kpi], target: Target | None, channel: str
) -> tuple[Kpi, str] | None:
    """The guard-rail of the target with its value over the latest weeks."""
    if target is None or target.newest.guard_rail not in kpis:
        return None
    rail = kpis[target.newest.guard_rail]
    span = facts.span(db, key)
    first = span[1] - timedelta(days=4 * 7 - 1) if span else None
    found = measuring.over(db, key, Window(first, None, channel or None))
    now = next((each for each in found if each.kpi.key == rail.key), None)
    if now is None:
        return rail, ""
    unit = unit_of(rail, now.measured.definition.variant)
    return rail, spoken_value(now.measured.value, unit)


def _volumes(db: Engine, key: OpenPlan, kpi_key: str, channel: str) -> Volumes:
    if kpi_key != "service_level":
        return Volumes({}, {}, {})
    return volumes.by_hour(db, key, Window(channel=channel or None))


def _counted(weeks: kpi_series.Weeks, definition: Definition) -> Counted | None:
    """The first weeks with a value, up to thirteen: what later weeks are held against."""
    told = [on for on, several in weeks.items() if measure(several, definition).value is not None]
    kept = {on: weeks[on] for on in told[:BASELINE_WEEKS] or list(weeks)[:BASELINE_WEEKS]}
    if not kept:
        return None
    whole = [fact for several in kept.values() for fact in several]
    found: Measurement = measure(whole, definition)
    last = max(kept) + timedelta(days=6)
    return Counted(
        found.value, found.n, interval(found, whole), min(kept), last, len(kept), found.why_not
    )


def _own_figure(seen: Sequence[Observation]) -> Counted | None:
    kept = [each for each in seen if each.value is not None][:BASELINE_WEEKS]
    if not kept:
        return None
    values = [each.value for each in kept if each.value is not None]
    mean = sum(values) / len(values)
    return Counted(mean, None, None, kept[0].on, kept[-1].on + timedelta(days=6), len(kept))
