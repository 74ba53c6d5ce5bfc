"""Listening: observations and their themes, and how many recordings to review."""
