"""The logo: lettering as outlines, in the ink of the chosen theme."""

from functools import cache
from pathlib import Path

INK = {"light": "#111A22", "dark": "#E6EBEF"}


@cache
def logo(theme: str | None) -> str:
    drawing = Path(__file__).with_name("logo.svg").read_text(encoding="utf-8")
    return drawing.replace("currentColor", INK[theme or "light"])
