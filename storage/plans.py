"""Plans: started from a playbook version, moved, paused, closed; nothing is ever lost."""

from dataclasses import dataclass
from datetime import date

from playbook.access import Permission, Role
from playbook.account import User, check_email, check_name
from playbook.calendar import MONDAY_TO_FRIDAY, WEEKDAYS, ShiftPattern, WorkingCalendar
from playbook.errors import PlaybookError
from playbook.plan import Pause, Plan, check_length, check_pause, check_start, check_time_zone
from storage import events, invitations, memberships, playbooks, public_holidays, tasks
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one, writing
from storage.rows import day, insert, instant, new_id, text, update
from storage.stale import refuse_stale


@dataclass(frozen=True)
class Calendar:
    """What was chosen when the plan started; the holidays' dates are worked out from it."""

    week: frozenset[int] = MONDAY_TO_FRIDAY
    shift: ShiftPattern | None = None
    country: str = ""
    subdivision: str = ""

    def around(self, year: int) -> WorkingCalendar:
        days: frozenset[date] = frozenset()
        if self.country:
            days = public_holidays.dates(self.country, self.subdivision, year)
        return WorkingCalendar(self.week, self.shift, days)


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


def load(db: Engine, plan: OpenPlan) -> Plan:
    return read(db, plan.id)


def read(db: Engine, plan_id: str) -> Plan:
    """For storage that has opened another door to this plan."""
    row = one(db, "select * from plans where id = :id", {"id": plan_id})
    assert row, "an open plan exists"
    sql = "select * from plan_pauses where plan_id = :id order by first_on"
    pauses = [pause_of(row) for row in db.query(sql, {"id": plan_id})]
    return plan_of(row, tuple(pauses))


def move_start(db: Engine, plan: OpenPlan, starts_on: date, today: date, seen: int) -> None:
    """Tasks keep their plan day, so every open one moves along; what is done keeps its date."""
    check_start(starts_on, today)
    before = load(db, plan)
    _change(
        db,
        plan,
        "start moved",
        {"starts_on": text(starts_on)},
        {"starts_on": text(before.starts_on)},
        seen,
    )


def pause(db: Engine, plan: OpenPlan, first_on: date, last_on: date | None, reason: str) -> None:
    with writing_on(db, plan, Permission.ARRANGE):
        check_pause(load(db, plan), first_on, last_on)
        why = check_name(reason, "The reason for the pause")
        row = {"first_on": text(first_on), "last_on": text(last_on), "reason": why}
        insert(db, "plan_pauses", {"id": new_id(), "plan_id": plan.id, **row})
        events.record(db, plan.user.id, "plan paused", plan.id, plan_id=plan.id, after=row)


def resume(db: Engine, plan: OpenPlan, last_on: date) -> None:
    """Ends the open pause: `last_on` is the last day away. Without one, nothing changes."""
    with writing_on(db, plan, Permission.ARRANGE):
        sql = "select * from plan_pauses where plan_id = :id and last_on is null"
        row = one(db, sql, {"id": plan.id})
        if not row:
            return
        check_length(date.fromisoformat(row["first_on"]), last_on)
        if text(last_on) < row["first_on"]:
            db.execute("delete from plan_pauses where id = :id", {"id": row["id"]})
        else:
            update(db, "plan_pauses", row["id"], {"last_on": text(last_on)})
        after = {"last_on": text(last_on)}
        events.record(db, plan.user.id, "plan resumed", plan.id, plan_id=plan.id, after=after)


def choose_check_in_weekday(db: Engine, plan: OpenPlan, weekday: int, seen: int) -> None:
    """0 is Monday; a day off means the last working day before it."""
    if weekday not in range(7):
        raise PlaybookError("Choose a weekday for the check-in.")
    before = {"check_in_weekday": WEEKDAYS[load(db, plan).check_in_weekday]}
    after = {"check_in_weekday": WEEKDAYS[weekday]}
    with writing_on(db, plan, Permission.ARRANGE):
        refuse_stale(db, "plans", plan.id, seen, "This plan")
        update(db, "plans", plan.id, {"check_in_weekday": weekday, "version": seen + 1})
        kind, user_id = "check-in day chosen", plan.user.id
        events.record(db, user_id, kind, plan.id, plan_id=plan.id, before=before, after=after)


def close(db: Engine, plan: OpenPlan, today: date, seen: int) -> None:
    """Everything can still be read; nothing can be changed until it is reopened."""
    _change(db, plan, "plan closed", {"closed_on": text(today)}, {"closed_on": None}, seen)


def reopen(db: Engine, plan: OpenPlan, seen: int) -> None:
    changes = {"closed_on": None, "archived_on": None}
    _change(db, plan, "plan reopened", changes, {}, seen)


def archive(db: Engine, plan: OpenPlan, today: date, seen: int) -> None:
    """Closed, and out of the plan picker."""
    before = load(db, plan)
    changes = {"closed_on": text(before.closed_on or today), "archived_on": text(today)}
    _change(db, plan, "plan archived", changes, {"closed_on": text(before.closed_on)}, seen)


def _change(
    db: Engine, plan: OpenPlan, kind: str, changes: Row, before: Row, seen_version: int
) -> None:
    with writing_on(db, plan, Permission.ARRANGE):
        refuse_stale(db, "plans", plan.id, seen_version, "This plan")
        update(db, "plans", plan.id, {**changes, "version": seen_version + 1})
        events.record(
            db, plan.user.id, kind, plan.id, plan_id=plan.id, before=before, after=changes
        )


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


def pause_of(row: Row) -> Pause:
    return Pause(date.fromisoformat(row["first_on"]), day(row["last_on"]), row["reason"])


def plan_of(row: Row, pauses: tuple[Pause, ...]) -> Plan:
    starts_on = date.fromisoformat(row["starts_on"])
    return Plan(
        id=row["id"],
        manager=row["manager_name"],
        site=row["site"],
        starts_on=starts_on,
        time_zone=row["time_zone"],
        calendar=_calendar(row).around(starts_on.year),
        pauses=pauses,
        closed_on=day(row["closed_on"]),
        archived_on=day(row["archived_on"]),
        check_in_weekday=row["check_in_weekday"],
        version=row["version"],
    )


def _calendar(row: Row) -> Calendar:
    shift = None
    if row["shift_days_on"]:
        first_on = date.fromisoformat(row["shift_first_on"])
        shift = ShiftPattern(row["shift_days_on"], row["shift_days_off"], first_on)
    week = frozenset(int(d) for d in row["working_week"])
    return Calendar(week, shift, row["holiday_country"] or "", row["holiday_subdivision"] or "")
