"""A file of people: text in any usual encoding and delimiter, read into rows."""

import csv
import io
from dataclasses import dataclass

from playbook.errors import PlaybookError

MOST_ROWS = 20_000
MOST_BYTES = 5_000_000
SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods are zip files; xls is OLE
DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Table:
    """`rows` are (line number in the file, cells), every row as wide as the headers."""

    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_table(content: bytes) -> Table:
    """Raises PlaybookError for a spreadsheet, an empty file, or one that is no table of text."""
    if content.startswith(SPREADSHEETS):
        raise PlaybookError(
            "This is a spreadsheet whose name ends in .csv. Open it, choose Save as, "
            "“CSV UTF-8”, and give that file."
        )
    if len(content) > MOST_BYTES:
        raise PlaybookError("The file is larger than 5 MB. A chart needs names, roles and bosses.")
    lines = _lines(_text(content))
    if not lines:
        raise PlaybookError(
            "The file is empty. It needs a line of headers (name, role, manager, team) and a "
            "line for each person."
        )
    (_, headers), *rows = lines
    if not rows:
        raise PlaybookError("The file has headers and no people. Add a line for each person.")
    if len(rows) > MOST_ROWS:
        raise PlaybookError(f"The file has {len(rows)} rows; a chart takes at most {MOST_ROWS}.")
    return Table(headers, tuple((line, _as_wide(row, len(headers))) for line, row in rows))


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")


def _decoded(content: bytes, encoding: str) -> str:
    text = content.decode(encoding, errors="replace")
    if "\0" in text:
        raise PlaybookError("This is not a text file. Save the list as CSV and give that file.")
    return text


def _lines(text: str) -> list[tuple[int, tuple[str, ...]]]:
    if "\0" in text:
        raise PlaybookError("This is not a text file. Save the list as CSV and give that file.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        rows = [(reader.line_num, tuple(cell.strip() for cell in row)) for row in reader]
    except csv.Error as problem:
        raise PlaybookError(f"Line {reader.line_num} cannot be read: {problem}.") from problem
    return [(line, row) for line, row in rows if any(row)]


def _delimiter(text: str) -> str:
    """The one that stands most often in the line of headers."""
    headers = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=headers.count)


def _as_wide(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*row, *[""] * (width - len(row)))[:width]
