"""A milestone's objectives: each as far as the tasks that serve it."""

from collections.abc import Sequence

import streamlit as st

from pages.ui.text import line
from playbook.content import Milestone
from playbook.task import State, Task


def objectives(milestone: Milestone, tasks: Sequence[Task]) -> None:
    if not milestone.objectives:
        return
    st.subheader("Objectives", anchor=False)
    with st.container(gap="small"):
        for objective in milestone.objectives:
            serving = [t for t in tasks if t.key in objective.tasks]
            counted = [t for t in serving if t.state is not State.NOT_APPLICABLE]
            done = sum(t.state is State.DONE for t in counted)
            words = f"{done} of {len(counted)}" if counted else "not applicable"
            share = done / len(counted) if counted else 0.0
            st.progress(share, text=f"{line(objective.title)} :gray[· {words}]")
