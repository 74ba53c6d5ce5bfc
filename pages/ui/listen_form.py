"""The quick form: what it was, what was heard, themes, in confidence or not."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.ui.text import line
from playbook.listening.form_words import ListeningWords
from playbook.listening.observation import KIND_NAMES, Kind, ThemeCount

MOST_THEMES_OFFERED = 14


def listen_form(
    words: ListeningWords,
    ranking: Sequence[ThemeCount],
    save: Callable[[str], None],
    draft: str,
) -> None:
    """The kind stands outside the form, so that it can change the prompt and stays chosen."""
    kind = st.pills(
        "What was it?",
        list(Kind),
        default=Kind.ONE_TO_ONE,
        required=True,
        format_func=_kind_label,
        key="note-kind",
        wrap=True,
    )
    with st.form(f"listen {draft}", border=False):
        st.text_area(
            "What did you hear?",
            height=120,
            key=f"note-text {draft}",
            placeholder=words.prompts[kind or Kind.ONE_TO_ONE],
        )
        st.pills(
            "Themes",
            offered_themes(words, ranking),
            selection_mode="multi",
            key=f"note-themes {draft}",
            format_func=line,
        )
        own, who = st.columns(2)
        with own:
            st.text_input("Another theme", key=f"note-new-theme {draft}", placeholder="Optional")
        with who:
            st.text_input("Who or which queue", key=f"note-who {draft}", placeholder="Optional")
        st.toggle(
            "In confidence: only I can read it", value=True, key=f"note-in-confidence {draft}"
        )
        st.form_submit_button(
            "Save observation", type="primary", width="stretch", on_click=save, args=[draft]
        )


def offered_themes(words: ListeningWords, ranking: Sequence[ThemeCount]) -> list[str]:
    """The suggested ones first, in a steady order, then the manager's own by use."""
    own = [each.theme for each in ranking if each.theme not in words.themes]
    return [*words.themes, *own][:MOST_THEMES_OFFERED]


def search_fields(ranking: Sequence[ThemeCount]) -> tuple[str, Kind | None, str | None]:
    words, kind, theme = st.columns([2, 1, 1])
    with words:
        typed = st.text_input("Search observations", type="search", key="note-search")
    with kind:
        chosen = st.selectbox(
            "Kind",
            [None, *Kind],
            format_func=lambda k: KIND_NAMES[k].short if k else "All kinds",
            key="note-search-kind",
        )
    with theme:
        themes = [None, *(each.theme for each in ranking)]
        about = st.selectbox(
            "Theme", themes, format_func=lambda t: t or "All themes", key="note-search-theme"
        )
    return typed or "", chosen, about


def _kind_label(kind: Kind) -> str:
    name = KIND_NAMES[kind].short
    chosen = st.session_state.get("note-kind", Kind.ONE_TO_ONE)
    return f":green[{line(name)}]" if kind == chosen else line(name)
