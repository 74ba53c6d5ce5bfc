"""Which pages a person is offered; each page opens its own door all the same."""

from collections.abc import Collection

import streamlit as st

from playbook.access import Role
from playbook.account import User

MY_MANAGERS = "my-managers"
Pages = dict[str, list[st.Page]]


def pages_for(user: User, roles: Collection[Role]) -> Pages:
    """Grouped as in the sidebar; paths are relative to pages/. Who has managers and no plan of
    the own begins with them."""
    has_plan, has_managers = bool(roles), bool({Role.REVIEWER, Role.COACH} & set(roles))
    managers_first = begins_with_managers(roles)
    pages: Pages = {}
    if has_managers:
        path = "senior_management/portfolio.py"
        pages["Senior management"] = [
            _page(path, "My managers", "groups", MY_MANAGERS, managers_first),
            _page("senior_management/programme.py", "Programme", "timeline", "programme"),
        ]
    if has_plan:
        pages |= _plan_pages(not managers_first, "A manager’s plan" if has_managers else "")
    if Role.COACH in roles or user.is_administrator:
        pages["Coach’s desk"] = [
            _page("coach/playbooks.py", "Playbooks", "menu_book", "playbooks"),
            _page("coach/draft.py", "Draft", "edit_note", "draft", is_listed=False),
        ]
    if {Role.COACH, Role.MANAGER} & set(roles):
        pages["Together"] = [
            _page("coach/workshops.py", "Workshops", "co_present", "workshops"),
            _page("coach/wall.py", "Workshop wall", "co_present", "wall", is_listed=False),
        ]
    pages["You"] = [
        _page("everyone/start.py", "Start a plan", "add_circle", "start-a-plan", not has_plan),
        _page("everyone/account.py", "My account", "person", "account"),
    ]
    if user.is_administrator:
        pages["Administration"] = [
            _page("admin/people.py", "People and roles", "group", "people"),
            _page("admin/data.py", "Data", "database", "data"),
            _page("admin/email.py", "E-mail", "mail", "e-mail"),
        ]
    return pages


def begins_with_managers(roles: Collection[Role]) -> bool:
    return bool({Role.REVIEWER, Role.COACH} & set(roles)) and Role.MANAGER not in roles


def _plan_pages(first: bool, heading: str) -> Pages:
    """Not the first page, Today has an address of its own: /today leads to the first page."""
    return {
        heading: [
            _page("manager/today.py", "Today", "today", "today" if first else "day", first),
            _page("manager/plan.py", "Plan", "checklist", "plan"),
            _page("manager/listen.py", "Listen", "hearing", "listen"),
            _page("manager/check_in.py", "Check-in", "how_to_reg", "check-in"),
            _page("senior_management/milestone_review.py", "Milestone review", "flag", "review"),
            _page("manager/commitments.py", "Commitments", "handshake", "commitments"),
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
            _page("manager/health_check.py", "Health check", "fact_check", "health-check"),
            _page("manager/improve.py", "Improve", "trending_up", "improve"),
        ],
        "Arrange": [
            _page("manager/dates.py", "Dates", "calendar_month", "dates"),
            _page("manager/people.py", "People", "diversity_3", "plan-people"),
            _page("manager/history.py", "History", "history", "history"),
            _page("manager/take_away.py", "Take away", "download", "take-away"),
        ],
    }


def _page(
    path: str, title: str, icon: str, url: str, default: bool = False, is_listed: bool = True
) -> st.Page:
    return st.Page(
        path,
        title=title,
        icon=f":material/{icon}:",
        url_path=url,
        default=default,
        visibility="visible" if is_listed else "hidden",
    )
