"""The one adapter that decides who is here; company sign-in would be added beside it."""

from collections.abc import Mapping

import streamlit as st
from starlette.responses import Response

import storage
from playbook.account import User
from storage import sign_ins
from storage.engine import Engine

COOKIE = "day120_sign_in"


def who_is_here(db: Engine, cookies: Mapping[str, str]) -> User | None:
    """The person behind these cookies, from the database on every call."""
    return sign_ins.user_behind(db, cookies.get(COOKIE))


def current_user(db: Engine) -> User | None:
    """Who looks at this Streamlit page."""
    return who_is_here(db, st.context.cookies)


def remember(response: Response, token: str) -> None:
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(sign_ins.LASTS.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=storage.settings().is_secure,
        path="/",
    )


def forget(response: Response) -> None:
    response.delete_cookie(COOKIE, path="/")
