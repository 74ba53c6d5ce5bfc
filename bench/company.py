"""The demo company grown to 200 plans, so that queries have something to pass over."""

import sys
from datetime import date
from pathlib import Path

import storage
from storage import demo_company
from storage.demo_company.people import MANAGERS, ManagerStory

PLANS = 200


def build(path: Path, plans: int, today: date) -> None:
    storage.prepare(path)
    with storage.connect(path) as db:
        demo_company.build(db, today, [_story(n) for n in range(plans)])


def _story(number: int) -> ManagerStory:
    """The first round keeps its names; later rounds get numbered ones."""
    known = MANAGERS[number % len(MANAGERS)]
    if number < len(MANAGERS):
        return known
    name = f"Manager{number} {known.name.split()[-1]}"
    return ManagerStory(name, known.site, known.country, known.region, known.zone, known.day, 0.8)


if __name__ == "__main__":
    build(Path(sys.argv[1]), PLANS, date.today())
