"""Amazon Connect, historical metrics: a queue and an interval in each row."""

from playbook.intake.format import Format

FORMAT = Format(
    key="amazon_connect_metrics",
    name="Amazon Connect historical metrics",
    grain="period",
    columns={
        "day": ("start interval", "startinterval", "start date", "startdate", "start time stamp"),
        "clock": ("start time", "starttime"),
        "channel": ("channel",),
        "queue": ("queue", "queue name"),
        "agent": ("agent", "agent name"),
        "offered": ("contacts queued", "contacts queued enqueue timestamp"),
        "answered": ("contacts handled incoming", "contacts handled"),
        "abandoned": ("contacts abandoned",),
        "transferred": ("contacts transferred out",),
        "average_speed_of_answer": ("average queue answer time",),
        "average_abandoned_wait": ("average queue abandon time",),
        "average_handle": ("average handle time",),
        "average_talk": ("average agent interaction time", "average talk time"),
        "total_talk": ("agent interaction time",),
        "average_hold": ("average customer hold time",),
        "total_hold": ("customer hold time",),
        "average_wrap": ("average after contact work time",),
        "total_wrap": ("after contact work time",),
        "longest_wait": ("maximum queued time",),
        "busy": ("agent on contact time", "agent handle time"),
        "available": ("agent idle time",),
    },
    distinctive=(
        ("queue", "queue name", "agent", "start interval", "startinterval", "startdate"),
        (
            "contacts queued", "contacts handled incoming", "average queue answer time",
            "maximum queued time", "average after contact work time", "contacts abandoned",
        ),
    ),
    service_level_formula="service_level_offered",
)  # fmt: skip
