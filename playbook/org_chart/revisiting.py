"""When the chart wants another look: a month after it was last published."""

from datetime import date, timedelta

REVISIT_AFTER = timedelta(days=30)


def is_due(published_on: date | None, today: date) -> bool:
    """A chart never published is no old chart."""
    return published_on is not None and today - published_on > REVISIT_AFTER
