"""Exports of programs for the trade: Jobber, Housecall Pro, ServiceMonster, and our own file for re-import."""

from __future__ import annotations

from app.exchange.formats.known_formats import KnownFormat
from app.exchange.words.import_fields import RecordKind

_JOBBER = KnownFormat(
    "jobber",
    "Jobber",
    RecordKind.CLIENTS,
    required=("J-ID", "Display Name"),
    columns={
        "J-ID": "external_id", "Created Date": "client_since", "Is Company?": "is_company", "Display Name": "name",
        "Company Name": "company_name", "Title": "salutation", "First Name": "first_name", "Last Name": "last_name",
        "Main Phone #s": "phone", "E-mails": "email", "Tags": "tags", "Work Phone #s": "phone@work",
        "Mobile Phone #s": "phone@mobile", "Home Phone #s": "phone@home", "Fax Phone #s": "fax",
        "Other Phone #s": "phone@other", "Text Message Enabled Phone #": "phone@text",
        "Receives automatic visit reminders?": "may_contact@reminders",
        "Receives automatic job follow-ups?": "may_contact@automatic",
        "Receives automatic quote follow-ups?": "may_contact@automatic",
        "Receives automatic invoice follow-ups?": "may_contact@reminders",
        "Archived": "is_archived", "Lead Source": "source",
        "Service Property Name": "site_label@service", "Service Street 1": "street@service",
        "Service Street 2": "street_2@service", "Service City": "town@service", "Service State": "region@service",
        "Service Province": "region@service", "Service Country": "country@service",
        "Service Zip code": "postal_code@service", "Service Postal code": "postal_code@service",
        "Billing Street 1": "street@billing", "Billing Street 2": "street_2@billing", "Billing City": "town@billing",
        "Billing State": "region@billing", "Billing Province": "region@billing", "Billing Country": "country@billing",
        "Billing Zip code": "postal_code@billing", "Billing Postal code": "postal_code@billing",
    },
    patterns=((r"pf[a-z] .*gate code.*|pf[a-z] .*access.*", "access_note"), (r"pf[a-z] .*parking.*", "parking_note")),
    has_property_rows=True,
)  # fmt: skip
_HOUSECALL_CUSTOMERS = KnownFormat(
    "housecall_customers",
    "Housecall Pro customers",
    RecordKind.CLIENTS,
    required=("First name", "Last name", "Mobile number", "Home number"),
    columns={
        "First name": "first_name", "Last name": "last_name", "Display name": "name", "Company": "company_name",
        "Mobile number": "phone@mobile", "Home number": "phone@home", "Work number": "phone@work", "Email": "email",
        "Additional emails": "email@other", "Street": "street", "Street line 2": "street_2", "City": "town",
        "State": "region", "Zip": "postal_code", "Zipcode": "postal_code", "Country": "country",
        "Customer notes": "notes", "Customer tags": "tags", "Tags": "tags", "Lead source": "source",
        "Customer created at": "client_since", "Notifications enabled": "may_contact@automatic",
        "Do not service": "note", "Job title": "note",
    },
)  # fmt: skip
_HOUSECALL_ADDRESS = {
    "Address": "full_address", "Street": "street", "Street 2": "street_2", "Street Line 2": "street_2", "City": "town",
    "State": "region", "Zip code": "postal_code", "Zipcode": "postal_code", "Zip": "postal_code",
}  # fmt: skip
_HOUSECALL_JOBS = KnownFormat(
    "housecall_jobs",
    "Housecall Pro jobs",
    RecordKind.JOBS,
    required=("Job #", "Customer name", "Job status"),
    columns={
        **_HOUSECALL_ADDRESS,
        "Job #": "job_number", "Customer name": "name", "Customer mobile number": "phone@mobile",
        "Customer home number": "phone@home", "Customer work number": "phone@work", "Customer email": "email",
        "Customer company": "company_name", "Job name": "title", "Job type": "title", "Job description": "description",
        "Job status": "state", "Job arrival window": "arrival_window", "Job scheduled start date": "job_date",
        "Job scheduled end date": "end_date", "Job completed date": "note", "Job created date": "created_on",
        "Assigned employees": "technician", "Job amount": "amount", "Job revenue": "note", "Due amount": "amount_due",
        "Job notes": "notes", "Job tags": "tags", "Job lead source": "source", "Invoice #": "invoice_number",
    },
)  # fmt: skip
_HOUSECALL_JOBS_OLD = KnownFormat(
    "housecall_jobs_old",
    "Housecall Pro jobs (older)",
    RecordKind.JOBS,
    required=("Invoice Number", "Date", "Customer", "Job Status"),
    columns={
        **_HOUSECALL_ADDRESS,
        "Invoice Number": "job_number", "Date": "job_date", "End Time": "end_time", "Customer": "name",
        "Mobile Phone": "phone@mobile", "Home Phone": "phone@home", "Work Phone": "phone@work", "Email": "email",
        "Company": "company_name", "Description": "description", "Amount": "amount", "Job Status": "state",
        "Employees": "technician", "Notes": "notes",
    },
)  # fmt: skip
_SERVICEMONSTER = KnownFormat(
    "servicemonster",
    "ServiceMonster",
    RecordKind.CLIENTS,
    required=("Active", "Salutation", "First Name", "Last Name"),
    columns={
        "Active": "is_active", "Salutation": "salutation", "First Name": "first_name", "Last Name": "last_name",
        "Company Name": "company_name", "Company": "company_name", "Account Name": "name",
        "Account Number": "external_id", "Account Type": "kind", "Phone 1": "phone", "Phone 2": "phone@other",
        "Phone 3": "phone@other", "Home Phone": "phone@home", "Mobile Phone": "phone@mobile",
        "Work Phone": "phone@work", "Email": "email", "Email Address": "email", "Address 1": "street",
        "Address": "street", "Address 2": "street_2",
        "City": "town", "State": "region", "Zip": "postal_code", "Postal Code": "postal_code", "Country": "country",
        "Notes": "notes", "Lead Source": "source", "Referred By": "referred_by", "Client Since": "client_since",
        "Last Order Date": "last_visit_on", "Do Not Email": "do_not_contact@email",
        "Do Not Mail": "do_not_contact@letter",
        "Do Not Call": "do_not_contact@phone", "Do Not Text": "do_not_contact@text",
    },
)  # fmt: skip

# The headings of our own exact files are the names of `ImportField` themselves, with a group where there is one.
OUR_CLIENT_MARK = "everafter_client"
OUR_JOB_MARK = "everafter_job"
OUR_COMPLAINT_MARK = "everafter_complaint"
# What only a database without clients takes in.
_OUR_STORY = dict.fromkeys(("follows", "expected", "need_by_on", "is_self_reported", "logged_by", "events"), "ignore")
_OURS = tuple(
    KnownFormat(
        f"everafter_{kind}",
        "Everafter",
        kind,
        required=(mark,),
        columns={mark: number, **(_OUR_STORY if kind is RecordKind.COMPLAINTS else {})},
        is_exact=True,
    )
    for kind, mark, number in (
        (RecordKind.CLIENTS, OUR_CLIENT_MARK, "external_id"),
        (RecordKind.JOBS, OUR_JOB_MARK, "job_number"),
        (RecordKind.COMPLAINTS, OUR_COMPLAINT_MARK, "complaint_number"),
        # which of several rows with the same words it is: no number, but it makes every row another one
        (RecordKind.NOTES, "everafter_note", "ignore"),
        (RecordKind.PAYMENTS, "everafter_payment", "ignore"),
        (RecordKind.FEEDBACK, "everafter_feedback", "ignore"),
    )
)
# What `export clients` writes for a spreadsheet; what follows from other lists is not read back.
_OUR_CLIENT_LIST = KnownFormat(
    "everafter_client_list",
    "Everafter, client list",
    RecordKind.CLIENTS,
    required=("Number", "Called", "Paid us in all", "Owes us"),
    columns={
        "Number": "external_id", "Name": "name", "Kind": "kind", "Salutation": "salutation",
        "First name": "first_name", "Last name": "last_name", "Company": "company_name", "Called": "preferred_name",
        "Phones": "phone", "E-mails": "email", "Street": "street", "Street 2": "street_2", "Town": "town",
        "Region": "region", "Postal code": "postal_code", "Country": "country", "Access": "access_note",
        "Parking": "parking_note", "Water": "water_note", "Source": "source", "Tags": "tags", "Birthday": "birthday",
        "Language": "language", "Client since": "client_since", "Opted out": "opted_out", "Visits": "ignore",
        "First visit": "ignore", "Last visit": "ignore", "Next visit": "ignore", "Paid us in all": "ignore",
        "Owes us": "ignore",
    },
)  # fmt: skip
# What `export complaints` writes for a spreadsheet; the times that follow from its events are not read back.
_OUR_COMPLAINT_LIST = KnownFormat(
    "everafter_complaint_list",
    "Everafter, complaints",
    RecordKind.COMPLAINTS,
    required=("Complaint", "Client number", "Their words", "Class", "Answer due"),
    columns={
        "Complaint": "complaint_number", "Client number": "client_external_id", "Client": "name", "Job": "job_number",
        "Received": "received_on", "Their words": "words", "What went wrong": "category", "Severity": "ignore",
        "Class": "priority", "State": "state", "Owner": "owner", "Answer due": "ignore", "Answered": "answered_on",
        "Put right": "fixed_on", "How": "fix_outcome", "Closed": "closed_on", "Closing words": "closing_words",
        "Cause": "cause", "What we learnt": "lesson", "Cost": "cost",
    },
)  # fmt: skip
TRADE_FORMATS = (
    _OUR_CLIENT_LIST,
    _OUR_COMPLAINT_LIST,
    _JOBBER,
    _HOUSECALL_CUSTOMERS,
    _HOUSECALL_JOBS,
    _HOUSECALL_JOBS_OLD,
    _SERVICEMONSTER,
    *_OURS,
)
