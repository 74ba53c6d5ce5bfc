"""Publish a version of the chart, and compare two: who came, left, moved."""

from collections.abc import Sequence

import streamlit as st

import storage
from pages.manager.team_board import TeamBoard, act
from pages.ui import session
from pages.ui.text import line, literal, muted
from pages.web import door
from playbook.org_chart.comparison import Comparison, Difference, compare
from playbook.org_chart.revisiting import is_due
from playbook.wording import ago, spoken_date
from storage import chart_history, chart_versions
from storage.chart_versions import Version
from storage.rows import new_id

FORM = "publish-chart"
NOW = 0
MOST_NAMED = 25


def standing(board: TeamBoard) -> str:
    """One line: which version is out, and whether it is time for another look."""
    newest = board.newest
    if not newest:
        return "Not published yet."
    since = "" if newest.revision == board.revision else ", changed since"
    words = f"Version {newest.number} published {ago(newest.published_on, board.today)}{since}"
    if is_due(newest.published_on, board.today):
        return f":orange-badge[Revisit] {line(words)}. Look at it again, then publish."
    return muted(f"{line(words)}.")


def button(board: TeamBoard) -> None:
    number = board.newest.number + 1 if board.newest else 1
    draft = session.draft_id(FORM, new_id())
    with (
        st.popover("Publish", icon=":material/publish:", key="publishing"),
        st.form(f"{FORM} {draft}", border=False),
    ):
        st.text_input(
            "Note",
            "First version" if number == 1 else "",
            key=f"publish-note {draft}",
            placeholder="What is new in this version",
        )
        st.form_submit_button(
            f"Publish version {number}", type="primary", on_click=publish, args=[draft]
        )


def publish(draft: str) -> None:
    note = session.get(f"publish-note {draft}", "")
    if act(
        lambda db, key, today: chart_versions.publish(db, key, draft, note, today),
        "The chart is published.",
    ):
        session.end_draft(FORM, draft)


def versions(board: TeamBoard) -> None:
    """Two versions side by side, and what happened last."""
    with storage.connect() as db:
        key = door.plan_here(db)
        published, told = chart_versions.of_plan(db, key), chart_history.told(db, key, 20)
    if published:
        _comparison(board, published)
    else:
        st.markdown("No version is published yet. Publish one, and later ones compare with it.")
    st.subheader("What changed", anchor=False)
    for each in told:
        when = session.reader_instant(each.happened_at)
        st.markdown(f"{literal(each.words)}  \n{muted(f'{line(each.by)}, {when}')}")


def _comparison(board: TeamBoard, published: Sequence[Version]) -> None:
    names = {v.number: _name(v, board) for v in published} | {NOW: "As it is now"}
    numbers = [v.number for v in published]
    one, other = st.columns(2)
    before = one.selectbox("From", numbers, format_func=lambda n: names[n], key="compare-from")
    after = other.selectbox("To", [NOW, *numbers], format_func=lambda n: names[n], key="compare-to")
    with storage.connect() as db:
        key = door.plan_here(db)
        was = chart_versions.chart(db, key, before)
        now = chart_versions.chart(db, key, after) if after else board.chart
    show_comparison(compare(was, now))


def _name(version: Version, board: TeamBoard) -> str:
    return f"{version.number}: {version.note}, {spoken_date(version.published_on, board.today)}"


def show_comparison(found: Comparison) -> None:
    if found.nothing_changed:
        st.markdown("Nobody came, left, moved or changed role.")
    _named("came", [line(seat.shown_name) for seat in found.came])
    _named("left", [line(seat.shown_name) for seat in found.left])
    _named("moved", [_moved(each) for each in found.moved])
    _named("changed role", [line(each.now.shown_name) for each in found.changed_role])
    _named("seat changed hands", [_renamed(each) for each in found.renamed])


def _named(what: str, names: list[str]) -> None:
    if names:
        more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        st.markdown(f"**{len(names)} {what}:** {'; '.join(names[:MOST_NAMED])}{more}")


def _moved(each: Difference) -> str:
    return line(f"{each.now.shown_name} from {each.boss_was} to {each.boss_now}")


def _renamed(each: Difference) -> str:
    return line(f"{each.was.shown_name} → {each.now.shown_name}")
