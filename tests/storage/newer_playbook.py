"""A newer version of the playbook, with one task that a running plan does not know."""

from sqlite_utils import Database

from playbook.edition import editing
from playbook.edition.editing import TaskWords
from storage import playbooks
from storage.engine import writing

NEW_TASK = TaskWords("listen.own", "Sit with planning", "They know the peaks.", 6)


def publish_newer(db: Database) -> str:
    known = playbooks.newest(db)
    document = editing.with_task(playbooks.document(db, known), "listen", NEW_TASK)
    with writing(db):
        playbooks.add(db, document, based_on=known)
    return playbooks.newest(db)
