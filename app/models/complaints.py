"""Complaints and the events that may only ever be added to them."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, ForeignKeyField, TextField

from app.models.base import BaseModel
from app.models.clients import Client
from app.models.fields import DayField, JsonField, MomentField, MoneyField
from app.models.imports import ImportBatch
from app.models.jobs import Job
from app.models.team import Person


class Complaint(BaseModel):
    """A complaint, with its clocks."""

    number = BigIntegerField()
    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    job = ForeignKeyField(Job, lazy_load=False, backref="+", null=True)
    job_id: BigIntegerField[int | None]
    follows = ForeignKeyField("self", lazy_load=False, backref="+", null=True)
    follows_id: BigIntegerField[int | None]
    words = TextField()
    expected = TextField(default="")
    wanted = TextField(default="")
    meaning = TextField(default="")
    category = TextField()
    severity = BigIntegerField()
    effort = BigIntegerField(default=0)
    is_public = BooleanField(default=False)
    is_vulnerable = BooleanField(default=False)
    is_repeat = BooleanField(default=False)
    channel = TextField(default="phone")
    received_at = MomentField()
    need_by_on = DayField(null=True)
    logged_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    logged_by_id: BigIntegerField[int | None]
    owner = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    owner_id: BigIntegerField[int | None]
    about_person = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    about_person_id: BigIntegerField[int | None]
    state = TextField(default="call_back")
    points = BigIntegerField()
    priority = TextField()
    answer_due_at = MomentField()
    site_due_at = MomentField(null=True)
    resolve_due_at = MomentField()
    promise_due_at = MomentField(null=True)
    promised_what = TextField(default="")
    promised_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    promised_by_id: BigIntegerField[int | None]
    answered_at = MomentField(null=True)
    seen_at = MomentField(null=True)
    fixed_at = MomentField(null=True)
    fix_outcome = TextField(default="")
    checked_at = MomentField(null=True)
    closed_at = MomentField(null=True)
    closing_words = TextField(default="")
    closing_score = BigIntegerField(null=True)
    is_closing_score_independent = BooleanField(default=False)
    came_back_on = DayField(null=True)
    cost_minor = MoneyField(default=0)
    cause = TextField(default="")
    cause_kind = TextField(default="")
    lesson = TextField(default="")
    prevention = TextField(default="")
    prevention_owner = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    prevention_owner_id: BigIntegerField[int | None]
    prevention_due_on = DayField(null=True)
    is_self_reported = BooleanField(default=False)
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)


class ComplaintEvent(BaseModel):
    """One event of a complaint: never changed, never deleted."""

    complaint = ForeignKeyField(Complaint, lazy_load=False, backref="+")
    complaint_id: BigIntegerField[int]
    sequence = BigIntegerField()
    kind = TextField()
    happened_at = MomentField()
    person = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    person_id: BigIntegerField[int | None]
    words = TextField(default="")
    details = JsonField(null=True)
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
