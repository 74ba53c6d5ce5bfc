"""Each agent's figures, where their names are kept; in alphabetical order, never ranked."""

from collections.abc import Iterable
from dataclasses import dataclass

from playbook.facts import Fact, group, total_of
from playbook.kpi.formulas import measure
from playbook.kpi.kpi import definition


@dataclass(frozen=True)
class Agent:
    """`average_handle_time` in seconds, `transfer_rate` 0 to 1; None where it is not known."""

    name: str
    answered: float | None
    average_handle_time: float | None
    transfer_rate: float | None


def by_agent(facts: Iterable[Fact]) -> tuple[Agent, ...]:
    """One for each name; who answers which contacts decides much of the rest."""
    groups = {str(name): several for (name,), several in group(facts, "agent").items()}
    return tuple(_agent(name, groups[name]) for name in sorted(groups, key=str.casefold))


def _agent(name: str, facts: list[Fact]) -> Agent:
    handle, transfers = (
        measure(facts, definition(key)).value for key in ("average_handle_time", "transfer_rate")
    )
    return Agent(name, total_of(facts, "answered"), handle, transfers)
