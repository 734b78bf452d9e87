"""Carries over a restore who asked to be forgotten since the backup was made, so that they are erased again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from app.database_engines import Database
from app.database_schema import needs_migration

_COLUMNS = "client_id, fingerprints, erased_by_id, erased_at"
Tombstone = Sequence[Any]


def read_tombstones(database: Database) -> list[Tombstone]:
    """Everybody who was erased; nobody in a database from before that was known."""
    if needs_migration(database):
        return []
    return [tuple(row) for row in database.execute_sql(f"SELECT {_COLUMNS} FROM erasure ORDER BY id").fetchall()]  # noqa: S608 - constants only


def carry_tombstones(database: Database, tombstones: Sequence[Tombstone]) -> None:
    """Write down those that are missing and whose client is there; one who was never in the backup is not."""
    if needs_migration(database):
        return
    mark = database.param
    known = {row[0] for row in database.execute_sql("SELECT client_id FROM erasure").fetchall()}
    there = {row[0] for row in database.execute_sql("SELECT id FROM client").fetchall()}
    people = {row[0] for row in database.execute_sql("SELECT id FROM person").fetchall()}
    for client_id, fingerprints, person_id, erased_at in tombstones:
        if client_id in known or client_id not in there:
            continue
        text = fingerprints if isinstance(fingerprints, str) else json.dumps(fingerprints)
        values = (client_id, text, person_id if person_id in people else None, erased_at)
        database.execute_sql(
            f"INSERT INTO erasure ({_COLUMNS}) VALUES ({mark}, {mark}, {mark}, {mark})",  # noqa: S608 - constants only
            values,
        )
