"""Listen: note what is heard in seconds; how much is enough; what comes up most."""

import streamlit as st

import storage
from pages.manager import noting, sample
from pages.manager.ticking import show_outcome
from pages.ui import listen_form, session
from pages.ui.observation_list import observation_list, themes_ranking
from pages.web import door
from playbook.access import Permission
from playbook.listening.form_words import listening_words
from playbook.listening.observation import Kind, ranked_themes
from playbook.listening.search import found
from playbook.wording import counted
from storage import observations, plans, sampling_plans

SHOWN = 10


@st.fragment
def listening() -> None:
    if session.take(session.TO_IMPROVE):
        st.switch_page("manager/improve.py")
    st.title("Listen", anchor=False)
    with storage.connect() as db:
        key = door.plan_here(db)
        plan = plans.load(db, key)
        noted = observations.readable(db, key)
        counts = observations.counts(db, key)
        sampling = sampling_plans.get(db, key)
    today, may_listen = session.today(plan), key.may(Permission.LISTEN)
    ranking = ranked_themes(noted)
    show_outcome()
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        if may_listen:
            words = listening_words()
            listen_form.listen_form(words, ranking, noting.save, noting.draft())
        else:
            kept = sum(counts.values()) - len(noted)
            heard = counted(sum(counts.values()), "observation")
            secret = f", {kept} of them in confidence" if kept else ""
            st.markdown(f"{heard} noted{secret}.")
    with right:
        sample.show(sampling, counts.get(Kind.RECORDING.value, 0), may_listen)
        themes_ranking(ranking)
    st.subheader("Observations", anchor=False)
    wanted = listen_form.search_fields(ranking)
    listed = found(noted, *wanted)
    if not noted:
        st.markdown(
            "Nothing noted yet. After your next 1:1, write down one sentence in their words."
            if may_listen
            else "Nothing is shared with you yet."
        )
    elif not listed:
        st.markdown("No observation matches. Clear the search to see all of them.")
    observation_list(listed[: noting.shown(SHOWN)], key.user.id, today, noting.ACTIONS, may_listen)
    if len(listed) > noting.shown(SHOWN):
        st.button("Show more", key="more", on_click=noting.show_more, args=[SHOWN])


listening()
