"""Merges that can be taken apart, and what was written down since; only who looks at merges needs all tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN

from app.models.client_changes import ClientMerge
from app.models.clients import Client
from app.models.tables import MODELS
from app.models.team import Person
from app.queries.client_belongings import client_keys
from app.queries.hand_over import joined, tuples_of

# What somebody does for a client; what the program proposes or a merge itself writes is none of it.
_NOT_DONE_BY_PEOPLE = frozenset({"client", "client_merge", "erasure", "referral", "kept_separate", "reward"})


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A merge that can be taken apart: who went, under which number, when and by whom."""

    id: int
    gone_id: int
    gone_name: str
    gone_number: int
    merged_at: datetime
    merged_by: str


def list_merges(client_id: int) -> list[MergeRow]:
    """Who was merged into this client and could be taken apart again, the latest first."""
    chosen = (
        ClientMerge.select(ClientMerge, Client.name, Client.number, Person.name.alias("person_name"))
        .join(Client, on=(ClientMerge.gone == Client.id))
        .switch(ClientMerge)
        .join(Person, JOIN.LEFT_OUTER, on=(ClientMerge.merged_by == Person.id))
        .where((ClientMerge.kept == client_id) & ClientMerge.undone_at.is_null() & (Client.merged_into == client_id))
        .order_by(ClientMerge.id.desc())
    )
    return [
        MergeRow(row.id, row.gone_id, row.name, row.number, row.merged_at, row.person_name or "")
        for row in joined(chosen)
    ]


def made_since(client_id: int, last_ids: Mapping[str, int]) -> dict[str, list[int]]:
    """What was written down for this client after a merge, by table."""
    found: dict[str, list[int]] = {}
    for table, columns in client_keys().items():
        if table in _NOT_DONE_BY_PEOPLE:
            continue
        model = MODELS[table]
        newer = (model.columns()[columns[0]] == client_id) & (model.id > last_ids.get(table, 0))
        found[table] = [int(row[0]) for row in tuples_of(model.select(model.id).where(newer).order_by(model.id))]
    return found
