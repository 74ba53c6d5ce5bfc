"""Leave Streamlit for one of our own pages, such as the sign-in."""

import streamlit as st

SCRIPT = """
export default function ({ data }) {
  if (data.path.startsWith("/")) window.location.assign(data.path)
}
"""
_leave = st.components.v2.component("go_to", js=SCRIPT)


def go_to(path: str) -> None:
    _leave(data={"path": path}, key=f"go-to-{path}")
