"""Entry point: a command runs without a window, no command opens the application."""

from __future__ import annotations

import sys

from app.cli.command_line import main

if __name__ == "__main__":
    sys.exit(main())
