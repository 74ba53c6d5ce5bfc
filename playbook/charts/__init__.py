"""Process behaviour charts and their kin: limits, signals, run charts, rare events, pictures."""
