"""Refusals whose message is shown to the person as it stands."""


class PlaybookError(Exception):
    """Something cannot be done; the message says what is wrong and what to do."""


class Refused(PlaybookError):
    """This person may not do this here."""


class Stale(PlaybookError):
    """Somebody else changed the row first; the message says who, and nothing was written."""


class ContentError(PlaybookError):
    """A content file is wrong; the message names file, key and reason."""
