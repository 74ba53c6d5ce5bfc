"""Zendesk Talk, call history: a call in each row, the wait counted from joining the queue."""

from playbook.intake.format import Format

FORMAT = Format(
    key="zendesk_talk",
    name="Zendesk Talk calls",
    grain="contact",
    columns={
        "contact_id": ("call id", "call"),
        "day": ("date", "date time", "call date", "time", "call timestamp", "created at"),
        "agent": ("agent", "agent name"),
        "direction": ("direction", "call direction"),
        "outcome": ("status", "call status", "completion status", "call completion status"),
        "wait": ("wait time", "queue wait time", "call wait time sec"),
        "talk": ("talk time", "call talk time sec"),
        "hold": ("hold time", "on hold time", "call hold time sec"),
        "wrap": ("wrap up time", "wrap up", "call wrap up time sec"),
        "queue": ("group", "call group", "line", "phone number"),
        "satisfaction": ("satisfaction", "csat"),
    },
    distinctive=(
        ("charge", "minutes", "call charge", "completion status", "call completion status"),
        ("from", "wait time", "queue wait time", "call wait time sec"),
        ("agent", "agent name", "call group"),
    ),
    outcomes={
        "completed": "answered",
        "abandoned in queue": "abandoned",
        "abandoned in ivr": "self_service",
        "abandoned in voicemail": "other",
        "abandoned in on hold": "answered",
        "not answered": "abandoned",
        "pending voicemail": "other",
        "agent missed": "abandoned",
    },
)
