"""A file whose last line has no end."""

from playbook.intake import read


def test_the_only_row_counts_also_when_no_line_end_follows_it() -> None:
    text = b"Date,Queue,Offered,Answered,Abandoned\n2026-10-06,Service,60,55,5"
    reading = read(text, "one-row.csv")
    assert reading.report.format_name == read(text + b"\n", "one-row.csv").report.format_name
    assert reading.report.totals.offered == 60
