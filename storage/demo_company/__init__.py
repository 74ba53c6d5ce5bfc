"""A made-up company for looking around: a dozen managers at different days, with a past."""

from storage.demo_company.people import who_to_be
from storage.demo_company.story import build

__all__ = ["build", "who_to_be"]
