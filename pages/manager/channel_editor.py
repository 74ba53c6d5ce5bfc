"""One channel at a time: what is wanted, offered, owned and promised."""

import streamlit as st

from pages.manager.team_board import TeamBoard, act
from pages.ui import session
from pages.ui.org_chart import channel_form
from playbook.org_chart.channels import channel
from storage import channel_plans
from storage.channel_plans import KeptChannel


def show(board: TeamBoard, kept: tuple[KeptChannel, ...]) -> None:
    by_key = {each.plan.key: each for each in kept}
    key = st.selectbox(
        "Channel",
        list(by_key),
        format_func=lambda each: channel(each).title,
        key=session.CHANNEL,
    )
    seen = _seen(by_key[key])
    if seen.version != by_key[key].version:
        st.markdown("Somebody changed this channel since you opened it.")
        st.button("Show it as it is now", key="channel-as-it-is", on_click=reopen)
    with st.form(f"channel {_opening(key)}", border=False):
        channel_form.fields(seen.plan, board.labels, _opening(key))
        st.form_submit_button("Save channel", type="primary", on_click=save, args=[seen])


def save(seen: KeptChannel) -> None:
    """A refused save leaves what was typed."""
    key = seen.plan.key
    saved = act(
        lambda db, plan, today: channel_plans.save(
            db, plan, channel_form.typed(seen.plan, _opening(key)), seen.version
        ),
        f"{channel(key).title} saved.",
    )
    if saved:
        reopen()


def reopen() -> None:
    session.put(session.CHANNEL_OPENING, int(session.get(session.CHANNEL_OPENING, 0)) + 1)


def _opening(key: str) -> str:
    return f"{key} {session.get(session.CHANNEL_OPENING, 0)}"


def _seen(now: KeptChannel) -> KeptChannel:
    """As it was when the form was opened."""
    name = f"{session.CHART_SEEN} {_opening(now.plan.key)}"
    kept = session.get(name)
    if not isinstance(kept, KeptChannel):
        session.put(name, now)
        return now
    return kept
