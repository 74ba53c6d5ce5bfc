"""What a made-up manager does with figures: imports, answers typed in, a baseline, targets."""

from datetime import date, timedelta
from random import Random

from storage import imports
from storage.access import OpenPlan
from storage.demo_company import figures
from storage.engine import Engine
from storage.rows import new_id

FROM_DAY = 31


def figures_until(today: date) -> date:
    """The Sunday before: whole weeks only."""
    return today - timedelta(days=today.weekday() + 1)


def bring_in(db: Engine, key: OpenPlan, site: str, today: date, chance: Random) -> None:
    place, until = figures.centre(chance), figures_until(today)
    imports.add(db, key, new_id(), figures.export(place, site, until, chance))
    imports.add_by_hand(db, key, new_id(), figures.answers(place, until, chance))
