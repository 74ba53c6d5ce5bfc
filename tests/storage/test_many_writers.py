"""Many at once, in threads and in processes: nothing is lost, nothing is done twice."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlite_utils import Database

import storage
from playbook.errors import Stale
from playbook.plan import Plan
from storage import backup, events, observations, tasks
from storage.access import OpenPlan
from storage.schema import STEPS
from tests.storage.servers import ended, hear, started, tell
from tests.storage.writes import NOTE, TODAY

WRITERS, NOTES_EACH = 8, 12


def test_eight_threads_writing_at_once_lose_nothing(
    database: Path, db: Database, plan_key: OpenPlan
) -> None:
    def write(writer: int) -> None:
        for number in range(NOTES_EACH):
            with storage.connect(database) as own:
                observations.add(own, plan_key, f"{writer}-{number}", NOTE, TODAY)

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    assert observations.counts(db, plan_key) == {"one_to_one": WRITERS * NOTES_EACH}
    noted = [e for e in events.of_plan(db, plan_key) if e.kind == "observation noted"]
    assert len({event.subject for event in noted}) == len(noted) == WRITERS * NOTES_EACH
    assert backup.check(database) == []


def test_eight_who_tick_the_same_task_at_once_tick_it_once(
    database: Path, db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    task = tasks.of_plan(db, plan_key)[0]

    def tick(_: int) -> str:
        with storage.connect(database) as own:
            return tasks.complete(own, plan_key, plan, task.id, 1, TODAY).state

    with ThreadPoolExecutor(WRITERS) as pool:
        assert set(pool.map(tick, range(WRITERS))) == {"done"}
    assert [e.kind for e in events.of_plan(db, plan_key, task.id)] == ["task completed"]


def test_of_eight_who_save_the_same_task_one_wins_and_seven_are_told(
    database: Path, db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    task = tasks.of_plan(db, plan_key)[0]

    def save(writer: int) -> str:
        with storage.connect(database) as own:
            wanted = task.block(TODAY, f"Writer {writer}")
            try:
                return tasks.save(own, plan_key, plan, wanted, TODAY).blocked_by
            except Stale as stale:
                return str(stale)

    with ThreadPoolExecutor(WRITERS) as pool:
        told = list(pool.map(save, range(WRITERS)))
    winners = [words for words in told if words.startswith("Writer")]
    assert sum("was changed by Amara Nwosu" in words for words in told) == WRITERS - 1
    assert [tasks.get(db, plan_key, task.id).blocked_by] == winners
    assert len(events.of_plan(db, plan_key, task.id)) == 1


PREPARING = """
import storage
from storage import playbooks
say("ready"); wait()
storage.prepare()
with storage.connect() as db:
    playbooks.publish_built_in(db)
"""


def test_servers_that_start_on_a_fresh_file_at_once_all_start(tmp_path: Path) -> None:
    for attempt in range(2):
        path = tmp_path / f"fresh-{attempt}" / "day120.db"
        servers = [started(PREPARING, path) for _ in range(3)]
        assert [hear(server) for server in servers] == ["ready"] * 3
        for server in servers:
            tell(server)
        assert [ended(server) for server in servers] == [0, 0, 0]
        assert backup.check(path) == []
        with storage.connect(path) as db:
            steps = [row["name"] for row in db.query("select name from schema_steps")]
            assert sorted(steps) == sorted(STEPS)
            assert db.execute("select count(*) from playbook_versions").fetchone() == (1,)


def test_threads_that_prepare_a_fresh_file_at_once_all_succeed(tmp_path: Path) -> None:
    for attempt in range(10):
        path = tmp_path / f"{attempt}.db"
        with ThreadPoolExecutor(WRITERS) as pool:
            list(pool.map(storage.prepare, [path] * WRITERS))
        assert backup.check(path) == []
