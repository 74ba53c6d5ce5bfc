"""The fields of one box, and what stands in them at the click."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from pages.ui import session
from playbook.org_chart.channels import channel, channels
from playbook.org_chart.chart import Chart
from playbook.org_chart.roles import FRONT_LINE, Catalogue
from playbook.org_chart.seat import MOST_FULL_TIME_EQUIVALENTS, Seat
from playbook.org_chart.typed import role_key, words_of

EARLIEST = date(1990, 1, 1)


def fields(
    seat: Seat, chart: Chart, names: Mapping[str, str], roles: Catalogue, opening: str
) -> None:
    """`names` are the labels of all boxes by id; the draft lives under `opening`."""

    def key(field: str) -> str:
        return f"seat {field} {opening}"

    st.text_input("Name", seat.name, key=key("name"), placeholder="To be named")
    role_field(seat.role, roles, key("role"))
    below = {each.id for each in chart.branch(seat.id)} if seat.id in chart.by_id else {seat.id}
    bosses = [each for each in names if each not in below]
    boss_field("Reports to", bosses, seat.reports_to, names, key("boss"))
    team, site = st.columns(2)
    team.text_input("Team", seat.team, key=key("team"))
    site.text_input("Site", seat.site, key=key("site"))
    st.toggle("Vacant: the post stays, nobody sits in it", seat.vacant, key=key("vacant"))
    with st.expander("More about this post", expanded=bool(seat.channels or seat.skills)):
        _more(seat, names, opening)


def _more(seat: Seat, names: Mapping[str, str], opening: str) -> None:
    def key(field: str) -> str:
        return f"seat {field} {opening}"

    st.multiselect(
        "Channels",
        [each.key for each in channels()],
        seat.channels,
        format_func=lambda each: channel(each).title,
        key=key("channels"),
    )
    st.text_input("Skills", "; ".join(seat.skills), key=key("skills"), placeholder="French; chat")
    st.number_input(
        "Full-time equivalents",
        0.0,
        MOST_FULL_TIME_EQUIVALENTS,
        seat.full_time_equivalent,
        step=0.1,
        key=key("posts"),
    )
    others = [each for each in names if each != seat.id]
    boss_field("Dotted line to", others, seat.dotted_to, names, key("dotted"))
    kinds = ["", *FRONT_LINE, "support", "leadership"]
    st.selectbox(
        "Kind of work",
        kinds,
        kinds.index(seat.kind_of_work),
        format_func=lambda kind: kind.capitalize() or "As the role says",
        key=key("work"),
    )
    st.date_input("Met on", seat.met_on, min_value=EARLIEST, format="DD/MM/YYYY", key=key("met"))


def role_field(role: str, roles: Catalogue, key: str) -> None:
    options = [each.key for each in roles.roles]
    if role and role not in options:
        options.append(role)
    st.selectbox(
        "Role",
        options,
        options.index(role) if role else None,
        format_func=roles.title,
        placeholder="Choose, or type your own",
        accept_new_options=True,
        key=key,
    )


def boss_field(
    label: str, options: list[str], boss: str | None, names: Mapping[str, str], key: str
) -> None:
    st.selectbox(
        label,
        options,
        options.index(boss) if boss in options else None,
        format_func=lambda each: names.get(each, each),
        placeholder="Nobody",
        key=key,
    )


def typed(seat: Seat, roles: Catalogue, opening: str) -> dict[str, Any]:
    """What stands in the fields, for use in a callback."""

    def value(field: str, otherwise: Any) -> Any:
        return session.get(f"seat {field} {opening}", otherwise)

    return {
        "name": value("name", seat.name),
        "role": role_key(value("role", seat.role), roles),
        "reports_to": value("boss", seat.reports_to),
        "dotted_to": value("dotted", seat.dotted_to),
        "team": value("team", seat.team),
        "site": value("site", seat.site),
        "full_time_equivalent": float(value("posts", seat.full_time_equivalent) or 0),
        "met_on": value("met", seat.met_on),
        "channels": tuple(value("channels", seat.channels)),
        "skills": words_of(value("skills", "; ".join(seat.skills))),
        "kind_of_work": value("work", seat.kind_of_work),
        "vacant": bool(value("vacant", seat.vacant)),
    }
