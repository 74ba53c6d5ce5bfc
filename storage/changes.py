"""What changed on one's managers' plans since an instant: news first, ticks as a count."""

import json
from dataclasses import dataclass
from typing import Any

from storage.access import OpenPortfolio
from storage.engine import Engine
from storage.portfolio_rows import MINE
from storage.rows import first_id_after

NEWS = (
    "milestone submitted",
    "milestone decided",
    "check-in handed in",
    "start moved",
    "plan paused",
    "plan resumed",
    "plan handed over",
    "plan closed",
    "task blocked",
)


@dataclass(frozen=True)
class Change:
    """`task` is the title of the one it is about, "" for other news."""

    plan_id: str
    manager: str
    kind: str
    after: dict[str, Any]
    happened_at: str
    task: str = ""


@dataclass(frozen=True)
class Since:
    """`done` tasks by `managers` people, counted beside the news."""

    news: tuple[Change, ...]
    done: int
    managers: int


def since(db: Engine, portfolio: OpenPortfolio, instant: str) -> Since:
    """Newest first, without what is kept for somebody else; one's own steps are no news."""
    kinds = ", ".join(f"'{kind}'" for kind in (*NEWS, "task completed"))
    sql = f"""select e.plan_id, p.manager_name, e.kind, e.after, e.happened_at, t.title
        from events e join plans p on p.id = e.plan_id left join tasks t on t.id = e.subject
        where e.id > :since and e.plan_id in {MINE}
        and e.kind in ({kinds}) and e.only_for is null and e.user_id <> :me
        order by e.id desc"""
    params = {**portfolio.params, "since": first_id_after(instant)}
    found = [
        Change(
            row["plan_id"],
            row["manager_name"],
            row["kind"],
            json.loads(row["after"] or "{}"),
            row["happened_at"],
            row["title"] or "",
        )
        for row in db.query(sql, params)
    ]
    done = [change for change in found if change.kind == "task completed"]
    news = tuple(change for change in found if change.kind in NEWS)
    return Since(news, len(done), len({change.plan_id for change in done}))
