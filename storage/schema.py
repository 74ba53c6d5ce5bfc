"""The steps that make the tables, in order: append, never edit. The SQL is portable."""

from storage.steps import (
    accounts,
    alert_limits,
    events,
    improvement_drafts,
    improvements,
    kpi_weeks,
    kpis,
    listening,
    mailings,
    org_chart,
    plans,
    playbook_drafts,
    questionnaires,
    senior_management,
    tasks,
    workshops,
)

STEPS: dict[str, list[str]] = {
    "001_accounts": accounts.STATEMENTS,
    "002_plans": plans.STATEMENTS,
    "003_tasks": tasks.STATEMENTS,
    "004_listening": listening.STATEMENTS,
    "005_events": events.STATEMENTS,
    "006_org_chart": org_chart.STATEMENTS,
    "007_kpis": kpis.STATEMENTS,
    "008_improvements": improvements.STATEMENTS,
    "009_senior_management": senior_management.STATEMENTS,
    "010_improvement_drafts": improvement_drafts.STATEMENTS,
    "011_kpi_weeks": kpi_weeks.STATEMENTS,
    "012_questionnaires": questionnaires.STATEMENTS,
    "013_workshops": workshops.STATEMENTS,
    "014_alert_limits": alert_limits.STATEMENTS,
    "015_mailings": mailings.STATEMENTS,
    "016_playbook_drafts": playbook_drafts.STATEMENTS,
}
