"""`python -m storage`: where the data are; check, backup, restore, and a way back in."""

import argparse
import sys
from pathlib import Path

from playbook.errors import PlaybookError
from storage import backup, sign_ins
from storage.access import open_office
from storage.accounts import by_email
from storage.invitations import reset_password
from storage.migrations import prepare
from storage.settings import settings
from storage.sqlite import connect


def main(arguments: list[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given) or 0)
    except PlaybookError as error:
        print(error, file=sys.stderr)
        return 1


def where(given: argparse.Namespace) -> None:
    path = settings().database
    size = f"{path.stat().st_size:,} bytes" if path.exists() else "not made yet"
    print(f"Data:    {path} ({size})\nAddress: {settings().address}")
    if not settings().reaches_other_machines:
        print("         This address works on this machine only; see docs/deploy.md.")


def check(given: argparse.Namespace) -> int:
    faults = backup.check(given.file or settings().database)
    print("\n".join(faults) if faults else "The file is sound.")
    return 1 if faults else 0


def back_up(given: argparse.Namespace) -> None:
    backup.back_up(settings().database, given.file)
    print(f"Backed up to {given.file}, and checked.")


def restore(given: argparse.Namespace) -> None:
    if not given.server_is_stopped:
        raise PlaybookError("Stop the server, then say --server-is-stopped.")
    kept = backup.restore(given.file, settings().database)
    prepare()
    print(f"Restored {given.file}.")
    if kept:
        print(f"What stood there before is kept as {kept}.")


def password_link(given: argparse.Namespace) -> None:
    """For an administrator who has lost the password: whoever runs this owns the machine."""
    prepare()
    with connect() as db:
        user = by_email(db, given.email)
        if not user:
            raise PlaybookError("There is no account with this address.")
        sign_ins.sweep(db)
        token = reset_password(db, open_office(db, user), user.id)
    print(f"{settings().address}/link/{token}\nIt works once, for a day.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m storage", description=__doc__)
    commands = parser.add_subparsers(required=True)
    commands.add_parser("where", help="where the data are").set_defaults(run=where)
    checking = commands.add_parser("check", help="is the file sound?")
    checking.add_argument("file", type=Path, nargs="?")
    checking.set_defaults(run=check)
    copying = commands.add_parser("backup", help="copy to a file, also while the server runs")
    copying.add_argument("file", type=Path)
    copying.set_defaults(run=back_up)
    restoring = commands.add_parser("restore", help="put a backup in place")
    restoring.add_argument("file", type=Path)
    restoring.add_argument("--server-is-stopped", action="store_true")
    restoring.set_defaults(run=restore)
    link = commands.add_parser("password-link", help="a one-time link for a lost password")
    link.add_argument("email")
    link.set_defaults(run=password_link)
    return parser


if __name__ == "__main__":
    sys.exit(main())
