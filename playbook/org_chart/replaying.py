"""Several edits as one step: all of them, in whatever order they fit, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from playbook.errors import PlaybookError
from playbook.org_chart.applying import apply
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Edit, Restored, undo_of
from playbook.org_chart.wording import counted

MOST_REFUSALS = 12


@dataclass(frozen=True)
class Replayed:
    """`undone_by` is in the order in which it is to be applied."""

    chart: Chart
    done: tuple[Edit, ...]
    undone_by: tuple[Edit, ...]


def replay(chart: Chart, edits: Sequence[Edit]) -> Replayed:
    """Raises what stands in the way: the sentence of one edit, or a list of several."""
    waiting, done, undone = list(edits), list[Edit](), list[Edit]()
    refusals: dict[int, PlaybookError] = {}
    progress = True
    while waiting and progress:
        progress, refusals = False, {}
        still: list[Edit] = []
        for edit in waiting:
            try:
                undo = () if isinstance(edit, Restored) else (undo_of(chart, edit),)
                chart = apply(chart, edit)
            except PlaybookError as refusal:
                refusals[len(still)] = refusal
                still.append(edit)
                continue
            progress = True
            done.append(edit)
            undone[:0] = undo
        waiting = still
    if waiting:
        raise _refused(list(refusals.values()), len(edits))
    return Replayed(chart, tuple(done), tuple(undone))


def _refused(refusals: list[PlaybookError], asked: int) -> PlaybookError:
    if asked == 1:
        return refusals[0]
    sentences = list(dict.fromkeys(str(refusal) for refusal in refusals))
    more = len(sentences) - MOST_REFUSALS
    rest = [f"and {more} more."] if more > 0 else []
    head = f"Nothing was changed: {counted(len(refusals), 'change')} of {asked} cannot be made."
    return PlaybookError("\n".join([head, *(sentences[:MOST_REFUSALS]), *rest]))
