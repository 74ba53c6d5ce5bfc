"""The files of a plan, made at the click; every one opens the plan's door again."""

from collections.abc import Callable

import storage
from pages.ui import session
from pages.web import door
from playbook.errors import PlaybookError
from playbook.reports.brief import brief
from playbook.reports.calendar_file import calendar_file
from playbook.reports.table import as_csv
from playbook.reports.tables import PlanPapers, tables
from playbook.reports.workbook import workbook
from storage import access, calendar_links, papers, plans, since_last_check_in, slips
from storage.access import OpenPlan
from storage.engine import Engine


def workbook_bytes(key: OpenPlan) -> bytes:
    return workbook(tables(_papers(key)), session.now())


def calendar_bytes(key: OpenPlan) -> bytes:
    found = _papers(key)
    return calendar_file(found.plan, found.milestones, found.tasks, session.now())


def csv_bytes(key: OpenPlan, name: str) -> bytes:
    return as_csv(next(table for table in tables(_papers(key)) if table.name == name))


def brief_bytes(key: OpenPlan) -> bytes:
    found = _papers(key)
    with storage.connect() as db:
        return brief(found, since_last_check_in.of_plan(db, key), slips.of_plan(db, key))


def make_address() -> None:
    def act(db: Engine, key: OpenPlan) -> None:
        session.put(session.CALENDAR_TOKEN, (key.id, calendar_links.share(db, key)))

    _done(act)


def revoke_address() -> None:
    session.take(session.CALENDAR_TOKEN)
    _done(calendar_links.revoke)


def _papers(held: OpenPlan) -> PlanPapers:
    """A file is made after the page's run, without its cookies: the key it held is tried anew."""
    with storage.connect() as db:
        key = access.open_plan(db, held.user, held.id)
        plan = plans.load(db, key)
        return papers.gather(db, key, plan, session.today(plan))


def _done(act: Callable[[Engine, OpenPlan], None]) -> None:
    try:
        with storage.connect() as db:
            act(db, door.plan_here(db))
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
