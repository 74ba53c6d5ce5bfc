"""The organisation chart: seats, edits, layout, gaps, channels and what leaves as a file."""
