"""Genesys Cloud, agent and queue performance: totals for each interval, times in milliseconds."""

from playbook.intake.format import Format

FORMAT = Format(
    key="genesys_performance",
    name="Genesys Cloud performance",
    grain="period",
    columns={
        "day": ("interval start",),
        "channel": ("media type",),
        "queue": ("queue name", "queue"),
        "agent": ("agent name",),
        "offered": ("offer", "offered"),
        "answered": ("answer", "answered", "handle", "handled"),
        "abandoned": ("abandon", "abandoned"),
        "transferred": ("transferred", "transfer"),
        "average_speed_of_answer": ("asa", "avg answer"),
        "average_wait": ("avg wait",),
        "average_abandoned_wait": ("avg abandon",),
        "average_handle": ("avg handle",),
        "average_talk": ("avg talk",),
        "average_hold": ("avg hold",),
        "average_wrap": ("avg acw",),
        "total_handle": ("total handle",),
        "total_talk": ("total talk",),
        "total_hold": ("total hold",),
        "total_wrap": ("total acw",),
        "service_level": ("service level percent", "service level"),
        "busy": ("interacting",),
        "available": ("idle",),
        "logged_in": ("logged in",),
    },
    distinctive=(("interval start",), ("interval complete", "interval end", "filters")),
    duration_unit="milliseconds",
)
