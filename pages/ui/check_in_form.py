"""The manager's weekly check-in: every field is kept while it is typed."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from pages.ui.text import muted
from pages.ui.typing.typing import kept_as_you_type
from playbook.review.check_in import CheckIn, Happened, Standing

NAMES = {standing: standing.value.capitalize() for standing in Standing}
FIELDS = {
    "moved": ("What moved", "Filled in from your plan; change what you like"),
    "blocks": ("What blocks you", "Who or what you wait for"),
    "decision": ("Which decision you need", "Leave empty if none"),
}


def check_in_form(
    plan_id: str,
    due_on: date,
    draft: CheckIn | None,
    happened: Happened,
    keep: Callable[[str, date, str], None],
    hand_in: Callable[[str, date, int], None],
) -> None:
    chosen = st.session_state.get(
        key(plan_id, due_on, "standing"), draft.standing if draft else None
    )
    st.pills(
        "How does it stand?",
        list(Standing),
        default=draft.standing if draft else None,
        format_func=lambda s: f":green[{NAMES[s]}]" if s == chosen else NAMES[s],
        key=key(plan_id, due_on, "standing"),
        on_change=keep,
        args=[plan_id, due_on, "standing"],
    )
    first = {"moved": happened.moved_words, "blocks": happened.blocked_words, "decision": ""}
    for name, (label, hint) in FIELDS.items():
        kept = getattr(draft, name) if draft else ""
        st.text_area(
            label,
            kept or first[name],
            height=140 if name == "moved" else 80,
            placeholder=hint,
            key=key(plan_id, due_on, name),
            on_change=keep,
            args=[plan_id, due_on, name],
        )
    st.button(
        "Hand in",
        type="primary",
        key=key(plan_id, due_on, "hand-in"),
        on_click=hand_in,
        args=[plan_id, due_on, draft.version if draft else 0],
    )
    kept_as_you_type()
    st.markdown(muted("Kept as you type; only you see it until you hand it in."))


def key(plan_id: str, due_on: date, field: str) -> str:
    """Of one plan: words typed for it are never handed in for another due on the same day."""
    return f"check-in-{field} {plan_id} {due_on}"
