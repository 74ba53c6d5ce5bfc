"""Facts of a plan, added up by the database before they are asked for; only what is in force."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from playbook.access import Permission
from playbook.errors import PlaybookError, Refused
from playbook.facts import BESIDE, LONGEST, Fact, Within
from storage.access import OpenPlan
from storage.engine import Engine, Row
from storage.fact_columns import MEASURES
from storage.held_sums import held
from storage.rows import day as to_day

BY = ("week", "day", "hour", "days", "channel", "queue", "contact_reason", "source", "agent")
NOT_WITHIN = {"hour", *BESIDE}
BY_INTERVAL = " and ".join(f"f.{name} is null" for name in BESIDE)
IN_FORCE = "i.plan_id = :plan_id and i.undone_at is null and f.replaced_by is null"


@dataclass(frozen=True)
class Window:
    """Which facts: a period, a channel, a queue; None is everything."""

    first: date | None = None
    last: date | None = None
    channel: str | None = None
    queue: str | None = None

    def where(self, lengths: Iterable[int] = (1,)) -> tuple[str, Row]:
        """Only facts that lie in the period with all their days; `lengths` are those they have."""
        parts: list[str] = []
        values: Row = {}
        if self.first:
            parts.append("f.day >= :first")
            values["first"] = self.first.isoformat()
        if self.last:
            ends = {f"last_{n}": (self.last - timedelta(days=n - 1)).isoformat() for n in lengths}
            whole = (f"f.days = {end.removeprefix('last_')} and f.day <= :{end}" for end in ends)
            parts.append(f"({' or '.join(whole)})")
            values |= ends
        for name in ("channel", "queue"):
            if (value := getattr(self, name)) is not None:
                parts.append(f"f.{name} = :{name}")
                values[name] = value
        return "".join(f" and {part}" for part in parts), values


EVERYTHING = Window()


def load(
    db: Engine, plan: OpenPlan, by: Sequence[str], window: Window = EVERYTHING
) -> list[tuple[dict[str, Any], Fact]]:
    """Each combination of `by` with its fact; a `week` is the Monday's date, in the first part.

    There may be several facts for one combination: figures are summed only where the same ones
    are known, so give all of them to `playbook.kpi.formulas.measure`. By contact reason, source or
    agent come only those for which it is told; counts within thresholds come for days, not hours.
    """
    odd = set(by) - set(BY)
    if beside := set(by) & set(BESIDE):
        odd |= beside if len(beside) > 1 else set(by) & {"hour"}
    if odd:
        raise PlaybookError(f"Facts cannot be grouped by {', '.join(sorted(odd))}.")
    _guard_agents(plan, by)
    wanted = ("facts", tuple(by), window)
    return list(held(db, plan, wanted, lambda: _load(db, plan, by, window)))


Loaded = list[tuple[dict[str, Any], Fact]]


def _load(db: Engine, plan: OpenPlan, by: Sequence[str], window: Window) -> Loaded:
    known = known_names(db, plan)
    if not known:
        return []
    within = {} if NOT_WITHIN & set(by) else _within(db, plan, by, window)
    return [
        (_place(row, by), _fact(row, by, known, within.get(_key(row, by), {})))
        for row in _rows(db, plan, by, window, known)
    ]


def of(
    db: Engine, plan: OpenPlan, by: Sequence[str] = (), window: Window = EVERYTHING
) -> list[Fact]:
    return [fact for _, fact in load(db, plan, by, window)]


def known_names(db: Engine, plan: OpenPlan) -> tuple[str, ...]:
    """The sums that any import in force holds."""
    sql = "select known from imports where plan_id = :plan_id and undone_at is null"
    found = {name for row in db.query(sql, {"plan_id": plan.id}) for name in row["known"].split()}
    return tuple(name for name in MEASURES if name in found)


def different(
    db: Engine, plan: OpenPlan, name: str, window: Window = EVERYTHING
) -> tuple[str, ...]:
    """The channels, queues, reasons … that occur, in alphabetical order."""
    if name not in BY:
        raise PlaybookError(f"Facts have no {name}.")
    _guard_agents(plan, [name])
    where, values = window.where(_lengths(db, plan))
    sql = f"""select distinct f.{name} as name from facts f join imports i on i.id = f.import_id
        where {IN_FORCE} and f.{name} is not null{where} order by 1"""
    params = {"plan_id": plan.id, **values}

    def names() -> tuple[str, ...]:
        return tuple(row["name"] for row in db.query(sql, params))

    return held(db, plan, ("different", name, window), names)


def span(db: Engine, plan: OpenPlan) -> tuple[date, date] | None:
    """First and last day that imports in force cover."""
    sql = """select min(first_day) as first_day, max(last_day) as last_day from imports
        where plan_id = :plan_id and undone_at is null"""
    row = next(iter(db.query(sql, {"plan_id": plan.id})), None)
    first, last = (to_day(row["first_day"]), to_day(row["last_day"])) if row else (None, None)
    return (first, last) if first and last else None


def _guard_agents(plan: OpenPlan, by: Sequence[str]) -> None:
    """Single people's figures are for who works on the plan, not for who reads it."""
    if "agent" in by and not plan.may(Permission.WORK):
        raise Refused("Agents’ figures are the manager’s alone.")


def _lengths(db: Engine, plan: OpenPlan) -> tuple[int, ...]:
    """How many days single figures cover: 1, a week's 7, a month's 30 or 31 …"""
    sql = f"""select distinct f.days as days from facts f join imports i on i.id = f.import_id
        where {IN_FORCE} order by 1"""

    def lengths() -> tuple[int, ...]:
        return tuple(row["days"] for row in db.query(sql, {"plan_id": plan.id})) or (1,)

    return held(db, plan, "lengths", lengths)


def _rows(
    db: Engine, plan: OpenPlan, by: Sequence[str], window: Window, known: Iterable[str]
) -> list[Row]:
    where, values = window.where(_lengths(db, plan))
    told = next((f"f.{name} is not null" for name in by if name in BESIDE), BY_INTERVAL)
    keys = ["f.import_id", "f.pattern", *(f"f.{name}" for name in by)]
    sums = [f"{'max' if n in LONGEST else 'sum'}(f.{n}) as {n}" for n in known]
    sql = f"""select {", ".join([*keys, *sums])} from facts f
        join imports i on i.id = f.import_id where {IN_FORCE} and {told}{where}
        group by {", ".join(keys)} order by {", ".join([*keys[2:], *keys[:2]])}"""
    return list(db.query(sql, {"plan_id": plan.id, **values}))


WITHIN_SUMS = ", ".join(
    f"sum(f.{name}) as {name}" for name in ("answered", "answered_of", "abandoned", "abandoned_of")
)


def _within(
    db: Engine, plan: OpenPlan, by: Sequence[str], window: Window
) -> dict[tuple[Any, ...], dict[str, list[Within]]]:
    where, values = window.where(_lengths(db, plan))
    keys = ["f.import_id", "f.pattern", *(f"f.{name}" for name in by)]
    sql = f"""select {", ".join(keys)}, f.counted, f.seconds, {WITHIN_SUMS} from fact_withins f
        join imports i on i.id = f.import_id where {IN_FORCE}{where}
        group by {", ".join(keys)}, f.counted, f.seconds order by f.seconds"""
    found: dict[tuple[Any, ...], dict[str, list[Within]]] = defaultdict(lambda: defaultdict(list))
    for row in db.query(sql, {"plan_id": plan.id, **values}):
        counts = (row["answered"], row["answered_of"], row["abandoned"], row["abandoned_of"])
        found[_key(row, by)][row["counted"]].append(Within(row["seconds"], *counts))
    return found


def _key(row: Row, by: Sequence[str]) -> tuple[Any, ...]:
    return (row["import_id"], row["pattern"], *(row[name] for name in by))


def _place(row: Row, by: Sequence[str]) -> dict[str, Any]:
    return {name: to_day(row[name]) if name in ("day", "week") else row[name] for name in by}


def _fact(
    row: Row, by: Sequence[str], known: Iterable[str], within: dict[str, list[Within]]
) -> Fact:
    fields = {name: row[name] for name in known}
    fields |= {name: value for name, value in _place(row, by).items() if name != "week"}
    fields |= {name: tuple(counts) for name, counts in within.items()}
    return Fact(**fields)
