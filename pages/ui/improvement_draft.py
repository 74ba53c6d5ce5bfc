"""What stands in the form of a planned improvement: drafts that outlive a refused save."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from pages.ui import session
from playbook.charts.rule_sets import Direction, rule_set
from playbook.charts.series import Observation
from playbook.improvement.idea import CycleStep
from playbook.improvement.improvement import Guard, Improvement, Prediction
from playbook.improvement.kpis import (
    Kpis,
    amount_unit,
    from_typed,
    guard_direction,
    named,
    typed_as,
)
from playbook.improvement.rules import MOST_WHYS
from playbook.kpi.kpi import Kpi

Weeks = Mapping[str, tuple[Observation, ...]]


@dataclass(frozen=True)
class Sheet:
    """A planned improvement as its form shows it; `keep` is told whenever a field is left.

    `seen` is the version that the typing began with.
    """

    each: Improvement
    seen: int
    kpis: Kpis
    weeks: Weeks
    keep: Callable[[str], None]
    is_draft: bool = False

    def field(self, name: str) -> dict[str, Any]:
        """What every field has in common."""
        return {"key": key(name, self.each), "on_change": self.keep, "args": [self.each.id]}


def typed(each: Improvement, kpis: Kpis) -> Improvement:
    """The improvement as it stands in the form; what was not touched stays as it is."""
    return replace(
        each,
        problem=get("problem", each, each.problem),
        whys=tuple(get(f"why-{n}", each, why(each, n)) for n in range(MOST_WHYS)),
        owner=get("owner", each, each.owner),
        team=get("team", each, each.team),
        scope=get("scope", each, each.scope),
        stop_rule=get("stop-rule", each, each.stop_rule),
        rules=rule_set(get("rules", each, each.rules.name)),
        step=CycleStep(get("step", each, each.step)),
        prediction=_prediction(each, kpis),
    )


def seen(each: Improvement) -> int:
    return int(session.get(_seen(each), each.version))


def open_draft(sheet: Sheet) -> None:
    """`seen` counts when the form is opened; while it stays open, what was seen then."""
    each = sheet.each
    if _seen(each) not in st.session_state or key("problem", each) not in st.session_state:
        session.put(_seen(each), sheet.seen)


def catch_up(each: Improvement) -> None:
    session.put(_seen(each), each.version)


def begin_anew(each: Improvement) -> None:
    """Fields with other keys are new fields: they show what is saved."""
    session.put(_round(each), session.get(_round(each), 0) + 1)


def is_behind(each: Improvement) -> bool:
    return seen(each) != each.version


def _prediction(each: Improvement, kpis: Kpis) -> Prediction:
    old = each.prediction
    chosen = str(get("kpi", each, old.kpi) or "")
    had = [guard.kpi for guard in old.guards]
    return Prediction(
        change=get("change", each, old.change),
        kpi=chosen,
        from_value=_value("from", each, kpis.get(chosen), old.from_value),
        to_value=_value("to", each, kpis.get(chosen), old.to_value),
        review_on=get("review", each, old.review_on),
        because=get("because", each, old.because),
        guards=tuple(
            Guard(key, Direction(get(f"better {key}", each, better(each, named(key, kpis)))))
            for key in get(f"guards {chosen}", each, had)
        ),
    )


def _value(name: str, each: Improvement, chosen: Kpi | None, old: float | None) -> float | None:
    if not chosen:
        return None
    unit = amount_unit(chosen)
    kept = old if each.prediction.kpi == chosen.key else None
    shown = get(f"{name} {chosen.key}", each, typed_as(kept, unit) if kept is not None else None)
    return None if shown is None else from_typed(float(shown), unit)


def better(each: Improvement, one: Kpi) -> Direction:
    had = {guard.kpi: guard.better for guard in each.prediction.guards}
    return had.get(one.key, guard_direction(one))


def why(each: Improvement, n: int) -> str:
    return each.whys[n] if n < len(each.whys) else ""


def get(name: str, each: Improvement, otherwise: Any) -> Any:
    found = session.get(key(name, each), otherwise)
    return "" if found is None and isinstance(otherwise, str) else found


def key(name: str, each: Improvement) -> str:
    times = session.get(_round(each), 0)
    return f"{name} {each.id} {times}" if times else f"{name} {each.id}"


def _seen(each: Improvement) -> str:
    return f"seen {each.id}"


def _round(each: Improvement) -> str:
    return f"round {each.id}"
