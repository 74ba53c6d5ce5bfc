"""The key under the chart of an improvement, in the shapes of the chart."""

from datetime import date

from pages.ui.text import line
from playbook.improvement.picture import MarkKind, Picture, axis_label, scaled
from playbook.wording import short_date


def key_words(shown: Picture) -> str:
    """The key under the chart, in the shapes of the chart."""
    signs = {
        MarkKind.IMPROVEMENT: ":blue[◆] improvement signal",
        MarkKind.CONCERN: ":orange[■] concern signal",
        MarkKind.ORDINARY: "● ordinary variation",
    }
    found = [words for kind, words in signs.items() if any(m.kind is kind for m in shown.marks)]
    found += [_limits_key(shown)] if shown.upper else []
    found += ["on trial: fewer than 13 weeks"] if shown.on_trial else []
    if shown.predicted is not None:
        value = axis_label(scaled(shown.predicted, shown.unit), shown.unit)
        found.append(f":green[┈ predicted {value}]")
    if shown.targets:
        steps = [axis_label(scaled(value, shown.unit), shown.unit) for _, value in shown.targets]
        found.append(f":green[◇ target {', '.join(steps)}]")
    return " · ".join(found)


def _limits_key(shown: Picture) -> str:
    if not shown.frozen:
        return f"┄ limits from every {shown.wording.point}"
    return f"┄ limits frozen on {short_date(shown.started_on)}"


def events_key(shown: Picture) -> str:
    """“1 Price letter, 30 Sep · 2 Outage, 28 Oct”: what the numbers on the chart stand for."""
    told = enumerate(shown.named, start=1)
    return " · ".join(f"**{n}** {line(name)}, {_short(on)}" for n, (name, on) in told)


def _short(on: date) -> str:
    return f"{on.day} {on:%b}"
