"""Our own fields that a column of a file can fill, and the notation `field@group` of formats and maps."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class RecordKind(StrEnum):
    """What the rows of a file are about."""

    CLIENTS = "clients"
    JOBS = "jobs"
    COMPLAINTS = "complaints"
    FEEDBACK = "feedback"
    NOTES = "notes"
    PAYMENTS = "payments"


class ImportField(StrEnum):
    """A place of ours for the text of a column; those of clients end before `JOB_NUMBER`.

    The headings of our own exact files are these words.
    """

    IGNORE = "ignore"  # the other program's own bookkeeping, of no use to anyone here
    NOTE = "note"  # kept as a line "Column: value"
    NOTE_LABEL = "note_label"
    EXTERNAL_ID = "external_id"
    SITE_EXTERNAL_ID = "site_external_id"
    KIND = "kind"
    IS_COMPANY = "is_company"
    SALUTATION = "salutation"
    ACADEMIC_TITLE = "academic_title"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    SUFFIX = "suffix"
    NAME = "name"
    COMPANY_NAME = "company_name"
    PREFERRED_NAME = "preferred_name"
    PARENT_NAME = "parent_name"
    CONTACT_PERSON = "contact_person"
    PHONE = "phone"
    PHONE_LABEL = "phone_label"
    FAX = "fax"
    EMAIL = "email"
    EMAIL_LABEL = "email_label"
    WEB = "web"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    STREET_2 = "street_2"
    STREET_3 = "street_3"
    PO_BOX = "po_box"
    TOWN = "town"
    REGION = "region"
    POSTAL_CODE = "postal_code"
    COUNTRY = "country"
    FULL_ADDRESS = "full_address"
    SITE_LABEL = "site_label"
    ACCESS_NOTE = "access_note"
    PARKING_NOTE = "parking_note"
    WATER_NOTE = "water_note"
    NOTES = "notes"
    PRIVATE_NOTES = "private_notes"
    TAGS = "tags"
    SOURCE = "source"
    REFERRED_BY = "referred_by"
    BIRTHDAY = "birthday"
    BIRTH_YEAR = "birth_year"
    BIRTH_MONTH = "birth_month"
    BIRTH_DAY = "birth_day"
    CLIENT_SINCE = "client_since"
    LAST_VISIT_ON = "last_visit_on"
    LANGUAGE = "language"
    IS_ACTIVE = "is_active"
    IS_ARCHIVED = "is_archived"
    STATUS = "status"
    MAY_CONTACT = "may_contact"  # @channel: yes and no
    DO_NOT_CONTACT = "do_not_contact"  # @channel: the other way round
    CONTACT_STATUS = "contact_status"  # @channel: words such as "unsubscribed"
    OPTED_OUT_AT = "opted_out_at"  # @channel: anything written here is an opt-out
    OPTED_OUT = "opted_out"  # a list of channels

    JOB_NUMBER = "job_number"
    INVOICE_NUMBER = "invoice_number"
    CLIENT_EXTERNAL_ID = "client_external_id"
    JOB_DATE = "job_date"
    START_TIME = "start_time"
    END_DATE = "end_date"
    END_TIME = "end_time"
    ARRIVAL_WINDOW = "arrival_window"
    DURATION = "duration"
    STATE = "state"
    TITLE = "title"
    DESCRIPTION = "description"
    ROOMS = "rooms"
    AMOUNT = "amount"
    AMOUNT_DUE = "amount_due"
    PAID = "paid"
    PAID_ON = "paid_on"
    PAYMENT_METHOD = "payment_method"
    TECHNICIAN = "technician"
    CREATED_ON = "created_on"
    QUOTED_AMOUNT = "quoted_amount"  # what was agreed, where it is not what was billed
    TAX = "tax"
    TIP = "tip"
    DISCOUNT = "discount"
    LINE_NAME = "line_name"  # one line of the job in each row, several rows with the same job number
    LINE_QUANTITY = "line_quantity"
    LINE_AMOUNT = "line_amount"
    RECLEAN_OF = "reclean_of"  # the number of the job that was done again
    RECURRENCE = "recurrence"
    END_REASON = "end_reason"

    COMPLAINT_NUMBER = "complaint_number"
    RECEIVED_ON = "received_on"
    WORDS = "words"
    WANTED = "wanted"
    MEANING = "meaning"
    CATEGORY = "category"
    PRIORITY = "priority"
    CHANNEL = "channel"
    OWNER = "owner"
    ANSWERED_ON = "answered_on"
    FIXED_ON = "fixed_on"
    ACTION = "action"  # what was done about it
    FIX_OUTCOME = "fix_outcome"
    CLOSED_ON = "closed_on"
    CLOSING_WORDS = "closing_words"
    CAUSE = "cause"
    LESSON = "lesson"
    COST = "cost"
    EVENTS = "events"  # the whole story, in an exact file of ours
    FEEDBACK_NUMBER = "feedback_number"
    ASKED_ON = "asked_on"
    ANSWER = "answer"
    SCORE = "score"
    NOTE_NUMBER = "note_number"
    NOTED_ON = "noted_on"
    NOTE_KIND = "note_kind"
    HEADLINE = "headline"
    AUTHOR = "author"
    IS_PRIVATE = "is_private"
    PAYMENT_NUMBER = "payment_number"
    PAYMENT_KIND = "payment_kind"
    REFERENCE = "reference"


class Target(NamedTuple):
    """A field of ours and the group it belongs to: which address, which person's phone, which channel."""

    field: ImportField
    group: str = ""

    def __str__(self) -> str:
        return f"{self.field}@{self.group}" if self.group else str(self.field)


_ALL = tuple(ImportField)
CLIENT_FIELDS = frozenset(_ALL[: _ALL.index(ImportField.JOB_NUMBER)])
JOB_ONLY_FIELDS = frozenset(_ALL[_ALL.index(ImportField.JOB_NUMBER) : _ALL.index(ImportField.COMPLAINT_NUMBER)])
_OF_THE_CLIENT_ALONE = frozenset(
    {
        ImportField.BIRTHDAY,
        ImportField.BIRTH_DAY,
        ImportField.BIRTH_MONTH,
        ImportField.BIRTH_YEAR,
        ImportField.CLIENT_SINCE,
        ImportField.LAST_VISIT_ON,
    }
)
JOB_FIELDS = (CLIENT_FIELDS | JOB_ONLY_FIELDS) - _OF_THE_CLIENT_ALONE
# What a file about anything else can say of its client, and what it says beside its own fields.
_WHOSE = (
    CLIENT_FIELDS
    - _OF_THE_CLIENT_ALONE
    - {
        ImportField.EXTERNAL_ID,
        ImportField.KIND,
        ImportField.SOURCE,
        ImportField.TAGS,
        ImportField.STATUS,
        ImportField.IS_ACTIVE,
        ImportField.IS_ARCHIVED,
        ImportField.LANGUAGE,
        ImportField.REFERRED_BY,
    }
) | {ImportField.CLIENT_EXTERNAL_ID, ImportField.JOB_NUMBER, ImportField.JOB_DATE}
COMPLAINT_FIELDS = _WHOSE | {
    ImportField.INVOICE_NUMBER,
    ImportField.COMPLAINT_NUMBER,
    ImportField.RECEIVED_ON,
    ImportField.START_TIME,
    ImportField.WORDS,
    ImportField.WANTED,
    ImportField.MEANING,
    ImportField.CATEGORY,
    ImportField.PRIORITY,
    ImportField.CHANNEL,
    ImportField.OWNER,
    ImportField.TECHNICIAN,
    ImportField.STATE,
    ImportField.ANSWERED_ON,
    ImportField.FIXED_ON,
    ImportField.ACTION,
    ImportField.FIX_OUTCOME,
    ImportField.CLOSED_ON,
    ImportField.CLOSING_WORDS,
    ImportField.CAUSE,
    ImportField.LESSON,
    ImportField.COST,
    ImportField.EVENTS,
}
FEEDBACK_FIELDS = _WHOSE | {
    ImportField.FEEDBACK_NUMBER,
    ImportField.ASKED_ON,
    ImportField.START_TIME,
    ImportField.ANSWER,
    ImportField.SCORE,
    ImportField.WORDS,
    ImportField.MEANING,
    ImportField.CHANNEL,
}
NOTE_FIELDS = _WHOSE | {
    ImportField.NOTE_NUMBER,
    ImportField.NOTED_ON,
    ImportField.START_TIME,
    ImportField.NOTE_KIND,
    ImportField.HEADLINE,
    ImportField.WORDS,
    ImportField.MEANING,
    ImportField.AUTHOR,
    ImportField.IS_PRIVATE,
}
PAYMENT_FIELDS = _WHOSE | {
    ImportField.INVOICE_NUMBER,
    ImportField.PAYMENT_NUMBER,
    ImportField.PAID_ON,
    ImportField.AMOUNT,
    ImportField.PAYMENT_METHOD,
    ImportField.PAYMENT_KIND,
    ImportField.REFERENCE,
}
_FIELDS = {
    RecordKind.CLIENTS: CLIENT_FIELDS,
    RecordKind.JOBS: JOB_FIELDS,
    RecordKind.COMPLAINTS: COMPLAINT_FIELDS,
    RecordKind.FEEDBACK: FEEDBACK_FIELDS,
    RecordKind.NOTES: NOTE_FIELDS,
    RecordKind.PAYMENTS: PAYMENT_FIELDS,
}
MANY_COLUMNS = frozenset(
    {
        ImportField.IGNORE,
        ImportField.NOTE,
        ImportField.NOTES,
        ImportField.PRIVATE_NOTES,
        ImportField.TAGS,
        ImportField.PHONE,
        ImportField.FAX,
        ImportField.EMAIL,
        ImportField.WEB,
        ImportField.FULL_ADDRESS,
        ImportField.ROOMS,
        ImportField.MAY_CONTACT,
        ImportField.DO_NOT_CONTACT,
        ImportField.CONTACT_STATUS,
        ImportField.OPTED_OUT_AT,
    }
)
ADDRESS_FIELDS = frozenset(
    {
        ImportField.STREET,
        ImportField.HOUSE_NUMBER,
        ImportField.STREET_2,
        ImportField.STREET_3,
        ImportField.PO_BOX,
        ImportField.TOWN,
        ImportField.REGION,
        ImportField.POSTAL_CODE,
        ImportField.COUNTRY,
        ImportField.FULL_ADDRESS,
        ImportField.SITE_LABEL,
    }
)
DATE_FIELDS = frozenset(
    {
        ImportField.BIRTHDAY,
        ImportField.CLIENT_SINCE,
        ImportField.LAST_VISIT_ON,
        ImportField.JOB_DATE,
        ImportField.END_DATE,
        ImportField.PAID_ON,
        ImportField.CREATED_ON,
        ImportField.RECEIVED_ON,
        ImportField.ANSWERED_ON,
        ImportField.FIXED_ON,
        ImportField.CLOSED_ON,
        ImportField.ASKED_ON,
        ImportField.NOTED_ON,
    }
)
MONEY_FIELDS = frozenset(
    {
        ImportField.AMOUNT,
        ImportField.AMOUNT_DUE,
        ImportField.PAID,
        ImportField.QUOTED_AMOUNT,
        ImportField.TAX,
        ImportField.TIP,
        ImportField.DISCOUNT,
        ImportField.LINE_AMOUNT,
        ImportField.COST,
    }
)


def fields_of(kind: RecordKind) -> frozenset[ImportField]:
    """The fields that a file of this kind can fill."""
    return _FIELDS[kind]


def target(text: str) -> Target:
    """Read `field` or `field@group`; `ValueError` if we have no such field."""
    field, _separator, group = text.partition("@")
    return Target(ImportField(field.strip()), group.strip())
