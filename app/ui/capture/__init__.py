"""Capturing good parts from the live picture."""
