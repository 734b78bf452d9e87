"""What happened to whole clients: two that became one, and one whose words were erased at their wish."""

from __future__ import annotations

from peewee import BigIntegerField, ForeignKeyField

from app.models.base import BaseModel
from app.models.clients import Client
from app.models.fields import JsonField, MomentField
from app.models.team import Person


class ClientMerge(BaseModel):
    """Two clients that were one person; `moved` says which rows went over, so that it can be taken back."""

    kept = ForeignKeyField(Client, lazy_load=False, backref="+")
    kept_id: BigIntegerField[int]
    gone = ForeignKeyField(Client, lazy_load=False, backref="+")
    gone_id: BigIntegerField[int]
    moved = JsonField()
    merged_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    merged_by_id: BigIntegerField[int | None]
    merged_at = MomentField()
    undone_at = MomentField(null=True)
    version = BigIntegerField(default=1)


class Erasure(BaseModel):
    """A client who asked to be forgotten; `fingerprints` are salted, so a copy brought back is known again."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    fingerprints = JsonField()
    erased_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    erased_by_id: BigIntegerField[int | None]
    erased_at = MomentField()
    version = BigIntegerField(default=1)
