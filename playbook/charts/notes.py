"""What to know about a chart before reading it, in full sentences."""

from collections.abc import Sequence

from playbook.amounts import counted, day
from playbook.charts.chart import Segment
from playbook.charts.options import ChartOptions
from playbook.charts.segment import State


def state_notes(segments: Sequence[Segment], options: ChartOptions) -> list[str]:
    """One full sentence for each segment that is not, or not yet, to be relied on."""
    notes = []
    for segment in segments:
        since = "" if len(segments) == 1 else f" from {day(segment.first_on)}"
        if segment.state is State.EMPTY:
            notes.append(f"There are no values{since}.")
        elif segment.state is State.TOO_FEW:
            needed = options.rules.limits_from_points
            have = counted(segment.baseline_points, "value")
            notes.append(f"Only {have}{since}; limits are drawn from {needed}.")
        elif segment.state is State.NO_VARIATION:
            notes.append(f"The values{since} do not vary, so there is no variation to judge.")
        elif segment.trial:
            have = counted(segment.baseline_points, "value")
            notes.append(f"Trial limits{since}: {have} so far, and 13 are needed to rely on them.")
    return notes
