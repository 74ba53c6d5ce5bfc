"""Limits for alerts: kept in versions, taken away by a version without figures."""

from datetime import date

import pytest
from sqlite_utils import Database

from playbook.errors import PlaybookError, Stale
from playbook.kpi.alert_limit import Limit
from storage import alert_limits
from storage.access import OpenPlan

TODAY = date(2026, 11, 20)
BELOW_70 = Limit("service_level", "", 0.7, None)


def test_a_limit_is_kept_with_its_date_and_by_whom(db: Database, plan_key: OpenPlan) -> None:
    alert_limits.keep(db, plan_key, BELOW_70, TODAY)
    [kept] = alert_limits.of_plan(db, plan_key)
    assert (kept.low, kept.high, kept.number) == (0.7, None, 1)
    assert (kept.set_by, kept.set_on) == ("Amara Nwosu", TODAY)


def test_the_same_figures_again_make_no_version(db: Database, plan_key: OpenPlan) -> None:
    for _ in range(2):
        alert_limits.keep(db, plan_key, BELOW_70, TODAY)
    assert len(alert_limits.versions(db, plan_key, "service_level")) == 1


def test_a_change_is_a_version_and_an_empty_one_takes_the_limit_away(
    db: Database, plan_key: OpenPlan
) -> None:
    alert_limits.keep(db, plan_key, BELOW_70, TODAY)
    alert_limits.keep(db, plan_key, Limit("service_level", "", 0.6, 0.95, 1), TODAY)
    alert_limits.keep(db, plan_key, Limit("service_level", "", None, None, 2), TODAY)
    lows = [each.low for each in alert_limits.versions(db, plan_key, "service_level")]
    assert lows == [0.7, 0.6, None]
    assert not any(each.is_on for each in alert_limits.of_plan(db, plan_key))


def test_channels_have_limits_of_their_own(db: Database, plan_key: OpenPlan) -> None:
    alert_limits.keep(db, plan_key, BELOW_70, TODAY)
    alert_limits.keep(db, plan_key, Limit("service_level", "Chat", 0.5, None), TODAY)
    assert {each.channel: each.low for each in alert_limits.of_plan(db, plan_key)} == {
        "": 0.7,
        "Chat": 0.5,
    }


def test_a_limit_set_meanwhile_is_not_written_over(db: Database, plan_key: OpenPlan) -> None:
    alert_limits.keep(db, plan_key, BELOW_70, TODAY)
    with pytest.raises(Stale, match="changed meanwhile"):
        alert_limits.keep(db, plan_key, Limit("service_level", "", 0.5, None), TODAY)


def test_a_kpi_that_is_not_there_has_no_limit(db: Database, plan_key: OpenPlan) -> None:
    with pytest.raises(PlaybookError, match="does not exist"):
        alert_limits.keep(db, plan_key, Limit("own.gone", "", 1.0, None), TODAY)
