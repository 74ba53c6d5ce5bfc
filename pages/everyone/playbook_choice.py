"""Which published playbook a new plan starts from."""

from collections.abc import Sequence

import streamlit as st

import storage
from playbook.content import Playbook
from storage import playbooks
from storage.playbooks import Offered


def which(offered: Sequence[Offered]) -> str:
    """Asked only where there is a choice."""
    if len(offered) < 2:
        return offered[0].id
    titles = {each.id: each.title for each in offered}
    chosen = st.selectbox(
        "Playbook", list(titles), format_func=lambda v: titles[v], key="start-playbook"
    )
    return chosen or offered[0].id


def words(version_id: str) -> Playbook:
    with storage.connect() as db:
        return playbooks.get(db, version_id)
