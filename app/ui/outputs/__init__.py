"""The test page of a line's outputs."""
