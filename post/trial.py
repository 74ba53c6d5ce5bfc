"""One letter to the administrator, to see whether the settings are right."""

from playbook.errors import PlaybookError
from playbook.review.weekly_letter import Letter
from post.smtp import PATIENCE_SECONDS, Outcome, connected, hand_over
from storage.mail_settings import MailSettings

TRIAL = Letter(
    "Day 120: e-mail works",
    "This is the trial that you asked for in the office of Day 120.\n"
    "Once a week, everybody for whom something waits gets one e-mail with their list.",
)


def send_trial(mail: MailSettings, to: str, patience: float = PATIENCE_SECONDS) -> None:
    """PlaybookError says what did not work."""
    with connected(mail, patience) as server:
        outcome = hand_over(server, mail, to, TRIAL)
    if outcome is Outcome.REFUSED:
        raise PlaybookError(f"{mail.host} does not take letters from {mail.sender} to {to}.")
    if outcome is Outcome.LATER:
        raise PlaybookError(f"{mail.host} is busy and takes nothing now. Try again later.")
    if outcome is Outcome.UNSURE:
        raise PlaybookError(f"{mail.host} took the letter and did not say whether it keeps it.")
