"""What the workbench draws from: one KPI with its weeks, its baseline and its target."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import storage
from pages.manager.workbench_around import guard_rail, volumes_for
from pages.manager.workbench_figure import Counted, at_first, of_own
from pages.ui import session
from pages.web import door
from playbook.access import Role
from playbook.charts.chart import Chart
from playbook.charts.process_behaviour import process_chart
from playbook.charts.series import Observation
from playbook.kpi.alert_limit import Limit
from playbook.kpi.amount import unit_of
from playbook.kpi.card import chart_of
from playbook.kpi.choice import best_definition
from playbook.kpi.judged import Judged, judged
from playbook.kpi.kpi import Benchmark, Definition, Kpi, catalogue
from playbook.kpi.target import Step, Target, TargetVersion
from playbook.kpi.target_words import Ordinary
from playbook.plan import Plan
from playbook.staffing.peak_staffing import more_agents_sentence
from storage import (
    alert_limits,
    baselines,
    chart_notes,
    facts,
    kpi_series,
    memberships,
    own_kpis,
    plans,
    rebases,
    targets,
)
from storage.access import OpenPlan
from storage.baselines import Baseline
from storage.chart_notes import ChartNote
from storage.engine import Engine
from storage.facts import Window
from storage.volumes import Volumes


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
    limit: Limit | None = None
    figure: Counted | None = None
    chart: Chart = field(default_factory=lambda: process_chart([]))
    rebased: Sequence[date] = ()

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
        self.chart = chart_of(self.one, self.definition.variant, seen, None, self.rebased)
        at_start = (self.weeks, self.definition, self.baseline, self.channel)
        self.figure = of_own(seen) if own else at_first(*at_start)

    def judged(self) -> dict[int, Judged]:
        """Past weeks by the version of the target then in force, counted as it was agreed."""
        return judged(self.target, self._weekly, self.plan.day) if self.target else {}

    def _weekly(self, version: TargetVersion) -> Sequence[Observation]:
        if self.one.key.startswith(own_kpis.OWN):
            return self.own
        agreed = own_kpis.definition(self.one.key, version.variant, version.threshold_seconds)
        return kpi_series.observations(self.weeks, agreed)

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
    weeks = kpi_series.since_the_plan(db, key, weeks)
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
        guard_rail(db, key, kpis, target, channel),
        weeks,
        own_kpis.weekly(db, key, kpi_key) if kpi_key.startswith(own_kpis.OWN) else (),
        volumes_for(db, key, kpi_key, channel),
        chart_notes.of_plan(db, key),
        next(reversed(alert_limits.versions(db, key, kpi_key, channel)), None),
    )
    bench.rebased = () if channel else rebases.days(db, key).get(kpi_key, ())
    bench.recount()
    return bench
