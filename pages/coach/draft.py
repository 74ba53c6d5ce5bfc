"""A draft of the playbook: read as a manager will, change it, see what changes, publish."""

import streamlit as st

import storage
from pages.coach import desk, draft_changes, draft_forms, draft_reading
from pages.manager.ticking import show_words
from pages.ui import session
from pages.ui.text import line, literal
from playbook.content import Playbook
from playbook.edition.differences import differences
from playbook.edition.editing import checked
from playbook.errors import PlaybookError
from playbook.wording import counted
from storage import playbooks
from storage.playbook_drafts import Draft


def based_on(draft: Draft) -> Playbook:
    with storage.connect() as db:
        return playbooks.get(db, draft.based_on)


if session.take(session.DRAFT_ENDED):
    st.switch_page("coach/playbooks.py")
try:
    draft = desk.load()
except PlaybookError as error:
    st.title("No draft here", anchor=False)
    st.markdown(literal(str(error)))
    st.page_link("coach/playbooks.py", label="To the playbooks")
    st.stop()
book = checked(draft.document)
found = differences(based_on(draft), book)
count = counted(len(found), "change") if found else "no change yet"
st.title(f"Draft of “{line(draft.title)}”: {count}", anchor=False)
show_words()
here = draft_reading.chosen_milestone(book)
left, right = st.columns([1.5, 1], gap="large")
with left:
    draft_reading.milestone(draft, here)
with right:
    draft_changes.show(draft, found)
    draft_forms.title_form(draft, book)
