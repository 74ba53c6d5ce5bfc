"""E-mail: whether the weekly letter is on, how it went, and a trial to oneself."""

import streamlit as st

import storage
from pages.admin import office
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.text import literal, muted
from pages.web import door
from playbook.calendar import WEEKDAYS
from playbook.errors import PlaybookError
from playbook.review.weekly_letter import FROM_HOUR
from playbook.wording import counted
from storage import mailings
from storage.mail_settings import MailSettings, mail_settings
from storage.mailings import Told
from storage.settings import settings

VARIABLES = """DAY120_SMTP_HOST=mail.example.org
DAY120_SMTP_SECURITY=starttls        # or tls, or none within your own network
DAY120_SMTP_PORT=587
DAY120_SMTP_USER=day120
DAY120_SMTP_PASSWORD_FILE=/run/secrets/day120-smtp
DAY120_MAIL_FROM=day120@example.org
DAY120_MAIL_WEEKDAY=Monday"""


def off() -> None:
    st.title("Weekly e-mail is off", anchor=False)
    st.markdown(
        "Day 120 sends no e-mail at all. What waits for somebody stands on their Today. To have "
        "each person’s list sent to them once a week, set these in the server’s environment and "
        "start it again:"
    )
    st.code(VARIABLES, language="bash")
    if settings().is_demo:
        st.markdown("The demo never sends anything, whatever is set.")


def on(mail: MailSettings, told: Told) -> None:
    st.title(f"Weekly e-mail goes out on {WEEKDAYS[mail.weekday]}s", anchor=False)
    show_outcome()
    secured = {"starttls": "STARTTLS", "tls": "TLS", "none": "no encryption"}[mail.security]
    st.markdown(
        f"From **{literal(mail.sender)}** through {literal(mail.host)}, port {mail.port}, "
        f"{secured}; from {FROM_HOUR:02}:00 of this machine’s clock. Who has nothing waiting "
        "gets nothing, and everybody can switch it off under My account."
    )
    if told.trouble:
        st.warning(f"{literal(told.trouble)} ({session.reader_instant(told.trouble_at)})")
    st.markdown(_last(told))
    if not settings().reaches_other_machines:
        st.warning(
            "Links in the e-mails work on this machine only. Set DAY120_PUBLIC_ADDRESS first; "
            "docs/deploy.md says how."
        )
    st.button("Send me a trial", key="mail-trial", on_click=office.try_mail)
    st.markdown(muted("Settings come from the server’s environment; the password is not shown."))


def _last(told: Told) -> str:
    if not told.week:
        return "Nothing has been sent yet."
    words = f"**{counted(told.sent, 'e-mail')}** in the week {told.week}."
    if told.refused:
        words += f" {counted(told.refused, 'address', 'addresses')} refused by the server."
    if told.unsure:
        words += f" {told.unsure} handed over without an answer, and not sent twice."
    return words


with storage.connect() as db:
    told = mailings.told(db, door.office_here(db))
try:
    mail = mail_settings()
except PlaybookError as error:
    st.title("Weekly e-mail cannot be sent", anchor=False)
    st.error(literal(str(error)))
else:
    on(mail, told) if mail else off()
