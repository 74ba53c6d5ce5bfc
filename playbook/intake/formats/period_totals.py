"""General: one row for each period, whatever system wrote it."""

from playbook.intake.format import Format

COLUMNS = {
    "day": (
        "date", "day", "datum", "interval", "interval start", "start interval", "startinterval",
        "period", "periodname", "period name", "month", "week", "timestamp", "date time",
        "start date", "startdate", "start time", "interval start utc date", "fecha", "jour",
    ),
    "clock": ("time", "hour", "interval time", "time of day", "uhrzeit", "heure", "klockslag"),
    "index": ("index", "row", "day number"),
    "channel": ("channel", "media type", "media", "medium", "kanal", "canal"),
    "queue": (
        "queue", "queue name", "skill", "skill name", "skill set", "split", "provider name",
        "team", "site", "warteschlange", "file d'attente", "ko",
    ),
    "contact_reason": ("reason", "contact reason", "topic", "category", "wrap up", "disposition"),
    "source": ("source", "ticket source", "sales source", "origin"),
    "agent": ("agent", "agent name", "user", "agent id"),
    "offered": (
        "offered", "offer", "calls offered", "contacts offered", "contacts queued", "acd calls",
        "incoming calls", "calls inbound", "inbound calls", "received", "calls received",
        "total calls", "calls", "volume", "call volume", "incoming", "angeboten", "erbjudna",
        "inkommande samtal", "appels recus", "number calls offered",
    ),
    "answered": (
        "answered", "answered calls", "answer", "calls answered", "contacts answered",
        "contacts handled incoming", "calls handled", "contacts handled", "interactions handled",
        "angenommen", "besvarade", "besvarade samtal", "appels repondus",
    ),
    "abandoned": (
        "abandoned", "abandoned calls", "abandon", "aband", "calls abandoned", "calls aband",
        "contacts abandoned", "lost", "lost calls", "abandons", "verlorene", "abandonnes",
        "tappade", "tappade samtal", "appels abandonnes",
    ),
    "other": ("other", "other exits", "voicemail", "callback", "callbacks", "overflow"),
    "transferred": ("transferred", "calls transferred", "contacts transferred out", "transfers"),
    "average_speed_of_answer": (
        "asa", "average speed of answer", "avg speed of answer", "avg speed ans", "answer speed",
        "answer speed avg", "average queue answer time", "speed of answer", "delai",
        "speed of answer in seconds", "avg answer time", "average answer time", "avg asa",
    ),
    "average_wait": (
        "average time in queue", "avg time in queue", "average queue time", "avg queue time",
    ),
    "average_abandoned_wait": (
        "average time to abandon", "avg abandon time", "avg time to abandon",
        "average queue abandon time",
    ),
    "average_handle": (
        "aht", "average handle time", "avg handle time", "avg handle", "average handling time",
        "handle time avg",
    ),
    "average_talk": (
        "average talk time", "avg talk time", "talk duration avg", "avg talk", "talk time avg",
        "avg talk duration", "att",
    ),
    "average_hold": ("average customer hold time", "avg agent hold time", "avg hold"),
    "average_wrap": (
        "acw avg", "average after contact work time", "avg acw", "average acw",
        "average after call work", "avg wrap up time", "average wrap up time",
        "avg after call work",
    ),
    "total_handle": (
        "total handle", "total handle time", "total handle time seconds",
        "handle seconds",
    ),
    "total_talk": ("total talk", "total talk time", "talk seconds"),
    "total_hold": ("total hold",),
    "total_wrap": ("total acw", "after call work time", "acw time", "total acw time"),
    "total_answered_wait": ("total answer time", "total answered wait"),
    "longest_wait": (
        "longest wait", "max wait", "maximum queued time", "longest wait time", "max queue time",
        "longest delay in queue", "ldq", "max wait time",
    ),
    "longest_hold": ("longest hold", "max hold"),
    "service_level": ("service level", "service level percent", "sl", "sl percent", "sla percent"),
    "busy": ("agent handle time", "agent on contact time"),
    "available": ("agent idle time", "available time", "idle time"),
    "logged_in": ("logged in", "logged in time", "staffed time"),
}  # fmt: skip

FORMAT = Format("period_totals", "Totals per period", "period", COLUMNS)
