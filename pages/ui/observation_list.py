"""What comes up most, and the observations with what may be done with each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.ui.text import line, literal, muted
from playbook.listening.observation import KIND_NAMES, Observation, ThemeCount
from playbook.wording import ago

MOST_RANKED = 6
Action = Callable[[str, int], None]


@dataclass(frozen=True)
class Actions:
    share: Action
    keep: Action
    withdraw: Action
    change: Callable[[str, int, str], None]
    make_idea: Callable[[str], None]


def themes_ranking(ranking: Sequence[ThemeCount]) -> None:
    if not ranking:
        return
    st.subheader("What comes up most", anchor=False)
    top = ranking[0].observations
    with st.container(gap="small"):
        for each in ranking[:MOST_RANKED]:
            share = each.observations / top
            st.progress(share, text=f"{line(each.theme)} :gray[· {each.observations}]")


def observation_list(
    listed: Sequence[Observation], me: str, today: date, actions: Actions, may_listen: bool
) -> None:
    for each in listed:
        with st.container(gap="xxsmall", key=f"observation-{each.id}"):
            st.markdown(literal(each.text))
            mine = each.author_id == me and may_listen
            st.markdown(muted(_about(each, today, each.author_id == me)))
            if mine:
                _menu(each, actions)


def _menu(each: Observation, actions: Actions) -> None:
    """In place: a popover that is filled after it has opened may grow out of the window."""
    with st.expander("Change", type="compact", key=f"change-{each.id}", on_change="rerun") as body:
        if not body.open:
            return
        box = f"text-{each.id}-{each.version}"
        st.text_area("Text", each.text, height=120, key=box)
        with st.container(horizontal=True):
            st.button(
                "Save text",
                key=f"save-{each.id}",
                on_click=actions.change,
                args=[each.id, each.version, box],
            )
            do, words = (
                (actions.share, "Share")
                if each.is_confidential
                else (actions.keep, "Keep to myself")
            )
            st.button(words, key=f"share-{each.id}", on_click=do, args=[each.id, each.version])
            st.button(
                "Make it an idea",
                key=f"idea-of-{each.id}",
                on_click=actions.make_idea,
                args=[each.text],
            )
            st.button(
                "Delete for good",
                key=f"withdraw-{each.id}",
                on_click=actions.withdraw,
                args=[each.id, each.version],
            )


def _about(each: Observation, today: date, mine: bool) -> str:
    parts = [line(KIND_NAMES[each.kind].short), ago(each.noted_on, today)]
    parts += [line(each.who)] if each.who else []
    parts += [line(theme) for theme in each.themes]
    parts += [] if mine else [line(each.author)]
    parts += [":material/lock: in confidence"] if each.is_confidential else ["shared"]
    return " · ".join(parts)
