"""How long to wait after failed tries to sign in: nothing at first, then ever longer."""

from datetime import datetime, timedelta

FREE_TRIES_FOR_AN_ACCOUNT = 5
FREE_TRIES_FROM_AN_ADDRESS = 20
FREE_GUESSES_FROM_AN_ADDRESS = 60  # a whole room may share one address, and mistype the code
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=15)
REMEMBERED_FOR = timedelta(hours=1)


def waits_until(failures: int, free_tries: int, last_failed_at: datetime) -> datetime:
    """The wait doubles with each try over the free ones, up to a quarter of an hour."""
    if failures < free_tries:
        return last_failed_at
    doubled: timedelta = FIRST_WAIT * (1 << min(failures - free_tries, 16))
    return last_failed_at + min(doubled, LONGEST_WAIT)
