"""A one-time link to copy, and whether it can be reached from elsewhere."""

import streamlit as st


def invitation_link(words: str, address: str, token: str, reaches_others: bool) -> None:
    with st.container(border=True):
        st.markdown(words)
        st.code(f"{address}/link/{token}", language=None, wrap_lines=True)
        st.markdown("It is shown once and not stored: copy it now.")
        if not reaches_others:
            st.warning(
                "This address works on this machine only. Set DAY120_PUBLIC_ADDRESS before you "
                "send links to others; docs/deploy.md says how."
            )
