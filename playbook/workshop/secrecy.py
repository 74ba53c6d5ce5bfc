"""Keys that let a phone change its answer, and nobody say whose answer it is."""

from secrets import token_hex

from playbook.anonymity import voter_key


def new_secret() -> str:
    """A session's own; it is destroyed when the session closes."""
    return token_hex(32)


def phone_key(secret: str, phone: str) -> str:
    """Counts a phone among those who joined."""
    return voter_key(bytes.fromhex(secret), f"joined\n{phone}")


def vote_key(secret: str, step_key: str, phone: str) -> str:
    """A different one for every step, so that not even one session's answers can be joined up."""
    return voter_key(bytes.fromhex(secret), f"step {step_key}\n{phone}")
