"""The challenge of a line: guided at the line, planned and watched by an engineer."""
