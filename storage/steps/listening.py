"""Observations, themes, sampling plans."""

STATEMENTS: list[str] = [
    """create table observations (
    id text primary key,
    plan_id text not null references plans (id),
    author_id text not null references users (id),
    kind text not null,
    text text not null,
    who text not null,
    noted_at text not null,
    noted_on text not null,
    shared_on text,
    withdrawn_on text,
    version integer not null default 1
)""",
    "create index observations_by_plan on observations (plan_id, noted_at)",
    """create table observation_themes (
    observation_id text not null references observations (id),
    theme text not null,
    primary key (observation_id, theme)
)""",
    """create table sampling_plans (
    id text primary key references plans (id),
    contacts integer not null,
    margin double precision not null,
    confidence double precision not null,
    version integer not null default 1
)""",
]
