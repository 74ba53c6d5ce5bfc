"""What a staffing check says, in plain sentences."""

from playbook.staffing.required_agents import StaffingRules
from playbook.staffing.staffing import Staffed, StaffingCheck

ASSUMPTIONS = (
    "Contacts arrive at random, on one skill.",
    "Handle times vary widely around their average (an exponential spread).",
    "Each interval is long enough for the queue to settle.",
    "Nobody who gave up calls again.",
    "Forecast and agents go by the whole hour; figures that tell only their day take no part.",
)


def staffing_sentence(check: StaffingCheck, rules: StaffingRules) -> str:
    """One sentence or two: what these agents achieve, and how many are needed."""
    say = {
        Staffed.NOBODY_NEEDED: _nobody_needed,
        Staffed.CANNOT_KEEP_UP: _cannot_keep_up,
        Staffed.TOO_SLOW: _too_slow,
        Staffed.TOO_BUSY: _too_busy,
        Staffed.ENOUGH: _enough,
    }
    return say[check.staffed](check, rules).replace("%", "\u00a0%")


def _nobody_needed(check: StaffingCheck, rules: StaffingRules) -> str:
    return "No contacts are expected, so this queue needs nobody."


def _cannot_keep_up(check: StaffingCheck, rules: StaffingRules) -> str:
    work = f"{check.outlook.erlangs:,.1f} erlangs of work"
    who = _agents(check.outlook.agents)
    if rules.patience_seconds is not None:
        return f"{who} answer none of {work}: every caller gives up. {_needed(check, rules)}"
    return (
        f"{who} cannot keep up with {work}: the queue grows for as long as the interval lasts, "
        f"and no average wait can be given. {_needed(check, rules)}"
    )


def _too_slow(check: StaffingCheck, rules: StaffingRules) -> str:
    return f"{_achieved(check, rules)} {_needed(check, rules)}"


def _too_busy(check: StaffingCheck, rules: StaffingRules) -> str:
    return (
        f"{_agents(check.outlook.agents)} would be busy {check.outlook.occupancy_rate:.1%} of "
        f"the time, above the cap of {rules.maximum_occupancy_rate:.1%}. {_needed(check, rules)}"
    )


def _enough(check: StaffingCheck, rules: StaffingRules) -> str:
    return f"{_achieved(check, rules)} That is enough."


def _achieved(check: StaffingCheck, rules: StaffingRules) -> str:
    outlook = check.outlook
    return (
        f"{_agents(outlook.agents)} would answer {outlook.service_level_rate:.1%} within "
        f"{rules.answer_within_seconds:g} seconds and be busy {outlook.occupancy_rate:.1%} "
        "of the time."
    )


def _needed(check: StaffingCheck, rules: StaffingRules) -> str:
    need = check.requirement
    return (
        f"It takes {_agents(need.agents)} for {rules.service_level_rate:.1%} within "
        f"{rules.answer_within_seconds:g} seconds and an occupancy of at most "
        f"{rules.maximum_occupancy_rate:.1%}: {need.scheduled} on the rota."
    )


def _agents(count: int) -> str:
    return "1 agent" if count == 1 else f"{count:,} agents"
