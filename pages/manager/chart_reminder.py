"""A line on Today when the chart has not been looked at for a month."""

from datetime import date

import streamlit as st

from playbook.org_chart.revisiting import is_due
from playbook.wording import counted
from storage.chart_versions import Version


def show(published: Version | None, today: date) -> None:
    if published and is_due(published.published_on, today):
        age = counted((today - published.published_on).days, "day")
        with st.container(horizontal=True, vertical_alignment="center", key="revisit-chart"):
            st.markdown(
                f":orange-badge[Revisit] The organisation chart was published {age} ago.",
                width="content",
            )
            st.page_link("manager/team.py", label="Look at the chart")
