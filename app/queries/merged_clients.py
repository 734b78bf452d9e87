"""Clients who were merged: whose card stands for them now, and under which names and numbers they were known."""

from __future__ import annotations

from collections.abc import Iterable

from app.models.clients import Client

_LONGEST_CHAIN = 50


def standing_client(client_id: int) -> int:
    """The client whose card stands for this one: itself, or whoever it was merged into."""
    for _step in range(_LONGEST_CHAIN):
        into = Client.select(Client.merged_into).where(Client.id == client_id).tuples().first()
        if into is None or into[0] is None:
            break
        client_id = int(into[0])
    return client_id


def read_former_names(client_ids: Iterable[int]) -> dict[int, list[str]]:
    """Under which names these clients were written down before they were merged."""
    found: dict[int, list[str]] = {}
    names = (Client.name, Client.company_name, Client.preferred_name)
    for row in Client.select(Client.merged_into, *names).where(Client.merged_into.in_(list(client_ids))):
        into = int(row.merged_into_id or 0)
        found.setdefault(into, []).extend([row.name, row.company_name, row.preferred_name])
    return found


def read_merged_ids(client_id: int) -> list[int]:
    """The client and all who were merged into them, through any number of merges."""
    found = [client_id]
    for each in found:
        found += [row.id for row in Client.select(Client.id).where(Client.merged_into == each) if row.id not in found]
    return found
