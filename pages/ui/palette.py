"""One palette for all charts: blue improves, orange concerns, grey is ordinary."""

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class Palette:
    accent: str
    ordinary: str
    improvement: str
    concern: str
    text: str
    muted: str
    line: str


PALETTES = {
    "light": Palette("#0B6470", "#6B7782", "#1F6FB8", "#C85A00", "#111A22", "#48545F", "#D5DBE0"),
    "dark": Palette("#2FA3B2", "#94A1AD", "#5FA8E8", "#F08A3C", "#E6EBEF", "#B4BFC9", "#34404B"),
}


def palette() -> Palette:
    """The colours of the theme the reader has chosen."""
    return PALETTES[st.context.theme.type or "light"]
