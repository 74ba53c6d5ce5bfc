"""What a file leaves open: a question with its options, put once and answered by the manager."""

from collections.abc import Mapping
from dataclasses import dataclass

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Option:
    key: str
    label: str


@dataclass(frozen=True)
class Question:
    """Something only the manager can know.

    `required` questions must be answered before the figures are kept; the others may stay open,
    and `meanwhile` says how the file was read without an answer. With no options the answer is
    typed: a date as YYYY-MM-DD.
    """

    key: str
    text: str
    meanwhile: str
    options: tuple[Option, ...] = ()
    required: bool = False
    column: str = ""

    def accepts(self, answer: str) -> bool:
        return not self.options or answer in {option.key for option in self.options}


IGNORE = Option("ignore", "Leave this column out")
