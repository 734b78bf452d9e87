"""What the papers need beyond what was known: a certificate's own sentence, and which paper a line of a timeline is of.

A step stands alone and is frozen, so it says its own few types again; what they mean stands in 0001.
"""

from __future__ import annotations

from typing import Protocol


class Connection(Protocol):
    """What a migration needs from the database that runs it."""

    def execute_sql(self, sql: str) -> object:
        """Run one statement."""


# Without a value nobody chose a sentence yet; an empty one was left out on purpose.
COLUMNS: tuple[str, ...] = (
    "reward care_line TEXT",
    # The kind of paper that was printed or posted, as on the command line; empty for what is no paper of ours.
    "timeline_entry paper NAME",
)

_TYPES = {
    "sqlite": {"TEXT": "TEXT", "NAME": "TEXT NOT NULL DEFAULT ''"},
    "postgresql": {"TEXT": 'TEXT COLLATE "C"', "NAME": "TEXT COLLATE \"C\" NOT NULL DEFAULT ''"},
}


def up(database: Connection, engine: str) -> None:
    """Add the columns."""
    for text in COLUMNS:
        table, column, word = text.split(" ", 2)
        database.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column} {_TYPES[engine][word]}")
