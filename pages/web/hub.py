"""Who listens to which session, and what is told to them: within this process, nothing kept.

The database holds the truth; whoever missed a word reads it there when they come back.
"""

import asyncio
import signal
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from threading import Lock, current_thread, main_thread
from types import FrameType

HEARTBEAT_SECONDS = 15
END = None


class Listener:
    """One open stream. What comes while it is busy is told as one word, the last."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()
        self._word: str | None = ""

    def hear(self, word: str | None) -> None:
        """From any thread."""
        self._loop.call_soon_threadsafe(self._take, word)

    async def next_word(self) -> str | None:
        """The last word told; an empty one when it has been quiet for a while."""
        try:
            await asyncio.wait_for(self._news.wait(), HEARTBEAT_SECONDS)
        except TimeoutError:
            return ""
        self._news.clear()
        return self._word

    def _take(self, word: str | None) -> None:
        self._word = END if self._word is END else word
        self._news.set()


_lock = Lock()
_listeners: defaultdict[str, set[Listener]] = defaultdict(set)


def tell(topic: str, word: str) -> None:
    """To everybody who listens to this topic now, from any thread."""
    with _lock:
        there = list(_listeners.get(topic, ()))
    for listener in there:
        listener.hear(word)


@contextmanager
def listening(*topics: str) -> Iterator[Listener]:
    listener = Listener()
    with _lock:
        for topic in topics:
            _listeners[topic].add(listener)
    try:
        yield listener
    finally:
        with _lock:
            for topic in topics:
                _listeners[topic].discard(listener)
                if not _listeners[topic]:
                    del _listeners[topic]


async def stream(first: str, topics: tuple[str, ...], pause: float = 0.0) -> AsyncIterator[str]:
    """Server-sent events: `first` at once, then each word; `pause` seconds between two."""
    with listening(*topics) as listener:
        yield f"retry: 1000\ndata: {first}\n\n"
        while (word := await listener.next_word()) is not END:
            yield f"data: {word}\n\n" if word else ": quiet\n\n"
            await asyncio.sleep(pause)


def end_all() -> None:
    """A server that stops would otherwise wait for its listeners for ever."""
    for there in list(_listeners.values()):
        for listener in list(there):
            listener.hear(END)


def end_with_the_server() -> None:
    """When told to stop, the streams end first; called once the server's own handlers stand.
    Only a main thread has such handlers."""
    if current_thread() is not main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def stop(given: int, frame: FrameType | None, before: object = before) -> None:
            end_all()
            if callable(before):
                before(given, frame)

        signal.signal(number, stop)
