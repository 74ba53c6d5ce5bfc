"""What has been imported, newest first, each with its report and the way back."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.manager import importing
from pages.ui import session
from pages.ui.text import badge, line, muted
from playbook.kpi.import_words import left_out_sentences, period_sentence, totals_sentence
from playbook.wording import counted
from storage.imports import Import


def import_list(kept: Sequence[Import], today: date, may_work: bool) -> None:
    for each in kept:
        with st.container(key=f"import-{each.id}", gap="xxsmall"):
            _row(each, today, may_work)


def _row(each: Import, today: date, may_work: bool) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.markdown(_title(each), width="content")
        if may_work and not each.is_undone:
            st.button(
                "Undo this import" if not each.is_by_hand else "Take these figures out",
                type="tertiary",
                key=f"undo-{each.id}",
                on_click=importing.undo,
                args=[each.id],
            )
    when = session.reader_instant(each.imported_at)
    covered = period_sentence(each.first_day, each.last_day, today)
    st.markdown(muted(f"{covered} {line(each.by)}, {when}."))
    if each.report:
        opened = session.get(session.OPENED_IMPORT) == each.id
        with st.expander("Report", expanded=opened):
            _report(each)


def _title(each: Import) -> str:
    undone = badge("gray", "Undone") if each.is_undone else ""
    return f"**{line(each.name)}** {muted(line(each.format_name))} {undone}".rstrip()


def _report(each: Import) -> None:
    read, used = counted(each.rows_read, "row"), f"{each.rows_used:,}"
    st.markdown(f"{read} read, {used} used. {line(totals_sentence(each.report['totals']))}")
    for words in [*left_out_sentences(each.report["left_out"]), *each.report["warnings"]]:
        st.markdown(muted(line(words)))
    columns = [f"{line(c['column'])} as {line(c['meaning'])}" for c in each.report["columns"]]
    st.markdown(muted(f"Columns: {', '.join(columns)}."))
    if unused := each.report["unused_columns"]:
        st.markdown(muted(f"Not used: {line(', '.join(unused))}."))
