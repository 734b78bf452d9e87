"""What files in and out need: a search index that is made and kept for less, and no index that nothing asks for.

A step stands alone and is frozen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Connection(Protocol):
    """What a migration needs from the database that runs it."""

    def execute_sql(self, sql: str) -> object:
        """Run one statement."""


# An import is taken back by reading each of these tables once, which costs less than every row's place in an index.
DROPPED_INDEXES: tuple[str, ...] = (
    "contact_point_import_id_index",
    "site_import_id_index",
    "timeline_entry_import_id_index",
)

# The searched text is folded into plain words before it is stored, so nothing is left to the tokenizer, and no
# question asks where in the text a word stands or how long the text is.
SQLITE_SEARCH: tuple[str, ...] = (
    "DROP TABLE client_search",
    "CREATE VIRTUAL TABLE client_search USING fts5 (search_text, content='client', content_rowid='id', "
    "prefix='1 2 3', tokenize='ascii', detail=none, columnsize=0)",
    "INSERT INTO client_search (client_search) VALUES ('rebuild')",
)

# Whether an undo gave the row its former values again: then neither the change nor the undo of it is an edit.
PUT_BACK: Mapping[str, str] = {
    "sqlite": "ALTER TABLE import_change ADD COLUMN is_put_back INTEGER NOT NULL DEFAULT 0 CHECK (is_put_back IN (0, 1))",
    "postgresql": "ALTER TABLE import_change ADD COLUMN is_put_back BOOLEAN NOT NULL DEFAULT false",
}


def up(database: Connection, engine: str) -> None:
    """Make the search index anew on SQLite, and drop the indexes on both engines."""
    for index in DROPPED_INDEXES:
        database.execute_sql(f"DROP INDEX {index}")
    if engine == "sqlite":
        for statement in SQLITE_SEARCH:
            database.execute_sql(statement)
    database.execute_sql(PUT_BACK[engine])
    database.execute_sql(
        "CREATE INDEX import_change_table_name_record_id_index ON import_change (table_name, record_id)"
    )
