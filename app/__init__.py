"""The application: command line, window and what composes them. Imports core and camera."""
