"""Run by Alembic with the connection that ``app.store.database`` gives it."""

from __future__ import annotations

from alembic import context

from app.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite can't alter most columns in place
    transactional_ddl=True,  # a power cut leaves the old tables or the new ones
)
with context.begin_transaction():
    context.run_migrations()
