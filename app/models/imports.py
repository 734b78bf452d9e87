"""Files that were brought in, and what each of their rows became."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, ForeignKeyField, TextField

from app.models.base import BaseModel
from app.models.fields import JsonField, MomentField
from app.models.team import Person


class ImportBatch(BaseModel):
    """One file that was brought in."""

    kind = TextField()
    format = TextField(default="")
    file_name = TextField()
    file_sha256 = TextField()
    mapping = JsonField(null=True)
    person = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    person_id: BigIntegerField[int | None]
    imported_at = MomentField()
    read_count = BigIntegerField(default=0)
    new_count = BigIntegerField(default=0)
    updated_count = BigIntegerField(default=0)
    merged_count = BigIntegerField(default=0)
    unchanged_count = BigIntegerField(default=0)
    rejected_count = BigIntegerField(default=0)
    undone_at = MomentField(null=True)
    version = BigIntegerField(default=1)


class ImportRow(BaseModel):
    """One row of a file and the record it became."""

    batch = ForeignKeyField(ImportBatch, lazy_load=False, backref="+")
    batch_id: BigIntegerField[int]
    kind = TextField()
    source = TextField()
    source_key = TextField()
    row_hash = TextField()
    record_id = BigIntegerField()
    written = JsonField(null=True)


class ImportChange(BaseModel):
    """What a file changed in a record that was already there."""

    batch = ForeignKeyField(ImportBatch, lazy_load=False, backref="+")
    batch_id: BigIntegerField[int]
    table_name = TextField()
    record_id = BigIntegerField()
    before = JsonField(null=True)
    after = JsonField(null=True)
    version_after = BigIntegerField()
    is_put_back = BooleanField(default=False)


class ImportMapping(BaseModel):
    """Which column means which field, for files with these headers."""

    header_key = TextField()
    mapping = JsonField()
    used_at = MomentField()
    version = BigIntegerField(default=1)
