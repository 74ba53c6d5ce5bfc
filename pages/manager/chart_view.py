"""A reader's view of the chart on the Team page, and the answer to what they do on it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import storage
from pages.manager.team_board import TeamBoard, act
from pages.ui import session
from pages.ui.org_chart import org_chart
from pages.ui.org_chart.events import edit_of, view_after
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Replaced
from playbook.org_chart.view import View, first_view, reveal, still_there
from playbook.plan import Plan
from storage import org_charts, plans
from storage.access import OpenPlan
from storage.engine import Engine


def view(board: TeamBoard) -> View:
    """This reader's view of this plan's chart, without what went meanwhile."""
    name = _of_plan(session.CHART_VIEW, board.key)
    kept = session.get(name)
    shown = still_there(kept, board.chart) if kept else first_view(board.chart)
    session.put(name, shown)
    return shown


def replace_chart(seen: Chart, make: Callable[[Plan], Chart], words: str) -> None:
    """For callbacks: a whole new chart, folded and chosen afresh."""

    def change(db: Engine, key: OpenPlan, today: date) -> None:
        after = make(plans.load(db, key))
        org_charts.save(db, key, [Replaced(seen, after)], today)
        session.put(_of_plan(session.CHART_VIEW, key), None)

    if act(change, words):
        session.put(session.CHART_RESTART, False)
        reopen_panel()


def choose(board: TeamBoard, seat_id: str) -> None:
    shown = reveal(view(board), board.chart, seat_id)
    chosen = replace(shown, chosen=seat_id)
    session.put(_of_plan(session.CHART_VIEW, board.key), chosen)
    reopen_panel()


def reopen_panel() -> None:
    session.put(session.CHART_OPENING, opening() + 1)


def opening() -> int:
    return int(session.get(session.CHART_OPENING, 0))


def component(board: TeamBoard) -> str:
    """The component's key: one chart a plan."""
    return _of_plan("chart", board.key)


def answered(board: TeamBoard) -> int:
    """The number of the last event that was answered."""
    return int(session.get(_of_plan(session.CHART_SEQ, board.key), 0))


def answer() -> None:
    """What people did on the chart, in order; a refused move leaves its sentence."""
    session.put(session.CHART_REFUSAL, "")
    with storage.connect() as db:
        key = door.plan_here(db)
        seq_name, view_name = (_of_plan(n, key) for n in (session.CHART_SEQ, session.CHART_VIEW))
        chart = org_charts.load(db, key).chart
        today = session.today(plans.load(db, key))
        for event in org_chart.events(_of_plan("chart", key), session.get(seq_name, 0)):
            session.put(seq_name, event.seq)
            try:
                if edit := edit_of(event):
                    working = door.plan_here(db, Permission.WORK)
                    chart = org_charts.save(db, working, [edit], today).chart
                before = session.get(view_name) or first_view(chart)
                after = view_after(before, chart, event)
                session.put(view_name, after)
                if event.verb == "choose":
                    reopen_panel()
            except PlaybookError as refusal:
                session.put(session.CHART_REFUSAL, str(refusal))


def _of_plan(name: str, key: OpenPlan) -> str:
    return f"{name} {key.id}"
