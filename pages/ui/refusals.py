"""A refusal is shown as the sentence it is; anything else stays a fault for the log."""

import streamlit as st

from playbook.errors import PlaybookError


def show_refusal(error: Exception) -> bool:
    """Streamlit's hook for what no page caught; True means that the reader has been told."""
    if isinstance(error, PlaybookError):
        st.error(str(error))
        return True
    return False
