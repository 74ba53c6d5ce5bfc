"""Other processes on the same file, started and held by pipes, never by the clock."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


def started(script: str, database: Path, *arguments: str) -> subprocess.Popen[str]:
    """A Python process in which `say(word)` writes a line to us and `wait()` holds for ours."""
    preamble = (
        "import sys\n"
        "def say(word): print(word, flush=True)\n"
        "def wait(): return sys.stdin.readline()\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", preamble + script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "DAY120_DATA": str(database)},
    )


def hear(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def tell(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def ended(process: subprocess.Popen[str]) -> int:
    """Waits for its end; the pipes are closed."""
    process.communicate(timeout=60)
    return process.returncode


@contextmanager
def a_writer_in_the_middle(database: Path) -> Iterator[None]:
    """Somebody else holds the write lock for as long as this block lasts."""
    script = (
        "import sqlite3\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('begin immediate'); say('begun'); wait(); db.execute('rollback')\n"
    )
    process = started(script, database, str(database))
    try:
        assert hear(process) == "begun"
        yield
        tell(process)
    finally:
        ended(process)
