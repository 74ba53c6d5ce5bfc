"""Verdicts as they were reached: rules, data and options beside them, to be worked out again."""

from dataclasses import dataclass

from playbook.improvement.case_of_a_change import Judged
from playbook.improvement.improvement import Improvement
from playbook.verdict.record import fingerprint, from_json, to_json
from playbook.verdict.verdict import Stage, Verdict, recompute
from storage.access import OpenPlan
from storage.engine import Engine, one
from storage.rows import insert, instant, new_id


@dataclass(frozen=True)
class Kept:
    """A stored verdict and the fingerprint of the data it rests on."""

    verdict: Verdict
    fingerprint: str
    recorded_at: str

    @property
    def is_reproduced(self) -> bool:
        """Does the stored case, judged again by today's recipe, give the same answer?"""
        again = recompute(self.verdict)
        same = fingerprint(self.verdict.case) == self.fingerprint
        return same and (again.result, again.effect) == (self.verdict.result, self.verdict.effect)


def keep(db: Engine, plan: OpenPlan, improvement: Improvement, judged: Judged) -> None:
    """Inside a write: the main KPI's verdict first, then its guard-rails'."""
    wanted = improvement.prediction
    keys = [wanted.kpi, *(guard.kpi for guard in wanted.guards)]
    found = zip(keys, (judged.main, *judged.guards), strict=True)
    for place, (kpi, verdict) in enumerate(found):
        row = {
            "id": new_id(),
            "plan_id": plan.id,
            "improvement_id": improvement.id,
            "kpi": kpi,
            "place": place,
            "result": verdict.result.value,
            "stage": verdict.stage.value,
            "rules": verdict.case.options.rules.name,
            "recipe": verdict.recipe,
            "fingerprint": fingerprint(verdict.case),
            "verdict": to_json(verdict),
            "recorded_at": instant(),
        }
        insert(db, "verdicts", row)


def of_plan(db: Engine, plan: OpenPlan) -> dict[str, list[Kept]]:
    """By improvement; the main KPI's verdict first."""
    sql = """select improvement_id, verdict, fingerprint, recorded_at from verdicts
        where plan_id = :id order by improvement_id, place"""
    found: dict[str, list[Kept]] = {}
    for row in db.query(sql, {"id": plan.id}):
        kept = Kept(from_json(row["verdict"]), row["fingerprint"], row["recorded_at"])
        found.setdefault(row["improvement_id"], []).append(kept)
    return found


def judged(kept: list[Kept]) -> Judged:
    main, *guards = [each.verdict for each in kept]
    return Judged(main, tuple(guards))


def counts(db: Engine, plan: OpenPlan) -> int:
    """Verdicts reached on a review date; a change that was stopped early has none."""
    sql = """select count(*) as n from verdicts
        where plan_id = :id and place = 0 and stage <> :early"""
    row = one(db, sql, {"id": plan.id, "early": Stage.EARLY_LOOK.value})
    return int(row["n"]) if row else 0
