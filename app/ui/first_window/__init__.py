"""The window that opens first: cards that say what to do."""
