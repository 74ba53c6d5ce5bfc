"""A file's figures are the same, added up column by column or fact by fact."""

import pytest

from playbook.intake import read
from storage import figures
from storage.fact_columns import Columns

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
    assert set(quick.places) == set(slow.places)
    patterns = (made.sums[0]["pattern"] for made in (quick, slow))
    alike = list(zip(*patterns, strict=True))
    named = dict(alike)
    assert len(set(alike)) == len(named) == len(set(named.values()))
    assert rows_of(quick.sums[0], named) == rows_of(slow.sums[0])
    assert rows_of(quick.counts, named) == rows_of(slow.counts)
    assert quick.counts["day"]


def rows_of(columns: Columns, named: dict[int, int] | None = None) -> list[str]:
    """Columns as rows, in an order of their own; patterns under the other's numbers."""
    pattern = [named[each] if named else each for each in columns["pattern"]]
    told = {name: values for name, values in columns.items() if any(v is not None for v in values)}
    whole = dict(sorted({**told, "pattern": pattern}.items()))
    return sorted(map(repr, zip(*whole.values(), strict=True)))
