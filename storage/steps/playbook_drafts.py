"""Copies of the playbook being edited; which version a plan has been asked to take tasks from."""

STATEMENTS: list[str] = [
    "alter table playbook_versions add column based_on text references playbook_versions (id)",
    "alter table playbook_versions add column published_by text references users (id)",
    "alter table playbook_versions add column withdrawn_on text",
    """create table playbook_drafts (
    id text primary key,
    based_on text not null references playbook_versions (id),
    title text not null,
    content text not null,
    author_id text not null references users (id),
    started_on text not null,
    published_as text references playbook_versions (id),
    discarded_on text,
    version integer not null default 1
)""",
    """create table plan_updates (
    plan_id text not null references plans (id),
    version_id text not null references playbook_versions (id),
    decided_on text not null,
    decided_by text not null references users (id),
    taken integer not null,
    primary key (plan_id, version_id)
)""",
]
