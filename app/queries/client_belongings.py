"""Whatever belongs to a client, however far away it stands: read from the models, so that no new table is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from peewee import ForeignKeyField

from app.models.base import BaseModel
from app.models.clients import Client
from app.models.tables import MODELS
from app.queries.hand_over import tuples_of

OWNED_THROUGH: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "access_code": {"site_id": "site"},
        "area": {"site_id": "site"},
        "area_mark": {"area_id": "area"},
        "agreement_date": {"agreement_id": "agreement"},
        "job_line": {"job_id": "job"},
        "finding": {"job_id": "job"},
        "reading": {"job_id": "job"},
        "touch_point": {"job_id": "job"},
        "invoice_line": {"invoice_id": "invoice"},
        "complaint_event": {"complaint_id": "complaint"},
        "probe_answer": {"feedback_id": "feedback"},
        "attachment": {"job_id": "job", "complaint_id": "complaint", "area_id": "area"},
        "voice": {"job_id": "job", "complaint_id": "complaint"},
    }
)
"""The columns by which a row without a client of its own belongs to one, and the table each leads to."""

OF_THE_FIRM: Mapping[str, str] = MappingProxyType(
    {
        "firm": "its logo is an attachment",
        "person": "a portrait is an attachment",
        "training": "somebody of the team was trained, be it because of a complaint",
    }
)
"""Tables that point at something of a client and yet are the firm's own, with the reason."""

_CHUNK = 400


@lru_cache(maxsize=1)
def client_keys() -> Mapping[str, tuple[str, ...]]:
    """For each table the columns that name a client."""
    found = {
        table: tuple(
            column
            for column, field in model.columns().items()
            if isinstance(field, ForeignKeyField) and field.rel_model is Client
        )
        for table, model in MODELS.items()
    }
    return MappingProxyType({table: columns for table, columns in found.items() if columns})


def belonging_tables() -> tuple[str, ...]:
    """Every table with something of a client, parents before children."""
    reached = {"client", *client_keys(), *OWNED_THROUGH}
    ordered = [table for table in MODELS if table in reached]
    return tuple(sorted(ordered, key=lambda table: (_depth(table), ordered.index(table))))


def read_belongings(client_ids: Iterable[int]) -> dict[str, list[int]]:
    """The ids of everything that belongs to these clients, by table in the order of `belonging_tables`."""
    wanted = sorted(set(client_ids))
    found: dict[str, list[int]] = {"client": wanted}
    for table in belonging_tables():
        if table != "client":
            found[table] = sorted(_ids(table, wanted, found))
    return found


def read_rows(table: str, ids: Sequence[int]) -> list[BaseModel]:
    """These rows of a table, by id."""
    model = MODELS[table]
    rows: list[BaseModel] = []
    for start in range(0, len(ids), _CHUNK):
        rows.extend(model.select().where(model.id.in_(ids[start : start + _CHUNK])).order_by(model.id))
    return rows


def _ids(table: str, client_ids: Sequence[int], found: Mapping[str, Sequence[int]]) -> set[int]:
    columns = MODELS[table].columns()
    ids: set[int] = set()
    for column in client_keys().get(table, ()):
        ids |= _pointing(table, columns[column], client_ids)
    for column, parent in OWNED_THROUGH.get(table, {}).items():
        ids |= _pointing(table, columns[column], found[parent])
    return ids


def _pointing(table: str, field: Any, targets: Sequence[int]) -> set[int]:
    model = MODELS[table]
    ids: set[int] = set()
    for start in range(0, len(targets), _CHUNK):
        chosen = model.select(model.id).where(field.in_(targets[start : start + _CHUNK]))
        ids |= {int(row[0]) for row in tuples_of(chosen)}
    return ids


def _depth(table: str) -> int:
    return max((1 + _depth(parent) for parent in OWNED_THROUGH.get(table, {}).values()), default=0)
