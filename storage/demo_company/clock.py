"""When things happened in the made-up company: never later than now."""

from datetime import UTC, date, datetime, time, timedelta


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That hour; today's hours are pressed into the part of the day that is over, in their order,
    so that whatever a visitor does comes last."""
    moment = datetime.combine(day, time(hour, minute), UTC)
    now = datetime.now(UTC)
    if day != now.date():
        return moment
    begun = datetime.combine(day, time(), UTC)
    return begun + (moment - begun) * ((now - begun) / timedelta(days=1))
