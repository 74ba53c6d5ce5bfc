"""People, their sign-ins and failed tries."""

STATEMENTS: list[str] = [
    """create table users (
    id text primary key,
    name text not null,
    email text not null unique,
    password_hash text,
    administrator_since text,
    closed_on text,
    created_at text not null,
    version integer not null default 1
)""",
    """create table sign_ins (
    token_hash text primary key,
    user_id text not null references users (id),
    created_at text not null,
    seen_at text not null,
    expires_at text not null
)""",
    "create index sign_ins_by_user on sign_ins (user_id)",
    """create table failed_sign_ins (
    id text primary key,
    subject text not null,
    failed_at text not null
)""",
    "create index failed_sign_ins_by_subject on failed_sign_ins (subject, failed_at)",
]
