"""A file's figures are the same, added up column by column or fact by fact."""

import pytest

from playbook.intake import read
from storage import figures
from storage.fact_columns import within_rows

HOURS = "Start time,Queue,Contact reason,Wait in queue,Talk time,Status"
CONTACTS = f"""{HOURS}
2026-03-02 09:00:00,Sales,Bill,0:00:10,0:02:00,Answered
2026-03-02 09:10:00,Sales,Fault,0:00:40,0:03:00,Answered
2026-03-02 09:30:00,Sales,Bill,0:00:50,,Abandoned
2026-03-02 10:00:00,Help,,,0:04:00,Answered
2026-03-03 10:00:00,,,,,Abandoned
"""
PERIODS = """Date,Queue,Offered,Answered,Abandoned,ASA,AHT,Answered within 20 s
2026-03-02,Sales,100,90,10,0:00:20,0:05:00,70
2026-03-03,Sales,100,90,10,0:00:20,,
2026-03-02,Help,12,10,2,,0:04:00,8
"""


@pytest.mark.parametrize("text", [CONTACTS, PERIODS])
def test_a_table_and_its_facts_one_by_one_make_the_same_rows(text: str) -> None:
    table = read(text.encode(), "file.csv").facts
    quick, slow = figures.of_table(table), figures.of_facts(list(table))
    assert quick.known == slow.known
    assert quick.days == slow.days
    alike = list(zip(quick.patterns, slow.patterns, strict=True))
    assert len(set(alike)) == len(set(quick.patterns)) == len(set(slow.patterns))
    named = dict(alike)
    rows = [{**row, "pattern": named[row["pattern"]]} for row in within_rows("i", quick.counts)]
    expected = list(within_rows("i", slow.counts))
    assert sorted(map(repr, rows)) == sorted(map(repr, expected))
    assert rows
