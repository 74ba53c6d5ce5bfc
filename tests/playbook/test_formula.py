"""Nothing that was typed acts as a formula in a spreadsheet, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.formula import as_typed, neutral

NOT_QUOTED = st.text().filter(lambda text: not text.startswith("'"))


@pytest.mark.parametrize("cell", ["=1+1", "+44 20", "-2", "@cmd", " =1", "\t=1", "\r\n@x", "\tx"])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Ann", "1-2", "a=b", "5 %", "ends in +"])
def test_other_text_stays_as_it_is(cell: str) -> None:
    assert neutral(cell) == cell == as_typed(cell)


@given(NOT_QUOTED)
def test_what_goes_out_comes_back_as_it_was_typed(text: str) -> None:
    assert as_typed(neutral(text)) == text
