"""Facts by interval alone; reasons, sources and agents beside them by day, counts by day.

What had been kept for every hour, queue and reason together is added up, pattern by pattern.
"""

SUMS = (
    "offered", "answered", "abandoned", "other", "wait_seconds", "waited", "answered_wait_seconds",
    "answered_waited", "reported_within", "reported_within_of", "handle_seconds", "handled",
    "talk_seconds", "talked", "hold_seconds", "held", "wrap_seconds", "wrapped", "transferred",
    "transfers", "transfer_of", "busy_seconds", "available_seconds", "logged_in_seconds",
    "scheduled_seconds", "adherent_seconds", "worked_seconds", "leavers", "headcount_days", "cost",
    "resolved_first", "resolution_answers", "repeated", "repeat_eligible", "resolvable", "resolved",
    "one_touch_tickets", "resolved_tickets", "promoters", "passives", "detractors",
    "satisfaction_answers", "satisfaction_sum", "satisfaction_top", "satisfaction_top_two",
    "effort_answers", "effort_sum", "effort_easy", "points_earned", "points_applicable",
    "contacts_checked", "contacts_without_critical_error", "self_service_entered",
    "self_service_contained", "self_service_resolved", "first_response_seconds", "replied",
)  # fmt: skip
LONGEST = ("longest_wait_seconds", "longest_hold_seconds")
MEASURES = ", ".join((*SUMS, *LONGEST))
ADDED_UP = ", ".join((*(f"sum({name})" for name in SUMS), *(f"max({name})" for name in LONGEST)))
PLACE = "import_id, pattern, replaced_by, day, week, days, channel, queue"
BESIDE = ("contact_reason", "source", "agent")
COUNTS = "answered", "answered_of", "abandoned", "abandoned_of"
COLUMNS = ",\n    ".join(f"{name} double precision" for name in (*SUMS, *LONGEST))


def _told(*names: str) -> str:
    """Add up by place and by these; of the rows for which the last of them is told."""
    where = f" where {names[-1]} is not null" if names[-1] in BESIDE else ""
    keys = ", ".join((PLACE, *names))
    return f"""insert into facts ({keys}, {MEASURES})
        select {keys}, {ADDED_UP} from facts_before{where} group by {keys}"""


STATEMENTS: list[str] = [
    *(f"drop index {table}_by_{what}" for table in ("facts", "fact_withins")
      for what in ("import", "replacement")),
    "alter table facts rename to facts_before",
    "alter table fact_withins rename to fact_withins_before",
    f"""create table facts (
    import_id text not null references imports (id),
    pattern integer not null,
    replaced_by text references imports (id),
    day text not null,
    week text,
    hour integer,
    days integer not null,
    channel text,
    queue text,
    contact_reason text,
    source text,
    agent text,
    {COLUMNS}
)""",
    """create table fact_withins (
    import_id text not null references imports (id),
    pattern integer not null,
    replaced_by text references imports (id),
    day text not null,
    week text,
    days integer not null,
    channel text,
    queue text,
    counted text not null check (counted in ('within', 'replied_within')),
    seconds integer not null,
    answered double precision,
    answered_of double precision,
    abandoned double precision,
    abandoned_of double precision
)""",
    _told("hour"),
    *(_told(name) for name in BESIDE),
    f"""insert into fact_withins ({PLACE}, counted, seconds, {", ".join(COUNTS)})
        select {PLACE}, counted, seconds, {", ".join(f"sum({name})" for name in COUNTS)}
        from fact_withins_before group by {PLACE}, counted, seconds""",
    "drop table facts_before",
    "drop table fact_withins_before",
    "create index facts_by_import on facts (import_id, day)",
    "create index fact_withins_by_import on fact_withins (import_id, day)",
    "create index facts_by_replacement on facts (replaced_by) where replaced_by is not null",
    """create index fact_withins_by_replacement on fact_withins (replaced_by)
        where replaced_by is not null""",
]  # fmt: skip
