"""Limits for alerts in versions; the definition that each version of a target was agreed in."""

STATEMENTS: list[str] = [
    """create table alert_limits (
    plan_id text not null references plans (id),
    kpi text not null,
    channel text not null,
    number integer not null,
    low double precision,
    high double precision,
    set_by text not null references users (id),
    set_on text not null,
    set_at text not null,
    primary key (plan_id, kpi, channel, number)
)""",
    "alter table target_versions add column variant text not null default ''",
    "alter table target_versions add column threshold_seconds integer",
    """update target_versions set
    variant = (select t.variant from targets t where t.id = target_id),
    threshold_seconds = (select t.threshold_seconds from targets t where t.id = target_id)""",
]
