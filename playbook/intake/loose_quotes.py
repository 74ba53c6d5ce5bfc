"""Splitting a line whose quotation marks were never escaped."""

import csv
import re
from functools import cache


def fields(line: str, delimiter: str, width: int | None = None) -> list[str]:
    """The fields of one line, keeping to `width` where the quotation marks allow two readings."""
    strict = _strict(line, delimiter)
    if strict is not None and width in (None, len(strict)) and _sound(line):
        return strict
    loose = _loose(line, delimiter)
    return strict if strict and len(strict) == width != len(loose) else loose


def _strict(line: str, delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [""])
    except csv.Error:
        return None


def _sound(line: str) -> bool:
    return line.count('"') % 2 == 0


def _loose(line: str, delimiter: str) -> list[str]:
    """A quotation mark closes a field only when a delimiter or the end of the line follows it."""
    found = _pattern(delimiter).finditer(line)
    return [
        match[2].replace('""', '"') if match[2] is not None else match[3] or "" for match in found
    ]


@cache
def _pattern(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf'(^|{mark})(?:"(.*?)"(?={mark}|$)|([^{mark}]*))', re.S)
