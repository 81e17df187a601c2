"""The live view: what the lines see and decide, for an operator at two metres."""
