"""Recordings to review, the margin they give, and intervals of rates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.listening.sampling import (
    CONFIDENCES,
    highest_rate_after_no_errors,
    margin_reached,
    recordings_to_review,
    wilson_interval,
)

volumes = st.integers(1, 10_000_000)
margins = st.floats(0.005, 0.5)
confidences = st.sampled_from(CONFIDENCES)


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int]:
    n = draw(st.integers(1, 1_000_000))
    return draw(st.integers(0, n)), n


@pytest.mark.parametrize(
    ("contacts", "at_five_points", "at_ten_points"),
    [
        (50, 45, 34),
        (100, 80, 50),
        (200, 132, 66),
        (300, 169, 73),
        (500, 218, 81),
        (1_000, 278, 88),
        (2_000, 323, 92),
        (5_000, 357, 95),
        (10_000, 370, 96),
        (60_000, 382, 96),
    ],
)
def test_the_familiar_table_of_recordings_to_review(
    contacts: int, at_five_points: int, at_ten_points: int
) -> None:
    assert recordings_to_review(contacts, 0.05, 0.95) == at_five_points
    assert recordings_to_review(contacts, 0.10, 0.95) == at_ten_points


@pytest.mark.parametrize(
    ("contacts", "margin", "confidence", "recordings"),
    [
        (10**9, 0.03, 0.95, 1068),
        (10**9, 0.05, 0.90, 271),
        (10**9, 0.10, 0.90, 68),
        (9_600, 0.05, 0.90, 264),
        (9_600, 0.05, 0.95, 370),
        (60_000, 0.03, 0.99, 1789),
    ],
)
def test_other_confidences_and_margins(
    contacts: int, margin: float, confidence: float, recordings: int
) -> None:
    assert recordings_to_review(contacts, margin, confidence) == recordings


def test_a_rate_known_to_be_high_needs_fewer_recordings() -> None:
    expected = [recordings_to_review(10**9, m, 0.95, 0.85) for m in (0.05, 0.07, 0.10)]
    assert expected == [196, 100, 49]


def test_no_contacts_need_no_recordings() -> None:
    assert recordings_to_review(0, 0.05) == 0


def test_a_hundred_of_many_contacts_give_about_ten_points_either_way() -> None:
    assert margin_reached(100, 100_000) == pytest.approx(0.098, abs=0.0002)


def test_reviewing_every_contact_leaves_no_margin() -> None:
    assert margin_reached(50, 50) == 0.0
    assert margin_reached(1, 1) == 0.0


@given(volumes, margins, confidences)
def test_a_sample_never_exceeds_the_contacts_there_are(
    contacts: int, margin: float, confidence: float
) -> None:
    assert 1 <= recordings_to_review(contacts, margin, confidence) <= contacts


@given(volumes, margins, confidences)
def test_the_sample_is_the_smallest_that_reaches_the_margin(
    contacts: int, margin: float, confidence: float
) -> None:
    sample = recordings_to_review(contacts, margin, confidence)
    assert margin_reached(sample, contacts, confidence) <= margin + 1e-9
    if sample > 1:
        assert margin_reached(sample - 1, contacts, confidence) > margin - 1e-9


@given(volumes, margins)
def test_more_confidence_never_needs_fewer_recordings(contacts: int, margin: float) -> None:
    needs = [recordings_to_review(contacts, margin, confidence) for confidence in CONFIDENCES]
    assert needs == sorted(needs)


@given(volumes, margins, confidences)
def test_more_contacts_never_need_fewer_recordings(
    contacts: int, margin: float, confidence: float
) -> None:
    few = recordings_to_review(contacts, margin, confidence)
    assert few <= recordings_to_review(contacts + 1, margin, confidence)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (0, 5, 0.0, 0.43448246478317476),
        (4, 5, 0.37553462976252533, 0.9637758913675698),
        (8, 10, 0.49016247153664183, 0.9433178485456247),
        (9, 10, 0.5958, 0.9821),
        (17, 20, 0.6396, 0.9476),
        (24, 30, 0.6269430358685175, 0.9049489282271013),
        (85, 100, 0.7671644040916763, 0.9069401471634337),
        (160, 200, 0.7391, 0.8495),
        (320, 400, 0.758029683133299, 0.8362629402661231),
        (30, 30, 0.8864866068260312, 1.0),
        (500, 1000, 0.4690696003681042, 0.5309303996318958),
    ],
)
def test_wilson_intervals_at_95_percent(successes: int, n: int, low: float, high: float) -> None:
    assert wilson_interval(successes, n, 0.95) == pytest.approx((low, high), abs=5e-5)


def test_a_wilson_interval_to_the_last_digits() -> None:
    expected = (0.7671644040916763, 0.9069401471634337)
    assert wilson_interval(85, 100, 0.95) == pytest.approx(expected, abs=1e-14)


@given(counts(), confidences)
def test_an_interval_contains_its_estimate_and_stays_a_rate(
    observed: tuple[int, int], confidence: float
) -> None:
    successes, n = observed
    low, high = wilson_interval(successes, n, confidence)
    assert 0 <= low <= successes / n <= high <= 1
    assert low < high


@given(counts())
def test_more_confidence_never_narrows_an_interval(observed: tuple[int, int]) -> None:
    widths = [high - low for low, high in (wilson_interval(*observed, c) for c in CONFIDENCES)]
    assert widths == sorted(widths)


@given(counts(), confidences)
def test_turning_successes_into_failures_mirrors_the_interval(
    observed: tuple[int, int], confidence: float
) -> None:
    successes, n = observed
    low, high = wilson_interval(successes, n, confidence)
    mirrored = wilson_interval(n - successes, n, confidence)
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-12)


def test_no_error_in_thirty_still_allows_eleven_percent() -> None:
    assert highest_rate_after_no_errors(30) == pytest.approx(0.1135, abs=5e-5)


@given(st.integers(1, 100_000))
def test_another_clean_contact_lowers_the_bound(n: int) -> None:
    assert highest_rate_after_no_errors(n + 1) < highest_rate_after_no_errors(n)


@pytest.mark.parametrize(
    ("reviewed", "contacts", "words"),
    [(0, 10, "Nothing has been reviewed"), (11, 10, "cannot be"), (-1, 10, "0 or more")],
)
def test_impossible_reviews_are_refused_in_words(reviewed: int, contacts: int, words: str) -> None:
    with pytest.raises(PlaybookError, match=words):
        margin_reached(reviewed, contacts)


@pytest.mark.parametrize(
    ("contacts", "margin", "confidence", "words"),
    [
        (-1, 0.05, 0.95, "contacts cannot be -1"),
        (10, 0.0, 0.95, "margin cannot be 0"),
        (10, 5, 0.95, "margin cannot be 5"),
        (10, 0.05, 95, "confidence of 95"),
        (10, 0.05, 1.0, "0.90, 0.95 or 0.99"),
        (10, float("nan"), 0.95, "margin cannot be nan"),
    ],
)
def test_impossible_samples_are_refused_in_words(
    contacts: int, margin: float, confidence: float, words: str
) -> None:
    with pytest.raises(PlaybookError, match=words):
        recordings_to_review(contacts, margin, confidence)


@pytest.mark.parametrize(
    ("successes", "n", "words"), [(0, 0, "nothing to judge"), (3, 2, "3 out of 2"), (-1, 2, "-1")]
)
def test_impossible_rates_are_refused_in_words(successes: int, n: int, words: str) -> None:
    with pytest.raises(PlaybookError, match=words):
        wilson_interval(successes, n)


def test_an_expected_rate_must_be_a_fraction() -> None:
    with pytest.raises(PlaybookError, match="expected rate cannot be 85"):
        recordings_to_review(100, 0.05, 0.95, 85)
    with pytest.raises(PlaybookError, match="expected rate cannot be 0"):
        margin_reached(10, 100, 0.95, 0.0)
