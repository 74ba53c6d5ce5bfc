"""A million contacts read into facts, against `pandas.read_csv` of the same file.

`python -m bench.intake [ROWS]`. Each reader runs in a process of its own, several times in turn;
the figures are ratios of medians. Aim: time within 2x, peak memory within 1.5x. “kept” is the whole
import: the file read, its report made, its figures looked up in an empty plan and written there;
making the plan is not measured.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from storage.access import OpenPlan
    from storage.engine import Engine

ROWS = 1_000_000
ROUNDS = 3
ITSELF = (sys.executable, "-m", "bench.intake")
TIME_AIM, MEMORY_AIM = 2.0, 1.5
PIECE = 100_000
QUEUES = (
    "Sales",
    "Billing",
    "Support",
    "Returns",
    "Complaints",
    "Deliveries",
    "Second line",
    "VIP",
)
REASONS = ("Invoice", "Delivery", "Return", "Password", "Fault", "New order", "Address", "Other")
CHANNELS = ("Voice", "Chat", "E-mail")
Reader = Callable[[Path], int]
AGENTS = tuple(f"Agent {number:03}" for number in range(400))


def main(rows: int = ROWS) -> int:
    """Generates the file, measures both readers, prints the ratios; 1 when an aim is missed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contacts.csv"
        # A child's peak begins at its parent's, so the parent stays small.
        subprocess.run([*ITSELF, "--generate", str(rows), str(path)], check=True)
        print(f"{rows:,} contacts, {path.stat().st_size / 1e6:,.0f} MB")
        measured: dict[str, list[dict[str, float]]] = {name: [] for name in READERS}
        for _ in range(ROUNDS):
            for name, found in measured.items():
                found.append(in_its_own_process(name, path))
    return told(measured)


def generate(path: Path, rows: int) -> None:
    """One row a contact: three months, eight queues, three channels, blanks where nobody spoke."""
    generator = np.random.default_rng(120)
    with path.open("w", encoding="utf-8", newline="") as file:
        for start in range(0, rows, PIECE):
            piece = _piece(generator, start, min(PIECE, rows - start), rows)
            piece.to_csv(file, index=False, header=start == 0, date_format="%Y-%m-%d %H:%M:%S")


def in_its_own_process(name: str, path: Path) -> dict[str, float]:
    command = [*ITSELF, "--reader", name, str(path)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def measure(name: str, path: Path) -> dict[str, float]:
    """Seconds for the reading alone, and the most memory the process ever held, in megabytes."""
    import playbook.intake  # noqa: F401  (both processes carry the same imports)

    with READERS[name]() as reader:
        before = _peak_megabytes()
        started, worked = time.perf_counter(), time.process_time()
        rows = reader(path)
        seconds, cpu = time.perf_counter() - started, time.process_time() - worked
    return {
        "seconds": seconds,
        "cpu": cpu,
        "peak": _peak_megabytes(),
        "before": before,
        "rows": rows,
    }


def told(measured: dict[str, list[dict[str, float]]]) -> int:
    plain = {name: {key: statistics.median(one[key] for one in found) for key in found[0]}
             for name, found in measured.items()}  # fmt: skip
    for name, one in plain.items():
        print(
            f"{name}: {one['seconds']:.2f} s ({one['cpu']:.2f} s of processor), "
            f"peak {one['peak']:,.0f} MB ({one['before']:,.0f} MB before it began), "
            f"{one['rows']:,.0f} rows or facts"
        )
    missed = False
    for name in ("intake", "kept"):
        slower, work, larger = (
            plain[name][key] / plain["pandas"][key] for key in ("seconds", "cpu", "peak")
        )
        print(
            f"{name}: time {slower:.2f}x (aim {TIME_AIM}x), processor {work:.2f}x, "
            f"peak memory {larger:.2f}x (aim {MEMORY_AIM}x)"
        )
        missed = missed or slower > TIME_AIM or larger > MEMORY_AIM
    return int(missed)


@contextmanager
def _with_intake() -> Iterator[Reader]:
    from playbook.intake import read

    def reader(path: Path) -> int:
        reading = read(path)
        assert reading.report.totals.offered
        return len(reading.facts)

    yield reader


@contextmanager
def _with_import() -> Iterator[Reader]:
    from playbook.intake import read
    from storage import imports

    with tempfile.TemporaryDirectory() as folder, _empty_plan(Path(folder)) as (db, key):

        def reader(path: Path) -> int:
            reading = read(path)
            assert not imports.overlapping(db, key, reading)
            imports.add(db, key, "file", reading)
            return len(reading.facts)

        yield reader


@contextmanager
def _empty_plan(folder: Path) -> "Iterator[tuple[Engine, OpenPlan]]":
    import storage
    from storage import accounts, new_plans, plan_rows, playbooks
    from storage.access import open_plan
    from storage.engine import writing

    database, starts_on = folder / "kept.db", date(2026, 3, 2)
    storage.prepare(database)
    new = new_plans.NewPlan(
        "Leeds", starts_on, "UTC", plan_rows.Calendar(), reviewer_email="r@example.org"
    )
    with storage.connect(database) as db:
        playbooks.publish_built_in(db)
        with writing(db):
            amara = accounts.add(db, "Amara", "amara@example.org", "")
        yield db, open_plan(db, amara, new_plans.start(db, amara, new, starts_on).plan_id)


@contextmanager
def _with_pandas() -> Iterator[Reader]:
    yield lambda path: len(pd.read_csv(path))


READERS = {"intake": _with_intake, "kept": _with_import, "pandas": _with_pandas}


def _piece(generator: np.random.Generator, start: int, size: int, rows: int) -> pd.DataFrame:
    opened = np.datetime64("2026-03-02T08:00:00")
    day = (np.arange(start, start + size) * 91) // rows
    arrived = opened + day.astype("timedelta64[D]") + generator.integers(0, 43_200, size)
    answered = generator.random(size) > 0.08
    wait = generator.exponential(25, size).astype(int)
    talk = generator.gamma(2, 140, size).astype(int)
    wrap = generator.exponential(35, size).astype(int)
    queue = generator.integers(0, len(QUEUES), size)
    return pd.DataFrame(
        {
            "Contact ID": [f"c{number:09}" for number in range(start, start + size)],
            "Start time": arrived,
            "Channel": np.array(CHANNELS)[queue % len(CHANNELS)],
            "Queue": np.array(QUEUES)[queue],
            "Customer number": generator.integers(10**9, 10**10, size),
            "Agent": np.where(answered, generator.choice(AGENTS, size), ""),
            "Outcome": np.where(answered, "Answered", "Abandoned"),
            "Queue time": pd.to_timedelta(wait, unit="s").map(_clock),
            "Talk time": np.where(answered, talk.astype(str), ""),
            "Wrap-up time": np.where(answered, wrap.astype(str), ""),
            "Transfers": (generator.random(size) < 0.1).astype(int),
            "Contact reason": generator.choice(REASONS, size),
        }
    )


def _clock(span: pd.Timedelta) -> str:
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["--reader"]:
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]))))
    elif sys.argv[1:2] == ["--generate"]:
        generate(Path(sys.argv[3]), int(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else ROWS))
