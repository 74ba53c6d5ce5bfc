"""A mapping: which column means what, with the answers given, to be kept and used again."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from playbook.errors import PlaybookError
from playbook.intake.headers import plain
from playbook.intake.roles import ROLES, is_role, label_of

GRAINS = ("period", "contact")
WORDS = {"period": "a period’s totals", "contact": "one contact"}


@dataclass(frozen=True)
class Mapping:
    """How files with one header are read: the grain of a row, role to column, and answers.

    `columns` are pairs of a role's key and a column's name; `format` is the registry's key.
    """

    grain: str
    columns: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...] = ()
    format: str = ""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Mapping":
        """Raises PlaybookError when the text is no mapping."""
        try:
            kept = json.loads(text)
            mapping = cls(
                str(kept["grain"]),
                tuple((str(role), str(name)) for role, name in kept["columns"]),
                tuple((str(key), str(answer)) for key, answer in kept.get("answers", [])),
                str(kept.get("format", "")),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise PlaybookError(
                "The kept mapping cannot be read. Map the columns again."
            ) from error
        mapping.check()
        return mapping

    def check(self) -> None:
        """Raises PlaybookError when the mapping alone is wrong, whatever the file."""
        if self.grain not in GRAINS and not self.format:
            raise PlaybookError("Say whether a row is a period's totals or one contact.")
        if unknown := [role for role, _ in self.columns if not is_role(role)]:
            raise PlaybookError(f"“{unknown[0]}” is not a meaning a column can have.")
        used = [role for role, _ in self.columns]
        if twice := [role for role in used if used.count(role) > 1]:
            raise PlaybookError(f"“{label_of(twice[0])}” was chosen for two columns; choose one.")
        if not self.format:
            self._check_roles(used)

    def _check_roles(self, used: list[str]) -> None:
        strangers = [role for role in used if role in ROLES and self.grain not in _grains(role)]
        if strangers:
            row, other = WORDS[self.grain], WORDS[_grains(strangers[0])[0]]
            raise PlaybookError(
                f"“{label_of(strangers[0])}” goes with rows of {other}, and here a row is {row}. "
                "Choose another meaning, or say what one row is."
            )
        figures = [role for role in used if role not in ROLES or _grains(role) == ["period"]]
        if not set(figures) - {"index"} and (self.grain == "period" or not used):
            raise PlaybookError(
                "Nothing would be counted yet. Say which columns hold figures, such as “Offered” "
                "and “Answered”."
                if self.grain == "period"
                else "Say what the columns hold, at least one of them."
            )


def _grains(role: str) -> list[str]:
    return ROLES[role].grains.split()


def header_fingerprint(header: Iterable[str]) -> str:
    """The same for every file with the same columns, so that a mapping finds its next file."""
    names = "\n".join(plain(name) for name in header)
    return hashlib.sha256(names.encode()).hexdigest()
