"""3CX: the call report with its line of totals, the classic log, and ISO durations."""

from playbook.intake.format import Format

FORMAT = Format(
    key="three_cx",
    name="3CX call log",
    grain="contact",
    columns={
        "day": ("call time", "start time", "call time for csv", "time start"),
        "contact_id": ("historyid", "history id", "callid"),
        "queue": ("destination", "queue display name", "destination display name", "final dn"),
        "outcome": ("status",),
        "direction": ("direction", "from type"),
        "ring": ("ringing", "ringing duration"),
        "wait": ("wait time", "waiting time"),
        "talk": ("talking", "talking duration"),
        "answered_at": ("time answered",),
        "ended_at": ("time end",),
    },
    distinctive=(
        ("ringing", "ringing duration", "queue display name", "historyid", "history id"),
        ("talking", "talking duration", "wait time", "time answered"),
        (
            "caller id", "source display name", "call time for csv", "destination", "from no",
            "time start", "destination display name",
        ),
    ),
    outcomes={
        "answered": "answered",
        "unanswered": "abandoned",
        "not answered": "abandoned",
        "waiting": "abandoned",
        "redirected": "other",
        "failed": "other",
    },
    notes=("Ringing is not counted as time in the queue.",),
)  # fmt: skip
