"""Who is in the made-up company, and who of them a visitor may be."""

from dataclasses import dataclass

DOMAIN = "harbourmutual.example"
SILENT_FOR_DAYS = 12


@dataclass(frozen=True)
class Person:
    name: str
    what: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@{DOMAIN}"


@dataclass(frozen=True)
class ManagerStory:
    """`day` is the plan day today; `pace` the share of due tasks that got done."""

    name: str
    site: str
    country: str
    region: str
    zone: str
    day: int
    pace: float
    reviewer: int = 0
    twist: str = ""

    @property
    def active_day(self) -> int:
        """The last plan day on which this manager did anything."""
        return self.day - SILENT_FOR_DAYS if self.twist == "silent" else self.day

    @property
    def person(self) -> Person:
        where = f"day {self.day}" if self.day > 0 else f"starts in {1 - self.day} days"
        return Person(self.name, f"Manager, {self.site}, {where}")


ADMINISTRATOR = Person("Priya Raman", "Administrator")
REVIEWERS = (
    Person("Helen Okafor", "Senior manager of ten new managers"),
    Person("George Whitfield", "Senior manager of four new managers"),
)
COACH = Person("Tomasz Rebelo", "Coach of all of them")
SUCCESSOR = Person("Henrik Solberg")
HANDED_OVER_DAYS_AGO = 6

MANAGERS = (
    ManagerStory("Amara Nwosu", "Bristol", "GB", "ENG", "Europe/London", 37, 0.85, 0, "waiting"),
    ManagerStory("Jonas Lindqvist", "Malmö", "SE", "", "Europe/Stockholm", 3, 0.9),
    ManagerStory("Siobhan Kelly", "Cork", "IE", "", "Europe/Dublin", 9, 0.95),
    ManagerStory("Mateo Ferrer", "Valencia", "ES", "VC", "Europe/Madrid", 26, 0.7, 0, "silent"),
    ManagerStory("Aiko Tanaka", "Glasgow", "GB", "SCT", "Europe/London", 22, 0.95),
    ManagerStory("Liam Ashdown", "Cardiff", "GB", "WLS", "Europe/London", 29, 0.45, 0, "stuck"),
    ManagerStory("Zofia Nowak", "Gdynia", "PL", "", "Europe/Warsaw", 48, 0.85, 0, "moved"),
    ManagerStory("Samir Haddad", "Lille", "FR", "", "Europe/Paris", 58, 0.6, 0, "paused"),
    ManagerStory("Ingrid Dahl", "Bergen", "NO", "", "Europe/Oslo", 63, 0.9, 0, "successor"),
    ManagerStory("Chidi Eze", "Dublin", "IE", "", "Europe/Dublin", 82, 0.8, 1, "slipping"),
    ManagerStory("Marta Silva", "Porto", "PT", "", "Europe/Lisbon", 101, 0.92, 1),
    ManagerStory("Daniel Price", "Toronto", "CA", "ON", "America/Toronto", 119, 0.75, 1),
    ManagerStory("Noor Hassan", "Rotterdam", "NL", "", "Europe/Amsterdam", 143, 0.97, 1),
    ManagerStory("Ewa Brandt", "Tallinn", "EE", "", "Europe/Tallinn", -4, 0.9, 0),
)


def who_to_be() -> list[tuple[str, list[Person]]]:
    """The demo's door: a few people of each kind, by what they do."""
    chosen = ("Amara Nwosu", "Liam Ashdown", "Noor Hassan", "Ewa Brandt")
    managers = [story.person for story in MANAGERS if story.name in chosen]
    return [
        ("A new manager", managers),
        ("Senior management", list(REVIEWERS)),
        ("A coach", [COACH]),
        ("The administrator", [ADMINISTRATOR]),
    ]
