"""Rewards, and the firm's two books: never here, and answers."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, ForeignKeyField, TextField

from app.models.base import BaseModel
from app.models.clients import Client
from app.models.fields import DayField, MomentField, MoneyField
from app.models.jobs import Job
from app.models.team import Person


class Reward(BaseModel):
    """A certificate or gift a client has earned."""

    number = TextField(null=True)
    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    rule = TextField()
    level = BigIntegerField()
    state = TextField()
    earned_on = DayField()
    due_on = DayField(null=True)
    issued_at = MomentField(null=True)
    printed_at = MomentField(null=True)
    handed_over_at = MomentField(null=True)
    redeemed_at = MomentField(null=True)
    redeemed_job = ForeignKeyField(Job, lazy_load=False, backref="+", null=True)
    redeemed_job_id: BigIntegerField[int | None]
    merged_into = ForeignKeyField("self", lazy_load=False, backref="+", null=True)
    merged_into_id: BigIntegerField[int | None]
    void_reason = TextField(default="")
    gift = TextField(default="")
    gift_minor = MoneyField(default=0)
    valid_until_on = DayField(null=True)
    person = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    person_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)
    care_line = TextField(null=True)


class NeverHereItem(BaseModel):
    """Something that never happens here."""

    what = TextField()
    is_on_sheet = BooleanField(default=False)
    noted_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    noted_by_id: BigIntegerField[int | None]
    noted_at = MomentField()
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)


class AnswerBookPage(BaseModel):
    """The firm's advice for one stain on one fibre."""

    stain = TextField()
    fibre = TextField(default="")
    advice = TextField()
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)
