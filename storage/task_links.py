"""Links on a task: to a report, a page, a shared document."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from playbook.access import Permission
from playbook.account import LONGEST_NAME, check_name
from playbook.errors import PlaybookError
from storage import events, tasks
from storage.access import OpenPlan, writing_on
from storage.engine import Engine
from storage.rows import insert, instant, new_id

LONGEST_ADDRESS = 2_000


@dataclass(frozen=True)
class Link:
    id: str
    label: str
    address: str


def of_task(db: Engine, plan: OpenPlan, task_id: str) -> list[Link]:
    sql = """select l.* from task_links l join tasks t on t.id = l.task_id
        where t.id = :task_id and t.plan_id = :plan_id and l.removed_at is null order by l.id"""
    rows = db.query(sql, {"task_id": task_id, "plan_id": plan.id})
    return [Link(row["id"], row["label"], row["address"]) for row in rows]


def add(db: Engine, plan: OpenPlan, task_id: str, label: str, address: str) -> None:
    """The same link a second time is the second click of a double click: it adds nothing."""
    target = check_address(address)
    name = check_name(label if label.strip() else target[:LONGEST_NAME], "The link’s name")
    row = {"id": new_id(), "label": name}
    with writing_on(db, plan, Permission.WORK):
        tasks.get(db, plan, task_id)
        if any((k.label, k.address) == (name, target) for k in of_task(db, plan, task_id)):
            return
        insert(db, "task_links", {**row, "task_id": task_id, "address": target})
        after = {"label": row["label"], "address": target}
        events.record(db, plan.user.id, "link added", task_id, plan_id=plan.id, after=after)


def remove(db: Engine, plan: OpenPlan, task_id: str, link_id: str) -> None:
    with writing_on(db, plan, Permission.WORK):
        found = [link for link in of_task(db, plan, task_id) if link.id == link_id]
        for link in found:
            sql = "update task_links set removed_at = :now where id = :id"
            db.execute(sql, {"now": instant(), "id": link.id})
            was = {"label": link.label, "address": link.address}
            events.record(db, plan.user.id, "link removed", task_id, plan_id=plan.id, before=was)


def check_address(address: str) -> str:
    tidy = address.strip()
    if not _is_on_the_web(tidy) or " " in tidy:
        raise PlaybookError("A link begins with http:// or https:// and has no spaces.")
    if len(tidy) > LONGEST_ADDRESS:
        raise PlaybookError(f"A link has {LONGEST_ADDRESS:,} characters at most.")
    return tidy


def _is_on_the_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
