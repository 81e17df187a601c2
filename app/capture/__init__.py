"""Capturing good parts: what is wrong with a picture, when a part is steady, what is missing."""
