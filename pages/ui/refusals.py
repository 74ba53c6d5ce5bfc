"""A refusal is shown as the sentence it is; anything else stays a fault for the log."""

import streamlit as st

from pages.ui.text import literal
from playbook.errors import PlaybookError


def show_refusal(error: Exception) -> bool:
    """Streamlit's hook for what no page caught; True means that the reader has been told."""
    if isinstance(error, PlaybookError):
        say_refusal(str(error))
        return True
    return False


def say_refusal(sentence: str) -> None:
    """It may hold a title or a name that somebody typed."""
    st.error(literal(sentence))
