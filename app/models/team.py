"""The people of the firm, their vans and their training."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, ForeignKeyField, TextField

from app.models.base import BaseModel
from app.models.fields import DayField, MomentField, MoneyField


class Van(BaseModel):
    """A van of the firm."""

    name = TextField()
    position = BigIntegerField(default=0)
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)


class Person(BaseModel):
    """Somebody who works here."""

    name = TextField()
    initials = TextField()
    role = TextField()
    title = TextField(default="")
    phone = TextField(default="")
    email = TextField(default="")
    is_in_field = BooleanField(default=False)
    van = ForeignKeyField(Van, lazy_load=False, backref="+", null=True)
    van_id: BigIntegerField[int | None]
    pin_hash = TextField(null=True)
    goodwill_limit_minor = MoneyField(default=0)
    photo_id = BigIntegerField(null=True)
    position = BigIntegerField(default=0)
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)


class TrainingTopic(BaseModel):
    """Something people are trained in."""

    name = TextField()
    is_required = BooleanField(default=False)
    valid_months = BigIntegerField(default=12)
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)


class Training(BaseModel):
    """One training that one person had."""

    person = ForeignKeyField(Person, lazy_load=False, backref="+")
    person_id: BigIntegerField[int]
    topic = ForeignKeyField(TrainingTopic, lazy_load=False, backref="+")
    topic_id: BigIntegerField[int]
    trainer = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    trainer_id: BigIntegerField[int | None]
    trained_on = DayField()
    expires_on = DayField(null=True)
    note = TextField(default="")
    complaint_id = BigIntegerField(null=True)
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)
