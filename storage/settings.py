"""The few things a host may set, all by environment variable (docs/deploy.md)."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playbook.errors import PlaybookError

ROOT = Path(__file__).parents[1]
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Settings:
    """`public_address` is where other machines reach the app, such as https://day120.example."""

    database: Path
    public_address: str = ""
    port: int = 8501
    is_demo: bool = False

    @property
    def address(self) -> str:
        """What invitations and printed links begin with."""
        return self.public_address or f"http://localhost:{self.port}"

    @property
    def is_secure(self) -> bool:
        return self.address.startswith("https://")

    @property
    def reaches_other_machines(self) -> bool:
        return urlsplit(self.address).hostname not in THIS_MACHINE

    @property
    def hosts(self) -> list[str]:
        """The names by which this server answers; all others are refused."""
        public = urlsplit(self.public_address).hostname
        return [*THIS_MACHINE[:2], "[::1]", *([public] if public else [])]


def settings() -> Settings:
    """Read anew on every call, so that a test or a command can point elsewhere."""
    return Settings(
        database=Path(os.environ.get("DAY120_DATA") or ROOT / "data" / "day120.db"),
        public_address=_public_address(os.environ.get("DAY120_PUBLIC_ADDRESS", "")),
        port=int(os.environ.get("STREAMLIT_SERVER_PORT") or 8501),
        is_demo=os.environ.get("DAY120_DEMO") == "1",
    )


def _public_address(text: str) -> str:
    address = text.strip().rstrip("/")
    if address and urlsplit(address).scheme not in ("http", "https"):
        raise PlaybookError(
            f"DAY120_PUBLIC_ADDRESS is {address!r}; it must begin with http:// or https://."
        )
    return address
