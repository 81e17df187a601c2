"""The window that opens first: four cards that say what to do."""
