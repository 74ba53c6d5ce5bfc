"""A full turn of the cycle: within a year each of the six steps has had a change of its own."""

from collections.abc import Sequence
from datetime import date, timedelta

from playbook.amounts import counted
from playbook.improvement.idea import CycleStep
from playbook.improvement.improvement import Improvement
from playbook.wording import listed

A_YEAR = timedelta(days=365)


def steps_turned(found: Sequence[Improvement], today: date) -> list[CycleStep]:
    """The steps in which a change began within the past year, in the order of the cycle."""
    since = today - A_YEAR
    tried = {each.step for each in found if each.started_on and each.started_on > since}
    return [step for step in CycleStep if step in tried]


def turn_words(found: Sequence[Improvement], today: date) -> str:
    """After a colon: “2 of 6 steps had a change in the past year: …. Not yet: …”."""
    turned = steps_turned(found, today)
    missing = [step.value for step in CycleStep if step not in turned]
    if not missing:
        return "each of the six steps had a change in the past year."
    if not turned:
        return "no step had a change in the past year."
    had = f"{len(turned)} of {counted(len(CycleStep), 'step')} had a change in the past year"
    return f"{had}: {listed([step.value for step in turned])}. Not yet: {listed(missing)}."
