"""Enough people in the right places: Erlang C and A, busy hours, forecast, shrinkage."""
