"""The yardstick: a page with one button, and a second one to switch to."""

import streamlit as st


def first() -> None:
    st.title("Blank", anchor=False)
    st.session_state.setdefault("clicks", 0)
    st.button("Count", on_click=lambda: st.session_state.update(clicks=st.session_state.clicks + 1))
    st.text(f"Clicked {st.session_state.clicks} times")


def second() -> None:
    st.title("Second", anchor=False)


st.navigation([st.Page(first, title="Blank"), st.Page(second, title="Second")]).run()
