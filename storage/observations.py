"""Observations: noted in seconds, in confidence until shared; a withdrawn one keeps no words."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.listening.observation import Kind, Observation, check_text, check_themes, check_who
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.rows import day, insert, instant, text, update
from storage.stale import refuse_stale


@dataclass(frozen=True)
class Note:
    """What the quick form holds before it is saved."""

    kind: Kind
    text: str
    who: str = ""
    themes: tuple[str, ...] = ()
    in_confidence: bool = True


def add(db: Engine, plan: OpenPlan, observation_id: str, note: Note, today: date) -> None:
    """`observation_id` comes from the form, so that a double click notes it once."""
    words, who, themes = check_text(note.text), check_who(note.who), check_themes(note.themes)
    with writing_on(db, plan, Permission.LISTEN):
        if one(db, "select id from observations where id = :id", {"id": observation_id}):
            return
        insert(
            db,
            "observations",
            {
                "id": observation_id,
                "plan_id": plan.id,
                "author_id": plan.user.id,
                "kind": note.kind.value,
                "text": words,
                "who": who,
                "noted_at": instant(),
                "noted_on": text(today),
                "shared_on": None if note.in_confidence else text(today),
            },
        )
        _set_themes(db, observation_id, themes)
        after = {"kind": note.kind.value, "text": words, "who": who, "themes": list(themes)}
        only_for = plan.user.id if note.in_confidence else None
        _record(db, plan, "observation noted", observation_id, {}, after, only_for)


def readable(db: Engine, plan: OpenPlan) -> list[Observation]:
    """One's own, and what others have shared; newest first."""
    sql = """select o.*, u.name as author from observations o join users u on u.id = o.author_id
        where o.plan_id = :plan_id and o.withdrawn_on is null
        and (o.author_id = :me or o.shared_on is not null)
        order by o.noted_at desc, o.id desc"""
    themes = _themes(db, plan)
    rows = db.query(sql, {"plan_id": plan.id, "me": plan.user.id})
    return [_observation(row, themes[row["id"]]) for row in rows]


def share(db: Engine, plan: OpenPlan, observation_id: str, seen: int, today: date) -> None:
    _change(db, plan, observation_id, seen, "observation shared", {"shared_on": text(today)})


def keep_to_myself(db: Engine, plan: OpenPlan, observation_id: str, seen: int) -> None:
    _change(db, plan, observation_id, seen, "observation taken back", {"shared_on": None})


def reword(db: Engine, plan: OpenPlan, observation_id: str, seen: int, words: str) -> None:
    changes = {"text": check_text(words)}
    with writing_on(db, plan, Permission.LISTEN):
        before = _own(db, plan, observation_id)
        refuse_stale(db, "observations", observation_id, seen, "This observation")
        update(db, "observations", observation_id, {**changes, "version": seen + 1})
        only_for = None if before["shared_on"] else plan.user.id
        was = {"text": before["text"]}
        _record(db, plan, "observation changed", observation_id, was, changes, only_for)


def withdraw(db: Engine, plan: OpenPlan, observation_id: str, seen: int, today: date) -> None:
    """Its words go for good, from the events too; that there was one stays."""
    with writing_on(db, plan, Permission.LISTEN):
        _own(db, plan, observation_id)
        refuse_stale(db, "observations", observation_id, seen, "This observation")
        changes = {"text": "", "who": "", "withdrawn_on": text(today), "version": seen + 1}
        update(db, "observations", observation_id, changes)
        _set_themes(db, observation_id, ())
        events.blank(db, observation_id, "text", "who", "themes")
        _record(db, plan, "observation withdrawn", observation_id, {}, {}, plan.user.id)


def counts(db: Engine, plan: OpenPlan) -> dict[str, int]:
    """How many of each kind, confidential ones too: a count gives nothing away."""
    sql = """select kind, count(*) as n from observations
        where plan_id = :id and withdrawn_on is null group by kind"""
    return {row["kind"]: row["n"] for row in db.query(sql, {"id": plan.id})}


def count_themes(db: Engine, plan: OpenPlan) -> int:
    sql = """select count(distinct lower(t.theme)) as n from observation_themes t
        join observations o on o.id = t.observation_id where o.plan_id = :id"""
    row = one(db, sql, {"id": plan.id})
    return int(row["n"]) if row else 0


def _change(
    db: Engine, plan: OpenPlan, observation_id: str, seen: int, kind: str, changes: Row
) -> None:
    with writing_on(db, plan, Permission.LISTEN):
        before = _own(db, plan, observation_id)
        refuse_stale(db, "observations", observation_id, seen, "This observation")
        update(db, "observations", observation_id, {**changes, "version": seen + 1})
        was = {name: before[name] for name in changes}
        _record(db, plan, kind, observation_id, was, changes, plan.user.id)
        if not changes["shared_on"]:
            events.keep_for(db, observation_id, plan.user.id)


def _own(db: Engine, plan: OpenPlan, observation_id: str) -> Row:
    sql = """select * from observations where id = :id and plan_id = :plan_id
        and author_id = :me and withdrawn_on is null"""
    params = {"id": observation_id, "plan_id": plan.id, "me": plan.user.id}
    row = one(db, sql, params)
    if not row:
        raise PlaybookError("This observation is not yours, or was withdrawn.")
    return row


def _set_themes(db: Engine, observation_id: str, themes: tuple[str, ...]) -> None:
    sql = "delete from observation_themes where observation_id = :id"
    db.execute(sql, {"id": observation_id})
    for theme in themes:
        insert(db, "observation_themes", {"observation_id": observation_id, "theme": theme})


def _themes(db: Engine, plan: OpenPlan) -> defaultdict[str, list[str]]:
    sql = """select t.observation_id, t.theme from observation_themes t
        join observations o on o.id = t.observation_id where o.plan_id = :id order by t.theme"""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in db.query(sql, {"id": plan.id}):
        found[row["observation_id"]].append(row["theme"])
    return found


def _record(
    db: Engine,
    plan: OpenPlan,
    kind: str,
    observation_id: str,
    before: Row,
    after: Row,
    only_for: str | None,
) -> None:
    events.record(
        db,
        plan.user.id,
        kind,
        observation_id,
        plan_id=plan.id,
        before=before,
        after=after,
        only_for=only_for,
    )


def _observation(row: Row, themes: list[str]) -> Observation:
    return Observation(
        row["id"],
        row["author_id"],
        row["author"],
        Kind(row["kind"]),
        row["text"],
        row["who"],
        tuple(themes),
        row["noted_at"],
        date.fromisoformat(row["noted_on"]),
        day(row["shared_on"]),
        day(row["withdrawn_on"]),
        row["version"],
    )
