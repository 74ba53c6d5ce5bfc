"""What a column can mean: the roles that intake knows, in the trade's words."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a column's cells are read."""

    TEXT = "text"
    MOMENT = "date, with or without a time"
    CLOCK = "time of day"
    COUNT = "count"
    NUMBER = "number"
    RATE = "percentage"
    DURATION = "duration"


@dataclass(frozen=True)
class Role:
    """One meaning of a column; `grains` says in which kind of file it can stand."""

    key: str
    label: str
    kind: Kind
    grains: str = "period contact"


ROLES = {
    role.key: role
    for role in (
        Role("day", "Date, or date and time", Kind.MOMENT),
        Role("clock", "Time of day", Kind.CLOCK),
        Role("index", "Row number, a day each", Kind.NUMBER, "period"),
        Role("channel", "Channel", Kind.TEXT),
        Role("queue", "Queue, skill or team", Kind.TEXT),
        Role("contact_reason", "Contact reason, disposition or wrap-up code", Kind.TEXT),
        Role("source", "Where the contact came from", Kind.TEXT),
        Role("agent", "Agent", Kind.TEXT),
        Role("offered", "Offered", Kind.COUNT, "period"),
        Role("answered", "Answered", Kind.COUNT, "period"),
        Role("abandoned", "Abandoned", Kind.COUNT, "period"),
        Role("other", "Other exits (voicemail, callback, overflow)", Kind.COUNT, "period"),
        Role("transferred", "Transferred", Kind.COUNT, "period"),
        Role("handled", "Handled", Kind.COUNT, "period"),
        Role("average_speed_of_answer", "Average speed of answer", Kind.DURATION, "period"),
        Role("average_wait", "Average time in queue, all contacts", Kind.DURATION, "period"),
        Role("average_abandoned_wait", "Average time to abandon", Kind.DURATION, "period"),
        Role("average_handle", "Average handle time", Kind.DURATION, "period"),
        Role("average_talk", "Average talk time", Kind.DURATION, "period"),
        Role("average_hold", "Average hold by the agent", Kind.DURATION, "period"),
        Role("average_wrap", "Average after-call work", Kind.DURATION, "period"),
        Role("total_answered_wait", "Total wait of answered contacts", Kind.DURATION, "period"),
        Role("total_wait", "Total wait, all contacts", Kind.DURATION, "period"),
        Role("total_handle", "Total handle time", Kind.DURATION, "period"),
        Role("total_talk", "Total talk time", Kind.DURATION, "period"),
        Role("total_hold", "Total hold by the agent", Kind.DURATION, "period"),
        Role("total_wrap", "Total after-call work", Kind.DURATION, "period"),
        Role("longest_wait", "Longest wait", Kind.DURATION, "period"),
        Role("longest_hold", "Longest hold by the agent", Kind.DURATION),
        Role("busy", "Time agents handled contacts", Kind.DURATION, "period"),
        Role("available", "Time agents were free", Kind.DURATION, "period"),
        Role("logged_in", "Time agents were logged in", Kind.DURATION, "period"),
        Role("service_level", "Service level", Kind.RATE, "period"),
        Role("contact_id", "Contact's number", Kind.TEXT, "contact"),
        Role("parent_id", "Number of the contact a leg belongs to", Kind.TEXT, "contact"),
        Role("updated", "When the record was last changed", Kind.MOMENT, "contact"),
        Role("direction", "Direction", Kind.TEXT, "contact"),
        Role("outcome", "Outcome or status", Kind.TEXT, "contact"),
        Role("abandoned_flag", "Abandoned, yes or no", Kind.TEXT, "contact"),
        Role("queued_at", "When the wait began", Kind.MOMENT, "contact"),
        Role("answered_at", "When it was answered", Kind.MOMENT, "contact"),
        Role("ended_at", "When it ended", Kind.MOMENT, "contact"),
        Role("wait", "Wait in the queue", Kind.DURATION, "contact"),
        Role("abandoned_wait", "Wait until abandoned", Kind.DURATION, "contact"),
        Role("self_service_time", "Time in the menu (IVR)", Kind.DURATION, "contact"),
        Role("handle", "Handle time", Kind.DURATION, "contact"),
        Role("agent_time", "Agent's time without after-call work", Kind.DURATION, "contact"),
        Role("talk", "Talk time", Kind.DURATION, "contact"),
        Role("hold", "Hold by the agent", Kind.DURATION, "contact"),
        Role("wrap", "After-call work", Kind.DURATION, "contact"),
        Role("ring", "Ringing time", Kind.DURATION, "contact"),
        Role("transfers", "Transfers", Kind.TEXT, "contact"),
        Role("satisfaction", "Satisfaction score", Kind.TEXT, "contact"),
        Role("recommend", "Likely to recommend, 0 to 10", Kind.NUMBER, "contact"),
        Role("effort", "Customer effort, 1 to 7", Kind.NUMBER, "contact"),
        Role("sla_met", "Service level met: yes, within or above means met", Kind.TEXT, "contact"),
        Role("sla_missed", "Service level missed: above means too slow", Kind.TEXT, "contact"),
        Role("resolved", "Resolved on first contact, customer's answer", Kind.TEXT, "contact"),
    )
}
THRESHOLD_ROLES = {"answered_within": "Answered", "abandoned_within": "Abandoned"}


def kind_of(role: str) -> Kind:
    """The kind of a role: `answered_within:20` is a count, a format's own role is text."""
    name = role.split(":")[0]
    if name in THRESHOLD_ROLES:
        return Kind.COUNT
    return ROLES[name].kind if name in ROLES else Kind.TEXT


def label_of(role: str) -> str:
    name, _, threshold = role.partition(":")
    if name in THRESHOLD_ROLES:
        return f"{THRESHOLD_ROLES[name]} within {threshold} seconds"
    if name not in ROLES:
        return f"The system's own “{name}”"
    return ROLES[name].label + (f" within {threshold} seconds" if threshold else "")


def is_role(role: str) -> bool:
    return bool(re.fullmatch(r"(answered|abandoned)_within:\d+|service_level:\d+", role)) or (
        role in ROLES
    )
