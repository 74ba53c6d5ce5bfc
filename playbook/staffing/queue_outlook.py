"""What callers and agents can expect of one queue in one interval."""

from dataclasses import dataclass

from playbook.errors import PlaybookError

MOST_ERLANGS = 100_000  # more is a slip of units, not a contact centre


@dataclass(frozen=True)
class QueueLoad:
    """Contacts expected in an interval, and how long each keeps an agent busy on average."""

    contacts: float
    interval_seconds: float
    average_handle_time: float

    def __post_init__(self) -> None:
        if not self.contacts >= 0:
            raise PlaybookError(f"{self.contacts:g} contacts cannot be; give 0 or more.")
        if not self.interval_seconds > 0:
            raise PlaybookError("An interval must last longer than 0 seconds.")
        if self.contacts and not self.average_handle_time > 0:
            raise PlaybookError(
                "There is no average handle time for these contacts; "
                "give the seconds an agent spends on one."
            )
        if self.contacts and not self.erlangs <= MOST_ERLANGS:
            raise PlaybookError(
                f"{self.contacts:g} contacts of {self.average_handle_time:g} seconds keep "
                f"{self.erlangs:,.0f} agents busy; check that the handle time is in seconds."
            )

    @property
    def erlangs(self) -> float:
        """The work offered: agents kept busy if nobody waited and nobody gave up."""
        return self.contacts * self.average_handle_time / self.interval_seconds

    @property
    def contacts_per_second(self) -> float:
        return self.contacts / self.interval_seconds


@dataclass(frozen=True)
class QueueOutlook:
    """The steady state of a queue with so many agents; rates are fractions, times seconds.

    `average_speed_of_answer` counts answered contacts, `average_wait` all of them. The three
    service levels: answered in time over all offered; the same without those who gave up in
    time; and over answered contacts only. Without abandonment the three are one.
    """

    erlangs: float
    agents: int
    stable: bool
    waiting_rate: float
    service_level_rate: float
    average_speed_of_answer: float
    occupancy_rate: float
    average_queue: float
    average_wait: float
    abandoned_rate: float
    service_level_without_short_abandons_rate: float
    service_level_of_answered_rate: float


def nobody_calls(agents: int) -> QueueOutlook:
    """The outlook of an interval without contacts: nobody waits and nobody is busy."""
    return QueueOutlook(0.0, agents, True, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0)


def refuse_odd_question(agents: int, answer_within_seconds: float) -> None:
    if agents < 0:
        raise PlaybookError(f"{agents} agents cannot be; give 0 or more.")
    if not answer_within_seconds >= 0:
        raise PlaybookError(
            f"Answering within {answer_within_seconds:g} seconds cannot be; give 0 or more."
        )
