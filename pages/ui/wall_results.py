"""What a step came to, drawn for the wall."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import streamlit as st

from pages.ui.palette import palette
from pages.ui.text import line, literal, muted
from pages.ui.wall_picture import Bar, SplitBar, bars, split_bars
from playbook.wording import counted
from playbook.workshop.counting import Counts
from playbook.workshop.guide import Step, StepKind
from playbook.workshop.tally import Line, Split, lines, merged, splits

WAITING = "Waiting for four answers."
MOST_CARDS = 24
ONE_COLUMN = {1: 820, 2: 820, 3: 620}  # pixels: on a wall nobody can scroll, at 1280 x 720
Drawn = TypeVar("Drawn", Bar, SplitBar)


def show(
    step: Step, counts: Counts, answered: int, is_over: bool = True, *, is_half: bool = False
) -> None:
    """The results that may be shown, or why there are none (yet); on half a wall in one column."""
    if not counts.answers:
        few = "Fewer than four answers, so nothing is shown." if is_over else WAITING
        words = "Nobody has answered." if step.is_named else few
        st.markdown(f"### :gray[{words}]")
        return
    if step.kind is StepKind.OPEN:
        cards(counts.words)
    elif step.kind in (StepKind.YES_NO, StepKind.HEALTH_CHECK):
        _three_ways(splits(step, counts), is_half)
    else:
        _bars(step, lines(step, counts))
    if counts.words and step.kind is not StepKind.OPEN:
        st.markdown(f"**{step.comment}**")
        cards(counts.words)
    if counts.answers < answered and not step.is_named:
        words = f"{counts.answers} of {counted(answered, 'answer')} are counted"
        st.markdown(muted(f"{words}: results move by at least four people at a time."))


def cards(words: Sequence[str]) -> None:
    grid, shown = st.grid(3, min_column_width=260, gap="small"), merged(words)
    for each in shown[:MOST_CARDS]:
        with grid.cell(), st.container(border=True, height="stretch"):
            st.markdown(literal(each))
    if (more := len(shown) - MOST_CARDS) > 0:
        st.markdown(muted(f"And {more} more, in the summary."))


def divided(found: Sequence[Split], *, is_half: bool = False) -> None:
    """Questions of yes and no, each as one bar of two parts."""
    shown = [SplitBar(split.item.on_the_wall, split.yes, split.no) for split in found]
    close = is_half and len(shown) > max(ONE_COLUMN)
    for part in [shown] if close else _side_by_side(shown):
        alt = "; ".join(f"{bar.label}: {bar.yes} yes, {bar.no} no" for bar in part)
        st.image(split_bars(part, palette(), close=close), width="stretch", alt=alt)


def _three_ways(found: Sequence[Split], is_half: bool) -> None:
    if len(found) > 1:
        divided(found, is_half=is_half)
        unsure = sum(split.unsure for split in found)
        if unsure:
            st.markdown(muted(f"“Don’t know” was chosen {counted(unsure, 'time')}."))
        return
    (split,) = found
    given = (("Yes", split.yes), ("No", split.no), ("Don’t know", split.unsure))
    most = max(1, split.yes, split.no, split.unsure)
    shown = [Bar(name, n / most, str(n), name == "Don’t know") for name, n in given]
    _draw(shown)


def _bars(step: Step, found: Sequence[Line]) -> None:
    is_scale = step.kind is StepKind.SCALE
    most = step.top if is_scale else max((each.value for each in found), default=1) or 1
    _draw([Bar(each.item.on_the_wall, each.value / most, _value(step, each)) for each in found])
    if is_scale:
        ends = f"1: {step.low} · {step.top}: {step.high}"
        st.markdown(muted(f"{line(ends)}. Each bar is the mean of all answers."))


def _value(step: Step, result: Line) -> str:
    return f"{result.value:.1f}" if step.kind is StepKind.SCALE else f"{result.value:.0f}"


def _draw(shown: Sequence[Bar]) -> None:
    for part in _side_by_side(shown):
        alt = "; ".join(f"{bar.label}: {bar.value}" for bar in part)
        st.image(bars(part, palette()), width="stretch", alt=alt)


def _side_by_side(shown: Sequence[Drawn]) -> Iterator[Sequence[Drawn]]:
    """Few bars stand large in one column; many stand in two, to fit the wall."""
    if len(shown) in ONE_COLUMN:
        with st.container(width=ONE_COLUMN[len(shown)]):
            yield shown
        return
    half = -(-len(shown) // 2)
    for column, start in zip(st.columns(2, gap="large"), (0, half), strict=True):
        with column:
            yield shown[start : start + half]
