"""A real SMTP server on loopback, a thread and a socket, that can misbehave in named ways."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_string
from email.message import Message
from threading import Thread

SILENT_AT_HELLO, SILENT_AT_DATA, SILENT_AFTER_DATA = "hello", "data", "after data"
BUSY, NO_SUCH_PERSON, WRONG_PASSWORD = "busy", "no such person", "wrong password"


@dataclass
class LetterBox:
    """`trouble` is how it misbehaves, and only for `only` when that is set."""

    port: int
    trouble: str = ""
    only: str = ""
    taken: list[tuple[str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def letters_to(self, address: str) -> list[Message]:
        return [message_from_string(text) for to, text in self.taken if to == address]


@contextmanager
def letter_box(trouble: str = "", only: str = "") -> Iterator[LetterBox]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        box = LetterBox(listening.getsockname()[1], trouble, only)
        Thread(target=_serve, args=[listening, box], daemon=True).start()
        yield box
        listening.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for a caller


def _serve(listening: socket.socket, box: LetterBox) -> None:
    while True:
        try:
            caller, _ = listening.accept()
        except OSError:
            return
        Thread(target=_talk, args=[caller, box], daemon=True).start()


def _talk(caller: socket.socket, box: LetterBox) -> None:
    """Holds its tongue by reading on and answering nothing more."""
    with caller, caller.makefile("rwb") as wire:
        if box.trouble == SILENT_AT_HELLO:
            wire.read()
            return
        _say(wire, "220 letter box")
        to = ""
        for raw in wire:
            line = raw.decode().strip()
            box.said.append(line)
            verb = line.split(" ")[0].split(":")[0].upper()
            if verb == "RCPT":
                to = line[line.index("<") + 1 : line.index(">")]
            if verb == "DATA" and not _takes(wire, box, to):
                return
            if verb != "DATA":
                _say(wire, _answer(verb, box, to))
            if verb == "QUIT":
                return


def _takes(wire: object, box: LetterBox, to: str) -> bool:
    is_meant = box.only in ("", to)
    if box.trouble == SILENT_AT_DATA and is_meant:
        wire.read()  # type: ignore[attr-defined]
        return False
    _say(wire, "354 go on")
    lines = []
    for raw in wire:  # type: ignore[attr-defined]
        line = raw.decode().rstrip("\r\n")
        if line == ".":
            break
        lines.append(line.removeprefix(".") if line.startswith("..") else line)
    box.taken.append((to, "\n".join(lines)))
    if box.trouble == SILENT_AFTER_DATA and is_meant:
        wire.read()  # type: ignore[attr-defined]
        return False
    _say(wire, "250 taken")
    return True


def _answer(verb: str, box: LetterBox, to: str) -> str:
    if verb == "EHLO":
        return "250-letter box\r\n250 AUTH PLAIN"
    if verb == "AUTH":
        return "535 no" if box.trouble == WRONG_PASSWORD else "235 welcome"
    if verb == "RCPT" and box.only in ("", to):
        return {BUSY: "451 later", NO_SUCH_PERSON: "550 nobody"}.get(box.trouble, "250 fine")
    return "221 bye" if verb == "QUIT" else "250 fine"


def _say(wire: object, words: str) -> None:
    wire.write(f"{words}\r\n".encode())  # type: ignore[attr-defined]
    wire.flush()  # type: ignore[attr-defined]
