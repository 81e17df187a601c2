"""Shift reports: what a time on record came to, on paper and as a table."""
