"""Logging in, who is logged in, and what is locked."""
