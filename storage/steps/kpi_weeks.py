"""KPIs week by week, kept so that many plans can be read at once."""

STATEMENTS: list[str] = [
    """create table kpi_weeks (
    plan_id text not null references plans (id),
    kpi text not null,
    channel text not null,
    week text not null,
    value double precision not null,
    variant text not null,
    threshold_seconds integer,
    primary key (plan_id, kpi, channel, week)
)""",
    """create table kpi_weeks_kept (
    plan_id text primary key references plans (id),
    kept_at text not null
)""",
]
