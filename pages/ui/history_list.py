"""Events in words: who did what, when, and what it was before."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import streamlit as st

from pages.ui import session
from pages.ui.text import line, muted
from playbook.kpi.event_words import readable
from playbook.listening.observation import KIND_NAMES, Kind
from playbook.wording import short_date

NAMES = {
    "text": "",
    "completed_on": "done on",
    "blocked_by": "blocked by",
    "not_applicable_reason": "because",
    "due_day": "plan day due",
    "starts_on": "starts on",
    "shared_on": "shared on",
    "first_on": "from",
    "last_on": "until",
    "closed_on": "closed on",
    "archived_on": "archived on",
    "milestone": "",
    "message": "",
    "word": "",
    "outcome": "decision:",
    "questionnaire": "",
    "KPI": "",
    "number": "version",
    "week": "week of",
    "workshop": "taken in the workshop",
}
LEFT_OUT = {"completed_by", "blocked_on", "not_applicable_on", "question"}


class Happened(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def happened_at(self) -> str: ...
    @property
    def before(self) -> dict[str, Any]: ...
    @property
    def after(self) -> dict[str, Any]: ...


def history_list(events: Sequence[Happened], titles: Mapping[str, str] | None = None) -> None:
    with st.container(gap="xsmall"):
        for event in events:
            when = session.reader_instant(event.happened_at)
            about = (titles or {}).get(event.subject)
            what = f" “{line(about)}”" if about else ""
            words = f"{event.kind.capitalize()}{what}{_changes(event)}"
            st.markdown(f"{words}  \n{muted(f'{line(event.by)}, {when}')}")


def _changes(event: Happened) -> str:
    after = readable(event.after)
    names = [name for name in after if name not in LEFT_OUT and not name.endswith("_id")]
    words = [_change(name, event.before.get(name), after[name]) for name in names]
    return f": {'; '.join(w for w in words if w)}" if any(words) else ""


def _change(name: str, before: Any, after: Any) -> str:
    if name == "kind":
        return line(KIND_NAMES[Kind(after)].short) if after in list(Kind) else line(str(after))
    called = NAMES.get(name, name.replace("_", " "))
    old, new = _value(before), _value(after)
    if called == "" and new:
        return f"“{new}”"
    if old and new:
        return f"{called} {new} (was {old})"
    return f"{called} {new}" if new else f"no longer {called} {old}" if old else ""


def _value(value: Any) -> str:
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return line(", ".join(str(each) for each in value))
    text = str(value)
    try:
        return short_date(date.fromisoformat(text)) if len(text) == 10 else line(text)
    except ValueError:
        return line(text)
