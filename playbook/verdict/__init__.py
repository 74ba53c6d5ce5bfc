"""The verdict on one change: two keys, the ladder of results, power told beforehand, words."""
