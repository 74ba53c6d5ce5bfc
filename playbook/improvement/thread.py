"""One thread from a problem to a verdict, and the title over all of them."""

from collections.abc import Sequence
from datetime import date

from playbook.amounts import amount
from playbook.improvement.idea import Idea
from playbook.improvement.improvement import Improvement, State
from playbook.improvement.kpis import Kpis, amount_unit, named
from playbook.wording import counted, listed, short_date


def thread(each: Improvement, kpis: Kpis, today: date) -> list[str]:
    """The steps that lie behind and the one that comes next."""
    steps = [f"Improvement {each.number}"]
    steps += ["cause found"] if each.whys else ["find the cause"]
    wanted = each.prediction
    if wanted.kpi and wanted.from_value is not None and wanted.to_value is not None:
        one = named(wanted.kpi, kpis)
        unit = amount_unit(one)
        ends = f"{amount(wanted.from_value, unit)} to {amount(wanted.to_value, unit)}"
        steps.append(f"{one.name} {ends}")
    elif each.whys:
        steps.append("predict")
    if each.started_on:
        steps.append(f"started {short_date(each.started_on)}")
        steps.append(_last(each, today))
    elif len(steps) > 2 and each.whys:
        steps.append("start")
    return steps


def overview_title(found: Sequence[Improvement], ideas: Sequence[Idea], today: date) -> str:
    """“1 verdict is due, 2 changes run”."""
    due = sum(each.is_due(today) for each in found)
    running = sum(each.state is State.RUNNING for each in found) - due
    planned = sum(each.state is State.PLANNED for each in found)
    said = [f"{counted(due, 'verdict')} {_is(due)} due"] if due else []
    said += [f"{counted(running, 'change')} {'runs' if running == 1 else 'run'}"] if running else []
    said += [f"{planned} {_is(planned)} planned"] if planned else []
    if said:
        return listed(said) if len(said) < 3 else ", ".join(said)
    decided = sum(each.decision is not None for each in found)
    if decided:
        return f"Nothing runs; {counted(decided, 'change')} decided"
    waiting = sum(idea.is_open for idea in ideas)
    return f"{counted(waiting, 'idea')}, no change yet" if waiting else "Nothing is improved yet"


def _last(each: Improvement, today: date) -> str:
    if each.decided_on:
        return f"{each.state} {short_date(each.decided_on)}"
    review_on = each.prediction.review_on
    if each.is_due(today):
        return "decide now"
    return f"review {short_date(review_on)}" if review_on else "running"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
