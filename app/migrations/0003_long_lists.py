"""What long lists need beyond the columns they are sorted by: who is in none of them, found without reading everybody.

A step stands alone and is frozen.
"""

from __future__ import annotations

from typing import Protocol


class Connection(Protocol):
    """What a migration needs from the database that runs it."""

    def execute_sql(self, sql: str) -> object:
        """Run one statement."""


INDEXES: tuple[str, ...] = (
    "job_archived_index ON job (archived_at) WHERE archived_at IS NOT NULL",
    "timeline_entry_small_cut_index ON timeline_entry (client_id, happened_at) WHERE is_small_cut",
    "client_gone_index ON client (id) WHERE archived_at IS NOT NULL OR merged_into_id IS NOT NULL",
)


def up(database: Connection, engine: str) -> None:
    """Add the indexes; they are the same on both engines."""
    del engine
    for text in INDEXES:
        database.execute_sql(f"CREATE INDEX {text}")
