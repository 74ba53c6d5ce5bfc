"""All SQL. Everything else asks here; sqlite-utils keeps the file."""

from storage.migrations import prepare
from storage.settings import Settings, settings
from storage.sqlite import connect

__all__ = ["Settings", "connect", "prepare", "settings"]
