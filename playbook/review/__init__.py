"""What passes between a manager and those above: check-ins, reviews, portfolio, promises."""
