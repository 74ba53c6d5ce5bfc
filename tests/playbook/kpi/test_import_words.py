"""Sentences about a file that was read."""

from playbook.kpi.import_words import rows_sentence, totals_sentence


def test_a_single_row_and_a_single_contact_are_told_as_one() -> None:
    assert rows_sentence(1, 1, "x.csv") == "The one row of “x.csv” can be used."
    assert rows_sentence(2, 2, "x.csv") == "All 2 rows of “x.csv” can be used."
    assert rows_sentence(2, 1, "x.csv") == "1 of 2 rows of “x.csv” can be used."
    assert totals_sentence({"offered": 1.0, "answered": 1.0}) == "1 contact offered: 1 answered."
