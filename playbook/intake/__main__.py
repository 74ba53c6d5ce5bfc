"""The same reading on the command line: `python -m playbook.intake FILE [--json]`."""

import argparse
import sys
from datetime import date

from playbook.errors import PlaybookError
from playbook.intake.in_json import as_json
from playbook.intake.mapping import Mapping
from playbook.intake.printed import as_text
from playbook.intake.reading import read

REFUSED, NOT_RECOGNISED = 1, 2


def main(arguments: list[str] | None = None) -> int:
    """0 when read, 1 with a sentence when refused, 2 when the columns must be mapped by hand."""
    given = _parser().parse_args(arguments)
    try:
        mapping = _mapping(given.mapping)
        reading = read(
            given.file,
            answers=_answers(given.answer),
            mapping=mapping,
            today=given.today,
            time_zone=given.time_zone,
            keep_agents=given.agents,
        )
    except (PlaybookError, OSError) as error:
        print(_refusal(given.file, error), file=sys.stderr)
        return REFUSED
    print(as_json(reading) if given.json else as_text(reading))
    return 0 if reading.recognised else NOT_RECOGNISED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m playbook.intake",
        description="Read a contact-centre export: its format, columns, totals, KPIs, warnings.",
    )
    parser.add_argument("file", help="a CSV, TSV, XLSX, ODS or queue_log file")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    parser.add_argument(
        "--answer", action="append", default=[], metavar="KEY=ANSWER", help="answer a question"
    )
    parser.add_argument("--mapping", metavar="FILE", help="a mapping, as JSON")
    parser.add_argument(
        "--today", type=date.fromisoformat, metavar="YYYY-MM-DD", help="leave out later rows"
    )
    parser.add_argument("--time-zone", metavar="ZONE", help="the site's zone, if times are in UTC")
    parser.add_argument("--agents", action="store_true", help="keep agents' names")
    return parser


def _answers(pairs: list[str]) -> dict[str, str]:
    if wrong := [pair for pair in pairs if "=" not in pair]:
        raise PlaybookError(f"“{wrong[0]}” is no answer: write the question's key, =, the answer.")
    return dict(pair.split("=", 1) for pair in pairs)


def _mapping(path: str | None) -> Mapping | None:
    if path is None:
        return None
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        return Mapping.from_json(file.read())


def _refusal(name: str, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{name} cannot be opened: {error.strerror or error}."
    return str(error)


if __name__ == "__main__":
    sys.exit(main())
