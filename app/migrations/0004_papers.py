"""What the papers need beyond what was known: the sentence on a certificate that fits one client only.

A step stands alone and is frozen, so it says its own few types again; what they mean stands in 0001.
"""

from __future__ import annotations

from typing import Protocol


class Connection(Protocol):
    """What a migration needs from the database that runs it."""

    def execute_sql(self, sql: str) -> object:
        """Run one statement."""


# Without a value nobody chose a sentence yet; an empty one was left out on purpose.
COLUMNS: tuple[str, ...] = ("reward care_line TEXT",)

_TYPES = {"sqlite": {"TEXT": "TEXT"}, "postgresql": {"TEXT": 'TEXT COLLATE "C"'}}


def up(database: Connection, engine: str) -> None:
    """Add the columns."""
    for text in COLUMNS:
        table, column, word = text.split(" ", 2)
        database.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column} {_TYPES[engine][word]}")
