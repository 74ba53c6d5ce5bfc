"""The KPIs that are plain ratios: which sums stand above the line, and which below it."""

# (KPI, variant): what is summed above the line, what below it, and a factor.
RATIOS: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...], float]] = {
    ("transfer_rate", "contacts"): (("transferred",), ("transfer_of",), 1),
    ("transfer_rate", "transfers"): (("transfers",), ("transfer_of",), 1),
    ("average_queue_time", "all_queued"): (("wait_seconds",), ("waited",), 1),
    ("first_contact_resolution_rate", "survey"): (("resolved_first",), ("resolution_answers",), 1),
    ("first_contact_resolution_rate", "gross"): (("resolved_first",), ("answered",), 1),
    ("first_contact_resolution_rate", "net"): (("resolved_first",), ("resolvable",), 1),
    ("first_contact_resolution_rate", "ticket"): (
        ("one_touch_tickets",),
        ("resolved_tickets",),
        1,
    ),
    ("average_handle_time", "talk_hold_wrap"): (("handle_seconds",), ("handled",), 1),
    ("average_handle_time", "without_hold"): (("talk_seconds", "wrap_seconds"), ("talked",), 1),
    ("average_handle_time", "talk_only"): (("talk_seconds",), ("talked",), 1),
    ("average_speed_of_answer", "answered"): (("answered_wait_seconds",), ("answered_waited",), 1),
    ("service_level", "reported"): (("reported_within",), ("reported_within_of",), 1),
    ("abandonment_rate", "offered"): (("abandoned",), ("offered",), 1),
    ("occupancy_rate", "busy_and_available"): (
        ("busy_seconds",),
        ("busy_seconds", "available_seconds"),
        1,
    ),
    ("occupancy_rate", "logged_in"): (("busy_seconds",), ("logged_in_seconds",), 1),
    ("customer_satisfaction", "top_two"): (("satisfaction_top_two",), ("satisfaction_answers",), 1),
    ("customer_satisfaction", "top"): (("satisfaction_top",), ("satisfaction_answers",), 1),
    ("customer_satisfaction", "mean"): (("satisfaction_sum",), ("satisfaction_answers",), 1),
    ("after_call_work", "handled"): (("wrap_seconds",), ("wrapped",), 1),
    ("attrition_rate", "annualised"): (("leavers",), ("headcount_days",), 365),
    ("adherence_rate", "adherence"): (("adherent_seconds",), ("scheduled_seconds",), 1),
    ("adherence_rate", "conformance"): (("worked_seconds",), ("scheduled_seconds",), 1),
    ("quality_score", "points"): (("points_earned",), ("points_applicable",), 1),
    ("quality_score", "critical"): (
        ("contacts_without_critical_error",),
        ("contacts_checked",),
        1,
    ),
    ("cost_per_contact", "handled"): (("cost",), ("answered",), 1),
    ("cost_per_contact", "resolved"): (("cost",), ("resolved",), 1),
    ("self_service_containment_rate", "contained"): (
        ("self_service_contained",),
        ("self_service_entered",),
        1,
    ),
    ("self_service_containment_rate", "resolved"): (
        ("self_service_resolved",),
        ("self_service_entered",),
        1,
    ),
    ("first_response_time", "mean"): (("first_response_seconds",), ("replied",), 1),
    ("customer_effort_score", "mean"): (("effort_sum",), ("effort_answers",), 1),
    ("customer_effort_score", "easy"): (("effort_easy",), ("effort_answers",), 1),
}

WORDS = {
    "answered_wait_seconds": "the wait of answered contacts",
    "answered_waited": "answered contacts whose wait is known",
    "transfer_of": "answered contacts in a file that tells transfers",
    "wrap_seconds": "after-call work",
    "handle_seconds": "handle time",
    "headcount_days": "the headcount",
    "busy_seconds": "time agents were busy",
    "available_seconds": "time agents were free",
    "reported_within": "a service level worked out by the phone system",
    "longest_hold_seconds": "the longest hold",
    "longest_wait_seconds": "the longest wait",
    "repeated": "repeat contacts",
    "promoters": "answers on the scale of 0 to 10",
}


def words(name: str) -> str:
    """A sum's name in words, for sentences."""
    return WORDS.get(name, name.replace("_seconds", " time").replace("_", " "))


def missing(name: str) -> str:
    return f"The figures do not tell {words(name)}."
