"""Weekly e-mails: one a person and week, who wants none, what went wrong."""

STATEMENTS: list[str] = [
    """create table mailings (
    user_id text not null references users (id),
    week text not null,
    claimed_at text not null,
    state text not null check (state in ('sending', 'sent', 'nothing', 'refused', 'unsure')),
    primary key (user_id, week)
)""",
    """create table mail_refusals (
    user_id text primary key references users (id),
    since text not null
)""",
    """create table mail_troubles (
    id text primary key,
    happened_at text not null,
    words text not null
)""",
]
