"""All of a plan that may be taken away, gathered for workbook, tables, calendar and brief."""

from datetime import date

from playbook.plan import Plan
from playbook.reports.tables import PlanPapers
from storage import check_ins, commitments, milestone_reviews, plan_ramps, playbooks, tasks
from storage.access import OpenPlan
from storage.engine import Engine


def gather(db: Engine, plan: OpenPlan, when: Plan, today: date) -> PlanPapers:
    return PlanPapers(
        plan=when,
        milestones=playbooks.milestones_of(db, plan),
        tasks=tasks.of_plan(db, plan),
        check_ins=[each for each in check_ins.of_plan(db, plan) if each.submitted_on],
        reviews=milestone_reviews.of_plan(db, plan),
        commitments=commitments.of_plan(db, plan),
        today=today,
        ramps=plan_ramps.of_plan(db, plan, when, today),
    )
