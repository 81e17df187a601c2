"""What a time on record came to: counts, causes, trends, latency."""
