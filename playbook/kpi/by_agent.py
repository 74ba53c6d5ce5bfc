"""Each agent's figures, where their names are kept; in alphabetical order, never ranked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playbook.facts import Fact, group, total_of
from playbook.kpi.formulas import measure
from playbook.kpi.kpi import Definition, definition


@dataclass(frozen=True)
class Agent:
    """`average_handle_time` in seconds, `transfer_rate` 0 to 1; None where it is not known."""

    name: str
    answered: float | None
    average_handle_time: float | None
    transfer_rate: float | None


def by_agent(facts: Iterable[Fact], counted: Mapping[str, Definition]) -> tuple[Agent, ...]:
    """One for each name. `counted` says by KPI how the report beside it is counted."""
    groups = {str(name): several for (name,), several in group(facts, "agent").items()}
    return tuple(_agent(name, groups[name], counted) for name in sorted(groups, key=str.casefold))


def _agent(name: str, facts: list[Fact], counted: Mapping[str, Definition]) -> Agent:
    handle, transfers = (
        measure(facts, counted.get(key) or definition(key)).value
        for key in ("average_handle_time", "transfer_rate")
    )
    return Agent(name, total_of(facts, "answered"), handle, transfers)
