"""Which pages a person is offered; each page opens its own door all the same."""

import streamlit as st

from playbook.account import User

Pages = dict[str, list[st.Page]]


def pages_for(user: User, has_plan: bool) -> Pages:
    """Grouped as in the sidebar; paths are relative to pages/."""
    pages = _plan_pages() if has_plan else {}
    pages["You"] = [
        _page("everyone/start.py", "Start a plan", "add_circle", "start-a-plan", not has_plan),
        _page("everyone/account.py", "My account", "person", "account"),
    ]
    if user.is_administrator:
        pages["Administration"] = [
            _page("admin/people.py", "People and roles", "group", "people"),
            _page("admin/data.py", "Data", "database", "data"),
        ]
    return pages


def _plan_pages() -> Pages:
    return {
        "": [
            _page("manager/today.py", "Today", "today", "today", True),
            _page("manager/plan.py", "Plan", "checklist", "plan"),
            _page("manager/listen.py", "Listen", "hearing", "listen"),
        ],
        "Build": [
            _page("manager/team.py", "Team", "account_tree", "team"),
            _page("manager/channels.py", "Channels", "forum", "channels"),
            _page("manager/reporting.py", "Reporting", "table_chart", "reporting"),
        ],
        "Measure": [
            _page("manager/kpis.py", "KPIs", "monitoring", "kpis"),
            _page("manager/kpi_report.py", "Report", "summarize", "report"),
            _page("manager/workbench.py", "KPI workbench", "tune", "kpi-workbench"),
            _page("manager/contact_reasons.py", "Contact reasons", "forum", "contact-reasons"),
            _page("manager/staffing.py", "Staffing", "groups", "staffing"),
            _page("manager/improve.py", "Improve", "trending_up", "improve"),
        ],
        "Arrange": [
            _page("manager/dates.py", "Dates", "calendar_month", "dates"),
            _page("manager/people.py", "People", "diversity_3", "plan-people"),
            _page("manager/history.py", "History", "history", "history"),
        ],
    }


def _page(path: str, title: str, icon: str, url: str, default: bool = False) -> st.Page:
    return st.Page(path, title=title, icon=f":material/{icon}:", url_path=url, default=default)
