"""What the figures show: the chart of a change with its files, and its guard-rails."""

import streamlit as st

from pages.ui import improvement_chart
from pages.ui.palette import palette
from pages.ui.text import badge, line, literal, muted
from playbook.chart_table import chart_csv
from playbook.improvement import Improvement
from playbook.improvement_case import Judged
from playbook.improvement_picture import Picture, in_words
from playbook.picture_svg import picture_svg
from playbook.verdict_look import Look
from playbook.verdict_title import rail_words


def chart(each: Improvement, shown: Picture, seen: Look, words: str) -> None:
    if not shown.marks:
        st.markdown("No week has figures yet. Import an export, and the chart is drawn from it.")
        return
    figure = improvement_chart.improvement_chart(shown, palette())
    quiet = {"displayModeBar": False}
    st.plotly_chart(figure, config=quiet, alt=in_words(shown), key=f"chart-{each.id}")
    st.markdown(muted(improvement_chart.key_words(shown)))
    if events := improvement_chart.events_key(shown):
        st.markdown(muted(events))
    _files(each, shown, seen, words)


def guard_rails(result: Judged) -> None:
    st.subheader("Guard-rails", anchor=False)
    with st.grid(3, min_column_width=160):
        for verdict in result.guards:
            mark, moved, levels = rail_words(verdict)
            with st.container(gap="xxsmall"):
                st.markdown(f"**{line(verdict.case.kpi)}**")
                st.markdown(f"{badge(mark.colour, mark.words)} {literal(moved)}")
                st.markdown(muted(literal(levels)))


def _files(each: Improvement, shown: Picture, seen: Look, words: str) -> None:
    """The picture to show the boss, and the same chart as a table."""
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Picture (SVG)",
            picture_svg(shown, words),
            f"improvement-{each.number}.svg",
            "image/svg+xml",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
            key="picture-file",
        )
        st.download_button(
            "Figures (CSV)",
            chart_csv(shown.kpi, seen.keys.chart),
            f"improvement-{each.number}.csv",
            "text/csv",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
            key="figures-file",
        )
