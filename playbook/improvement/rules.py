"""What must be true before an improvement is planned, starts or is decided."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import isfinite

from playbook.amounts import amount, day, listed
from playbook.errors import PlaybookError
from playbook.improvement.improvement import Decision, Improvement, Prediction, State
from playbook.improvement.kpis import Kpis, amount_unit, direction_of, named
from playbook.kpi.kpi import Kpi
from playbook.kpi.possible import possible

LONGEST_LINE = 200
LONGEST_TEXT = 2_000
MOST_WHYS = 5
MOST_GUARDS = 3
MOST_RUNNING_FOR_ONE_OWNER = 3
EARLIEST_START = timedelta(days=366)
LATEST_REVIEW = timedelta(days=2 * 366)


def check_line(text: str, what: str) -> str:
    words = " ".join(text.split())
    if len(words) > LONGEST_LINE:
        raise PlaybookError(f"{what} has at most {LONGEST_LINE} characters; shorten it.")
    return words


def check_text(text: str, what: str) -> str:
    words = text.strip()
    if len(words) > LONGEST_TEXT:
        raise PlaybookError(f"{what} has at most {LONGEST_TEXT:,} characters; shorten it.")
    return words


def check_lengths(drafted: Improvement) -> None:
    """A draft may lack anything, but it keeps to the lengths of what is saved."""
    wanted = drafted.prediction
    lines = {
        "The problem": drafted.problem,
        "The owner": drafted.owner,
        "The team": drafted.team,
        "The scope": drafted.scope,
    }
    for what, text in lines.items():
        check_line(text, what)
    for text in (wanted.change, wanted.because, drafted.stop_rule, *drafted.whys):
        check_text(text, "Each text of the plan")


def check_problem(text: str) -> str:
    words = check_line(text, "The problem")
    if not words:
        raise PlaybookError("Say what the problem is, in one line; the remedy comes later.")
    return words


def check_prediction(wanted: Prediction, kpis: Kpis) -> None:
    """What is typed so far must be possible; what is missing may come before the start."""
    if wanted.kpi:
        one = named(wanted.kpi, kpis)
        for value in (wanted.from_value, wanted.to_value):
            _check_value(one, value)
        _check_way(wanted, one)
    guards = [guard.kpi for guard in wanted.guards]
    for guard in guards:
        named(guard, kpis)
    if len(guards) > MOST_GUARDS or len(set(guards)) < len(guards):
        raise PlaybookError(f"Choose one to {MOST_GUARDS} different guard-rail KPIs.")
    if wanted.kpi in guards:
        raise PlaybookError("The KPI you want to move cannot be its own guard-rail.")


def lacking(improvement: Improvement) -> list[str]:
    """What is still missing before the change may start, in the words of the form."""
    wanted = improvement.prediction
    have = {
        "at least one why (a cause before a remedy)": "".join(improvement.whys).strip(),
        "what you will change": wanted.change,
        "the KPI": wanted.kpi,
        "the value it starts from": wanted.from_value is not None,
        "the value it shall reach": wanted.to_value is not None,
        "the review date": wanted.review_on,
        "the reason why it should work": wanted.because,
        "a guard-rail KPI": wanted.guards,
        "an owner": improvement.owner,
        "a stop rule": improvement.stop_rule,
    }
    return [words for words, there in have.items() if not there]


def overlaps(improvement: Improvement, others: Sequence[Improvement]) -> list[Improvement]:
    """Other changes that run on the same KPI and team; no team means the whole centre."""
    return [
        other
        for other in others
        if other.id != improvement.id
        and other.state is State.RUNNING
        and other.prediction.kpi == improvement.prediction.kpi
        and same_team(other.team, improvement.team)
    ]


def overlap_words(found: Sequence[Improvement], one: Kpi) -> str:
    names = listed([f"“{other.problem}”" for other in found])
    verb = "already runs" if len(found) == 1 else "already run"
    return (
        f"{names} {verb} on {_small(one.name)} in the same team. With both at once nobody can "
        "tell which one worked. Wait for its review, or try this one in another team."
    )


def check_start(
    improvement: Improvement,
    started_on: date,
    today: date,
    others: Sequence[Improvement],
    accepts_overlap: bool,
    kpis: Kpis,
) -> None:
    """The prediction comes first: complete, with a review date that is still to come."""
    if improvement.state is not State.PLANNED:
        raise PlaybookError("This change has started already.")
    if missing := lacking(improvement):
        raise PlaybookError(f"Before it starts, fill in {listed(missing)}.")
    _check_dates(improvement.prediction.review_on or today, started_on, today)
    found = overlaps(improvement, others)
    if found and not accepts_overlap:
        raise PlaybookError(overlap_words(found, named(improvement.prediction.kpi, kpis)))


def check_unlocked(improvement: Improvement) -> None:
    if improvement.locked_on:
        raise PlaybookError(
            f"The prediction was locked on {day(improvement.locked_on)}, when the change started. "
            "Write what you learned into the lessons, and predict anew in the next cycle."
        )


def check_decision(improvement: Improvement, decision: Decision, reason: str, today: date) -> str:
    """Before the review date a running change can only be stopped."""
    if improvement.state is not State.RUNNING:
        raise PlaybookError("Only a change that is running can be decided on.")
    if not improvement.is_due(today) and decision is not Decision.ABANDON:
        review = day(improvement.prediction.review_on or today)
        raise PlaybookError(
            f"The verdict comes on {review}. Until then a change can only be stopped."
        )
    words = check_text(reason, "The reason")
    if not words:
        raise PlaybookError("Give a reason; whoever reads this next year will ask for it.")
    return words


def crowded(owner: str, others: Sequence[Improvement]) -> bool:
    """Does this person run so many changes that none gets the attention it needs?"""
    running = [o for o in others if o.state is State.RUNNING and _same(o.owner, owner)]
    return bool(owner) and len(running) >= MOST_RUNNING_FOR_ONE_OWNER


def _check_value(one: Kpi, value: float | None) -> None:
    if value is None:
        return
    unit, (lowest, highest) = amount_unit(one), possible(one)
    low = lowest is not None and value < lowest
    if not isfinite(value) or low or (highest is not None and value > highest):
        ends = f"at least {amount(lowest or 0, unit)}"
        if highest is not None and lowest is not None:
            ends = f"between {amount(lowest, unit)} and {amount(highest, unit)}"
        raise PlaybookError(f"{one.name} is {ends}; check the figure.")


def _check_way(wanted: Prediction, one: Kpi) -> None:
    expected = wanted.expected_change
    if expected is None:
        return
    if expected == 0:
        raise PlaybookError("The prediction starts and ends at the same value; say what moves.")
    if expected * direction_of(one, expected).sign < 0:
        raise PlaybookError(
            f"This predicts that {_small(one.name)} gets worse. Check the two figures."
        )


def _check_dates(review_on: date, started_on: date, today: date) -> None:
    if started_on > today:
        raise PlaybookError("Press start on the day the change begins, or choose today.")
    if started_on < today - EARLIEST_START:
        raise PlaybookError("A change that began over a year ago cannot be logged; check the year.")
    if review_on <= started_on or review_on <= today:
        raise PlaybookError(
            f"The review date, {day(review_on)}, is not to come. Choose a later one, so that the "
            "prediction stands before the result."
        )
    if review_on > today + LATEST_REVIEW:
        raise PlaybookError("The review date lies more than two years ahead; check the year.")


def same_team(one: str, other: str) -> bool:
    return not one.strip() or not other.strip() or _same(one, other)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _small(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
