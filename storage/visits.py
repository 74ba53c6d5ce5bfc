"""When a senior manager last looked at their managers."""

from datetime import datetime, timedelta

from storage.access import OpenPortfolio
from storage.engine import Engine, one, writing
from storage.rows import instant, now, upsert

ONE_VISIT = timedelta(minutes=30)


def since(db: Engine, portfolio: OpenPortfolio) -> str | None:
    """The instant of the visit before this one; reruns within half an hour are one visit."""
    me = {"user_id": portfolio.user.id}
    row = one(db, "select * from portfolio_visits where user_id = :user_id", me) or {}
    last: str | None = row.get("visited_at")
    before: str | None = row.get("before_at")
    if last and now() - datetime.fromisoformat(last) < ONE_VISIT:
        return before
    with writing(db):
        visit = {**me, "visited_at": instant(), "before_at": last}
        upsert(db, "portfolio_visits", visit, key=("user_id",))
    return last
