"""The code on the wall: six signs that nobody confuses, spoken or written."""

from collections.abc import Callable

from playbook.errors import PlaybookError

SIGNS = "2346789ACDEFGHJKMNPQRTUVWXYZ"  # without 0 and O, 1, I and L, 5 and S, B and 8's twin
LENGTH = 6
LONGEST_TYPED = 40


def new_code(choose: Callable[[str], str]) -> str:
    """`choose` picks one sign at random, such as `secrets.choice`."""
    return "".join(choose(SIGNS) for _ in range(LENGTH))


def read_code(typed: str) -> str:
    """As typed on a phone: spaces, hyphens and small letters do not matter."""
    tidy = "".join(sign for sign in typed[:LONGEST_TYPED].upper() if sign.isalnum())
    if len(tidy) != LENGTH or any(sign not in SIGNS for sign in tidy):
        raise PlaybookError(
            f"A code has {LENGTH} letters and digits, such as KP4 7TX. Look at the wall again."
        )
    return tidy


def spoken_code(code: str) -> str:
    """“KP4 7TX”."""
    return f"{code[:3]} {code[3:]}"
