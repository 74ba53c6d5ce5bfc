"""Tasks, their links, answers to guiding questions."""

STATEMENTS: list[str] = [
    """create table tasks (
    id text primary key,
    plan_id text not null references plans (id),
    milestone text not null,
    key text,
    title text not null,
    why text not null,
    sources text not null,
    due_day integer not null,
    repeats text,
    series text not null,
    occurrence integer not null,
    first_due_day integer not null,
    owner text not null default '',
    notes text not null default '',
    completed_on text,
    completed_by text not null default '',
    blocked_on text,
    blocked_by text not null default '',
    not_applicable_on text,
    not_applicable_reason text not null default '',
    evidence_source text,
    evidence_needed integer,
    withdrawn_at text,
    created_at text not null,
    version integer not null default 1
)""",
    "create index tasks_by_plan on tasks (plan_id, due_day)",
    "create unique index tasks_by_occurrence on tasks (series, occurrence)",
    """create table task_links (
    id text primary key,
    task_id text not null references tasks (id),
    label text not null,
    address text not null,
    removed_at text
)""",
    "create index task_links_by_task on task_links (task_id)",
    """create table answers (
    id text primary key,
    plan_id text not null references plans (id),
    question_key text not null,
    author_id text not null references users (id),
    text text not null,
    shared_on text,
    version integer not null default 1
)""",
    "create unique index answers_by_question on answers (plan_id, question_key, author_id)",
]
