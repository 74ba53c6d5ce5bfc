"""The ink: one style sheet for the chart on the screen, in the SVG, the PNG and the print."""

from dataclasses import dataclass
from string import Template


@dataclass(frozen=True)
class Palette:
    """CSS colours; on the screen they are the theme's own variables."""

    page: str
    box: str
    text: str
    muted: str
    line: str
    accent: str
    met: str
    gap: str
    gap_text: str
    chip: str


LIGHT = Palette(
    page="#FFFFFF", box="#FFFFFF", text="#111A22", muted="#48545F", line="#8C98A3",
    accent="#0B6470", met="#DFF1EE", gap="#FCEBDB", gap_text="#8A4306", chip="#EEF1F3",
)  # fmt: skip

SHEET = Template("""
.ink text { font-family: "Source Sans", "Source Sans 3", "Segoe UI", Roboto, Arial, sans-serif; }
.ink .page { fill: $page; }
.ink .shape { fill: $box; stroke: $line; stroke-width: 1; }
.ink .met .shape { fill: $met; }
.ink .vacant .shape { stroke-dasharray: 5 3; }
.ink .vacant .name { font-style: italic; }
.ink .name { font-size: 14px; font-weight: 600; fill: $text; }
.ink .said { font-size: 12.5px; fill: $muted; }
.ink .line { fill: none; stroke: $line; stroke-width: 1.25; }
.ink .dotted { fill: none; stroke: $accent; stroke-width: 1.75; stroke-dasharray: 2 5;
  stroke-linecap: round; }
.ink .mark circle { fill: $gap; stroke: $gap_text; stroke-width: 1.25; }
.ink .mark text { font-size: 13px; font-weight: 700; fill: $gap_text; text-anchor: middle; }
.ink .toggle rect { fill: $chip; }
.ink .toggle text { font-size: 12.5px; font-weight: 600; fill: $text; text-anchor: middle; }
.ink .title { font-size: 18px; font-weight: 600; fill: $text; }
""")


def ink(palette: Palette) -> str:
    return SHEET.substitute(vars(palette))
