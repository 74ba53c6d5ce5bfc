"""Team pages: read-only, by a private link that can be closed; only its hash is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_urlsafe

from playbook.access import Permission
from playbook.errors import PlaybookError
from storage import events, own_kpis
from storage.access import OpenPlan, OpenTeamPage, open_team_page, writing_on
from storage.engine import Engine, one
from storage.rows import insert, instant, new_id, update
from storage.sign_ins import hash_of


@dataclass(frozen=True)
class TeamPage:
    id: str
    kpis: tuple[str, ...]
    with_reasons: bool
    by: str
    made_at: str


def of_plan(db: Engine, plan: OpenPlan) -> list[TeamPage]:
    """Those whose link still opens."""
    sql = """select t.*, u.name as by_name from team_pages t join users u on u.id = t.made_by
        where t.plan_id = :id and t.revoked_at is null order by t.made_at"""
    return [
        TeamPage(
            row["id"],
            tuple(row["kpis"].split()),
            bool(row["with_reasons"]),
            row["by_name"],
            row["made_at"],
        )
        for row in db.query(sql, {"id": plan.id})
    ]


def make(db: Engine, plan: OpenPlan, kpis: Sequence[str], with_reasons: bool) -> str:
    """The link's token, which is not stored and is shown once."""
    token, page_id = token_urlsafe(24), new_id()
    with writing_on(db, plan, Permission.ARRANGE):
        known = own_kpis.all_kpis(db, plan)
        if not kpis or any(key not in known for key in kpis):
            raise PlaybookError("Choose at least one KPI for the team page.")
        row = {"kpis": " ".join(kpis), "with_reasons": int(with_reasons)}
        kept = {"plan_id": plan.id, "made_by": plan.user.id, "made_at": instant()}
        insert(db, "team_pages", {"id": page_id, "token_hash": hash_of(token), **row, **kept})
        events.record(db, plan.user.id, "team page made", page_id, plan_id=plan.id, after=row)
    return token


def revoke(db: Engine, plan: OpenPlan, page_id: str) -> None:
    """The link opens nothing any more."""
    with writing_on(db, plan, Permission.ARRANGE):
        sql = "select id from team_pages where id = :id and plan_id = :plan_id"
        if not one(db, sql, {"id": page_id, "plan_id": plan.id}):
            raise PlaybookError("This team page does not exist in this plan.")
        update(db, "team_pages", page_id, {"revoked_at": instant()})
        events.record(db, plan.user.id, "team page closed", page_id, plan_id=plan.id)


def open_link(db: Engine, token: str) -> OpenTeamPage:
    """Refuses a closed link and an unknown one alike."""
    return open_team_page(db, hash_of(token))
