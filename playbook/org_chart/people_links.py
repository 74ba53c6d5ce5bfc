"""Who reports to whom in a file, by number or by name; everything that does not add up."""

from collections import Counter, defaultdict
from dataclasses import replace

from playbook.org_chart.people_rows import Person, Problem
from playbook.org_chart.roles import plain
from playbook.org_chart.seat import Seat

NOBODY = ("", "none", "nobody", "n a", "top")


def linked(people: list[Person]) -> tuple[tuple[Seat, ...], list[Problem]]:
    """The seats with their bosses, and the problems; with any problem the seats mean nothing."""
    register = _Register(people)
    problems = [*_repeated_numbers(people), *register.doubles()]
    bosses = {p.seat.id: register.boss(p, problems) for p in people}
    if not problems:
        problems = [*_several_tops(people, bosses), *_loops(people, bosses)]
    seats = tuple(
        replace(
            p.seat,
            reports_to=bosses[p.seat.id],
            dotted_to=register.meant(p, p.dotted_to, "dotted line to", problems),
        )
        for p in people
    )
    return seats, problems


class _Register:
    """Finds people by number first, then by name."""

    def __init__(self, people: list[Person]) -> None:
        self.people = people
        self.by_number = {plain(p.number): p for p in people if plain(p.number)}
        self.by_name: dict[str, list[Person]] = defaultdict(list)
        for person in people:
            if name := plain(person.seat.name):
                self.by_name[name].append(person)

    def doubles(self) -> list[Problem]:
        """Two people of one name, unless numbers tell them apart."""
        groups = [group for group in self.by_name.values() if len(group) > 1]
        return [
            Problem(
                person.row,
                "name",
                f"{person.seat.name} is also on row {group[0].row}. Add an initial, or a column "
                "“id” with a number for each person.",
            )
            for group in groups
            for person in group[1:]
            if not all(plain(twin.number) for twin in group)
        ]

    def boss(self, person: Person, problems: list[Problem]) -> str | None:
        return self.meant(person, person.manager, "manager", problems)

    def meant(self, person: Person, words: str, column: str, problems: list[Problem]) -> str | None:
        if plain(words) in NOBODY and plain(words) not in {*self.by_number, *self.by_name}:
            return None
        numbered = self.by_number.get(plain(words))
        found = [numbered] if numbered else self.by_name.get(plain(words), [])
        if len(found) == 1 and found[0] is not person:
            return found[0].seat.id
        problems.append(Problem(person.row, column, _wrong(person, words, found)))
        return None


def _wrong(person: Person, words: str, found: list[Person]) -> str:
    if person in found and len(found) == 1:
        return f"{person.seat.shown_name} reports to themselves. Name the boss, or leave it empty."
    if found:
        rows = " and ".join(str(boss.row) for boss in found)
        return f"“{words}” may be the person on row {rows}. Give the boss's id instead of the name."
    return f"“{words}” is nobody on the list. Correct the spelling, or add a row for them."


def _repeated_numbers(people: list[Person]) -> list[Problem]:
    numbers = Counter(plain(person.number) for person in people)
    return [
        Problem(p.row, "id", f"The id “{p.number}” stands on {numbers[plain(p.number)]} rows.")
        for p in people
        if plain(p.number) and numbers[plain(p.number)] > 1
    ]


def _several_tops(people: list[Person], bosses: dict[str, str | None]) -> list[Problem]:
    tops = [person for person in people if bosses[person.seat.id] is None]
    return [
        Problem(
            top.row,
            "manager",
            f"{top.seat.shown_name} has no manager, and neither has {tops[0].seat.shown_name} on "
            f"row {tops[0].row}. One person only may be at the top: name a manager here.",
        )
        for top in tops[1:]
    ]


def _loops(people: list[Person], bosses: dict[str, str | None]) -> list[Problem]:
    """One problem a loop, on its first row."""
    by_id = {person.seat.id: person for person in people}
    safe: set[str] = set()
    problems = []
    for person in people:
        walked: dict[str, None] = {}
        seat_id: str | None = person.seat.id
        while seat_id is not None and seat_id not in safe and seat_id not in walked:
            walked[seat_id] = None
            seat_id = bosses[seat_id]
        if seat_id is not None and seat_id in walked:
            line = list(walked)
            problems.append(_loop([by_id[i] for i in line[line.index(seat_id) :]]))
        safe.update(walked)
    return problems


def _loop(members: list[Person]) -> Problem:
    first = min(members, key=lambda person: person.row)
    start = members.index(first)
    round_trip = [*members[start:], *members[:start], first]
    names = " reports to ".join(person.seat.shown_name for person in round_trip[:6])
    rest = " and so on, back to the start" if len(round_trip) > 6 else ""
    return Problem(
        first.row, "manager", f"A loop: {names}{rest}. Correct the manager of one of them."
    )
