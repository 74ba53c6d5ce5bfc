"""What is typed into a planned improvement and not saved yet."""

STATEMENTS: list[str] = [
    """create table improvement_drafts (
    improvement_id text not null references improvements (id),
    author_id text not null references users (id),
    seen integer not null,
    form text not null,
    primary key (improvement_id, author_id)
)""",
]
