"""Check-ins, milestone reviews, commitments, visits, calendar addresses."""

STATEMENTS: list[str] = [
    "alter table plans add column check_in_weekday integer not null default 4",
    """create table check_ins (
    id text primary key,
    plan_id text not null references plans (id),
    author_id text not null references users (id),
    due_on text not null,
    standing text check (standing in ('on track', 'at risk', 'off track')),
    moved text not null default '',
    blocks text not null default '',
    decision text not null default '',
    submitted_on text,
    submitted_at text,
    acknowledged_by text references users (id),
    acknowledged_on text,
    version integer not null default 1
)""",
    "create unique index check_ins_by_week on check_ins (plan_id, due_on, author_id)",
    """create table check_in_remarks (
    id text primary key,
    check_in_id text not null references check_ins (id),
    author_id text not null references users (id),
    text text not null,
    is_question integer not null,
    said_at text not null
)""",
    "create index check_in_remarks_by_check_in on check_in_remarks (check_in_id, id)",
    """create table milestone_reviews (
    id text primary key,
    plan_id text not null references plans (id),
    milestone text not null,
    name text not null,
    submitted_by text not null references users (id),
    submitted_on text not null,
    message text not null default '',
    decided_by text references users (id),
    decided_on text,
    outcome text check (outcome in ('go on', 'go on with conditions', 'repeat')),
    word text not null default '',
    snapshot text,
    version integer not null default 1
)""",
    "create index milestone_reviews_by_plan on milestone_reviews (plan_id, id)",
    """create table review_conditions (
    task_id text primary key references tasks (id),
    review_id text not null references milestone_reviews (id),
    words text not null,
    due_on text not null
)""",
    "create index review_conditions_by_review on review_conditions (review_id)",
    """create table commitments (
    id text primary key,
    plan_id text not null references plans (id),
    promise text not null,
    made_by text not null,
    made_to text not null,
    due_on text,
    kept_on text,
    outcome text not null default '',
    withdrawn_at text,
    version integer not null default 1
)""",
    "create index commitments_by_plan on commitments (plan_id)",
    """create table portfolio_visits (
    user_id text primary key references users (id),
    visited_at text not null,
    before_at text
)""",
    """create table calendar_links (
    token_hash text primary key,
    plan_id text not null references plans (id),
    user_id text not null references users (id),
    created_at text not null,
    revoked_at text
)""",
    "create index calendar_links_by_plan on calendar_links (plan_id, user_id)",
    "create index events_by_actor on events (plan_id, user_id, happened_at)",
]
