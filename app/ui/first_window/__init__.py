"""The window that opens first: three cards that say what to do."""
