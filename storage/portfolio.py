"""The managers of one senior manager or coach: facts of all plans put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from playbook.agenda import current_milestone, review_of
from playbook.content import Milestone, Playbook
from playbook.kpi.ramp import Ramp
from playbook.plan import Plan
from playbook.review.attention import Block, LateMilestone, Reason, Signals, Waiting, reasons
from playbook.review.check_in import Standing, missed_in_a_row
from playbook.review.for_you import Item, Kind
from playbook.review.milestone_review import Outcome
from playbook.review.portfolio import (
    DayCount,
    Portrait,
    by_plan_day,
    expected,
    needing_attention,
    stages,
    worth_day,
)
from playbook.review.programme import HeldStep, LateStep, held_steps
from storage import for_you, kpi_reckoning, portfolio_kpis
from storage import portfolio_rows as rows
from storage.access import OpenPortfolio
from storage.engine import Engine, Row

FEW = 100  # beyond this many changed plans, loading all is as quick
WAITING_WORDS = {
    Kind.REVIEW: "{about} milestone submitted",
    Kind.CHECK_IN: "Check-in handed in, {about},",
    Kind.DECISION: "Asks you to decide: “{about}”; asked",
}


@dataclass(frozen=True)
class Portfolio:
    """Everybody, and every step of a playbook that somebody is late with, by plan id."""

    people: tuple[Portrait, ...]
    late: tuple[LateStep, ...]
    states: Mapping[str, rows.State]

    @cached_property
    def running(self) -> list[Portrait]:
        """Those whose plan is not closed, by plan day."""
        return by_plan_day(p for p in self.people if not p.plan.closed_on)

    @cached_property
    def needing(self) -> list[Portrait]:
        """Those who need attention, the most urgent first."""
        return needing_attention(self.running)

    @cached_property
    def held(self) -> list[HeldStep]:
        """What holds several up, the step that most are late with first."""
        return held_steps(self.late, self.running)


@dataclass(frozen=True)
class _Facts:
    """All rows of all plans, by plan id."""

    check_ins: Mapping[str, Sequence[Row]]
    reviews: Mapping[str, Sequence[Row]]
    blocks: Mapping[str, Sequence[Block]]
    last_active: Mapping[str, str]
    moved_later: Mapping[str, int]
    commitments: Mapping[str, Sequence[date]]
    waiting: Mapping[str, Sequence[Item]]
    ramps: Mapping[str, Sequence[Ramp]]


def load(
    db: Engine, portfolio: OpenPortfolio, now: datetime, before: Portfolio | None = None
) -> Portfolio:
    """The same few queries for three plans or three thousand.

    What an earlier loading by the same person holds is taken from it, as far as it still holds.
    """
    kpi_reckoning.catch_up(db, portfolio)
    states = rows.states(db, portfolio, now)
    if before is None:
        return Portfolio(*_load(db, portfolio, now), states)
    held = {plan_id for plan_id, state in states.items() if before.states.get(plan_id) == state}
    changed = states.keys() - held
    if len(changed) > FEW:
        return Portfolio(*_load(db, portfolio, now), states)
    if not changed and len(states) == len(before.states):
        return before
    people, late = _load(db, portfolio.narrowed(changed), now)
    people = (*(p for p in before.people if p.plan.id in held), *people)
    late = (*(step for step in before.late if step.plan_id in held), *late)
    return Portfolio(
        tuple(sorted(people, key=lambda p: p.plan.id)),
        tuple(sorted(late, key=lambda step: step.plan_id)),
        states,
    )


def _load(
    db: Engine, portfolio: OpenPortfolio, now: datetime
) -> tuple[tuple[Portrait, ...], tuple[LateStep, ...]]:
    mine, programmes = rows.my_plans(db, portfolio), rows.programmes(db, portfolio)
    todays = {plan.id: (plan, plan.today(now)) for plan, _ in mine}
    counts, facts = rows.day_counts(db, portfolio), _facts(db, portfolio, todays)
    people = tuple(
        _portrait(
            plan, row, programmes[row["playbook_version_id"]], counts, facts, todays[plan.id][1]
        )
        for plan, row in mine
    )
    days = {p.plan.id: 0 if p.plan.closed_on else p.day for p in people}
    open_steps = rows.unsettled(db, portfolio, max(days.values(), default=0))
    return people, tuple(step for step in open_steps if step.due_day < days[step.plan_id])


def _portrait(
    plan: Plan,
    row: Row,
    programme: Playbook,
    counts: Mapping[str, Sequence[DayCount]],
    facts: _Facts,
    today: date,
) -> Portrait:
    day, own = plan.day(plan.clock(today)), counts.get(plan.id, [])
    signed, waiting = _signed(facts.reviews.get(plan.id, ()))
    return Portrait(
        plan=plan,
        programme=programme.title,
        day=day,
        worth_day=worth_day(own),
        done=sum(c.done for c in own),
        expected=expected(own, day),
        here=current_milestone(programme.milestones, day).short,
        stages=stages(programme.milestones, own, signed, waiting),
        reasons=tuple(_reasons(plan, row, programme.milestones, facts, today)),
    )


def _facts(db: Engine, portfolio: OpenPortfolio, todays: dict[str, tuple[Plan, date]]) -> _Facts:
    waiting: dict[str, list[Item]] = {}
    for item in for_you.of_user(db, portfolio.user):
        if item.kind in WAITING_WORDS:
            waiting.setdefault(item.plan_id, []).append(item)
    return _Facts(
        rows.check_ins(db, portfolio),
        rows.reviews(db, portfolio),
        rows.blocks(db, portfolio),
        rows.last_active(db, portfolio),
        rows.moved_later(db, portfolio),
        rows.due_commitments(db, portfolio),
        waiting,
        portfolio_kpis.ramps(db, portfolio, todays),
    )


def _reasons(
    plan: Plan, row: Row, milestones: Sequence[Milestone], facts: _Facts, today: date
) -> list[Reason]:
    handed = facts.check_ins.get(plan.id, ())
    dues = [date.fromisoformat(each["due_on"]) for each in handed]
    last, since = (handed[-1] if handed else None), date.fromisoformat(row["since"][:10])
    signals = Signals(
        plan=plan,
        last_active_on=_day_there(plan, facts.last_active.get(plan.id)),
        waiting=[_waiting(item) for item in facts.waiting.get(plan.id, ())],
        standing=Standing(last["standing"]) if last else None,
        standing_words=(last["blocks"] or last["decision"]) if last else "",
        missed=missed_in_a_row(plan, dues, today, since),
        late_milestones=_late(plan, milestones, facts.reviews.get(plan.id, ())),
        blocks=facts.blocks.get(plan.id, ()),
        slipped=facts.moved_later.get(plan.id, 0),
        overdue_commitments=sum(due < today for due in facts.commitments.get(plan.id, ())),
        ramps=facts.ramps.get(plan.id, ()),
    )
    return reasons(signals, today)


def _waiting(item: Item) -> Waiting:
    return Waiting(WAITING_WORDS[item.kind].format(about=item.about), item.since, item.kind)


def _late(
    plan: Plan, milestones: Sequence[Milestone], reviews: Sequence[Row]
) -> list[LateMilestone]:
    """Every milestone without a waiting or passed review; the rule knows which day has come."""
    last = {review["milestone"]: review["outcome"] for review in reviews}
    return [
        LateMilestone(m.short, review.on)
        for m in milestones
        if (review := review_of(plan, m))
        and (m.key not in last or last[m.key] == Outcome.REPEAT.value)
    ]


def _signed(reviews: Sequence[Row]) -> tuple[frozenset[str], frozenset[str]]:
    passed = (Outcome.GO_ON.value, Outcome.CONDITIONS.value)
    signed = frozenset(r["milestone"] for r in reviews if r["outcome"] in passed)
    return signed, frozenset(r["milestone"] for r in reviews if not r["outcome"])


def _day_there(plan: Plan, instant: str | None) -> date | None:
    if not instant:
        return None
    return datetime.fromisoformat(instant).astimezone(ZoneInfo(plan.time_zone)).date()
