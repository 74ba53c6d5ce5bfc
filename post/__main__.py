"""`python -m post`: send the weekly e-mail now to everybody who has not had this week's."""

import sys
from datetime import datetime

import storage
from playbook.errors import PlaybookError
from post.weekly import send_all
from storage.mail_settings import mail_settings


def main() -> int:
    try:
        mail = mail_settings()
        if not mail:
            raise PlaybookError("E-mail is off: DAY120_SMTP_HOST is not set. See docs/deploy.md.")
        storage.prepare()
        with storage.connect() as db:
            done = send_all(db, mail, storage.settings().address, datetime.now().date())
    except PlaybookError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{done.sent} sent, {done.refused} refused, {done.unsure} unsure.")
    if done.trouble:
        print(done.trouble, file=sys.stderr)
    return 1 if done.trouble else 0


if __name__ == "__main__":
    sys.exit(main())
