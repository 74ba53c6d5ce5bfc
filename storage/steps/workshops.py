"""Workshop sessions, their votes, results and actions.

Votes carry neither a time nor a number; their key is an HMAC under the session's secret.
"""

STATEMENTS: list[str] = [
    """create table workshops (
    id text primary key,
    code text not null,
    secret text,
    guide text not null,
    title text not null,
    content text not null,
    states text not null,
    place integer,
    ends_at text,
    held_on text not null,
    run_by text not null references users (id),
    started_at text not null,
    closed_at text,
    joined integer not null default 0,
    version integer not null default 1
)""",
    "create unique index workshops_by_code on workshops (code)",
    """create table workshop_plans (
    workshop_id text not null references workshops (id),
    plan_id text not null references plans (id),
    primary key (workshop_id, plan_id)
)""",
    "create index workshop_plans_by_plan on workshop_plans (plan_id)",
    """create table workshop_phones (
    workshop_id text not null references workshops (id),
    phone_key text not null,
    primary key (workshop_id, phone_key)
)""",
    """create table workshop_votes (
    workshop_id text not null references workshops (id),
    step text not null,
    voter_key text not null,
    answer text not null,
    counted text,
    name text not null default '',
    primary key (workshop_id, step, voter_key)
)""",
    """create table workshop_results (
    workshop_id text not null references workshops (id),
    step text not null,
    counts text not null,
    primary key (workshop_id, step)
)""",
    """create table workshop_actions (
    id text primary key,
    workshop_id text not null references workshops (id),
    plan_id text references plans (id),
    text text not null,
    taker text not null,
    due_on text not null,
    fate text not null,
    task_id text references tasks (id),
    idea_id text references ideas (id),
    settled_on text
)""",
    "create index workshop_actions_by_workshop on workshop_actions (workshop_id)",
    "create index workshop_actions_by_plan on workshop_actions (plan_id, fate)",
]
