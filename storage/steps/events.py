"""What happened, append-only."""

STATEMENTS: list[str] = [
    """create table events (
    id text primary key,
    plan_id text references plans (id),
    user_id text references users (id),
    only_for text references users (id),
    kind text not null,
    subject text not null,
    happened_at text not null,
    before text,
    after text
)""",
    "create index events_by_plan on events (plan_id, id)",
    "create index events_by_subject on events (subject, id)",
]
