"""Who wants no letters from us, and who can have none any more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.models.client_changes import Erasure
from app.models.clients import ContactPermission
from app.queries.hand_over import joined
from app.queries.merged_clients import standing_client
from app.rules.permissions import may_reach

_CHUNK = 500  # ids in one statement


def refusing_letters(client_ids: Iterable[int]) -> frozenset[int]:
    """Those of these clients who said that they want no letters about their visits."""
    ids = sorted(set(client_ids))
    said: dict[int, list[Any]] = {}
    for start in range(0, len(ids), _CHUNK):
        chosen = ContactPermission.client.in_(ids[start : start + _CHUNK])
        for row in joined(ContactPermission.select().where(chosen)):
            said.setdefault(row.client_id, []).append(row)
    return frozenset(each for each, wishes in said.items() if may_reach(wishes, "letter", "service") is False)


def is_erased(client_id: int) -> bool:
    """Whether this client asked to be forgotten, under this number or one it was merged into."""
    return bool(Erasure.select(Erasure.id).where(Erasure.client.in_({client_id, standing_client(client_id)})).exists())
