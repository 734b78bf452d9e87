"""Who changed what: one unit for each transaction, one change for each row."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, ForeignKeyField, TextField

from app.models.base import BaseModel
from app.models.fields import JsonField, MomentField
from app.models.imports import ImportBatch
from app.models.team import Person


class AuditUnit(BaseModel):
    """One transaction, as undo shows it."""

    label = TextField()
    happened_at = MomentField()
    person = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    person_id: BigIntegerField[int | None]
    is_undoable = BooleanField(default=False)
    undoes = ForeignKeyField("self", lazy_load=False, backref="+", null=True)
    undoes_id: BigIntegerField[int | None]
    undone_by = ForeignKeyField("self", lazy_load=False, backref="+", null=True)
    undone_by_id: BigIntegerField[int | None]
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]


class AuditChange(BaseModel):
    """What one transaction did to one row."""

    unit = ForeignKeyField(AuditUnit, lazy_load=False, backref="+")
    unit_id: BigIntegerField[int]
    sequence = BigIntegerField()
    table_name = TextField()
    record_id = BigIntegerField()
    client_id = BigIntegerField(null=True)
    action = TextField()
    before = JsonField(null=True)
    after = JsonField(null=True)
    version_after = BigIntegerField(null=True)
