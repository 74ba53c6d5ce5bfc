"""Which column of a file holds what: names that people give their columns."""

from playbook.org_chart.roles import plain

SYNONYMS = {
    "name": "name, full name, employee, employee name, person, agent, agent name, staff, colleague",
    "role": "role, job title, title, position, job, function, post",
    "manager": "manager id, manager, reports to, boss, line manager, supervisor, manager name, "
    "reporting manager, reportsto, team leader, superior",
    "team": "team, team name, group, department, unit, squad",
    "site": "site, location, office, centre, city",
    "id": "id, employee id, employee number, staff number, payroll number, personnel number",
    "full_time_equivalent": "fte, full time equivalent, full time equivalents, hours share",
    "channels": "channels, channel",
    "skills": "skills, skill",
    "dotted_to": "dotted line to, dotted line, dotted to, second manager, also reports to",
    "met_on": "met on, met",
}
REQUIRED = ("name", "manager")
TITLES = {"name": "name", "manager": "manager"}


def suggested(headers: tuple[str, ...]) -> dict[str, int]:
    """Field to column number, for the headers that are recognised; the person may change it.

    The word listed first is tried first: “manager” wins over “team leader” for the boss.
    """
    known = [plain(header) for header in headers]
    found: dict[str, int] = {}
    for field, words in SYNONYMS.items():
        match = next((word for word in map(str.strip, words.split(",")) if word in known), None)
        if match is not None and known.index(match) not in found.values():
            found[field] = known.index(match)
    return found


def missing(columns: dict[str, int]) -> tuple[str, ...]:
    return tuple(TITLES[field] for field in REQUIRED if field not in columns)
