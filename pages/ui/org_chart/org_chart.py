"""The component: what a page calls to show a chart and hear what people do with it."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from pages.ui.org_chart.events import ChartEvent, read_events
from pages.ui.org_chart.wire import packed
from playbook.org_chart.drawing import Drawing
from playbook.org_chart.ink import Palette, ink
from playbook.org_chart.view import View

HERE = Path(__file__).parent
SCRIPTS = ("boxes.js", "drawing.js", "files.js", "org_chart.js")  # one module, in this order
THEME = Palette(
    page="var(--st-background-color)",
    box="var(--st-background-color)",
    text="var(--st-text-color)",
    muted="var(--st-gray-text-color)",
    line="var(--st-gray-color)",
    accent="var(--st-green-text-color)",
    met="var(--st-green-background-color)",
    gap="var(--st-orange-background-color)",
    gap_text="var(--st-orange-text-color)",
    chip="var(--st-secondary-background-color)",
)


def _read(*names: str) -> str:
    return "\n".join((HERE / name).read_text("utf-8") for name in names)


_component = st.components.v2.component(
    "org_chart",
    html=f'<style class="ink-sheet">{ink(THEME)}</style>{_read("org_chart.html")}',
    css=_read("org_chart.css"),
    js=_read(*SCRIPTS),
)


def show(
    drawing: Drawing,
    view: View,
    *,
    key: str,
    rev: int,
    seq: int,
    on_events: Callable[[], None],
    name: str = "Organisation chart",
    refusal: str = "",
    readonly: bool = False,
) -> None:
    """Draws the chart; `on_events` is called when somebody did something: ask `events(key, seq)`.

    `rev` is the chart's version, `seq` the last event answered: the browser waits for it before
    it lets go of a move. `refusal` is the sentence shown when an event could not be done.
    `readonly` keeps boxes where they are; the page's callback refuses a move all the same.
    """
    data = packed(drawing, view, name) | {"rev": rev, "seq": seq, "readonly": readonly}
    if refusal:
        data |= {"said": refusal, "refused": True}
    _component(key=key, data=data, on_event_change=on_events)


def events(key: str, after: int) -> tuple[ChartEvent, ...]:
    """What people did since event number `after`, in order; for use in the callback."""
    state = st.session_state.get(key)
    return read_events(state.get("event") if state else None, after)
