"""What a new start date would move, before it is confirmed."""

from datetime import date

import streamlit as st

from pages.ui.text import line, muted
from playbook.rescheduling import Move, Preview
from playbook.wording import counted, spoken_date

MOST_SHOWN = 5


def move_preview(preview: Preview, today: date) -> None:
    moves = len(preview.moves)
    st.markdown(
        f"**{counted(moves, 'open task')} {'moves' if moves == 1 else 'move'}**; "
        f"{preview.stays} done or not applicable stay as they are. {_days_off(preview)}"
    )
    with st.container(gap="xsmall"):
        for move in (preview.on_days_off or preview.moves)[:MOST_SHOWN]:
            st.markdown(f"{line(move.task.title)}  \n{muted(_dates(move, today))}")


def _days_off(preview: Preview) -> str:
    count, on_holidays = len(preview.on_days_off), len(preview.on_holidays)
    if not count:
        return "None falls on a day off."
    among = f", {on_holidays} of them on a public holiday," if on_holidays else ""
    return (
        f"{counted(count, 'task')} would fall on a day off{among} and "
        f"{'is' if count == 1 else 'are'} due on the nearest working day."
    )


def _dates(move: Move, today: date) -> str:
    words = f"{spoken_date(move.due_from, today)} → {spoken_date(move.due_to, today)}"
    if not move.meets_a_day_off:
        return words
    why = "a public holiday" if move.on_holiday else "a day off"
    return f"{words}, as {spoken_date(move.plan_date, today)} is {why}"
