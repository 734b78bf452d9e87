"""Prices, agreements and jobs, with their lines, findings, readings, payments and pictures."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, ForeignKeyField, TextField

from app.models.base import BaseModel
from app.models.clients import Area, Client, Site
from app.models.fields import DayField, MomentField, MoneyField
from app.models.imports import ImportBatch
from app.models.team import Person, Van


class PriceItem(BaseModel):
    """A line of the price list."""

    name = TextField()
    unit = TextField(default="room")
    price_minor = MoneyField()
    minimum_minor = MoneyField(default=0)
    minutes = BigIntegerField(default=0)
    recommended_months = BigIntegerField(null=True)
    position = BigIntegerField(default=0)
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)
    is_tax_exempt = BooleanField(default=False)


class Agreement(BaseModel):
    """Work agreed to come again and again."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    site = ForeignKeyField(Site, lazy_load=False, backref="+", null=True)
    site_id: BigIntegerField[int | None]
    what = TextField()
    anchor_on = DayField()
    every_count = BigIntegerField()
    every_unit = TextField()
    ends_on = DayField(null=True)
    price_minor = MoneyField(null=True)
    technician = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    technician_id: BigIntegerField[int | None]
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)
    minutes = BigIntegerField(null=True)
    at_minute = BigIntegerField(null=True)
    window_minutes = BigIntegerField(null=True)
    paused_until_on = DayField(null=True)
    note = TextField(default="")


class AgreementDate(BaseModel):
    """One planned day of an agreement."""

    agreement = ForeignKeyField(Agreement, lazy_load=False, backref="+")
    agreement_id: BigIntegerField[int]
    planned_on = DayField()
    moved_to_on = DayField(null=True)
    state = TextField(default="planned")
    reason = TextField(default="")
    version = BigIntegerField(default=1)


class Job(BaseModel):
    """One job, from the enquiry to the sheet put away."""

    number = BigIntegerField()
    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    site = ForeignKeyField(Site, lazy_load=False, backref="+", null=True)
    site_id: BigIntegerField[int | None]
    state = TextField(default="enquiry")
    description = TextField(default="")
    starts_at = MomentField(null=True)
    ends_at = MomentField(null=True)
    window_starts_at = MomentField(null=True)
    window_ends_at = MomentField(null=True)
    technician = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    technician_id: BigIntegerField[int | None]
    van = ForeignKeyField(Van, lazy_load=False, backref="+", null=True)
    van_id: BigIntegerField[int | None]
    position = BigIntegerField(default=0)
    is_chargeable = BooleanField(default=False)
    price_minor = MoneyField(default=0)
    discount_minor = MoneyField(default=0)
    discount_reason = TextField(default="")
    tax_minor = MoneyField(default=0)
    billed_minor = MoneyField(null=True)
    paid_minor = MoneyField(default=0)
    price_change_ok = TextField(default="")
    reclean_of = ForeignKeyField("self", lazy_load=False, backref="+", null=True)
    reclean_of_id: BigIntegerField[int | None]
    complaint_id = BigIntegerField(null=True)
    agreement_date = ForeignKeyField(AgreementDate, lazy_load=False, backref="+", null=True)
    agreement_date_id: BigIntegerField[int | None]
    expectation = TextField(default="")
    is_expectation_met = BigIntegerField(null=True)
    arrived_at = MomentField(null=True)
    left_at = MomentField(null=True)
    finished_at = MomentField(null=True)
    method = TextField(default="")
    products = TextField(default="")
    dry_by_at = MomentField(null=True)
    dry_confirmed_at = MomentField(null=True)
    extra_work = TextField(default="")
    extra_minor = MoneyField(default=0)
    guarantee_until_on = DayField(null=True)
    next_agreed_on = DayField(null=True)
    next_chapter = TextField(default="")
    end_reason = TextField(default="")
    sheet_printed_at = MomentField(null=True)
    keyed_at = MomentField(null=True)
    keyed_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    keyed_by_id: BigIntegerField[int | None]
    put_away_at = MomentField(null=True)
    external_number = TextField(default="")
    created_at = MomentField()
    created_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    created_by_id: BigIntegerField[int | None]
    archived_at = MomentField(null=True)
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)
    quoted_at = MomentField(null=True)
    extra_ok = TextField(default="")
    waited_minutes = BigIntegerField(null=True)


class JobLine(BaseModel):
    """One thing to do on a job."""

    job = ForeignKeyField(Job, lazy_load=False, backref="+")
    job_id: BigIntegerField[int]
    area = ForeignKeyField(Area, lazy_load=False, backref="+", null=True)
    area_id: BigIntegerField[int | None]
    price_item = ForeignKeyField(PriceItem, lazy_load=False, backref="+", null=True)
    price_item_id: BigIntegerField[int | None]
    name = TextField()
    to_do = TextField(default="")
    fibre = TextField(default="")
    quantity_hundredths = BigIntegerField(default=100)
    unit = TextField(default="room")
    price_minor = MoneyField(default=0)
    marks_found = TextField(default="")
    result = TextField(default="")
    is_done = BooleanField(default=False)
    position = BigIntegerField(default=0)
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)
    unit_price_minor = MoneyField(null=True)
    is_tax_exempt = BooleanField(default=False)
    guarantee_exclusion = TextField(default="")


class Finding(BaseModel):
    """Something found on the spot and shown to the client."""

    job = ForeignKeyField(Job, lazy_load=False, backref="+")
    job_id: BigIntegerField[int]
    area = ForeignKeyField(Area, lazy_load=False, backref="+", null=True)
    area_id: BigIntegerField[int | None]
    kind = TextField()
    note = TextField(default="")
    shown_at = MomentField(null=True)
    version = BigIntegerField(default=1)


class Reading(BaseModel):
    """Something measured on the spot."""

    job = ForeignKeyField(Job, lazy_load=False, backref="+")
    job_id: BigIntegerField[int]
    area = ForeignKeyField(Area, lazy_load=False, backref="+", null=True)
    area_id: BigIntegerField[int | None]
    kind = TextField()
    value_hundredths = BigIntegerField()
    unit = TextField(default="")
    spot = TextField(default="")
    taken_at = MomentField(null=True)
    version = BigIntegerField(default=1)


class TouchPoint(BaseModel):
    """How one moment of a job went."""

    job = ForeignKeyField(Job, lazy_load=False, backref="+")
    job_id: BigIntegerField[int]
    point = TextField()
    rating = BigIntegerField(null=True)
    note = TextField(default="")
    version = BigIntegerField(default=1)


class Payment(BaseModel):
    """Money that came or went back."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    job = ForeignKeyField(Job, lazy_load=False, backref="+", null=True)
    job_id: BigIntegerField[int | None]
    kind = TextField(default="payment")
    method = TextField(default="other")
    amount_minor = MoneyField()
    paid_on = DayField()
    note = TextField(default="")
    recorded_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    recorded_by_id: BigIntegerField[int | None]
    recorded_at = MomentField()
    archived_at = MomentField(null=True)
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)


class Attachment(BaseModel):
    """A photo or document, stored by its hash."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+", null=True)
    client_id: BigIntegerField[int | None]
    job = ForeignKeyField(Job, lazy_load=False, backref="+", null=True)
    job_id: BigIntegerField[int | None]
    complaint_id = BigIntegerField(null=True)
    area = ForeignKeyField(Area, lazy_load=False, backref="+", null=True)
    area_id: BigIntegerField[int | None]
    kind = TextField()
    sha256 = TextField()
    media_type = TextField()
    byte_count = BigIntegerField()
    width = BigIntegerField(null=True)
    height = BigIntegerField(null=True)
    caption = TextField(default="")
    may_show = BooleanField(default=False)
    taken_at = MomentField(null=True)
    added_at = MomentField()
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)
    finding = ForeignKeyField(Finding, lazy_load=False, backref="+", null=True)
    finding_id: BigIntegerField[int | None]
    added_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    added_by_id: BigIntegerField[int | None]
    original_sha256 = TextField(default="")
