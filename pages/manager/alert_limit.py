"""A limit of the manager's own for one KPI: beyond it, Today says so once."""

from datetime import date

import streamlit as st

from pages.manager.acting import act_today
from pages.manager.target_form import UNIT_WORDS
from pages.manager.targeting import FACTORS, place
from pages.ui import session
from pages.ui.text import line, muted
from playbook.access import Permission
from playbook.kpi.alert_limit import Limit, watch_words
from playbook.kpi.kpi import Kpi
from playbook.wording import spoken_date
from storage import alert_limits

SIDES = ("low", "high")
HINT = "Signals of the process show on Today anyway. Leave a field empty, and no limit stands \
there."


def pieces(
    one: Kpi, channel: str, unit: str, kept: Limit | None, today: date, may_work: bool
) -> None:
    words = watch_words(kept, unit)
    if not may_work and not words:
        return
    st.subheader("Alert on Today", anchor=False)
    st.markdown(f"**{words}**, in any one week." if words else muted("No limit is set."))
    if kept and kept.set_on and kept.is_on:
        on = spoken_date(kept.set_on, today)
        st.markdown(muted(line(f"Set by {kept.set_by}, {on}")))
    if may_work:
        with st.expander("Change the limit" if words else "Set a limit", key=f"limit-of {one.key}"):
            _form(one, channel, unit, kept)


def _form(one: Kpi, channel: str, unit: str, kept: Limit | None) -> None:
    factor = FACTORS.get(unit, 1.0)
    in_unit = f", {UNIT_WORDS[unit]}" if UNIT_WORDS.get(unit) else ""
    number = kept.number if kept else 0
    with st.form(f"limit {one.key} {channel}", border=False):
        for side, word in zip(SIDES, ("Tell me below", "Tell me above"), strict=True):
            now = getattr(kept, side) if kept else None
            st.number_input(
                f"{word}{in_unit}", value=None if now is None else now * factor, format="%.1f",
                step=1.0, key=place(one, channel, f"limit-{side}-{number}"),
            )  # fmt: skip
        st.markdown(muted(HINT))
        st.form_submit_button("Keep this limit", on_click=keep,
                              args=[one, channel, factor, number])  # fmt: skip


def keep(one: Kpi, channel: str, factor: float, number: int) -> None:
    typed = [session.get(place(one, channel, f"limit-{side}-{number}")) for side in SIDES]
    low, high = (None if value is None else value / factor for value in typed)
    wanted, off = Limit(one.key, channel, low, high, number), low is None and high is None
    act_today(
        Permission.WORK,
        lambda db, key, today: alert_limits.keep(db, key, wanted, today),
        "No limit is set any more." if off else "Limit kept.",
    )
