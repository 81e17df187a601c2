"""Commands that run without a window. Each imports the engine only when it runs."""
