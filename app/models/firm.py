"""The firm itself: its particulars, settings, closed days, counters and wording."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, TextField

from app.models.base import BaseModel
from app.models.fields import DayField, JsonField


class Firm(BaseModel):
    """The firm, in one row."""

    name = TextField()
    trade_line = TextField(default="")
    owner_name = TextField(default="")
    phone = TextField(default="")
    email = TextField(default="")
    website = TextField(default="")
    street = TextField(default="")
    town = TextField(default="")
    region = TextField(default="")
    postal_code = TextField(default="")
    country = TextField(default="US")
    locale = TextField(default="en_US")
    currency = TextField(default="USD")
    time_zone = TextField(default="America/Los_Angeles")
    paper = TextField(default="letter")
    area_unit = TextField(default="sq_ft")
    tax_name = TextField(default="")
    tax_basis_points = BigIntegerField(default=0)
    is_tax_included = BooleanField(default=False)
    guarantee_days = BigIntegerField(default=30)
    is_sample = BooleanField(default=False)
    logo_id = BigIntegerField(null=True)
    version = BigIntegerField(default=1)
    tax_number = TextField(default="")


class Setting(BaseModel):
    """One setting of the firm."""

    name = TextField()
    value = JsonField()
    version = BigIntegerField(default=1)


class ClosedDay(BaseModel):
    """A day on which the firm is closed, or open after all."""

    closed_on = DayField()
    name = TextField(default="")
    is_open_after_all = BooleanField(default=False)
    version = BigIntegerField(default=1)


class Counter(BaseModel):
    """The last number given out of one series."""

    name = TextField()
    last_value = BigIntegerField()
    version = BigIntegerField(default=1)


class Wording(BaseModel):
    """A text of the firm's own in one language."""

    name = TextField()
    language = TextField(default="en")
    body = TextField()
    version = BigIntegerField(default=1)
