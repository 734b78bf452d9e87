"""What happens after a job: feedback, voices, promises, steps and touches."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, ForeignKeyField, TextField

from app.models.base import BaseModel
from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.fields import DayField, MomentField, MoneyField
from app.models.imports import ImportBatch
from app.models.jobs import Job
from app.models.team import Person


class Feedback(BaseModel):
    """What a client answered when asked about a job."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    job = ForeignKeyField(Job, lazy_load=False, backref="+", null=True)
    job_id: BigIntegerField[int | None]
    complaint = ForeignKeyField(Complaint, lazy_load=False, backref="+", null=True)
    complaint_id: BigIntegerField[int | None]
    asked_at = MomentField()
    asked_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    asked_by_id: BigIntegerField[int | None]
    channel = TextField(default="phone")
    is_technician_present = BooleanField(default=False)
    answer = TextField(default="")
    score = BigIntegerField(null=True)
    words = TextField(default="")
    meaning = TextField(default="")
    answer_class = TextField(default="")
    is_confirmed = BooleanField(default=False)
    probe_state = TextField(default="none")
    probe_due_at = MomentField(null=True)
    probe_owner = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    probe_owner_id: BigIntegerField[int | None]
    probe_outcome = TextField(default="")
    probed_at = MomentField(null=True)
    try_count = BigIntegerField(default=0)
    may_quote = BooleanField(default=False)
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)
    next_try_on = DayField(null=True)
    quote_asked_at = MomentField(null=True)
    quote_asked_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    quote_asked_by_id: BigIntegerField[int | None]
    quote_withdrawn_at = MomentField(null=True)
    may_name = BooleanField(default=False)


class ProbeAnswer(BaseModel):
    """One step of asking again what a polite answer meant."""

    feedback = ForeignKeyField(Feedback, lazy_load=False, backref="+")
    feedback_id: BigIntegerField[int]
    step = BigIntegerField()
    said = TextField()
    meant = TextField(default="")
    version = BigIntegerField(default=1)


class Voice(BaseModel):
    """Something a client said that the firm can learn from."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+", null=True)
    client_id: BigIntegerField[int | None]
    job = ForeignKeyField(Job, lazy_load=False, backref="+", null=True)
    job_id: BigIntegerField[int | None]
    kind = TextField()
    channel = TextField(default="phone")
    words = TextField()
    meaning = TextField(default="")
    need_by_on = DayField(null=True)
    taken_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    taken_by_id: BigIntegerField[int | None]
    taken_at = MomentField()
    answer = TextField(default="")
    answered_at = MomentField(null=True)
    change_decided = TextField(default="")
    change_made = TextField(default="")
    client_told_at = MomentField(null=True)
    may_quote = BooleanField(default=False)
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)
    owner = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    owner_id: BigIntegerField[int | None]
    answered_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    answered_by_id: BigIntegerField[int | None]
    decided_at = MomentField(null=True)
    change_made_at = MomentField(null=True)
    told_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    told_by_id: BigIntegerField[int | None]
    told_channel = TextField(default="")
    no_change_because = TextField(default="")
    complaint = ForeignKeyField(Complaint, lazy_load=False, backref="+", null=True)
    complaint_id: BigIntegerField[int | None]
    quote_asked_at = MomentField(null=True)
    quote_asked_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    quote_asked_by_id: BigIntegerField[int | None]
    quote_withdrawn_at = MomentField(null=True)
    may_name = BooleanField(default=False)


class Promise(BaseModel):
    """Something promised to a client for a moment."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    job = ForeignKeyField(Job, lazy_load=False, backref="+", null=True)
    job_id: BigIntegerField[int | None]
    complaint = ForeignKeyField(Complaint, lazy_load=False, backref="+", null=True)
    complaint_id: BigIntegerField[int | None]
    what = TextField()
    due_at = MomentField()
    owner = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    owner_id: BigIntegerField[int | None]
    made_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    made_by_id: BigIntegerField[int | None]
    made_at = MomentField()
    kept_at = MomentField(null=True)
    broken_at = MomentField(null=True)
    released_reason = TextField(default="")
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)


class AftercareStep(BaseModel):
    """One step of the plan after a job."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    job = ForeignKeyField(Job, lazy_load=False, backref="+")
    job_id: BigIntegerField[int]
    kind = TextField()
    due_on = DayField()
    is_sales = BooleanField(default=False)
    state = TextField(default="open")
    reason = TextField(default="")
    moved_from_on = DayField(null=True)
    done_at = MomentField(null=True)
    done_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    done_by_id: BigIntegerField[int | None]
    try_count = BigIntegerField(default=0)
    version = BigIntegerField(default=1)


class LoveTouch(BaseModel):
    """Something kind done for a client."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    job = ForeignKeyField(Job, lazy_load=False, backref="+", null=True)
    job_id: BigIntegerField[int | None]
    given_on = DayField()
    kind = TextField()
    what = TextField()
    person = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    person_id: BigIntegerField[int | None]
    cost_minor = MoneyField(default=0)
    is_asked_for = BooleanField(default=False)
    reaction = TextField(default="none")
    is_planned = BooleanField(default=False)
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)
    plan_key = TextField(default="")
