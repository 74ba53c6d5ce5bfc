"""Workshops: guides, answers from phones, tallies, and the course of a session."""
