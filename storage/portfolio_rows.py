"""What the portfolio asks of the database: the same few queries however many plans there are."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from playbook.content import Playbook
from playbook.plan import Pause, Plan
from playbook.review.attention import Block
from playbook.review.portfolio import DayCount
from playbook.review.programme import LateStep
from storage import plan_rows, playbooks
from storage.access import OpenPortfolio
from storage.engine import Engine, Row, tuples
from storage.rows import first_id_after, instant, now
from storage.slips import move_of

SLIPS_COUNT_FOR = timedelta(days=28)
MINE = """(select m.plan_id from memberships m join plans p on p.id = m.plan_id
    where m.user_id = :me and m.role in ('reviewer', 'coach') and p.archived_on is null
    and (:only = '' or :only like '%' || p.id || '%'))"""
State = tuple[object, ...]


def states(db: Engine, portfolio: OpenPortfolio, now: datetime) -> dict[str, State]:
    """By plan id, a value that changes with whatever a portrait of the plan rests on.

    Every change of a plan is an event of it; what belongs to no plan, such as a renamed person,
    changes all; and so does a new day at the plan's site.
    """
    sql = f"""select m.plan_id, p.time_zone, m.role, m.since, count(e.id) as n, max(e.id) as last
        from memberships m join plans p on p.id = m.plan_id
        left join events e on e.plan_id = m.plan_id
        where m.user_id = :me and m.plan_id in {MINE}
        group by m.plan_id, p.time_zone, m.role, m.since order by m.plan_id"""
    others = tuple(*tuples(db, "select count(*), max(id) from events where plan_id is null", {}))
    days = cache(lambda zone: now.astimezone(ZoneInfo(zone)).date())
    return {
        plan_id: (*others, days(zone), *rest)
        for plan_id, zone, *rest in tuples(db, sql, portfolio.params)
    }


def my_plans(db: Engine, portfolio: OpenPortfolio) -> list[tuple[Plan, Row]]:
    """Plans with their playbook version, my role there and since when."""
    pauses: defaultdict[str, list[Pause]] = defaultdict(list)
    sql = f"select * from plan_pauses where plan_id in {MINE} order by first_on"
    for row in _rows(db, portfolio, sql):
        pauses[row["plan_id"]].append(plan_rows.pause_of(row))
    sql = f"""select p.*, k.role, k.since from plans p
        join memberships k on k.plan_id = p.id and k.user_id = :me where p.id in {MINE}
        order by p.id"""
    found = _rows(db, portfolio, sql)
    return [(plan_rows.plan_of(row, tuple(pauses[row["id"]])), row) for row in found]


def programmes(db: Engine, portfolio: OpenPortfolio) -> dict[str, Playbook]:
    sql = f"""select id, content from playbook_versions where id in
        (select playbook_version_id from plans where id in {MINE})"""
    return {row["id"]: playbooks.parsed(row["content"]) for row in _rows(db, portfolio, sql)}


def day_counts(db: Engine, portfolio: OpenPortfolio) -> dict[str, list[DayCount]]:
    sql = f"""select plan_id, milestone, due_day, count(completed_on) as done,
        count(not_applicable_on) as ruled_out, count(*) as total from tasks
        where withdrawn_at is null and plan_id in {MINE}
        group by plan_id, milestone, due_day"""
    found: defaultdict[str, list[DayCount]] = defaultdict(list)
    for plan_id, *count in tuples(db, sql, portfolio.params):
        found[plan_id].append(DayCount(*count))
    return found


def blocks(db: Engine, portfolio: OpenPortfolio) -> dict[str, list[Block]]:
    sql = f"""select plan_id, title, blocked_by, blocked_on from tasks
        where blocked_on is not null and withdrawn_at is null and plan_id in {MINE}
        order by blocked_on"""
    found: defaultdict[str, list[Block]] = defaultdict(list)
    for r in _rows(db, portfolio, sql):
        since = date.fromisoformat(r["blocked_on"])
        found[r["plan_id"]].append(Block(r["title"], r["blocked_by"], since))
    return found


def unsettled(db: Engine, portfolio: OpenPortfolio, latest_day: int) -> list[LateStep]:
    """Open steps of the playbook due by `latest_day`; the caller knows each plan's own day.

    What repeats has no one day of its own, so it is no step on the axis.
    """
    sql = f"""select plan_id, key, title, due_day from tasks
        where completed_on is null and not_applicable_on is null and withdrawn_at is null
        and key is not null and repeats is null and due_day < :latest and plan_id in {MINE}
        order by plan_id, due_day, key"""
    params = {**portfolio.params, "latest": latest_day}
    return [LateStep(*row) for row in tuples(db, sql, params)]


def reviews(db: Engine, portfolio: OpenPortfolio) -> dict[str, list[Row]]:
    """In the order they were submitted."""
    sql = f"""select plan_id, milestone, outcome, submitted_on from milestone_reviews
        where plan_id in {MINE} order by id"""
    return _by_plan(db, portfolio, sql)


def check_ins(db: Engine, portfolio: OpenPortfolio) -> dict[str, list[Row]]:
    """Handed in ones: when due, how it stands, what is said."""
    sql = f"""select plan_id, due_on, standing, blocks, decision from check_ins
        where submitted_on is not null and plan_id in {MINE} order by due_on"""
    return _by_plan(db, portfolio, sql)


def last_active(db: Engine, portfolio: OpenPortfolio) -> dict[str, str]:
    """The instant of the manager's own last event."""
    sql = f"""select m.plan_id, (select max(e.happened_at) from events e
        where e.plan_id = m.plan_id and e.user_id = m.user_id) as at from memberships m
        where m.role = 'manager' and m.plan_id in {MINE}"""
    return {row["plan_id"]: row["at"] for row in _rows(db, portfolio, sql) if row["at"]}


def moved_later(db: Engine, portfolio: OpenPortfolio) -> dict[str, int]:
    """How often a due day moved later in the last four weeks."""
    sql = f"""select e.plan_id, e.subject, e.before, e.after, e.happened_at, '' as title,
        '' as milestone from events e
        where e.id > :since and e.before like '%"due_day"%' and e.plan_id in {MINE}"""
    since = first_id_after(instant(now() - SLIPS_COUNT_FOR))
    found: defaultdict[str, int] = defaultdict(int)
    for row in db.query(sql, {**portfolio.params, "since": since}):
        move = move_of(row)
        found[row["plan_id"]] += move.became > move.was
    return found


def due_commitments(db: Engine, portfolio: OpenPortfolio) -> dict[str, list[date]]:
    sql = f"""select plan_id, due_on from commitments where kept_on is null
        and withdrawn_at is null and due_on is not null and plan_id in {MINE}"""
    found: defaultdict[str, list[date]] = defaultdict(list)
    for row in _rows(db, portfolio, sql):
        found[row["plan_id"]].append(date.fromisoformat(row["due_on"]))
    return found


def _by_plan(db: Engine, portfolio: OpenPortfolio, sql: str) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _rows(db, portfolio, sql):
        found[row["plan_id"]].append(row)
    return found


def _rows(db: Engine, portfolio: OpenPortfolio, sql: str) -> list[Row]:
    return list(db.query(sql, portfolio.params))
