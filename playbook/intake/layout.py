"""Finding the table in a file: its header, its format, and which column plays which role."""

import re
from collections import Counter
from dataclasses import dataclass

from playbook.errors import PlaybookError
from playbook.intake.format import Format
from playbook.intake.headers import distinct, plain, roles_of
from playbook.intake.mapping import Mapping
from playbook.intake.numbers import is_blank, number
from playbook.intake.registry import FORMATS, GENERAL, NAMED, named

ROWS_SEARCHED = 60
WIDE_ENOUGH = 2
COUNTS = ("offered", "answered", "abandoned")
CONTACT_SIGNS = (
    "wait", "talk", "handle", "outcome", "abandoned_flag", "answered_at", "contact_id",
    "satisfaction", "wrap",
)  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """Where the table is and what its columns mean; `claims` holds every column per role."""

    header: tuple[str, ...]
    header_row: int
    format: Format | None
    claims: dict[str, list[str]]
    preview: tuple[tuple[str, ...], ...] = ()

    @property
    def first_row(self) -> int:
        return self.header_row + 1


def find(sample: list[list[str]], mapping: Mapping | None = None) -> Layout:
    """The layout of a file by its first rows; `format` is None when nobody knows the header."""
    rows = sample[:ROWS_SEARCHED]
    if names := next((names for one in NAMED if (names := one.headerless(sample))), ()):
        chosen = next(one for one in NAMED if one.headerless(sample))
        claims = roles_of(names, chosen.columns)
        return Layout(names, 0, chosen, claims, _preview(sample, 0, len(names)))
    if mapping:
        return _mapped(rows, sample, mapping)
    for finder in (_named, _general):
        if found := finder(rows, sample):
            return found
    row = _likely_header(rows)
    header = _header(sample, row)
    return Layout(header, row, None, {}, _preview(sample, row, len(header)))


def _named(rows: list[list[str]], sample: list[list[str]]) -> Layout | None:
    for number_, row in enumerate(rows, start=1):
        if chosen := named({plain(cell) for cell in row}):
            header = _header(sample, number_)
            claims = roles_of(header, chosen.columns)
            return Layout(header, number_, chosen, claims, _preview(sample, number_, len(header)))
    return None


def _general(rows: list[list[str]], sample: list[list[str]]) -> Layout | None:
    best: tuple[int, Layout] | None = None
    for number_, row in enumerate(rows, start=1):
        if len([cell for cell in row if cell.strip()]) < WIDE_ENOUGH or _has_figures(row):
            continue
        header = _header(sample, number_)
        for grain in ("period", "contact"):
            claims = roles_of(header, GENERAL[grain].columns, loosely=True)
            score = _fit(grain, claims, header, sample[number_:])
            if score and (best is None or score > best[0]):
                layout = Layout(
                    header, number_, GENERAL[grain], claims, _preview(sample, number_, len(header))
                )
                best = score, layout
    return best[1] if best else None


def _fit(
    grain: str, claims: dict[str, list[str]], header: tuple[str, ...], below: list[list[str]]
) -> int:
    """How many roles the header fills, or 0 when it cannot be of this grain."""
    if grain == "contact":
        signs = [role for role in CONTACT_SIGNS if role in claims]
        fits = len(signs) > 1 or (signs and {"day", "clock"} & claims.keys())
        return len(claims) if fits else 0
    counts = [role for role in COUNTS if role in claims]
    numeric = [role for role in counts if _is_numeric(header.index(claims[role][0]), below)]
    averages = [role for role in claims if role.startswith(("average", "total", "service", "long"))]
    fits = len(numeric) > 1 or (numeric and (averages or {"day", "index"} & claims.keys()))
    # Two counts in one row are a period's totals, whatever else the header could mean.
    return len(claims) + (10 if len(numeric) > 1 else 0) if fits else 0


def _mapped(rows: list[list[str]], sample: list[list[str]], mapping: Mapping) -> Layout:
    mapping.check()
    wanted = {name for _, name in mapping.columns}
    for number_ in range(1, len(rows) + 1):
        header = _header(sample, number_)
        if wanted <= set(header):
            return _as_mapped(header, number_, sample, mapping)
    row = _likely_header(rows)
    header = _header(sample, row)
    if missing := [name for _, name in mapping.columns if name not in header]:
        raise PlaybookError(
            f"The mapping expects a column “{missing[0]}”, which this file does not have. Its "
            f"columns are: {', '.join(header)}."
        )
    return _as_mapped(header, row, sample, mapping)


def _as_mapped(
    header: tuple[str, ...], row: int, sample: list[list[str]], mapping: Mapping
) -> Layout:
    chosen = FORMATS.get(mapping.format, GENERAL[mapping.grain])
    claims = {role: [name] for role, name in mapping.columns}
    return Layout(header, row, chosen, claims, _preview(sample, row, len(header)))


def _header(sample: list[list[str]], row: int) -> tuple[str, ...]:
    """The header's names, as many as the rows below it mostly have cells."""
    names = list(sample[row - 1]) if row else []
    widths = Counter(len(cells) for cells in sample[row:] if any(map(str.strip, cells)))
    width = widths.most_common(1)[0][0] if widths else len(names)
    while len(names) > width and not names[-1].strip():
        names.pop()
    return distinct(names + [""] * (max(width, len(names)) - len(names)))


def _likely_header(rows: list[list[str]]) -> int:
    """The first row as wide as most rows and without figures; 0 when there is none."""
    widths = Counter(len([cell for cell in row if cell.strip()]) for row in rows if len(row) > 1)
    if not widths:
        return 0
    width = widths.most_common(1)[0][0]
    for index, row in enumerate(rows, start=1):
        filled = [cell for cell in row if cell.strip()]
        if len(filled) >= width:
            return 0 if _has_figures(row) else index
    return 0


def _has_figures(row: list[str]) -> bool:
    return any(re.fullmatch(r"[-\d.,:/\s%]*\d[-\d.,:/\s%]*", cell) for cell in row)


def _is_numeric(column: int, below: list[list[str]]) -> bool:
    cells = [row[column] for row in below if column < len(row) and not is_blank(row[column])]
    return bool(cells) and sum(map(_is_number, cells)) > 0.5 * len(cells)


def _is_number(cell: str) -> bool:
    try:
        return number(cell) is not None
    except ValueError:
        return False


def _preview(sample: list[list[str]], header_row: int, width: int) -> tuple[tuple[str, ...], ...]:
    rows = [row for row in sample[header_row:] if any(cell.strip() for cell in row)][:5]
    return tuple(tuple((row + [""] * width)[:width]) for row in rows)
