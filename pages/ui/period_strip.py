"""The six periods side by side: where the plan stands."""

from collections.abc import Sequence

import streamlit as st

from pages.ui.text import line, muted
from playbook.content import Milestone
from playbook.progress import applicable
from playbook.task import State, Task


def period_strip(milestones: Sequence[Milestone], tasks: Sequence[Task], current: str) -> None:
    with st.grid(6, min_column_width=100, gap=("medium", "small")) as grid:
        for milestone in milestones:
            own = applicable(task for task in tasks if task.milestone == milestone.key)
            done = sum(task.state is State.DONE for task in own)
            name = line(milestone.short)
            bold = f"**{name}**" if milestone.key == current else f":gray[{name}]"
            with grid.cell(), st.container(gap="xxsmall"):
                st.progress(done / len(own) if own else 0.0, text=bold)
                st.markdown(muted(f"{days(milestone)} · {done}/{len(own)}"))


def days(milestone: Milestone) -> str:
    """The source's own label, shortened: “31–60”, “after 120”."""
    label = milestone.label.replace("Days ", "").replace("Beyond day ", "after ")
    return label.replace("-", "–")
