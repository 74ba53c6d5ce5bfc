"""The component as a page calls it: once, anywhere on the page whose text areas are kept."""

from pathlib import Path

import streamlit as st

_component = st.components.v2.component(
    "typing", js=Path(__file__).with_name("typing.js").read_text("utf-8")
)


def kept_as_you_type() -> None:
    """Every text area outside a form calls its `on_change` within a second of the last letter."""
    _component(key="typing")
