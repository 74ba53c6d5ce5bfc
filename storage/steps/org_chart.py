"""Charts, seats, edits, versions, channels."""

STATEMENTS: list[str] = [
    """create table org_charts (
    plan_id text primary key references plans (id),
    several_tops integer not null,
    revision integer not null
)""",
    """create table seats (
    plan_id text not null references plans (id),
    id text not null,
    place double precision not null,
    name text not null,
    role text not null,
    reports_to text,
    dotted_to text,
    team text not null,
    site text not null,
    full_time_equivalent double precision not null,
    skills text not null,
    channels text not null,
    kind_of_work text not null,
    vacant integer not null,
    met_on text,
    primary key (plan_id, id)
)""",
    """create table chart_edits (
    id text primary key,
    plan_id text not null references plans (id),
    user_id text not null references users (id),
    revision integer not null,
    happened_at text not null,
    kind text not null check (kind in ('edit', 'undo', 'redo')),
    words text not null,
    done text not null,
    undone_by text not null
)""",
    "create index chart_edits_by_person on chart_edits (plan_id, user_id, id)",
    """create table chart_versions (
    id text primary key,
    plan_id text not null references plans (id),
    number integer not null,
    note text not null,
    revision integer not null,
    chart text not null,
    published_on text not null,
    published_by text not null
)""",
    "create unique index chart_versions_by_number on chart_versions (plan_id, number)",
    """create table channel_plans (
    id text primary key,
    plan_id text not null references plans (id),
    key text not null,
    wanted integer,
    asked_how text not null,
    asked_on text,
    asked_count integer,
    offered integer not null,
    owner_seat_id text,
    hours text not null,
    response_seconds integer,
    within_opening_hours integer not null,
    version integer not null
)""",
    "create unique index channel_plans_by_key on channel_plans (plan_id, key)",
    """create table chart_tasks (
    plan_id text not null references plans (id),
    about text not null,
    task_id text not null references tasks (id),
    primary key (plan_id, about)
)""",
    "create unique index chart_tasks_by_task on chart_tasks (task_id)",
]
