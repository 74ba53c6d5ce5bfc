"""Finding observations."""

from datetime import date

from playbook.listening.observation import Kind, Observation
from playbook.listening.search import found

ON = date(2026, 3, 4)


def heard(
    text: str = "Nobody knows the opening hours",
    kind: Kind = Kind.ONE_TO_ONE,
    themes: tuple[str, ...] = (),
    who: str = "",
) -> Observation:
    return Observation("id", "amara", "Amara", kind, text, who, themes, "2026-03-04T09:00", ON)


def test_a_search_looks_into_words_people_and_themes() -> None:
    note = heard(themes=("Opening hours",), who="Jo, night shift")
    assert found([note], "HOURS jo nobody", None, None) == [note]
    assert found([note], "hours jo everybody", None, None) == []
    assert found([note], "", None, None) == [note]


def test_kind_and_theme_narrow_a_search() -> None:
    call = heard(kind=Kind.LIVE_CALL, themes=("Rota",))
    talk = heard(themes=("Morale",))
    assert found([call, talk], "", Kind.LIVE_CALL, None) == [call]
    assert found([call, talk], "", None, "Morale") == [talk]
    assert found([call, talk], "", Kind.LIVE_CALL, "Morale") == []
