"""A plan begins: a playbook version is copied, and its people are placed or invited."""

from dataclasses import dataclass
from datetime import date

from playbook.access import Role
from playbook.account import User, check_email, check_name
from playbook.errors import PlaybookError
from playbook.plan import Plan, check_start, check_time_zone
from storage import events, invitations, memberships, playbooks, tasks
from storage.engine import Engine, Row, one, writing
from storage.plan_rows import Calendar
from storage.rows import insert, instant, new_id, text


@dataclass(frozen=True)
class NewPlan:
    """Who starts a plan for somebody else names them, and follows it as `starter_role`."""

    site: str
    starts_on: date
    time_zone: str
    calendar: Calendar
    is_mine: bool = True
    manager_email: str = ""
    manager_name: str = ""
    starter_role: Role = Role.MANAGER
    reviewer_email: str = ""
    coach_email: str = ""
    playbook_version: str | None = None

    def preview(self) -> Plan:
        """The plan as it would be, before anything is made."""
        calendar = self.calendar.around(self.starts_on.year)
        return Plan("", self.manager_name, self.site, self.starts_on, self.time_zone, calendar)


@dataclass(frozen=True)
class Started:
    """The new plan's id, and the tokens of links to copy, by e-mail address."""

    plan_id: str
    links: dict[str, str]


def start(db: Engine, user: User, new: NewPlan, today: date) -> Started:
    """Copies the chosen playbook version, else the newest; a double click makes no second plan."""
    check_start(new.starts_on, today)
    site, name = check_name(new.site, "The site"), _check_people(user, new)
    check_time_zone(new.time_zone)
    new.preview()
    version_id = _playbook(db, new)
    with writing(db):
        _refuse_a_double(db, user, name, site, new)
        row = _plan_row(new, name, site, version_id)
        insert(db, "plans", row)
        tasks.copy(db, row["id"], playbooks.get(db, version_id))
        after = {"starts_on": row["starts_on"], "site": site}
        events.record(db, user.id, "plan started", row["id"], plan_id=row["id"], after=after)
        return Started(row["id"], _invite_all(db, row["id"], user, new))


def _playbook(db: Engine, new: NewPlan) -> str:
    offered = [each.id for each in playbooks.offered(db)]
    if new.playbook_version and new.playbook_version not in offered:
        raise PlaybookError("This playbook was withdrawn just now. Choose another one.")
    return new.playbook_version or offered[0]


def _check_people(user: User, new: NewPlan) -> str:
    """The manager's name; manager, reviewer and coach are different people."""
    manager_email = user.email if new.is_mine else new.manager_email
    emails = [_tidy(e) for e in (manager_email, new.reviewer_email, new.coach_email) if e.strip()]
    if len(set(emails)) < len(emails):
        raise PlaybookError("Everybody has one part in a plan. Name two people, or leave one out.")
    if new.is_mine:
        return user.name
    check_email(new.manager_email)
    return check_name(new.manager_name, "The manager’s name")


def _refuse_a_double(db: Engine, user: User, manager: str, site: str, new: NewPlan) -> None:
    sql = """select p.id from plans p join memberships m on m.plan_id = p.id
        where m.user_id = :user_id and p.manager_name = :manager and p.site = :site
        and p.starts_on = :starts_on and p.closed_on is null"""
    params = {"user_id": user.id, "manager": manager, "site": site}
    if one(db, sql, {**params, "starts_on": text(new.starts_on)}):
        whose = "You have a plan for" if new.is_mine else f"There is a plan for {manager} at"
        raise PlaybookError(
            f"{whose} this site with this start date already. Choose it in the sidebar."
        )


def _tidy(email: str) -> str:
    return email.strip().lower()


def _invite_all(db: Engine, plan_id: str, user: User, new: NewPlan) -> dict[str, str]:
    own_role = Role.MANAGER if new.is_mine else new.starter_role
    memberships.place(db, plan_id, user, own_role, by=user.id)
    wanted = [
        ("" if new.is_mine else new.manager_email, Role.MANAGER),
        (new.reviewer_email, Role.REVIEWER),
        (new.coach_email, Role.COACH),
    ]
    links = {}
    for email, role in wanted:
        if email.strip():
            token = invitations.place_or_invite(db, plan_id, user, email, role)
            links.update({_tidy(email): token} if token else {})
    return links


def _plan_row(new: NewPlan, manager: str, site: str, version_id: str) -> Row:
    shift = new.calendar.shift
    return {
        "id": new_id(),
        "playbook_version_id": version_id,
        "manager_name": manager,
        "site": site,
        "starts_on": text(new.starts_on),
        "time_zone": new.time_zone,
        "working_week": "".join(str(d) for d in sorted(new.calendar.week)),
        "shift_days_on": shift.days_on if shift else None,
        "shift_days_off": shift.days_off if shift else None,
        "shift_first_on": text(shift.first_on) if shift else None,
        "holiday_country": new.calendar.country or None,
        "holiday_subdivision": new.calendar.subdivision or None,
        "created_at": instant(),
    }
