"""What a questionnaire has found: a round's result, and the sentence above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from playbook.anonymity import is_enough
from playbook.questionnaire.questionnaire import Questionnaire
from playbook.questionnaire.round import Round
from playbook.questionnaire.scoring import Score, band, score, weakest_question
from playbook.questionnaire.voice import Voice, together
from playbook.questionnaire.wording import number, score_words
from playbook.wording import counted, listed

NAMES_ITS_WEAKEST = "balance_of_disciplines"


@dataclass(frozen=True)
class Result:
    """A closed round with what everybody said in it."""

    asked: Questionnaire
    round: Round
    voices: tuple[Voice, ...]

    @cached_property
    def counts(self) -> dict[str, dict[int, int]]:
        return together(self.voices)

    @cached_property
    def score(self) -> Score | None:
        return score(self.asked, self.counts)

    @property
    def is_withheld(self) -> bool:
        """Colleagues answered, and too few of them for anything to be shown."""
        return self.round.colleagues_in > 0 and not is_enough(self.round.colleagues_in)


def headline(
    asked: Questionnaire,
    results: Sequence[Result],
    opened: Round | None,
    waits_for_me: bool = False,
) -> str:
    """`results` oldest first; `waits_for_me`: the reader is asked and has not handed in yet."""
    scored = [each for each in results if each.score]
    if waits_for_me:
        return f"{asked.title}: {len(asked.questions)} questions wait for your answers"
    if not scored:
        return f"{asked.title}: {_not_yet(results, opened)}"
    last = scored[-1]
    assert last.score
    words = score_words(asked, last.score)
    weakest = weakest_question(asked, last.counts)
    if asked.key == NAMES_ITS_WEAKEST and weakest:
        return f"{weakest.short} is the weakest discipline; the balance is {words}"
    if len(scored) > 1:
        return f"{asked.title}: {words}, {_change(scored[-2], last)}"
    return f"{asked.title}: {words}, {_lower(band(asked, last.score.value).title)}"


def _not_yet(results: Sequence[Result], opened: Round | None) -> str:
    if opened and opened.waits_for:
        return f"waiting for {listed(list(opened.waits_for))}"
    if opened and opened.asks_colleagues:
        return f"{counted(opened.colleagues_in, 'answer')} by link so far"
    return "too few answers to show" if results else "not answered yet"


def _change(before: Result, after: Result) -> str:
    assert before.score
    assert after.score
    change = round(after.score.value, 1) - round(before.score.value, 1)
    since = f"on day {before.round.day}"
    if abs(change) < 0.05:
        return f"the same as {since}"
    return f"{number(abs(change))} {'more' if change > 0 else 'less'} than {since}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
