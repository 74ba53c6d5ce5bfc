"""Data: where they are, whether the file is sound, a backup to take away."""

import tempfile
from functools import partial
from pathlib import Path

import streamlit as st

import storage
from pages.ui import session
from pages.ui.text import literal
from pages.web import door
from storage import access, backup
from storage.access import OpenOffice
from storage.settings import settings


def backup_bytes(held: OpenOffice) -> bytes:
    """Made after the page's run, without its cookies: the key it held is tried anew."""
    with storage.connect() as db:
        access.open_office(db, held.user)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "backup.db"
        backup.back_up(settings().database, copy)
        return copy.read_bytes()


with storage.connect() as db:
    office = door.office_here(db)
path = settings().database

st.title("Data", anchor=False)
st.markdown(
    f"Everything is in one file: **{literal(str(path))}** ({path.stat().st_size / 1e6:.1f} MB)."
)
st.markdown(f"Links that the app prints begin with **{literal(settings().address)}**.")
if not settings().reaches_other_machines:
    st.warning(
        "That address works on this machine only. Set DAY120_PUBLIC_ADDRESS to the address "
        "others use; docs/deploy.md says how."
    )
with st.container(horizontal=True):
    if st.button("Check the file"):
        faults = backup.check(path)
        st.toast("The file is sound." if not faults else literal(" ".join(faults)))
    name = f"day120-{session.local_today():%Y-%m-%d}.db"
    st.download_button("Download a backup", partial(backup_bytes, office), file_name=name)
st.markdown(
    "A backup can be taken while people work. To restore one, stop the server and run "
    "`python -m storage restore FILE`. A backup holds what people noted in confidence: "
    "keep it as safe as the server."
)
