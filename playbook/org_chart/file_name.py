"""File names that every system takes, whatever a site is called."""

import re
import unicodedata
from datetime import date

LONGEST_SITE = 40


def file_name(site: str, on: date, ending: str) -> str:
    """“organisation-chart-malmo-2026-11-21.svg”."""
    plain = unicodedata.normalize("NFKD", site).encode("ascii", "ignore").decode()
    safe = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST_SITE].strip("-")
    return "-".join(filter(None, ("organisation-chart", safe, on.isoformat()))) + f".{ending}"
