"""The questions before a plan starts: who, where, when, which days are worked, who follows it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import available_timezones

import streamlit as st

from playbook.access import Role
from playbook.account import check_email
from playbook.calendar import MONDAY_TO_FRIDAY, WEEKDAYS, ShiftPattern

MINE, SOMEBODY_ELSES = "Mine", "Somebody else’s"
WEEK, SHIFTS = "A working week", "A shift pattern"
NO_HOLIDAYS = ""
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)  # wide, so that a slip gets a sentence
EMAILS = ("manager_email", "reviewer_email", "coach_email")


@dataclass(frozen=True)
class Chosen:
    """What stands in the form; it is checked only when all of it has been drawn."""

    values: Mapping[str, Any]
    calendar: Mapping[str, Any]

    def as_new_plan(self, calendar: Callable[..., Any]) -> dict[str, Any]:
        """The arguments of a new plan; raises PlaybookError naming what is missing."""
        values = dict(self.values)
        for name in EMAILS:
            if values.get(name, "").strip():
                values[name] = check_email(values[name])
        return {**values, "calendar": calendar(**self.calendar)}


def plan_form(
    countries: Mapping[str, str], subdivisions: Callable[[str], Sequence[str]], today: date
) -> Chosen:
    who = _whose()
    site = st.text_input("Site", key="start-site", placeholder="Such as Leeds")
    starts_on = st.date_input(
        "First day",
        today,
        EARLIEST,
        LATEST,
        format="DD/MM/YYYY",
        key="start-on",
        required=True,
    )
    zone = st.selectbox(
        "Time zone of the site", sorted(available_timezones()), index=_own_zone(), key="start-zone"
    )
    calendar = _working_days(today) | _holidays(countries, subdivisions)
    followers = _followers()
    values = {**who, "site": site, "starts_on": starts_on or today, "time_zone": zone, **followers}
    return Chosen(values, calendar)


def _whose() -> dict[str, Any]:
    whose = st.pills(
        "Whose plan is it?", [MINE, SOMEBODY_ELSES], default=MINE, required=True, key="start-whose"
    )
    if whose != SOMEBODY_ELSES:
        return {"is_mine": True}
    name = st.text_input("The manager’s name", key="start-name")
    email = st.text_input("The manager’s e-mail address", key="start-email")
    role = st.selectbox(
        "You follow it as",
        [Role.REVIEWER, Role.COACH],
        key="start-role",
        format_func=lambda r: r.value.capitalize(),
    )
    return {"manager_name": name, "manager_email": email, "starter_role": role, "is_mine": False}


def _working_days(today: date) -> dict[str, Any]:
    kind = st.pills(
        "Which days do you work?", [WEEK, SHIFTS], default=WEEK, required=True, key="start-days"
    )
    if kind == SHIFTS:
        on, off, first = st.columns(3)
        days_on = on.number_input("Days on", 1, 28, 4, key="start-days-on")
        days_off = off.number_input("Days off", 0, 28, 4, key="start-days-off")
        first_on = first.date_input(
            "First day on", today, format="DD/MM/YYYY", key="start-shift", required=True
        )
        return {"shift": ShiftPattern(int(days_on), int(days_off), first_on or today)}
    week = st.pills(
        "Working days",
        range(7),
        default=sorted(MONDAY_TO_FRIDAY),
        selection_mode="multi",
        format_func=lambda d: WEEKDAYS[d][:3],
        key="start-week",
    )
    return {"week": frozenset(week)}


def _holidays(
    countries: Mapping[str, str], subdivisions: Callable[[str], Sequence[str]]
) -> dict[str, str]:
    country, region = st.columns(2)
    with country:
        chosen = st.selectbox(
            "Public holidays of",
            [NO_HOLIDAYS, *countries],
            key="start-country",
            format_func=lambda c: countries.get(c, "None"),
        )
    regions = subdivisions(chosen) if chosen else ()
    with region:
        area = st.selectbox(
            "Region",
            [NO_HOLIDAYS, *regions],
            key=f"start-region-{chosen}",
            format_func=lambda r: r or "Whole country",
            disabled=not regions,
        )
    return {"country": chosen, "subdivision": area or ""}


def _followers() -> dict[str, str]:
    st.markdown("**Who follows this plan?** Leave empty what you do not know yet.")
    reviewer = st.text_input(
        "Reviewer’s e-mail address",
        key="start-reviewer",
        placeholder="The senior manager you report to",
    )
    coach = st.text_input("Coach’s e-mail address", key="start-coach", placeholder="Optional")
    return {"reviewer_email": reviewer, "coach_email": coach}


def _own_zone() -> int:
    zones = sorted(available_timezones())
    return zones.index(st.context.timezone) if st.context.timezone in zones else zones.index("UTC")
