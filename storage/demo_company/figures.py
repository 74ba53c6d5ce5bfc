"""Half a year of made-up exports and survey answers, by weekday and hour, for a manager's plan."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import sin
from random import Random

from playbook.facts import Fact
from playbook.intake.mapping import Mapping
from playbook.intake.reading import read
from playbook.intake.report import Reading

WEEKS = 26
WEEKS_WITH_REASONS = 4
HOURS = range(8, 19)
BY_HOUR = (0.6, 0.9, 1.35, 1.3, 1.05, 0.8, 0.9, 1.05, 1.1, 0.9, 0.55)
BY_WEEKDAY = (1.3, 1.1, 1.0, 0.95, 0.9, 0.45)
CHANNELS = (("Voice", 1.0), ("Chat", 0.35))
REASONS = (
    ("Where is my claim", 0.26, 0.8),
    ("Change of address", 0.14, 0.6),
    ("Explain the premium", 0.16, 1.1),
    ("New policy", 0.12, 1.5),
    ("Cancel a policy", 0.09, 1.3),
    ("Password or login", 0.11, 0.5),
    ("Complaint", 0.06, 1.8),
    ("Other", 0.06, 1.0),
)
COLUMNS = (
    ("day", "Interval start"),
    ("channel", "Channel"),
    ("queue", "Queue"),
    ("contact_reason", "Wrap-up"),
    ("offered", "Offered"),
    ("answered", "Answered"),
    ("abandoned", "Abandoned"),
    ("transferred", "Transferred"),
    ("answered_within:20", "Answered in 20 s"),
    ("total_answered_wait", "Total speed of answer"),
    ("total_wait", "Total queue time"),
    ("total_handle", "Total handle"),
    ("total_wrap", "Total wrap"),
    ("longest_wait", "Longest wait"),
    ("longest_hold", "Longest hold"),
    ("busy", "Busy"),
    ("available", "Available"),
)
MAPPING = Mapping("period", COLUMNS)


@dataclass(frozen=True)
class Centre:
    """What sets one made-up centre apart; `drift` is by how much waits grow over the half year."""

    volume: float
    handle: float
    wait: float
    drift: float
    transfer: float
    resolution: float


@dataclass(frozen=True)
class Interval:
    """One row to be drawn: when, where, and the share of the hour's contacts it stands for."""

    day: date
    hour: int
    week: int
    channel: str
    share: float
    reason: str
    longer: float


def centre(chance: Random) -> Centre:
    return Centre(
        volume=chance.uniform(20, 45),
        handle=chance.uniform(300, 430),
        wait=chance.uniform(18, 55),
        drift=chance.choice([-0.35, 0.0, 0.0, 0.5]),
        transfer=chance.uniform(0.09, 0.17),
        resolution=chance.uniform(0.64, 0.74),
    )


def export(place: Centre, site: str, last_sunday: date, weeks: range, chance: Random) -> Reading:
    """An export of these weeks of the half year that ends on that Sunday."""
    first = last_sunday - timedelta(days=7 * WEEKS - 1)
    rows = [",".join(name for _, name in COLUMNS)]
    for week in weeks:
        busy = chance.gauss(1, 0.05)
        for interval in _intervals(first + timedelta(weeks=week), week, chance):
            if row := _row(place, interval, busy, chance):
                rows.append(row)
    text = "\n".join(rows).encode()
    part = f"-{weeks.start + 1}" if weeks.start else ""
    return read(text, f"queues-{site.lower()}{part}.csv", mapping=MAPPING, today=last_sunday)


def answers(place: Centre, last_sunday: date, weeks: range, chance: Random) -> list[Fact]:
    """What customers answered, week by week."""
    first = last_sunday - timedelta(days=7 * WEEKS - 1)
    return [_answers(place, first + timedelta(weeks=week), week, chance) for week in weeks]


def _intervals(monday: date, week: int, chance: Random) -> list[Interval]:
    told = week >= WEEKS - WEEKS_WITH_REASONS
    return [
        Interval(monday + timedelta(days=n), hour, week, channel, share * part, reason, longer)
        for n in range(len(BY_WEEKDAY))
        for hour in HOURS
        for channel, share in CHANNELS
        for reason, part, longer in (_reasons(chance) if told else [("", 1.0, 1.0)])
    ]


def _reasons(chance: Random) -> list[tuple[str, float, float]]:
    """Two of the reasons an hour keep the file small; over weeks each gets its weight."""
    weights = [weight for _, weight, _ in REASONS]
    return [(name, 1 / 2, longer) for name, _, longer in chance.choices(REASONS, weights, k=2)]


def _row(place: Centre, at: Interval, busy: float, chance: Random) -> str:
    shape = BY_HOUR[at.hour - HOURS.start] * BY_WEEKDAY[at.day.weekday()]
    mean = place.volume * at.share * shape * busy
    offered = max(0, round(chance.gauss(mean, mean**0.5)))
    if not offered:
        return ""
    pressure = max(0.4, busy**3) * (1 + place.drift * max(0, at.week - 17) / 8)
    wait = place.wait * pressure * chance.uniform(0.7, 1.3) * (1 + 0.25 * (shape > 1.2))
    abandoned = sum(chance.random() < min(0.3, wait / 700) for _ in range(offered))
    answered = offered - abandoned
    handle = place.handle * at.longer * chance.gauss(1, 0.06) * (1 + 0.03 * sin(at.week))
    numbers = (
        offered,
        answered,
        abandoned,
        sum(chance.random() < place.transfer for _ in range(answered)),
        round(answered * max(0.2, 1 - wait / 180)),
        round(answered * wait),
        round(answered * wait + abandoned * wait * 1.4),
        round(answered * handle),
        round(answered * handle * 0.16),
        round(wait * chance.uniform(3, 7)) if offered else 0,
        round(chance.expovariate(1 / 60) + 20) if answered else 0,
        round(answered * handle),
        round(answered * handle * chance.uniform(0.2, 0.35)),
    )
    when = f"{at.day.isoformat()} {at.hour:02}:00"
    return ",".join([when, at.channel, "Service", at.reason, *map(str, numbers)])


def _answers(place: Centre, monday: date, week: int, chance: Random) -> Fact:
    asked = chance.randint(140, 190)
    resolved = place.resolution + 0.05 * (week >= 18) * (place.drift <= 0)
    top_two = chance.gauss(0.79, 0.025)
    promoters, passives = round(asked * chance.gauss(0.42, 0.03)), round(asked * 0.34)
    return Fact(
        day=monday,
        days=7,
        resolved_first=float(round(asked * chance.gauss(resolved, 0.02))),
        resolution_answers=float(asked),
        satisfaction_answers=float(asked),
        satisfaction_top_two=float(round(asked * top_two)),
        satisfaction_top=float(round(asked * top_two * 0.6)),
        promoters=float(promoters),
        passives=float(passives),
        detractors=float(asked - promoters - passives),
    )
