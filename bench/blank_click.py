"""A page with one button and a number: what a click costs when the app does nothing."""

import streamlit as st

if "clicks" not in st.session_state:
    st.session_state.clicks = 0


def count() -> None:
    st.session_state.clicks += 1


st.button("Count", on_click=count)
st.text(f"Clicked {st.session_state.clicks} times")
