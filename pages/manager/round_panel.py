"""The state of a questionnaire's rounds: who is asked, the link, closing, the next round."""

from collections.abc import Sequence

import streamlit as st

import storage
from pages.manager import asking
from pages.ui import session
from pages.ui.qr_code import qr_code
from pages.ui.text import line, muted
from playbook.anonymity import FEWEST, is_enough
from playbook.questionnaire.questionnaire import Questionnaire, Side
from playbook.questionnaire.round import MOST_COLLEAGUES, Round
from playbook.questionnaire.wording import SIDE_NAMES, round_name, waiting_words
from playbook.wording import counted, short_date
from storage.memberships import Member

MEANING = {**SIDE_NAMES, Side.SELF: "Me", Side.COLLEAGUES: "Colleagues, by link"}


def opened(asked: Questionnaire, each: Round, may_work: bool) -> None:
    with st.container(border=True, key="open-round"):
        st.markdown(f"**{round_name(each)}**  \n{muted(line(waiting_words(each)))}")
        if not asked.is_private:
            st.markdown(muted("Results stay hidden until all are in, or the manager closes it."))
        if may_work and each.asks_colleagues:
            _link(each)
        if may_work:
            _closing(each)


def _link(each: Round) -> None:
    address = asking.link_of(each.id)
    if not address:
        st.button("Make a link", icon=":material/link:", key="make-link",
                  on_click=asking.make_link, args=[each.id])  # fmt: skip
        st.markdown(muted("For as many colleagues as you like; it works until the round closes."))
        return
    st.code(address, language=None, wrap_lines=True)
    st.image(qr_code(address), width=180, alt="QR code of the link")
    st.markdown(muted("Copy it now: it is not stored. You can make another one at any time."))
    if not storage.settings().reaches_other_machines:
        st.warning(
            "This address works on this machine only. Set DAY120_PUBLIC_ADDRESS before you "
            "send links to others; docs/deploy.md says how."
        )


def _closing(each: Round) -> None:
    with st.popover("Close the round", key="close-round", on_change="rerun") as body:
        if not body.open:
            return
        for words in _before_closing(each):
            st.markdown(words)
        st.button("Close and show results", key="close-now", on_click=asking.close, args=[each.id])


def _before_closing(each: Round) -> list[str]:
    """What closing now would leave out."""
    said = []
    if each.waits_for:
        said.append(f"Without an answer from {line(', '.join(each.waits_for))}.")
    if each.asks_colleagues and not is_enough(each.colleagues_in):
        came = counted(each.colleagues_in, "colleague")
        said.append(f"{came} answered: under {FEWEST} nothing of them will ever be shown.")
    return said or ["Nobody can answer afterwards, and answers can no longer be changed."]


def next_round(asked: Questionnaire, people: Sequence[Member], is_first: bool) -> None:
    """The form that opens a round; asked of one side alone there is nothing to choose."""
    round_id = asking.draft(asked)
    with st.container(border=True, key="next-round"):
        st.markdown("**Open the first round**" if is_first else "**Open another round**")
        sides: Sequence[Side] = asked.asks
        if len(asked.asks) > 1:
            sides = _sides(asked, people, round_id)
        if Side.COLLEAGUES in sides:
            st.number_input(
                "Colleagues expected, if you know",
                min_value=FEWEST,
                max_value=MOST_COLLEAGUES,
                value=None,
                key=f"check-colleagues {round_id}",
                help="With a number, the round closes itself when all have answered.",
            )
        st.button("Open the round", type="primary" if is_first else "secondary", key="begin",
                  on_click=asking.begin, args=[asked, round_id])  # fmt: skip
        st.markdown(muted("Rounds on days 14, 60 and 120 show what has changed."))


def _sides(asked: Questionnaire, people: Sequence[Member], round_id: str) -> list[Side]:
    names = {Side(side): name for side, name in _names(people).items()}
    offered = [s for s in asked.asks if s in names or s in (Side.SELF, Side.COLLEAGUES)]
    key = f"check-sides {round_id}"
    chosen = session.get(key, offered)

    def name(side: Side) -> str:
        words = MEANING[side] + (f", {line(names[side])}" if side in names else "")
        return f":green[{words}]" if side in chosen else words

    picked = st.pills(
        "Who answers", offered, selection_mode="multi", default=offered, format_func=name, key=key
    )
    return list(picked)


def _names(people: Sequence[Member]) -> dict[str, str]:
    return {each.role.value: each.name for each in people if each.role.value in list(Side)}


def history(rounds: Sequence[Round]) -> None:
    for each in rounds:
        if each.closed_on:
            by_name = [counted(len(each.answered), "person", "people") + " by name"]
            by_link = [f"{each.colleagues_in} by link"] if each.asks_colleagues else []
            who = ", ".join([*(by_name if each.answered else []), *by_link])
            closed = f"closed {short_date(each.closed_on)}"
            st.markdown(muted(line(f"{round_name(each)}: {who or 'nobody'}, {closed}")))


def nothing_yet(manager: str) -> None:
    st.markdown(f"No round has been opened yet; {line(manager)} opens it.")


def handed_in(each: Round, may_answer: bool) -> None:
    st.markdown(f"You handed in. {_hidden(each)}")
    if may_answer:
        st.button("Take back and change", key="take-back",
                  on_click=asking.take_back, args=[each.id])  # fmt: skip


def _hidden(each: Round) -> str:
    return f"Results stay hidden: {line(waiting_words(each))}."
