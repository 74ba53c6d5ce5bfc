"""What moved between two sessions of one guide."""

from datetime import date

from playbook.workshop.answer import Answer
from playbook.workshop.counting import count
from playbook.workshop.guide import Guide
from playbook.workshop.trend import Held, trends
from tests.playbook.workshop.steps import OPEN, SCALE, YES_NO

GUIDE = Guide("test", "A test", "To test.", "", (SCALE, YES_NO, OPEN))


def held(month: int, phone: int, yes: int) -> Held:
    mood = count([Answer({"phone": phone, "chat": 3})] * 4)
    clear = count([Answer({"answer": 1})] * yes + [Answer({"answer": 0})] * (10 - yes))
    said = count([Answer(words="x")] * 4)
    results = {"mood": mood, "clear": clear, "ideas": said}
    return Held(str(month), GUIDE, date(2026, month, 1), 10, results)


def test_the_largest_change_comes_first_in_words() -> None:
    found = trends([held(3, 4, 8), held(1, 2, 7)])
    assert [(each.title, each.in_words) for each in found] == [
        ("Telephone (How is it?)", "2.0 → 4.0 of 5"),
        ("Is it clear?", "70 → 80 % yes"),
        ("Chat (How is it?)", "3.0 → 3.0 of 5"),
    ]
    assert [point.held_on.month for point in found[0].points] == [1, 3]


def test_one_session_shows_no_trend_and_nothing_shown_is_no_point() -> None:
    assert trends([held(1, 2, 7)]) == []
    empty = Held("x", GUIDE, date(2026, 2, 1), 3, {})
    assert trends([held(1, 2, 7), empty]) == []
