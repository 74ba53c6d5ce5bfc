"""One's managers as CSV, made at the click: the key is tried anew, and the list read anew."""

from collections.abc import Sequence

import storage
from pages.ui import session
from playbook.reports.portfolio_table import portfolio_table
from playbook.reports.table import as_csv
from playbook.review.portfolio import by_plan_day
from storage import access, portfolio
from storage.access import OpenPortfolio


def csv_bytes(held: OpenPortfolio, plan_ids: Sequence[str]) -> bytes:
    """Those who were shown and are still one's own."""
    with storage.connect() as db:
        key = access.open_portfolio(db, held.user)
        found = portfolio.load(db, key, session.now()).people
    wanted = set(plan_ids)
    return as_csv(portfolio_table(by_plan_day(p for p in found if p.plan.id in wanted)))
