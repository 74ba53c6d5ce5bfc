"""What a new start date would move, before it is confirmed."""

from datetime import date

import streamlit as st

from pages.ui.text import line, muted
from playbook.rescheduling import Preview
from playbook.wording import counted, spoken_date

MOST_SHOWN = 5


def move_preview(preview: Preview, today: date) -> None:
    moves, days_off = len(preview.moves), len(preview.on_days_off)
    words = f"**{counted(moves, 'open task')} {'moves' if moves == 1 else 'move'}**; "
    words += f"{preview.stays} done or not applicable stay as they are. "
    words += (
        f"{counted(days_off, 'task')} would fall on a day off and "
        f"{'is' if days_off == 1 else 'are'} due on the working day before."
        if days_off
        else "None falls on a day off."
    )
    st.markdown(words)
    with st.container(gap="xsmall"):
        for move in (preview.on_days_off or preview.moves)[:MOST_SHOWN]:
            was, to = spoken_date(move.due_from, today), spoken_date(move.due_to, today)
            st.markdown(f"{line(move.task.title)}  \n{muted(f'{was} → {to}')}")
