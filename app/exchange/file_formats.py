"""Files that are no spreadsheet and have headings of their own once they are read: cards, and QuickBooks IIF."""

from __future__ import annotations

from app.exchange.import_fields import RecordKind
from app.exchange.known_formats import KnownFormat

VCARD = KnownFormat(
    "vcard",
    "Contacts (vCard)",
    RecordKind.CLIENTS,
    required=("vCard", "Full name", "UID"),
    columns={
        "vCard": "ignore", "UID": "external_id", "Kind": "kind", "Full name": "name", "Prefix": "salutation",
        "First name": "first_name", "Middle name": "middle_name", "Last name": "last_name", "Suffix": "suffix",
        "Nickname": "preferred_name", "Organization": "company_name", "Department": "note", "Job title": "note",
        "Birthday": "birthday", "Categories": "tags", "Language": "language", "Notes": "notes",
        "Private notes": "private_notes",
    },
    patterns=(
        (r"phone (\d+) label", r"phone_label@#\1"),
        (r"phone (\d+)", r"phone@#\1"),
        (r"email (\d+) label", r"email_label@#\1"),
        (r"email (\d+)", r"email@#\1"),
        (r"address (\d+) label", r"site_label@#\1"),
        (r"address (\d+) po box", r"po_box@#\1"),
        (r"address (\d+) extended", r"street_2@#\1"),
        (r"address (\d+) street", r"street@#\1"),
        (r"address (\d+) city", r"town@#\1"),
        (r"address (\d+) region", r"region@#\1"),
        (r"address (\d+) postal code", r"postal_code@#\1"),
        (r"address (\d+) country", r"country@#\1"),
        (r"address (\d+) formatted", r"full_address@#\1"),
        (r"web page \d+", "web"),
    ),
)  # fmt: skip
FILE_FORMATS = (VCARD,)
