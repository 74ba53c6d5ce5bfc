"""Events in words, through the page that lists them."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest


@dataclass(frozen=True)
class Happened:
    kind: str
    after: dict[str, Any]
    before: dict[str, Any] = field(default_factory=dict)
    subject: str = "t"
    by: str = "Amara <b>Nwosu</b>"
    happened_at: str = "2026-11-19T16:40:00+00:00"


def shown(event: Happened) -> str:
    def script(event: object) -> None:
        from pages.ui.history_list import history_list

        history_list([event], {"t": "Meet [everybody](http://e)"})  # type: ignore[list-item]

    page = AppTest.from_function(script, args=(event,), default_timeout=30).run()
    return str(page.markdown[0].value)


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        ({"due_day": 50}, {"due_day": 40}, "plan day due 50 (was 40)"),
        ({"owner": "Ines"}, {"owner": ""}, "owner Ines"),
        ({"owner": ""}, {"owner": "Ines"}, "no longer owner Ines"),
        ({"completed_on": "2026-11-20", "completed_by": "x"}, {}, "done on 20 Nov 2026"),
        ({"kind": "one_to_one", "text": "Heard"}, {}, "1\\:1; “Heard”"),
        ({"themes": ["Rota", "Tools"]}, {}, "themes Rota, Tools"),
        (
            {"kpi": "service_level", "steps": [{"day": 90, "low": 0.85, "high": None}]},
            {},
            "“Service level”; by day 90 85\u00a0% or more",
        ),
        ({"kpi": "service_level", "number": 2}, {}, "“Service level”; version 2"),
        (
            {"kpi": "abandonment_rate", "channel": "", "low": None, "high": 0.1},
            {},
            "“Abandonment rate”; limit 10\u00a0% or less",
        ),
        ({"questionnaire": "Team pulse", "round": 2}, {}, "“Team pulse”; round 2"),
    ],
)
def test_a_change_is_said_in_the_trades_words(
    after: dict[str, Any], before: dict[str, Any], expected: str
) -> None:
    assert f": {expected}  \n" in shown(Happened("task changed", after, before))


def test_names_and_titles_are_shown_literally() -> None:
    words = shown(Happened("task completed", {}))
    assert "](http" not in words
    assert "<b>" not in words
    assert words.startswith("Task completed “Meet ")
