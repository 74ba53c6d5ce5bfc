"""Improvements: from an idea to a logged change, its cycle, its picture, and whether it lasts."""
