"""The doors to workshop sessions: whoever runs or reads one, and the phones in the room."""

from collections.abc import Iterator
from contextlib import contextmanager

from playbook.access import Permission, Role, permissions
from playbook.account import User
from playbook.errors import Refused
from storage.access import OpenPhone, OpenWorkshop
from storage.engine import Engine, Row, one, writing


def open_workshop(db: Engine, user: User, workshop_id: str) -> OpenWorkshop:
    """Who may hold workshops for one of its plans reads it; who may for all of them runs it."""
    found = list(db.query(WORKSHOP_ROLES, {"id": workshop_id, "user_id": user.id}))
    mine = [Permission.HOLD in _of_role(row) for row in found]
    if not any(mine):
        raise Refused("This workshop does not exist, or is not open to you.")
    may_run = [Permission.HOLD in _of_role(row, _is_closed(row)) for row in found]
    return OpenWorkshop(workshop_id, user, all(may_run))


def open_phone(db: Engine, code: str, cookie: str) -> OpenPhone:
    """The code opens the session for a phone, also once it has closed: then only to say so."""
    row = one(db, "select id from workshops where code = :code", {"code": code})
    if not row:
        raise Refused("No session has this code. Look at the wall again.")
    return OpenPhone(row["id"], cookie)


@contextmanager
def writing_at(db: Engine, workshop: OpenWorkshop) -> Iterator[None]:
    """A write by whoever runs the session: the key is checked again inside."""
    with writing(db):
        if not open_workshop(db, workshop.user, workshop.id).may_run:
            raise Refused("Only who coaches or manages all of its plans may run this workshop.")
        yield


WORKSHOP_ROLES = """select coalesce(m.role, '') as role, p.closed_on, p.archived_on
    from workshop_plans w
    join plans p on p.id = w.plan_id
    join users u on u.id = :user_id and u.closed_on is null
    left join memberships m on m.plan_id = w.plan_id and m.user_id = u.id
    where w.workshop_id = :id"""


def _of_role(row: Row, closed: bool = False) -> frozenset[Permission]:
    return permissions([Role(row["role"])] if row["role"] else [], closed)


def _is_closed(row: Row) -> bool:
    return bool(row["closed_on"] or row["archived_on"])
