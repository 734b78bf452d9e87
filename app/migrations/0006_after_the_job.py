"""What the time after a job needs: when to try again, who owns what a client said, who decided, answered and told.

A step stands alone and is frozen, so it says its own few types again; what they mean stands in 0001.
"""

from __future__ import annotations

import re
from typing import Protocol


class Connection(Protocol):
    """What a migration needs from the database that runs it."""

    def execute_sql(self, sql: str) -> object:
        """Run one statement."""


COLUMNS: tuple[str, ...] = (
    # Which kindness of the twelve months ahead this is, so that none is planned twice; empty for one a person added.
    "love_touch plan_key TEXT",
    # Nobody was reached: not before this day again.
    "feedback next_try_on DAY",
    # Who sees to it that what was said is answered, and that the client hears what became of it.
    "voice owner_id REF(person)",
    "voice answered_by_id REF(person)",
    "voice decided_at MOMENT",
    "voice change_made_at MOMENT",
    "voice told_by_id REF(person)",
    "voice told_channel TEXT",
    # Why nothing is changed, and the complaint on the board that goes on from what was said.
    "voice no_change_because TEXT",
    "voice complaint_id REF(complaint)",
    # Whether words may stand on a paper for others: who asked and when, with first name and town or without, taken back.
    "voice quote_asked_at MOMENT",
    "voice quote_asked_by_id REF(person)",
    "voice quote_withdrawn_at MOMENT",
    "voice may_name FLAG",
    "feedback quote_asked_at MOMENT",
    "feedback quote_asked_by_id REF(person)",
    "feedback quote_withdrawn_at MOMENT",
    "feedback may_name FLAG",
    # Help without a sale: what we advised, how it was given, and whether that settled it.
    "timeline_entry advice TEXT",
    "timeline_entry channel TEXT",
    "timeline_entry outcome TEXT",
)

INDEXES: tuple[str, ...] = ("voice (taken_at)", "timeline_entry (happened_at) WHERE kind = 'help'")

_SQLITE_TYPES = {
    "TEXT": "TEXT NOT NULL DEFAULT ''",
    "WHOLE": "INTEGER",
    "MONEY": "INTEGER",
    "FLAG": "INTEGER NOT NULL DEFAULT 0 CHECK ({column} IN (0, 1))",
    "MOMENT": "TEXT CHECK ({column} IS NULL OR {column} GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr({column}, 1, 10) IS date(substr({column}, 1, 10)))",
    "DAY": "TEXT CHECK ({column} IS date({column}))",
    "REF": "INTEGER REFERENCES {target} (id)",
}
_POSTGRESQL_TYPES = {
    "TEXT": "TEXT COLLATE \"C\" NOT NULL DEFAULT ''",
    "WHOLE": "BIGINT",
    "MONEY": "BIGINT",
    "FLAG": "BOOLEAN NOT NULL DEFAULT FALSE",
    "MOMENT": "TIMESTAMPTZ",
    "DAY": "DATE",
    "REF": "BIGINT REFERENCES {target} (id)",
}
_COLUMN = re.compile(
    r"(?P<table>\w+) (?P<column>\w+) (?P<word>TEXT|WHOLE|MONEY|FLAG|MOMENT|DAY|REF)(?:\((?P<target>\w+)\))?(?P<rest>.*)"
)


def up(database: Connection, engine: str) -> None:
    """Add the columns and indexes; `engine` is "sqlite" or "postgresql"."""
    words = _SQLITE_TYPES if engine == "sqlite" else _POSTGRESQL_TYPES
    for text in COLUMNS:
        match = _COLUMN.fullmatch(text)
        if match is None:
            raise ValueError(text)
        column = words[match["word"]].format(**match.groupdict()) + match["rest"]
        database.execute_sql(f"ALTER TABLE {match['table']} ADD COLUMN {match['column']} {column}")
    for text in INDEXES:
        table, columns = text.split(" ", 1)
        name = "_".join([table, *re.findall(r"\w+", columns.split(" WHERE ")[0]), "index"])
        database.execute_sql(f"CREATE INDEX {name} ON {table} {columns}")
