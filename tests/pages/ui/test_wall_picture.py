"""Bars for the wall: nobody can scroll there, and nobody sits near it."""

import re

import pytest

from pages.ui.palette import palette
from pages.ui.wall_picture import WIDTH, Bar, SplitBar, bars, split_bars
from pages.ui.wall_results import ONE_COLUMN

FREE = 291  # pixels between a step's question and the buttons, on a wall of 1280 x 720
HALF = 573  # of the wall, beside the questions on which people disagree most


def height(svg: str, shown_at: int) -> float:
    [tall] = re.findall(rf"width='{WIDTH}' height='(\d+)' font-family", svg)
    return float(tall) * shown_at / WIDTH


@pytest.mark.parametrize("count", sorted(ONE_COLUMN))
def test_what_stands_in_one_column_fits_the_wall(count: int) -> None:
    drawn = bars([Bar("Messages and social media", 0.6, "3.0")] * count, palette())
    assert height(drawn, ONE_COLUMN[count]) <= FREE


def test_five_questions_fit_half_a_wall_in_words_that_can_be_read() -> None:
    drawn = split_bars([SplitBar("Who owns the rota", 3, 2)] * 5, palette(), close=True)
    assert height(drawn, HALF) <= FREE
    sizes = [int(size) * HALF / WIDTH for size in re.findall(r"font-size='(\d+)'", drawn)]
    assert min(sizes) > 18
