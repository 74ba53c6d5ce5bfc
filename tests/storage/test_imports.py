"""Imports: kept whole, once, replaced or added to, undone."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.errors import PlaybookError, Refused
from playbook.facts import Fact, Within
from playbook.intake import Reading, read
from storage import events, facts, imports, kpi_reckoning, kpi_series, mappings, volumes
from storage.access import OpenPlan, open_plan
from storage.facts import Window
from storage.imports import Overlapping
from storage.rows import new_id

TODAY = date(2026, 11, 21)
HEADER = "Date,Queue,Offered,Answered,Abandoned"


def export(*rows: str, header: str = HEADER) -> Reading:
    return read("\n".join([header, *rows]).encode(), "week.csv", today=TODAY)


@pytest.fixture
def week() -> Reading:
    return export("2026-10-05,Sales,100,90,10", "2026-10-06,Sales,50,50,0")


def offered(db: Database, plan_key: OpenPlan) -> float:
    return sum(fact.offered or 0 for fact in facts.of(db, plan_key))


def test_an_import_keeps_its_report_and_its_figures(
    db: Database, plan_key: OpenPlan, week: Reading
) -> None:
    kept = imports.add(db, plan_key, new_id(), week)
    assert (kept.name, kept.rows_used, kept.by) == ("week.csv", 2, "Amara Nwosu")
    assert (kept.first_day, kept.last_day) == (date(2026, 10, 5), date(2026, 10, 6))
    assert kept.report["totals"]["offered"] == 150
    assert offered(db, plan_key) == 150


def test_the_same_file_twice_changes_nothing(
    db: Database, plan_key: OpenPlan, week: Reading
) -> None:
    first = imports.add(db, plan_key, new_id(), week)
    assert imports.add(db, plan_key, new_id(), week) == first
    assert offered(db, plan_key) == 150


def test_days_that_are_there_already_are_asked_about(
    db: Database, plan_key: OpenPlan, week: Reading
) -> None:
    imports.add(db, plan_key, new_id(), week)
    again = export("2026-10-06,Sales,60,55,5")
    with pytest.raises(Overlapping, match=r"week\.csv") as refused:
        imports.add(db, plan_key, new_id(), again)
    assert [each.days for each in refused.value.found] == [1]
    assert len(imports.of_plan(db, plan_key)) == 1


def test_replacing_counts_the_new_figures_only_and_undoing_it_brings_the_old_ones_back(
    db: Database, plan_key: OpenPlan, week: Reading
) -> None:
    imports.add(db, plan_key, new_id(), week)
    newer = imports.add(db, plan_key, new_id(), export("2026-10-06,Sales,60,55,5"), replace=True)
    assert offered(db, plan_key) == 160
    imports.undo(db, plan_key, newer.id)
    assert offered(db, plan_key) == 150


@pytest.mark.parametrize(
    ("undone", "left"),
    [([0], 120), ([1], 120), ([2], 110), ([1, 2], 100), ([2, 1], 100), ([1, 0], 120)],
)
def test_a_day_replaced_twice_is_counted_once_whichever_is_undone(
    db: Database, plan_key: OpenPlan, undone: list[int], left: int
) -> None:
    kept = [
        imports.add(db, plan_key, new_id(), export(f"2026-10-06,Sales,{n},{n},0"), replace=True)
        for n in (100, 110, 120)
    ]
    for each in undone:
        imports.undo(db, plan_key, kept[each].id)
    assert offered(db, plan_key) == left


def test_undoing_brings_back_the_days_that_no_later_import_replaced(
    db: Database, plan_key: OpenPlan, week: Reading
) -> None:
    imports.add(db, plan_key, new_id(), week)
    rows = ("2026-10-05,Sales,10,10,0", "2026-10-06,Sales,20,20,0")
    between = imports.add(db, plan_key, new_id(), export(*rows), replace=True)
    imports.add(db, plan_key, new_id(), export("2026-10-06,Sales,30,30,0"), replace=True)
    beside = export("2026-10-06,Sales,5,5,0")
    imports.add(db, plan_key, new_id(), beside, replace=False)
    imports.undo(db, plan_key, between.id)
    assert offered(db, plan_key) == 100 + 30 + 5


@pytest.mark.parametrize(("first", "days"), [(5, 7), (5, 1), (7, 5), (11, 1)])
def test_a_week_of_which_some_days_are_told_anew_counts_no_longer(
    db: Database, plan_key: OpenPlan, first: int, days: int
) -> None:
    week = Fact(day=date(2026, 10, 5), days=7, offered=900)
    imports.add_by_hand(db, plan_key, new_id(), [week])
    anew = Fact(day=date(2026, 10, first), days=days, offered=100)
    newer = imports.add_by_hand(db, plan_key, new_id(), [anew], replace=True)
    assert offered(db, plan_key) == 100
    imports.undo(db, plan_key, newer.id)
    assert offered(db, plan_key) == 900


def test_a_total_that_comes_back_counts_no_day_that_was_told_anew_meanwhile(
    db: Database, plan_key: OpenPlan
) -> None:
    month = Fact(day=date(2026, 10, 1), days=31, offered=3100)
    imports.add_by_hand(db, plan_key, new_id(), [month])
    weeks = [Fact(day=date(2026, 10, on), days=7, offered=700) for on in (5, 12, 19)]
    first = imports.add_by_hand(db, plan_key, new_id(), [weeks[0]], replace=True)
    for week in weeks[1:]:  # the month is aside already, so nothing is asked
        imports.add_by_hand(db, plan_key, new_id(), [week])
    assert offered(db, plan_key) == 2100
    imports.undo(db, plan_key, first.id)
    assert offered(db, plan_key) == 1400
    for kept in imports.of_plan(db, plan_key):
        if not kept.is_undone and kept.first_day != month.day:
            imports.undo(db, plan_key, kept.id)
    assert offered(db, plan_key) == 3100


def test_what_was_added_by_choice_stays_added_after_an_undo(
    db: Database, plan_key: OpenPlan
) -> None:
    day = Fact(day=date(2026, 10, 5), offered=100)
    imports.add_by_hand(db, plan_key, new_id(), [day])
    newer = imports.add_by_hand(db, plan_key, new_id(), [replace(day, offered=90)], replace=True)
    imports.add_by_hand(db, plan_key, new_id(), [replace(day, offered=5)], replace=False)
    imports.undo(db, plan_key, newer.id)
    assert offered(db, plan_key) == 105


def test_what_replacing_a_total_costs_is_told_beforehand(db: Database, plan_key: OpenPlan) -> None:
    month = Fact(day=date(2026, 10, 1), days=31, offered=900)
    imports.add_by_hand(db, plan_key, new_id(), [month])
    for on, days, others in ((5, 7, "24 other days count"), (1, 30, "1 other day counts")):
        anew = Fact(day=date(2026, 10, on), days=days, offered=100)
        with pytest.raises(Overlapping, match=f"only be replaced whole.*: {others} no longer"):
            imports.add_by_hand(db, plan_key, new_id(), [anew])
    with pytest.raises(Overlapping) as refused:
        imports.add_by_hand(db, plan_key, new_id(), [month])
    assert "whole" not in str(refused.value)


def test_keeping_both_adds_them_up(db: Database, plan_key: OpenPlan, week: Reading) -> None:
    imports.add(db, plan_key, new_id(), week)
    imports.add(db, plan_key, new_id(), export("2026-10-06,Sales,60,55,5"), replace=False)
    assert offered(db, plan_key) == 210


@pytest.mark.parametrize("named_first", [True, False])
def test_totals_of_all_queues_meet_the_figures_of_one(
    db: Database, plan_key: OpenPlan, week: Reading, *, named_first: bool
) -> None:
    whole = export("2026-10-06,140,130,10", header="Date,Offered,Answered,Abandoned")
    first, second = (week, whole) if named_first else (whole, week)
    imports.add(db, plan_key, new_id(), first)
    with pytest.raises(Overlapping):
        imports.add(db, plan_key, new_id(), second)
    imports.add(db, plan_key, new_id(), second, replace=True)
    assert offered(db, plan_key) == (240 if named_first else 150)


def test_another_queue_on_the_same_day_is_no_overlap(
    db: Database, plan_key: OpenPlan, week: Reading
) -> None:
    imports.add(db, plan_key, new_id(), week)
    imports.add(db, plan_key, new_id(), export("2026-10-06,Service,60,55,5"))
    assert offered(db, plan_key) == 210


def test_an_undone_import_may_be_imported_again(
    db: Database, plan_key: OpenPlan, week: Reading
) -> None:
    first = imports.add(db, plan_key, new_id(), week)
    imports.undo(db, plan_key, first.id)
    imports.undo(db, plan_key, first.id)
    assert facts.of(db, plan_key) == []
    imports.add(db, plan_key, new_id(), week)
    assert offered(db, plan_key) == 150
    assert [each.is_undone for each in imports.of_plan(db, plan_key)] == [False, True]


def test_nothing_is_half_imported(
    db: Database, plan_key: OpenPlan, week: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PlaybookError, match="still open"):
        imports.add(
            db, plan_key, new_id(), export("100,90,10", header="Offered,Answered,Abandoned")
        )
    monkeypatch.setattr(kpi_reckoning, "renew", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        imports.add(db, plan_key, new_id(), week)
    assert imports.of_plan(db, plan_key) == []
    assert not list(db.query("select 1 from facts"))


def test_a_blank_beside_its_denominator_stays_unknown_when_added_up(
    db: Database, plan_key: OpenPlan
) -> None:
    rows = [
        Fact(day=date(2026, 10, 5), hour=9, answered=10, handle_seconds=600, handled=10),
        Fact(day=date(2026, 10, 5), hour=10, answered=10, handle_seconds=None, handled=10),
    ]
    imports.add_by_hand(db, plan_key, new_id(), rows)
    [week] = kpi_series.weekly(db, plan_key, "average_handle_time")
    assert (week.value, week.size) == (60, 10)


def test_reasons_stand_beside_the_hours_and_no_contact_is_counted_twice(
    db: Database, plan_key: OpenPlan
) -> None:
    header = "Start time,Queue,Contact reason,Wait in queue,Talk time,Status"
    rows = (
        "2026-10-05 09:00:00,Sales,Bill,0:00:10,0:02:00,Answered",
        "2026-10-05 09:10:00,Sales,Fault,0:00:40,0:03:00,Answered",
        "2026-10-05 15:10:00,Sales,Bill,0:00:10,0:04:00,Answered",
        "2026-10-05 15:20:00,Sales,,0:00:10,0:01:00,Answered",
    )
    imports.add(db, plan_key, new_id(), export(*rows, header=header))
    by_reason = {f.contact_reason: f for f in facts.of(db, plan_key, ("contact_reason",))}
    assert {name: fact.offered for name, fact in by_reason.items()} == {"Bill": 2, "Fault": 1}
    assert by_reason["Bill"].talk_seconds == 360
    assert volumes.by_hour(db, plan_key).offered == {
        datetime(2026, 10, 5, 9): 2,
        datetime(2026, 10, 5, 15): 2,
    }
    [whole] = facts.of(db, plan_key)
    assert (whole.offered, whole.talk_seconds) == (4, 600)
    within = whole.within_seconds(20)
    assert within
    assert (within.answered, within.answered_of) == (3, 4)


def test_agents_figures_are_read_by_nobody_but_the_manager(
    db: Database, plan_key: OpenPlan, ruth: User
) -> None:
    fact = Fact(day=date(2026, 10, 5), agent="Zoe", offered=3)
    imports.add_by_hand(db, plan_key, new_id(), [fact])
    assert facts.different(db, plan_key, "agent") == ("Zoe",)
    reviewers = open_plan(db, ruth, plan_key.id)
    for look in (lambda: facts.of(db, reviewers, ("agent",)),
                 lambda: facts.different(db, reviewers, "agent")):  # fmt: skip
        with pytest.raises(Refused, match="manager’s alone"):
            look()


@pytest.mark.parametrize(
    "by", [("contact_reason", "hour"), ("contact_reason", "source"), ("customer",)]
)
def test_what_is_not_kept_together_is_refused(
    db: Database, plan_key: OpenPlan, by: tuple[str, ...]
) -> None:
    with pytest.raises(PlaybookError, match="cannot be grouped"):
        facts.of(db, plan_key, by)


def test_service_level_is_worked_out_from_the_counts_within_its_threshold(
    db: Database, plan_key: OpenPlan
) -> None:
    rows = [
        Fact(day=date(2026, 10, day), answered=90, within=(Within(20, in_time, 90, 2, 10),))
        for day, in_time in ((5, 80.0), (6, 60.0))
    ]
    imports.add_by_hand(db, plan_key, new_id(), rows)
    [week] = kpi_series.weekly(db, plan_key, "service_level")
    assert (week.on, week.value, week.size) == (date(2026, 10, 5), 0.7, 200)
    assert kpi_series.weekly(db, plan_key, "service_level", threshold_seconds=30)[0].value is None


def test_a_months_total_belongs_to_no_week(db: Database, plan_key: OpenPlan) -> None:
    rows = [Fact(day=date(2026, 10, 1), days=31, offered=900)]
    imports.add_by_hand(db, plan_key, new_id(), rows)
    assert kpi_series.weekly(db, plan_key, "contact_volume") == []
    assert facts.span(db, plan_key) == (date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("first", "last", "counted"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), [900]),
        (date(2026, 10, 1), date(2026, 10, 30), []),
        (date(2026, 10, 2), date(2026, 11, 9), [70]),
        (date(2026, 10, 1), date(2026, 11, 8), [970]),
        (None, date(2026, 11, 7), [900]),
        (None, None, [970]),
    ],
)
def test_a_period_holds_only_figures_that_lie_in_it_with_all_their_days(
    db: Database, plan_key: OpenPlan, first: date | None, last: date | None, counted: list[float]
) -> None:
    rows = [
        Fact(day=date(2026, 10, 1), days=31, channel="Voice", offered=900),
        Fact(day=date(2026, 11, 2), days=7, channel="Chat", offered=70),
    ]
    imports.add_by_hand(db, plan_key, new_id(), rows)
    window = Window(first, last)
    assert [fact.offered for fact in facts.of(db, plan_key, (), window)] == counted
    named = {900: "Voice", 70: "Chat"}
    channels = tuple(named[n] for n in counted if n in named) or ("Chat", "Voice")
    assert facts.different(db, plan_key, "channel", window) == (channels if counted else ())


def test_the_next_file_with_these_columns_is_read_the_same_way(
    db: Database, plan_key: OpenPlan, week: Reading
) -> None:
    imports.add(db, plan_key, new_id(), week)
    assert mappings.of_header(db, plan_key, week.header) == week.mapping
    assert mappings.of_header(db, plan_key, ("Something", "else")) is None


def test_only_who_works_on_the_plan_imports_and_everybody_else_reads(
    db: Database, plan_key: OpenPlan, ruth: User, stranger: User, week: Reading
) -> None:
    kept = imports.add(db, plan_key, new_id(), week)
    theirs = open_plan(db, ruth, plan_key.id)
    assert [each.id for each in imports.of_plan(db, theirs)] == [kept.id]
    for write in (
        lambda: imports.add(db, theirs, new_id(), week),
        lambda: imports.undo(db, theirs, kept.id),
    ):
        with pytest.raises(Refused, match="you may not"):
            write()
    with pytest.raises(Refused):
        open_plan(db, stranger, plan_key.id)


def test_imports_and_undoing_them_are_in_the_history(
    db: Database, plan_key: OpenPlan, week: Reading
) -> None:
    kept = imports.add(db, plan_key, new_id(), week)
    imports.undo(db, plan_key, kept.id)
    kinds = [event.kind for event in events.of_plan(db, plan_key, kept.id)]
    assert kinds == ["import undone", "figures imported"]
