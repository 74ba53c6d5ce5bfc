"""Public holidays by country and region."""

from datetime import date

import pytest

from playbook.errors import PlaybookError
from storage.public_holidays import countries, dates, subdivisions


def test_a_region_has_holidays_of_its_own() -> None:
    st_andrews = date(2026, 11, 30)
    assert st_andrews in dates("GB", "SCT", 2026)
    assert st_andrews not in dates("GB", "ENG", 2026)
    assert date(2026, 12, 25) in dates("GB", "", 2026)


def test_a_plan_finds_its_holidays_from_the_year_before_to_four_years_on() -> None:
    years = {day.year for day in dates("IE", "", 2026)}
    assert years >= set(range(2025, 2031))


@pytest.mark.parametrize(("country", "region"), [("XX", ""), ("GB", "NOWHERE"), ("", "")])
def test_an_unknown_country_or_region_is_refused(country: str, region: str) -> None:
    with pytest.raises(PlaybookError, match="No public holidays are known"):
        dates(country, region, 2026)


def test_every_country_offered_has_dates_and_a_readable_name() -> None:
    assert countries()["GB"] == "United Kingdom"
    assert list(countries().values()) == sorted(countries().values())
    assert "SCT" in subdivisions("GB")
    assert subdivisions("") == ()
