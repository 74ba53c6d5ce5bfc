"""Playbook versions, plans, who takes part, invitations."""

STATEMENTS: list[str] = [
    """create table playbook_versions (
    id text primary key,
    title text not null,
    content text not null,
    published_at text not null
)""",
    """create table plans (
    id text primary key,
    playbook_version_id text not null references playbook_versions (id),
    manager_name text not null,
    site text not null,
    starts_on text not null,
    time_zone text not null,
    working_week text not null,
    shift_days_on integer,
    shift_days_off integer,
    shift_first_on text,
    holiday_country text,
    holiday_subdivision text,
    closed_on text,
    archived_on text,
    created_at text not null,
    version integer not null default 1
)""",
    """create table plan_pauses (
    id text primary key,
    plan_id text not null references plans (id),
    first_on text not null,
    last_on text,
    reason text not null
)""",
    """create table memberships (
    plan_id text not null references plans (id),
    user_id text not null references users (id),
    role text not null check (role in ('manager', 'reviewer', 'coach', 'viewer')),
    since text not null,
    primary key (plan_id, user_id)
)""",
    "create index memberships_by_user on memberships (user_id)",
    """create table invitations (
    token_hash text primary key,
    purpose text not null check (purpose in ('join', 'password')),
    email text not null,
    user_id text references users (id),
    plan_id text references plans (id),
    role text,
    created_by text not null references users (id),
    created_at text not null,
    expires_at text not null,
    used_at text
)""",
    "create index invitations_by_plan on invitations (plan_id)",
]
