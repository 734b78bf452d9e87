"""Files that are no spreadsheet and have headings of their own once they are read: cards, and QuickBooks IIF."""

from __future__ import annotations

from app.exchange.formats.known_formats import KnownFormat
from app.exchange.words.import_fields import RecordKind

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
        "Private notes": "private_notes", "Opted out": "opted_out",
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
QUICKBOOKS_IIF = KnownFormat(
    "quickbooks_iif",
    "QuickBooks Desktop (IIF)",
    RecordKind.CLIENTS,
    required=("!CUST", "NAME"),
    typical=("REFNUM", "BADDR1", "PHONE1", "CONT1", "TIMESTAMP"),
    columns={
        "!CUST": "ignore", "Customer number": "external_id", "Site number": "site_external_id", "NAME": "name",
        "REFNUM": "ignore", "TIMESTAMP": "ignore", "PHONE1": "phone", "PHONE2": "phone@other", "FAXNUM": "fax",
        "EMAIL": "email", "CC": "email@other", "NOTE": "notes", "NOTEPAD": "notes", "CONT1": "contact_person",
        "CONT2": "note", "CTYPE": "tags", "TERMS": "ignore", "TAXABLE": "ignore", "SALESTAXCODE": "ignore",
        "LIMIT": "ignore", "RESALENUM": "note", "REP": "note", "TAXITEM": "ignore", "SALUTATION": "salutation",
        "COMPANYNAME": "company_name", "FIRSTNAME": "first_name", "MIDINIT": "middle_name", "LASTNAME": "last_name",
        "JOBDESC": "note", "JOBTYPE": "note", "JOBSTATUS": "note", "JOBSTART": "note", "JOBPROJEND": "note",
        "JOBEND": "note", "HIDDEN": "is_archived", "DELCOUNT": "ignore", "PRICELEVEL": "ignore", "OBAMOUNT": "note",
        "OBDATE": "ignore", "TAXCODE": "ignore", "TAXCOUNTRY": "ignore", "TAXID": "note", "NAMECURRENCY": "ignore",
        "PREFERREDPAYMENT": "ignore", "PREFERREDSENDMETHOD": "ignore",
    },
    patterns=(
        (r"baddr \d", "full_address@billing"),
        (r"saddr \d", "full_address@service"),
        (r"s (\d+)addr \d", r"full_address@#\1"),
        (r"sdefaultaddr \d", "full_address@#default"),
        (r"custfld \d+", "note"),
    ),
)  # fmt: skip
QUICKBOOKS_IIF_JOBS = KnownFormat(
    "quickbooks_iif",
    "QuickBooks Desktop (IIF)",
    RecordKind.JOBS,
    required=("!CUST job", "Job number", "Starts"),
    columns={
        "!CUST job": "ignore", "Job number": "job_number", "Customer number": "client_external_id",
        "Customer": "name", "Job name": "title", "Starts": "job_date", "Ends": "end_date", "State": "state",
        "Description": "description", "Type": "tags", "Phone": "phone", "Address": "full_address", "Notes": "notes",
    },
)  # fmt: skip
FILE_FORMATS = (VCARD, QUICKBOOKS_IIF, QUICKBOOKS_IIF_JOBS)
