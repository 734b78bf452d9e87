"""What somebody gave a client without being asked to pay for it."""

from __future__ import annotations

from peewee import BigIntegerField, ForeignKeyField, TextField

from app.models.base import BaseModel
from app.models.clients import Client
from app.models.fields import MomentField, MoneyField
from app.models.jobs import Job
from app.models.team import Person


class Goodwill(BaseModel):
    """Help given within somebody's own allowance, or approved by the owner."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    job = ForeignKeyField(Job, lazy_load=False, backref="+", null=True)
    job_id: BigIntegerField[int | None]
    complaint_id = BigIntegerField(null=True)
    what = TextField()
    cost_minor = MoneyField(default=0)
    given_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    given_by_id: BigIntegerField[int | None]
    approved_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    approved_by_id: BigIntegerField[int | None]
    given_at = MomentField()
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)
