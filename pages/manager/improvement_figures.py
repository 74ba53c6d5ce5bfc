"""What the figures show: the chart of a change with its files, and its guard-rails."""

import streamlit as st

from pages.ui import improvement_chart, improvement_key, session
from pages.ui.palette import palette
from pages.ui.text import badge, line, literal, muted
from playbook.charts.other_pictures import view
from playbook.charts.table import table_csv
from playbook.charts.ways import View, Way, fitting
from playbook.improvement.case_of_a_change import Judged, Surroundings
from playbook.improvement.improvement import Improvement
from playbook.improvement.kpis import named
from playbook.improvement.picture import Picture, Wording, in_words
from playbook.improvement.picture_svg import picture_svg
from playbook.verdict.look import Look
from playbook.verdict.title import rail_words


def chart(each: Improvement, seen: Look, around: Surroundings, words: str) -> None:
    ways = fitting(seen, named(each.prediction.kpi, around.kpis).unit == "count", around.contacts)
    kept = session.get(_kept(each))
    way = kept if kept in ways else ways[0]
    targets = around.targets.get(each.prediction.kpi, ())
    shown = view(way, seen, around.contacts, each.prediction.to_value, targets)
    if not seen.before + seen.after:
        st.markdown("No week has figures yet. Import an export, and the chart is drawn from it.")
        return
    _drawing(each, shown.picture)
    _files(each, shown, words)
    _advanced(each, shown, way, ways)


def _drawing(each: Improvement, shown: Picture) -> None:
    figure = improvement_chart.improvement_chart(shown, palette())
    quiet = {"displayModeBar": False}
    st.plotly_chart(figure, config=quiet, alt=in_words(shown), key=f"chart-{each.id}")
    if shown.wording != Wording():
        said = f"{shown.kpi}, {shown.wording.rhythm}. {shown.wording.reading}"
        st.markdown(literal(said.strip()))
    st.markdown(muted(improvement_key.key_words(shown)))
    if events := improvement_key.events_key(shown):
        st.markdown(muted(events))


def guard_rails(result: Judged) -> None:
    st.subheader("Guard-rails", anchor=False)
    with st.grid(3, min_column_width=160):
        for verdict in result.guards:
            mark, moved, levels = rail_words(verdict)
            with st.container(gap="xxsmall"):
                st.markdown(f"**{line(verdict.case.kpi)}**")
                st.markdown(f"{badge(mark.colour, mark.words)} {literal(moved)}")
                st.markdown(muted(literal(levels)))


def _files(each: Improvement, shown: View, words: str) -> None:
    """The picture to show the boss, and the same chart as a table."""
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Picture (SVG)",
            picture_svg(shown.picture, words),
            f"improvement-{each.number}.svg",
            "image/svg+xml",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
            key="picture-file",
        )
        st.download_button(
            "Figures (CSV)",
            table_csv(shown.picture.kpi, shown.table),
            f"improvement-{each.number}.csv",
            "text/csv",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
            key="figures-file",
        )


def _advanced(each: Improvement, shown: View, way: Way, ways: list[Way]) -> None:
    """Other charts to look at; the verdict stays with the one it was judged by."""
    key = f"advanced-chart {each.id}"
    with st.expander("Advanced: another chart, and the table", key=key, on_change="rerun") as body:
        if not body.open:
            return
        if len(ways) > 1:
            picker = f"way {each.id}"
            st.radio(
                "Chart",
                ways,
                index=ways.index(way),
                format_func=lambda each: WAY_WORDS[each],
                key=picker,
                on_change=_choose,
                args=[picker, each],
            )
            st.markdown(muted("The verdict stays with the limits it was judged by."))
        st.dataframe(
            shown.table.columns,
            hide_index=True,
            key=f"table {each.id}",
            placeholder="",
            alt=f"The figures of the chart of {shown.picture.kpi}",
        )


WAY_WORDS = {
    Way.LIMITS: "Process limits, frozen at the start of the change",
    Way.RUN: "Run chart: the median, and the runs about it",
    Way.RATE: "For each 1,000 contacts (u′ chart)",
    Way.DAYS_BETWEEN: "Days between events (t chart)",
    Way.CONTACTS_BETWEEN: "Contacts between events (g chart)",
}


def _choose(picker: str, each: Improvement) -> None:
    session.put(_kept(each), session.get(picker))


def _kept(each: Improvement) -> str:
    """Outlives the closed expander, and with it the choice inside."""
    return f"chosen way {each.id}"
