"""The view of a command that runs in a process of its own."""
