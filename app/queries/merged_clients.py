"""Clients who were merged: whose card stands for them now, which merges can be taken apart, what was made since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN

from app.models.client_changes import ClientMerge
from app.models.clients import Client
from app.models.tables import MODELS
from app.models.team import Person
from app.queries.client_belongings import client_keys
from app.queries.hand_over import joined, tuples_of

_LONGEST_CHAIN = 50
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


def standing_client(client_id: int) -> int:
    """The client whose card stands for this one: itself, or whoever it was merged into."""
    for _step in range(_LONGEST_CHAIN):
        into = Client.select(Client.merged_into).where(Client.id == client_id).tuples().first()
        if into is None or into[0] is None:
            break
        client_id = int(into[0])
    return client_id


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


def read_former_names(client_ids: Iterable[int]) -> dict[int, list[str]]:
    """Under which names these clients were written down before they were merged."""
    found: dict[int, list[str]] = {}
    names = (Client.name, Client.company_name, Client.preferred_name)
    for row in Client.select(Client.merged_into, *names).where(Client.merged_into.in_(list(client_ids))):
        into = int(row.merged_into_id or 0)
        found.setdefault(into, []).extend([row.name, row.company_name, row.preferred_name])
    return found


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


def read_merged_ids(client_id: int) -> list[int]:
    """The client and all who were merged into them, through any number of merges."""
    found = [client_id]
    for each in found:
        found += [row.id for row in Client.select(Client.id).where(Client.merged_into == each) if row.id not in found]
    return found
