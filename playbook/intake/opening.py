"""Opening what was dropped in: its fingerprint, its encoding, and files that are something else."""

import codecs
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from playbook.errors import PlaybookError

BLOCK_BYTES = 16_000_000
# The first block is looked at several times before the reading begins, so it is smaller.
FIRST_BYTES = 4_000_000
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
FOREIGN = (
    (b"%PDF", "a PDF document", "Export the report as CSV or XLSX instead"),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and choose the file inside"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it and choose the file inside"),
    (b"Rar!", "a RAR archive", "Unpack it and choose the file inside"),
    (b"\x89PNG", "a picture", "Export the report as CSV or XLSX instead"),
    (b"\xff\xd8\xff", "a picture", "Export the report as CSV or XLSX instead"),
    (b"{\\rtf", "a word-processor document", "Export the report as CSV or XLSX instead"),
)
ARCHIVE = b"PK\x03\x04"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Source:
    """A file or an upload: its name, size, SHA-256 fingerprint, kind and text encoding."""

    name: str
    content: Path | bytes
    size_bytes: int
    fingerprint: str
    kind: str
    encoding: str

    def stream(self) -> BinaryIO:
        return _stream(self.content)

    def text_blocks(self) -> Iterator[bytes]:
        """The text as UTF-8 with plain line feeds, a few megabytes at a time."""
        decoder = codecs.getincrementaldecoder(self.encoding)(errors="replace")
        held = b""
        with self.stream() as stream:
            for block in _blocks(stream):
                if self.encoding != "utf-8":
                    block = decoder.decode(block).encode()
                block, held = held + block, b""
                if block.endswith(b"\r"):
                    block, held = block[:-1], b"\r"
                yield _line_feeds(block)
        if held:
            yield b"\n"


def open_source(content: Path | bytes, name: str, maximum_bytes: int | None = None) -> Source:
    """The file, looked through once; PlaybookError when it is empty, too large or no table."""
    with _stream(content) as stream:
        size = stream.seek(0, io.SEEK_END)
        _refuse_size(name, size, maximum_bytes)
        stream.seek(0)
        start = stream.read(FIRST_BYTES)
        kind = _kind(name, start)
        stream.seek(0)
        digest, is_utf8 = _looked_through(stream)
    encoding = _encoding(start, is_utf8) if kind == "text" else ""
    if kind == "text":
        _refuse_no_text(name, start, encoding)
    return Source(name, content, size, digest, kind, encoding)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    size = FIRST_BYTES
    while block := stream.read(size):
        yield block
        size = BLOCK_BYTES


def _stream(content: Path | bytes) -> BinaryIO:
    return io.BytesIO(content) if isinstance(content, bytes) else content.open("rb")


def _refuse_size(name: str, size: int, maximum_bytes: int | None) -> None:
    if size == 0:
        raise PlaybookError(f"{name} is empty: it holds no bytes at all. Export it again.")
    if maximum_bytes is not None and size > maximum_bytes:
        raise PlaybookError(
            f"{name} has {size / 1e6:,.0f} MB; at most {maximum_bytes / 1e6:,.0f} MB can be read. "
            "Export a shorter period, or fewer columns."
        )


def _kind(name: str, start: bytes) -> str:
    for mark, what, remedy in FOREIGN:
        if start.startswith(mark):
            raise PlaybookError(f"{name} is {what}, not a table. {remedy}.")
    if start[:2000].lstrip().lower().startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
        raise PlaybookError(
            f"{name} is a web page or XML, whatever its ending. Open it in a spreadsheet and save "
            "it as CSV or XLSX."
        )
    if start.startswith(ARCHIVE):
        return _workbook_or_archive(name, start)
    return "workbook" if start.startswith(OLD_WORKBOOK) else "text"


def _workbook_or_archive(name: str, start: bytes) -> str:
    if b"[Content_Types].xml" in start or b"opendocument.spreadsheet" in start[:200]:
        return "workbook"
    if b"xl/" in start[:5000]:
        return "workbook"
    if name.lower().endswith((".xlsx", ".xlsm", ".ods")):
        raise PlaybookError(f"{name} is damaged or was cut off on its way. Export it again.")
    raise PlaybookError(f"{name} is a ZIP archive. Unpack it and choose the file inside.")


def _looked_through(stream: BinaryIO) -> tuple[str, bool]:
    """SHA-256 in hexadecimal, and whether every byte is UTF-8."""
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    is_utf8 = ended = True
    while block := stream.read(BLOCK_BYTES):
        digest.update(block)
        if is_utf8 and not (ended and block.isascii()):
            is_utf8, ended = _decodes(decoder, block)
    return digest.hexdigest(), is_utf8


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes) -> tuple[bool, bool]:
    """Whether the block is UTF-8 so far, and whether its last character has ended."""
    try:
        decoder.decode(block)
    except UnicodeDecodeError:
        return False, True
    return True, not decoder.getstate()[0]


def _encoding(start: bytes, is_utf8: bool) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return encoding
    sample = start[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) / 4 and min(even, odd) < len(sample) / 50:
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8" if is_utf8 else "cp1252"


def _refuse_no_text(name: str, start: bytes, encoding: str) -> None:
    if encoding in ("utf-8", "cp1252") and 0 in start[:4000]:
        raise PlaybookError(f"{name} is not a text file or a workbook. Export it as CSV or XLSX.")
    text = start.decode(encoding, errors="replace")
    if not text.strip("\ufeff\x00 \r\n\t"):
        raise PlaybookError(f"{name} is empty: it holds nothing but blank lines. Export it again.")


def _line_feeds(block: bytes) -> bytes:
    if b"\r" not in block:
        return block
    return block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
