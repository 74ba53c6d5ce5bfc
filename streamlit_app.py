"""The front door: builds the server around pages/frame.py. `streamlit run streamlit_app.py`."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

import storage
from pages.ui.refusals import show_refusal
from pages.web import hub
from pages.web.middleware import MIDDLEWARE
from pages.web.routes import ROUTES
from playbook.errors import PlaybookError
from post import postman
from storage import playbooks, sign_ins, workshops
from storage.keeping_open import keeping_open


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """The data are brought up to date once, before the first visitor."""
    try:
        storage.prepare()
        with storage.connect() as db:
            playbooks.publish_built_in(db)
            sign_ins.sweep(db)
            workshops.close_forgotten(db)
    except PlaybookError as error:
        print(f"\nDay 120 cannot start. {error}\n", file=sys.stderr)
        sys.tracebacklimit = 0  # the sentence is all there is to read
        raise SystemExit(1) from None
    hub.end_with_the_server()
    with keeping_open(), postman.working():
        yield


app = st.App(
    "pages/frame.py",
    lifespan=lifespan,
    routes=ROUTES,
    middleware=MIDDLEWARE,
    on_script_error=show_refusal,
)
