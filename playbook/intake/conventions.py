"""How a file writes things, and which of its columns are in use."""

from dataclasses import dataclass, field

from playbook.intake.roles import Kind


@dataclass(frozen=True)
class Conventions:
    """How this file writes things; settled once for the whole file."""

    day_first: bool | None = None
    decimal: str = "."
    two_parts: str = "minutes"
    unit: str = "seconds"
    units: dict[str, str] = field(default_factory=dict)
    percent: bool = False
    time_zone: str | None = None


@dataclass(frozen=True)
class Column:
    """A column in use: its role, its name in the file and its letter."""

    role: str
    name: str
    letter: str
    kind: Kind
