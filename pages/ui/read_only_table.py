"""A table to read, which can be taken away as CSV: nothing in that may act as a formula."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from playbook.formula import neutral


def read_only_table(rows: Sequence[Mapping[str, Any]], key: str, alt: str) -> None:
    """Rows with the same columns; texts that a spreadsheet would run get an apostrophe."""
    harmless = [{neutral(name): _cell(each) for name, each in row.items()} for row in rows]
    st.dataframe(harmless, hide_index=True, key=key, alt=alt)


def _cell(value: Any) -> Any:
    return neutral(value) if isinstance(value, str) else value
