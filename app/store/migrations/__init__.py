"""Alembic's scripts: each leads a database one step further, none back."""
