"""Invoices and credit notes with their lines: what was told to the client, kept as it was."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, ForeignKeyField, TextField

from app.models.base import BaseModel
from app.models.clients import Client
from app.models.fields import DayField, MomentField, MoneyField
from app.models.jobs import Job, JobLine
from app.models.team import Person


class Invoice(BaseModel):
    """An invoice as it was issued; nothing about it changes but that it may be void."""

    number = TextField()
    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    job = ForeignKeyField(Job, lazy_load=False, backref="+", null=True)
    job_id: BigIntegerField[int | None]
    issued_on = DayField()
    due_on = DayField(null=True)
    net_minor = MoneyField()
    tax_minor = MoneyField(default=0)
    total_minor = MoneyField()
    state = TextField(default="issued")
    void_reason = TextField(default="")
    version = BigIntegerField(default=1)
    client_name = TextField(default="")
    client_address = TextField(default="")
    tax_name = TextField(default="")
    tax_basis_points = BigIntegerField(default=0)
    is_tax_included = BooleanField(default=False)
    discount_minor = MoneyField(default=0)
    note = TextField(default="")
    issued_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    issued_by_id: BigIntegerField[int | None]
    issued_at = MomentField(null=True)
    voided_at = MomentField(null=True)
    credits = ForeignKeyField("self", lazy_load=False, backref="+", null=True)
    credits_id: BigIntegerField[int | None]


class InvoiceLine(BaseModel):
    """One line of an invoice."""

    invoice = ForeignKeyField(Invoice, lazy_load=False, backref="+")
    invoice_id: BigIntegerField[int]
    job_line = ForeignKeyField(JobLine, lazy_load=False, backref="+", null=True)
    job_line_id: BigIntegerField[int | None]
    name = TextField()
    quantity_hundredths = BigIntegerField(default=100)
    unit = TextField(default="each")
    unit_price_minor = MoneyField(default=0)
    amount_minor = MoneyField()
    is_tax_exempt = BooleanField(default=False)
    position = BigIntegerField(default=0)
    version = BigIntegerField(default=1)
