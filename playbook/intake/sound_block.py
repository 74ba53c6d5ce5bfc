"""A block of sound delimited text parsed at once, cells that repeat held once each."""

from collections.abc import Collection

import pandas as pd
import pyarrow as pa
from pyarrow import csv

TEXT = pa.string()
# One code for each cell and every different text once: nothing has to look for repeats again.
CODED = pa.dictionary(pa.int32(), pa.string())


def parsed(
    text: bytes, delimiter: str, width: int, columns: list[int], coded: Collection[int]
) -> pd.DataFrame | None:
    """The columns as text, the `coded` ones as categories; None when some record is not sound.

    `text` is UTF-8 with line feeds, without a header. Blank lines make no row.
    """
    names = [str(place) for place in range(width)]
    try:
        table = csv.read_csv(
            pa.BufferReader(text),
            csv.ReadOptions(column_names=names, block_size=len(text) + 1),
            csv.ParseOptions(delimiter=delimiter, newlines_in_values=b'"' in text),
            csv.ConvertOptions(
                check_utf8=False,
                include_columns=[names[place] for place in columns],
                column_types={names[place]: CODED if place in coded else TEXT for place in columns},
            ),
        )
    except pa.ArrowInvalid:
        return None
    frame: pd.DataFrame = table.to_pandas()
    return frame.set_axis(columns, axis="columns")
