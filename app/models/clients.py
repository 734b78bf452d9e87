"""Clients and what is known of them: how to reach them, where they live, what they said."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, ForeignKeyField, TextField

from app.models.base import BaseModel
from app.models.fields import DayField, MomentField, MoneyField
from app.models.imports import ImportBatch
from app.models.team import Person


class Client(BaseModel):
    """A client, with the derived values that lists need."""

    number = BigIntegerField()
    kind = TextField(default="home")
    salutation = TextField(default="")
    first_name = TextField(default="")
    last_name = TextField(default="")
    company_name = TextField(default="")
    preferred_name = TextField(default="")
    name = TextField()
    sort_name = TextField()
    language = TextField(default="")
    use_profile = TextField(default="")
    agreed_interval_days = BigIntegerField(null=True)
    promised_on = DayField(null=True)
    birthday = TextField(default="")
    why_us = TextField(default="")
    source = TextField(default="")
    referred_by = ForeignKeyField("self", lazy_load=False, backref="+", null=True)
    referred_by_id: BigIntegerField[int | None]
    referred_by_note = TextField(default="")
    first_contact_on = DayField(null=True)
    ended_reason = TextField(default="")
    ended_on = DayField(null=True)
    used_other_on = DayField(null=True)
    used_other_note = TextField(default="")
    merged_into = ForeignKeyField("self", lazy_load=False, backref="+", null=True)
    merged_into_id: BigIntegerField[int | None]
    created_at = MomentField()
    archived_at = MomentField(null=True)
    archived_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    archived_by_id: BigIntegerField[int | None]
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)
    main_street = TextField(default="")
    main_town = TextField(default="")
    main_postal_code = TextField(default="")
    main_phone = TextField(default="")
    main_email = TextField(default="")
    search_text = TextField(default="")
    visit_count = BigIntegerField(default=0)
    first_visit_on = DayField(null=True)
    last_visit_on = DayField(null=True)
    next_visit_at = MomentField(null=True)
    expected_interval_days = BigIntegerField(null=True)
    due_on = DayField(null=True)
    drifting_on = DayField(null=True)
    lost_on = DayField(null=True)
    stage = TextField(default="stranger")
    is_hurt = BooleanField(default=False)
    is_quiet_good = BooleanField(default=False)
    attention = BigIntegerField(default=0)
    annual_value_minor = MoneyField(default=0)
    value_at_risk_minor = MoneyField(default=0)
    lifetime_minor = MoneyField(default=0)
    owed_minor = MoneyField(default=0)
    last_contact_at = MomentField(null=True)
    last_opened_at = MomentField(null=True)
    others_minor = MoneyField(null=True)
    cleaner_count = BigIntegerField(null=True)
    our_rank = BigIntegerField(null=True)
    soon_on = DayField(null=True)
    street_key = TextField(default="")
    postal_key = TextField(default="")
    standing_points = BigIntegerField(null=True)
    recent_minor = MoneyField(null=True)


class ClientFactor(BaseModel):
    """Something about a household that calls for care."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    factor = TextField()
    noted_on = DayField(null=True)
    version = BigIntegerField(default=1)


class Tag(BaseModel):
    """A word of the firm's own that clients can bear."""

    name = TextField()
    version = BigIntegerField(default=1)


class ClientTag(BaseModel):
    """A tag that a client bears."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    tag = ForeignKeyField(Tag, lazy_load=False, backref="+")
    tag_id: BigIntegerField[int]
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)


class ContactPoint(BaseModel):
    """A telephone number, e-mail address or the like."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    kind = TextField()
    label = TextField(default="")
    value = TextField()
    normal = TextField(default="")
    digits_reversed = TextField(default="")
    whose = TextField(default="")
    note = TextField(default="")
    is_preferred = BooleanField(default=False)
    position = BigIntegerField(default=0)
    archived_at = MomentField(null=True)
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)


class ContactPermission(BaseModel):
    """Whether a client may be reached this way for this purpose."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    channel = TextField()
    purpose = TextField(default="sales")
    is_allowed = BooleanField(default=False)
    wording = TextField(default="")
    source = TextField(default="")
    decided_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    decided_by_id: BigIntegerField[int | None]
    decided_at = MomentField()
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)


class Site(BaseModel):
    """A place where the firm works or sends its bills."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    label = TextField(default="")
    street = TextField(default="")
    street_2 = TextField(default="")
    town = TextField(default="")
    region = TextField(default="")
    postal_code = TextField(default="")
    country = TextField(default="")
    find_note = TextField(default="")
    access_note = TextField(default="")
    parking_note = TextField(default="")
    water_note = TextField(default="")
    is_main = BooleanField(default=False)
    is_billing_only = BooleanField(default=False)
    position = BigIntegerField(default=0)
    archived_at = MomentField(null=True)
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)


class AccessCode(BaseModel):
    """A code that opens something at a site."""

    site = ForeignKeyField(Site, lazy_load=False, backref="+")
    site_id: BigIntegerField[int]
    opens = TextField()
    code = TextField()
    may_print = BooleanField(default=False)
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)


class Area(BaseModel):
    """A room, stairs, rug or piece of furniture."""

    site = ForeignKeyField(Site, lazy_load=False, backref="+")
    site_id: BigIntegerField[int]
    name = TextField()
    kind = TextField(default="room")
    size_hundredths = BigIntegerField(null=True)
    size_unit = TextField(default="")
    fibre = TextField(default="")
    construction = TextField(default="")
    condition = TextField(default="")
    position = BigIntegerField(default=0)
    archived_at = MomentField(null=True)
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)


class AreaMark(BaseModel):
    """A stain or other mark on an area."""

    area = ForeignKeyField(Area, lazy_load=False, backref="+")
    area_id: BigIntegerField[int]
    what = TextField()
    stain = TextField(default="")
    outcome = TextField(default="")
    is_known_to_client = BooleanField(default=False)
    noted_on = DayField(null=True)
    complaint_id = BigIntegerField(null=True)
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)


class Fact(BaseModel):
    """Something worth remembering about a client."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    kind = TextField(default="other")
    headline = TextField()
    detail = TextField(default="")
    is_private = BooleanField(default=False)
    may_print = BooleanField(default=False)
    noted_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    noted_by_id: BigIntegerField[int | None]
    noted_at = MomentField()
    archived_at = MomentField(null=True)
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)


class Referral(BaseModel):
    """One client brought another."""

    referrer = ForeignKeyField(Client, lazy_load=False, backref="+")
    referrer_id: BigIntegerField[int]
    referred = ForeignKeyField(Client, lazy_load=False, backref="+")
    referred_id: BigIntegerField[int]
    noted_at = MomentField()
    converted_on = DayField(null=True)
    thanks_due_on = DayField(null=True)
    thanked_at = MomentField(null=True)
    note = TextField(default="")
    version = BigIntegerField(default=1)


class CompetitorNote(BaseModel):
    """What a client said about another firm."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    competitor = TextField()
    words = TextField()
    our_answer = TextField(default="")
    noted_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    noted_by_id: BigIntegerField[int | None]
    noted_at = MomentField()
    archived_at = MomentField(null=True)
    version = BigIntegerField(default=1)


class TimelineEntry(BaseModel):
    """A note, call, letter or paper in a client's timeline."""

    client = ForeignKeyField(Client, lazy_load=False, backref="+")
    client_id: BigIntegerField[int]
    job_id = BigIntegerField(null=True)
    complaint_id = BigIntegerField(null=True)
    kind = TextField()
    direction = TextField(default="")
    purpose = TextField(default="")
    happened_at = MomentField()
    person = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    person_id: BigIntegerField[int | None]
    headline = TextField(default="")
    words = TextField(default="")
    meaning = TextField(default="")
    mood = BigIntegerField(null=True)
    duration_minutes = BigIntegerField(null=True)
    is_private = BooleanField(default=False)
    is_small_cut = BooleanField(default=False)
    archived_at = MomentField(null=True)
    import_batch = ForeignKeyField(ImportBatch, column_name="import_id", lazy_load=False, backref="+", null=True)
    import_id: BigIntegerField[int | None]
    version = BigIntegerField(default=1)
    paper = TextField(default="")
    advice = TextField(default="")
    channel = TextField(default="")
    outcome = TextField(default="")


class KeptSeparate(BaseModel):
    """Two clients who look alike and are not the same."""

    first_client = ForeignKeyField(Client, lazy_load=False, backref="+")
    first_client_id: BigIntegerField[int]
    second_client = ForeignKeyField(Client, lazy_load=False, backref="+")
    second_client_id: BigIntegerField[int]
    decided_by = ForeignKeyField(Person, lazy_load=False, backref="+", null=True)
    decided_by_id: BigIntegerField[int | None]
    decided_at = MomentField()
