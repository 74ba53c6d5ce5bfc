"""The five guiding questions, answered from the chart with the reason."""

from dataclasses import dataclass

from playbook.org_chart.chart import Chart
from playbook.org_chart.duties import holders, people, vacant_holders
from playbook.org_chart.gap import Gap
from playbook.org_chart.roles import Catalogue
from playbook.org_chart.seat import Seat
from playbook.org_chart.wording import listed

SOCIAL = ("social_posts", "social_messages")


@dataclass(frozen=True)
class Answer:
    """`is_gap` when somebody should look at it; `answer` is Yes, No, or a name."""

    key: str
    question: str
    answer: str
    reason: str
    is_gap: bool
    task_title: str
    seat_ids: tuple[str, ...] = ()


def answers(chart: Chart, roles: Catalogue) -> tuple[Answer, ...]:
    return (
        _dedicated_quality(chart, roles),
        _one_person(chart, roles),
        _planning(chart, roles),
        _outbound(chart, roles),
        _social(chart, roles),
    )


def question_gaps(chart: Chart, roles: Catalogue) -> tuple[Gap, ...]:
    return tuple(
        Gap(f"question:{a.key}", f"{a.question} {a.answer}.", a.reason, a.task_title, a.seat_ids)
        for a in answers(chart, roles)
        if a.is_gap
    )


def _dedicated_quality(chart: Chart, roles: Catalogue) -> Answer:
    return _held(
        chart,
        roles,
        "dedicated_quality",
        "Is there a role of its own for call monitoring and quality assurance?",
        ("quality_monitoring", "quality_assurance"),
        "Decide who listens to contacts and keeps the quality standard",
    )


def _planning(chart: Chart, roles: Catalogue) -> Answer:
    question = "Who owns workforce management and optimisation?"
    duties = ("workforce_management", "workforce_optimisation")
    found = [holders(chart, duty, roles) for duty in duties]
    names = [
        f"{_names(seats)} for {_said(duty)}"
        for duty, seats in zip(duties, found, strict=True)
        if seats
    ]
    missing = [_said(duty) for duty, seats in zip(duties, found, strict=True) if not seats]
    reason = f"The chart has {' and '.join(names)}." if names else ""
    if missing:
        lacking = f"No filled box holds {' or '.join(missing)}.{_vacancy(chart, duties, roles)}"
        reason = f"{reason} {lacking}".strip()
    task = "Name who owns workforce management and optimisation"
    seats = tuple(seat.id for group in found for seat in group)
    answer = _names(found[0] + found[1]) or "Nobody"
    if missing and answer != "Nobody":
        answer += f", and nobody for {missing[0]}"
    return Answer("planning", question, answer, reason, bool(missing), task, seats)


def _one_person(chart: Chart, roles: Catalogue) -> Answer:
    question = "Are quality monitoring and quality assurance one person?"
    monitoring = holders(chart, "quality_monitoring", roles)
    assurance = holders(chart, "quality_assurance", roles)
    task = "Decide whether quality monitoring and quality assurance need two people"
    seats = tuple(dict.fromkeys(seat.id for seat in (*monitoring, *assurance)))
    if not (monitoring and assurance):
        held = "monitoring" if monitoring else "assurance" if assurance else ""
        reason = f"Only quality {held} is held." if held else "Nobody holds either."
        return Answer("one_person", question, "No", reason, True, task, seats)
    same = people(monitoring) == people(assurance) and len(people(monitoring)) == 1
    if same:
        reason = (
            f"Quality monitoring and quality assurance are the same person: {_names(monitoring)}. "
            "Whoever sets the standard also marks against it, and nobody covers an absence."
        )
        return Answer("one_person", question, "Yes", reason, True, task, seats)
    reason = f"Monitoring: {_names(monitoring)}. Assurance: {_names(assurance)}."
    return Answer("one_person", question, "No", reason, False, task, seats)


def _outbound(chart: Chart, roles: Catalogue) -> Answer:
    return _held(
        chart,
        roles,
        "outbound",
        "Does the centre work outbound as well as inbound?",
        ("outbound",),
        "Decide who calls customers back, and when",
    )


def _social(chart: Chart, roles: Catalogue) -> Answer:
    question = "Who answers on social media?"
    by_channel = [s for s in chart.seats if not s.vacant and set(s.channels) & set(SOCIAL)]
    seats = tuple(dict.fromkeys((*holders(chart, "social_media", roles), *by_channel)))
    task = "Name who answers on social media"
    if not seats:
        reason = "No filled box has a social media role or covers a social channel."
        reason += _vacancy(chart, ("social_media",), roles)
        return Answer("social", question, "Nobody", reason, True, task)
    alone = len(people(seats)) == 1
    reason = f"From role or channels covered: {_names(seats)}."
    reason += " One person only: nobody covers an absence." if alone else ""
    ids = tuple(seat.id for seat in seats)
    return Answer("social", question, _names(seats), reason, alone, task, ids)


def _held(
    chart: Chart, roles: Catalogue, key: str, question: str, duties: tuple[str, ...], task: str
) -> Answer:
    """Yes with the names, or No with what was looked for."""
    seats = tuple(dict.fromkeys(s for duty in duties for s in holders(chart, duty, roles)))
    if seats:
        ids = tuple(seat.id for seat in seats)
        return Answer(key, question, "Yes", f"Held by {_names(seats)}.", False, task, ids)
    looked_for = " or ".join(_said(duty) for duty in duties)
    reason = f"No filled box has a role or skill in {looked_for}.{_vacancy(chart, duties, roles)}"
    return Answer(key, question, "No", reason, True, task)


def _vacancy(chart: Chart, duties: tuple[str, ...], roles: Catalogue) -> str:
    seats = [seat for duty in duties for seat in vacant_holders(chart, duty, roles)]
    titles = dict.fromkeys(roles.title(seat.role) for seat in seats)
    return f" Vacant: {listed(titles)}." if titles else ""


def _names(seats: tuple[Seat, ...]) -> str:
    return listed(dict.fromkeys(seat.shown_name for seat in seats))


def _said(duty: str) -> str:
    return duty.replace("_", " ")
