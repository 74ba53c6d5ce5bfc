"""Storage tests live on a Monday, so that no weekday decides whether they pass."""

from datetime import date

import pytest


@pytest.fixture
def today() -> date:
    return date(2026, 3, 16)
