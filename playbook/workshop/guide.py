"""What a workshop is made of: a guide and its steps."""

from dataclasses import dataclass, replace
from enum import StrEnum

YES, NO, UNSURE = 1, 0, -1


class StepKind(StrEnum):
    OPEN = "open"
    YES_NO = "yes_no"
    SCALE = "scale"
    DOTS = "dots"
    RANKING = "ranking"
    HEALTH_CHECK = "health_check"
    TIMER = "timer"
    DISCUSSION = "discussion"
    ACTIONS = "actions"


KIND_NAMES = {
    StepKind.OPEN: "open answers",
    StepKind.YES_NO: "yes or no",
    StepKind.SCALE: "scale",
    StepKind.DOTS: "dot vote",
    StepKind.RANKING: "ranking",
    StepKind.HEALTH_CHECK: "health check",
    StepKind.TIMER: "timer",
    StepKind.DISCUSSION: "discussion",
    StepKind.ACTIONS: "actions",
}
VOTED = frozenset(set(StepKind) - {StepKind.TIMER, StepKind.DISCUSSION, StepKind.ACTIONS})
CHOSEN_AMONG = frozenset({StepKind.DOTS, StepKind.RANKING})
RATED = frozenset({StepKind.YES_NO, StepKind.SCALE, StepKind.HEALTH_CHECK})


@dataclass(frozen=True)
class Item:
    """One thing to be answered, rated or chosen. `short` fits on the wall, `hint` on a phone."""

    key: str
    text: str
    short: str = ""
    hint: str = ""

    @property
    def on_the_wall(self) -> str:
        return self.short or self.text


@dataclass(frozen=True)
class Step:
    """`is_live` shows results while people vote; otherwise they wait for the reveal.

    `options_from` names the earlier open step whose answers become the options. A scale runs
    from 1 to `top`; `dots` is how many each has to give, `places` how many each may rank.
    """

    key: str
    kind: StepKind
    title: str
    hint: str = ""
    notes: str = ""
    minutes: int = 0
    is_named: bool = False
    is_live: bool = False
    items: tuple[Item, ...] = ()
    options_from: str = ""
    dots: int = 3
    places: int = 3
    top: int = 5
    low: str = ""
    high: str = ""
    comment: str = ""
    shows_disagreement: bool = False

    @property
    def is_voted(self) -> bool:
        return self.kind in VOTED

    @property
    def takes_answers(self) -> bool:
        return self.is_voted or self.kind is StepKind.ACTIONS

    @property
    def has_options(self) -> bool:
        """The coach may word them anew before the step opens."""
        return self.kind in CHOSEN_AMONG or bool(self.options_from)

    def item(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)


@dataclass(frozen=True)
class Guide:
    key: str
    title: str
    purpose: str
    prepare: str
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    def step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)

    @property
    def is_named(self) -> bool:
        """Whether every answer in it carries a name."""
        voted = [step for step in self.steps if step.is_voted]
        return bool(voted) and all(step.is_named for step in voted)


def with_names(guide: Guide) -> Guide:
    """The same guide, all answers with names: those wait for the lock, so none is live."""
    steps = tuple(replace(step, is_named=True, is_live=False) for step in guide.steps)
    return replace(guide, steps=steps)
