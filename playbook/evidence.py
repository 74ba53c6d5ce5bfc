"""What can prove a task, and how far the proof has come. The tick stays the manager's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from playbook.listening.observation import KIND_NAMES, Kind

Measure = Callable[["Counted", str], tuple[int, int | None]]


@dataclass(frozen=True)
class Counted:
    """What has been counted on one plan; questions are counted by milestone."""

    observations: Mapping[str, int] = field(default_factory=dict)
    themes: int = 0
    sample_needed: int = 0
    answered: Mapping[str, int] = field(default_factory=dict)
    questions: Mapping[str, int] = field(default_factory=dict)
    charts_published: int = 0
    channels_owned: int = 0
    channels_offered: int = 0
    imports: int = 0
    baseline_kpis: int = 0
    targets_agreed: int = 0
    improvements: int = 0
    verdicts: int = 0
    steps_turned: int = 0
    rounds: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class EvidenceSource:
    """`measure` gives what is counted and, where the plan itself knows it, what is needed."""

    key: str
    label: str
    measure: Measure
    counts_itself: bool = False


@dataclass(frozen=True)
class Evidence:
    source: str
    counted: int
    needed: int

    @property
    def label(self) -> str:
        return SOURCES[self.source].label

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.counted)

    @property
    def share(self) -> float:
        """0 to 1; an empty need counts as met."""
        return min(1.0, self.counted / self.needed) if self.needed else 1.0

    @property
    def in_words(self) -> str:
        return f"{self.counted} of {self.needed} {self.label}"


def evidence(source: str, needed: int | None, milestone: str, counted: Counted) -> Evidence:
    """The proof of one task: the content file's need, or the plan's own where it counts itself."""
    found, own_need = SOURCES[source].measure(counted, milestone)
    return Evidence(source, found, own_need if own_need is not None else needed or 0)


def _of_kind(kind: Kind, counted: Counted, milestone: str) -> tuple[int, int | None]:
    return counted.observations.get(kind.value, 0), None


def _sample(counted: Counted, milestone: str) -> tuple[int, int | None]:
    return counted.observations.get(Kind.RECORDING.value, 0), counted.sample_needed


def _themes(counted: Counted, milestone: str) -> tuple[int, int | None]:
    return counted.themes, None


def _answers(counted: Counted, milestone: str) -> tuple[int, int | None]:
    return counted.answered.get(milestone, 0), counted.questions.get(milestone, 0)


def _charts(counted: Counted, milestone: str) -> tuple[int, int | None]:
    return counted.charts_published, None


def _channels(counted: Counted, milestone: str) -> tuple[int, int | None]:
    """Of the channels offered; with none offered yet, one owner is still missing."""
    return counted.channels_owned, max(1, counted.channels_offered)


def _imports(counted: Counted, milestone: str) -> tuple[int, int | None]:
    return counted.imports, None


def _baseline_kpis(counted: Counted, milestone: str) -> tuple[int, int | None]:
    return counted.baseline_kpis, None


def _targets(counted: Counted, milestone: str) -> tuple[int, int | None]:
    return counted.targets_agreed, None


def _improvements(counted: Counted, milestone: str) -> tuple[int, int | None]:
    return counted.improvements, None


def _verdicts(counted: Counted, milestone: str) -> tuple[int, int | None]:
    return counted.verdicts, None


def _cycle_turn(counted: Counted, milestone: str) -> tuple[int, int | None]:
    return counted.steps_turned, None


def _rounds(questionnaire: str, counted: Counted, milestone: str) -> tuple[int, int | None]:
    """Closed ones: a round that is still open proves nothing yet."""
    return counted.rounds.get(questionnaire, 0), None


def _rounds_source(questionnaire: str, label: str) -> EvidenceSource:
    return EvidenceSource(f"rounds.{questionnaire}", label, partial(_rounds, questionnaire))


def _observation_source(kind: Kind) -> EvidenceSource:
    return EvidenceSource(
        f"observations.{kind.value}", KIND_NAMES[kind].noted, partial(_of_kind, kind)
    )


SOURCES = {
    source.key: source
    for source in (
        *(_observation_source(kind) for kind in Kind),
        EvidenceSource("sample_reviewed", "recordings reviewed", _sample, counts_itself=True),
        EvidenceSource("themes", "themes noted", _themes),
        EvidenceSource("improvements", "changes started with a prediction", _improvements),
        EvidenceSource("verdicts", "verdicts reached", _verdicts),
        EvidenceSource("cycle_turn", "steps of the cycle changed this past year", _cycle_turn),
        EvidenceSource("answers", "guiding questions answered", _answers, counts_itself=True),
        EvidenceSource("org_chart", "org charts published", _charts),
        EvidenceSource("channel_owners", "channel owners named", _channels, counts_itself=True),
        EvidenceSource("imports", "reports imported", _imports),
        EvidenceSource("baseline_kpis", "KPIs in a baseline", _baseline_kpis),
        _rounds_source("health_check", "health check rounds closed"),
        _rounds_source("team_pulse", "team pulses closed"),
        _rounds_source("coherence", "coherence checks closed"),
        _rounds_source("balance_of_disciplines", "balances of disciplines closed"),
        EvidenceSource("targets_agreed", "targets locked by the reviewer", _targets),
    )
}
