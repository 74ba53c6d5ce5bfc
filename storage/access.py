"""The doors: nothing of a plan is read or written without one of these keys."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256

from playbook.access import Permission, Role, permissions
from playbook.account import User
from playbook.errors import Refused
from storage.engine import Engine, Row, one, writing
from storage.rows import day


@dataclass(frozen=True)
class OpenPlan:
    """A plan, the person who opened it, and what this person may do there."""

    id: str
    user: User
    role: Role
    permissions: frozenset[Permission]

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


@dataclass(frozen=True)
class OpenOffice:
    """The administrator's key: accounts and roles, not what stands inside a plan."""

    user: User


@dataclass(frozen=True)
class OpenDesk:
    """The coach's desk: drafts and versions of the playbook."""

    user: User


@dataclass(frozen=True)
class OpenPortfolio:
    """The plans that this person reviews or coaches, and no others."""

    user: User
    only: str = ""  # the ids of some of them; empty for all

    def narrowed(self, plan_ids: Iterable[str]) -> "OpenPortfolio":
        """For some of these plans: never for one more. Ids are of one length, so that a search
        for one in this text finds it or nothing."""
        kept = [each for each in plan_ids if not self.only or each in self.only.split()]
        return replace(self, only=" ".join(["only", *kept]))

    @property
    def params(self) -> Row:
        """What every statement about these plans needs (`portfolio_rows.MINE`)."""
        return {"me": self.user.id, "only": self.only}


@dataclass(frozen=True)
class OpenCalendar:
    """A private calendar address: what its owner may read of one plan, without signing in."""

    plan: OpenPlan


@dataclass(frozen=True)
class OpenTeamPage:
    """A team page's key: what its maker may read of the plan, for as long as the link lives."""

    id: str
    plan: OpenPlan
    kpis: tuple[str, ...]
    with_reasons: bool


@dataclass(frozen=True)
class OpenRound:
    """What a private link opens: answering one questionnaire's round, without signing in."""

    id: str
    plan_id: str
    questionnaire: str
    manager: str
    site: str
    time_zone: str
    secret: str


@dataclass(frozen=True)
class OpenWorkshop:
    """A session, and whether this person may run it or only read what came of it."""

    id: str
    user: User
    may_run: bool


@dataclass(frozen=True)
class OpenPhone:
    """A phone in a session: no account, only the session's code and a cookie of its own."""

    workshop_id: str
    cookie: str


def open_plan(
    db: Engine, user: User, plan_id: str, permission: Permission = Permission.READ
) -> OpenPlan:
    row = one(db, PLAN_ROLE, {"plan_id": plan_id, "user_id": user.id})
    if not row:
        raise Refused("This plan does not exist, or is not open to you.")
    plan = _opened(row, user)
    if not plan.may(permission):
        raise Refused(_why_not(row, permission))
    return plan


def open_team_page(db: Engine, token_hash: str) -> OpenTeamPage:
    """Closed with the link, and with its maker's own access to the plan."""
    row = one(db, TEAM_PAGE, {"token_hash": token_hash})
    if not row:
        raise Refused("This link is closed. Ask the manager for a new one.")
    plan = open_plan(db, user_of(row), row["plan_id"])
    return OpenTeamPage(row["page_id"], plan, tuple(row["kpis"].split()), bool(row["with_reasons"]))


TEAM_PAGE = """select t.id as page_id, t.plan_id, t.kpis, t.with_reasons, u.*
    from team_pages t join users u on u.id = t.made_by
    where t.token_hash = :token_hash and t.revoked_at is null"""


def open_round(db: Engine, token: str) -> OpenRound:
    """Closed with the round, and with the plan."""
    row = one(db, ROUND_LINK, {"token_hash": hash_of(token)})
    if not row:
        raise Refused("This link does not lead anywhere. Check it, or ask for it again.")
    if row["closed_on"] or row["plan_closed"]:
        raise Refused("Answering has ended. Thank you to everybody who took part.")
    names = ("id", "plan_id", "questionnaire", "manager", "site", "time_zone", "secret")
    return OpenRound(**{name: row[name] for name in names})


ROUND_LINK = """select r.id, r.plan_id, r.questionnaire, r.secret, r.closed_on, p.time_zone,
    p.manager_name as manager, p.site, coalesce(p.closed_on, p.archived_on) as plan_closed
    from questionnaire_links l join questionnaire_rounds r on r.id = l.round_id
    join plans p on p.id = r.plan_id where l.token_hash = :token_hash"""


def open_office(db: Engine, user: User) -> OpenOffice:
    row = one(db, "select * from users where id = :id", {"id": user.id})
    if not row or not user_of(row).is_administrator:
        raise Refused("Only an administrator may do this.")
    return OpenOffice(user)


def open_desk(db: Engine, user: User) -> OpenDesk:
    """For coaches, and for administrators, who may have to put something right."""
    if not one(db, COACHES_OR_ADMINISTERS, {"user_id": user.id}):
        raise Refused("Only a coach or an administrator may edit the playbook.")
    return OpenDesk(user)


def open_portfolio(db: Engine, user: User) -> OpenPortfolio:
    if not one(db, REVIEWS_OR_COACHES, {"user_id": user.id}):
        raise Refused("No plan reports to you yet. Ask an administrator, or start one.")
    return OpenPortfolio(user)


def open_calendar(db: Engine, token: str) -> OpenCalendar:
    """Only the token's hash is stored; revoked, or its owner without a role, it opens nothing."""
    row = one(db, LINK, {"token_hash": hash_of(token)})
    if not row:
        raise Refused("This calendar address is no longer valid.")
    return OpenCalendar(open_plan(db, user_of(row), row["plan_id"]))


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


@contextmanager
def writing_on(db: Engine, plan: OpenPlan, permission: Permission) -> Iterator[None]:
    """A write on a plan: the key is checked again inside the transaction."""
    with writing(db):
        open_plan(db, plan.user, plan.id, permission)
        yield


@contextmanager
def writing_in(db: Engine, office: OpenOffice) -> Iterator[None]:
    with writing(db):
        open_office(db, office.user)
        yield


@contextmanager
def writing_at_desk(db: Engine, desk: OpenDesk) -> Iterator[None]:
    with writing(db):
        open_desk(db, desk.user)
        yield


def user_of(row: Row) -> User:
    return User(
        row["id"],
        row["name"],
        row["email"],
        day(row["administrator_since"]),
        day(row["closed_on"]),
        row["version"],
    )


PLAN_ROLE = """select m.role, p.id, p.closed_on, p.archived_on
    from memberships m
    join plans p on p.id = m.plan_id
    join users u on u.id = m.user_id
    where m.plan_id = :plan_id and m.user_id = :user_id and u.closed_on is null"""


REVIEWS_OR_COACHES = """select m.plan_id from memberships m
    join users u on u.id = m.user_id
    where m.user_id = :user_id and m.role in ('reviewer', 'coach') and u.closed_on is null
    limit 1"""
COACHES_OR_ADMINISTERS = """select u.id from users u
    where u.id = :user_id and u.closed_on is null and (u.administrator_since is not null
    or exists (select 1 from memberships m where m.user_id = u.id and m.role = 'coach'))"""
LINK = """select u.*, l.plan_id from calendar_links l join users u on u.id = l.user_id
    where l.token_hash = :token_hash and l.revoked_at is null"""


def _is_closed(row: Row) -> bool:
    return bool(row["closed_on"] or row["archived_on"])


def _opened(row: Row, user: User) -> OpenPlan:
    role = Role(row["role"])
    return OpenPlan(row["id"], user, role, permissions([role], _is_closed(row)))


def _why_not(row: Row, permission: Permission) -> str:
    role = Role(row["role"])
    if permission in permissions([role]):
        return "This plan is closed. Reopen it to change anything; all of it can still be read."
    return f"As {role} you may not {permission}."
