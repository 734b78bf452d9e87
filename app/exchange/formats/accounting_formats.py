"""Exports of bookkeeping programs: QuickBooks, Xero, Odoo, Zoho, Wave, FreshBooks, Invoice Ninja."""

from __future__ import annotations

from dataclasses import replace

from app.exchange.formats.known_formats import KnownFormat
from app.exchange.words.import_fields import RecordKind

_QUICKBOOKS_ONLINE = KnownFormat(
    "quickbooks_online",
    "QuickBooks Online",
    RecordKind.CLIENTS,
    required=("Customer full name", "Phone numbers"),
    typical=("Bill address", "Ship address", "Email", "Full name"),
    columns={
        "Customer full name": "name", "Phone numbers": "phone", "Email": "email", "Full name": "contact_person",
        "Bill address": "full_address@billing", "Ship address": "full_address@service", "Open balance": "note",
        "Currency": "ignore", "Company name": "company_name", "Notes": "notes",
    },
)  # fmt: skip
_QUICKBOOKS_ONLINE_OLD = KnownFormat(
    "quickbooks_online",
    "QuickBooks Online",
    RecordKind.CLIENTS,
    required=("Customer", "Phone Numbers", "Full Name"),
    typical=("Billing Address", "Open Balance", "Email"),
    columns={
        "Customer": "name", "Phone Numbers": "phone", "Email": "email", "Full Name": "contact_person",
        "Billing Address": "full_address@billing", "Shipping Address": "full_address@service", "Open Balance": "note",
        "Currency": "ignore", "Company": "company_name",
    },
)  # fmt: skip
_QUICKBOOKS_ONLINE_SALES = KnownFormat(
    "quickbooks_online_sales",
    "QuickBooks Online, sales by customer",
    RecordKind.JOBS,
    required=("Customer", "Date", "Transaction Type", "Amount"),
    typical=("Num", "Memo/Description", "Product/Service", "Balance", "Qty", "Sales Price"),
    columns={
        "Customer": "name", "Date": "job_date", "Transaction Type": "note", "Num": "invoice_number",
        "Product/Service": "title", "Memo/Description": "description", "Description": "description", "Qty": "note",
        "Sales Price": "note", "Amount": "amount", "Balance": "ignore", "Open Balance": "amount_due",
    },
)  # fmt: skip
# The same report by its newer headings; its balance is a running one and says nothing of one sale.
_QUICKBOOKS_ONLINE_SALES_NEW = KnownFormat(
    "quickbooks_online_sales",
    "QuickBooks Online, sales by customer",
    RecordKind.JOBS,
    required=("Customer", "Transaction date", "Transaction type", "Amount"),
    typical=("Num", "Memo/Description", "Product/Service full name", "Balance", "Quantity", "Sales price"),
    columns={
        "Customer": "name", "Transaction date": "job_date", "Transaction type": "note", "Num": "invoice_number",
        "Product/Service full name": "title", "Product/Service": "title", "Memo/Description": "description",
        "Description": "description", "Quantity": "note", "Sales price": "note", "Amount": "amount",
        "Balance": "ignore", "Open balance": "amount_due",
    },
)  # fmt: skip
_QUICKBOOKS_DESKTOP = KnownFormat(
    "quickbooks_desktop",
    "QuickBooks Desktop",
    RecordKind.CLIENTS,
    required=("Customer", "Main Phone", "Bill to 1"),
    columns={
        "Active Status": "status", "Customer": "name", "Balance": "note", "Balance Total": "ignore",
        "Company": "company_name", "Mr./Ms./...": "salutation", "First Name": "first_name", "M.I.": "middle_name",
        "Last Name": "last_name", "Primary Contact": "contact_person", "Main Phone": "phone", "Fax": "fax",
        "Alt. Phone": "phone@other", "Main Email": "email", "CC Email": "email@other",
        "Bill to 1": "full_address@billing",
        "Bill to 2": "full_address@billing", "Bill to 3": "full_address@billing", "Bill to 4": "full_address@billing",
        "Bill to 5": "full_address@billing", "Ship to 1": "full_address@service", "Ship to 2": "full_address@service",
        "Ship to 3": "full_address@service", "Ship to 4": "full_address@service", "Ship to 5": "full_address@service",
        "Customer Type": "tags", "Account No.": "external_id", "Note": "notes", "Terms": "ignore",
        "Sales Tax Code": "ignore", "Tax item": "ignore",
    },
)  # fmt: skip
_XERO = KnownFormat(
    "xero",
    "Xero",
    RecordKind.CLIENTS,
    required=("*ContactName", "AccountNumber", "EmailAddress"),
    columns={
        "*ContactName": "name", "AccountNumber": "external_id", "EmailAddress": "email", "FirstName": "first_name",
        "LastName": "last_name", "LegalName": "note", "POAddressLine1": "street@billing",
        "POAddressLine2": "street_2@billing", "POAddressLine3": "street_3@billing", "POCity": "town@billing",
        "PORegion": "region@billing", "POPostalCode": "postal_code@billing", "POCountry": "country@billing",
        "SAAddressLine1": "street@service", "SAAddressLine2": "street_2@service", "SAAddressLine3": "street_3@service",
        "SACity": "town@service", "SARegion": "region@service", "SAPostalCode": "postal_code@service",
        "SACountry": "country@service", "PhoneNumber": "phone", "FaxNumber": "fax", "MobileNumber": "phone@mobile",
        "DDINumber": "phone@work", "Website": "web",
    },
    patterns=(
        (r"person (\d) email", r"email@person \1"),
        (r"person (\d) first name", r"contact_person@person \1,first"),
        (r"person (\d) last name", r"contact_person@person \1,last"),
        (r"person (\d) include in email", "ignore"),
        (r".*tax code name|sales account|purchases account|branding theme|default tax.*|due date.*", "ignore"),
    ),
)  # fmt: skip
_ODOO = KnownFormat(
    "odoo",
    "Odoo",
    RecordKind.CLIENTS,
    required=("Name", "Street", "ZIP", "Country"),
    typical=("Company Type", "Related Company", "Address Type", "Is a company", "Street2", "External ID"),
    columns={
        "ID": "external_id", "External ID": "external_id", "Name": "name", "Company Type": "kind",
        "Is a company": "is_company", "Related Company": "company_name", "Customer": "ignore", "Supplier": "ignore",
        "Address Type": "site_label", "Street": "street", "Street2": "street_2", "City": "town", "State": "region",
        "ZIP": "postal_code", "Country": "country", "Website": "web", "Phone": "phone", "Mobile": "phone@mobile",
        "Email": "email", "Tags": "tags", "Notes": "notes",
    },
)  # fmt: skip
# With columns of the user's own choice; "External ID" where the export is meant for another import.
_ODOO_CHOSEN = replace(_ODOO, required=("Name", "Related Company"))
_ZOHO_BOOKS = KnownFormat(
    "zoho_books",
    "Zoho Books",
    RecordKind.CLIENTS,
    required=("Display Name", "EmailID"),
    typical=("Customer ID", "MobilePhone", "Customer Sub Type", "Billing Address", "Billing Street2", "Created Time"),
    columns={
        "Customer ID": "external_id", "Contact ID": "external_id", "Created Time": "client_since",
        "Last Modified Time": "ignore", "Display Name": "name", "Company Name": "company_name",
        "Salutation": "salutation", "First Name": "first_name", "Last Name": "last_name", "Phone": "phone",
        "MobilePhone": "phone@mobile", "EmailID": "email", "Notes": "notes", "Website": "web", "Status": "status",
        "Customer Sub Type": "kind", "Billing Address": "street@billing", "Billing Street2": "street_2@billing",
        "Billing City": "town@billing", "Billing State": "region@billing", "Billing Code": "postal_code@billing",
        "Billing Country": "country@billing", "Billing Phone": "phone@other", "Billing Fax": "fax",
        "Shipping Address": "street@service", "Shipping Street2": "street_2@service", "Shipping City": "town@service",
        "Shipping State": "region@service", "Shipping Code": "postal_code@service",
        "Shipping Country": "country@service", "Shipping Phone": "phone@other", "Currency Code": "ignore",
        "Credit Limit": "ignore",
    },
)  # fmt: skip
# The export of contacts has another name for the name.
_ZOHO_BOOKS_CONTACTS = replace(
    _ZOHO_BOOKS,
    required=("Contact Name", "EmailID"),
    columns={
        **{heading: meaning for heading, meaning in _ZOHO_BOOKS.columns.items() if heading != "Display Name"},
        **dict.fromkeys(("Payment Terms", "Payment Terms Label", "Opening Balance Exchange Rate"), "ignore"),
        "Contact Name": "name",
        "Contact Type": "note",
        "Department": "note",
        "Designation": "note",
    },
)
_WAVE = KnownFormat(
    "wave",
    "Wave",
    RecordKind.CLIENTS,
    required=("customer_name", "contact_first_name", "contact_last_name"),
    columns={
        "customer_name": "name", "email": "email", "contact_first_name": "first_name",
        "contact_last_name": "last_name", "customer_currency": "ignore", "account_number": "external_id",
        "phone": "phone", "fax": "fax", "mobile": "phone@mobile", "toll_free": "phone@other", "website": "web",
        "country": "country@billing", "province/state": "region@billing", "address_line_1": "street@billing",
        "address_line_2": "street_2@billing", "city": "town@billing", "postal_code/zip_code": "postal_code@billing",
        "shipping_address": "ignore", "ship-to_contact": "note", "ship-to_country": "country@service",
        "ship-to_province/state": "region@service", "ship-to_address_line_1": "street@service",
        "ship-to_address_line_2": "street_2@service", "ship-to_city": "town@service",
        "ship-to_postal_code/zip_code": "postal_code@service", "ship-to_phone": "phone@other",
        "delivery_instructions": "access_note",
    },
)  # fmt: skip
_FRESHBOOKS = KnownFormat(
    "freshbooks",
    "FreshBooks",
    RecordKind.CLIENTS,
    required=("Organization", "First Name", "Last Name", "Province/State"),
    columns={
        "Organization": "company_name", "First Name": "first_name", "Last Name": "last_name", "Email": "email",
        "Phone": "phone", "Street": "street", "City": "town", "Province/State": "region", "Country": "country",
        "Postal Code": "postal_code", "Notes": "notes", "Currency": "ignore",
    },
)  # fmt: skip
_INVOICE_NINJA = KnownFormat(
    "invoice_ninja",
    "Invoice Ninja",
    RecordKind.CLIENTS,
    required=("Name", "First Name", "Last Name", "Street", "Postal Code"),
    typical=("ID Number", "VAT Number", "Apt/Suite", "Paid to Date", "Balance", "Work Phone"),
    columns={
        "Name": "name", "ID Number": "external_id", "VAT Number": "note", "Website": "web", "Phone": "phone",
        "Work Phone": "phone@work", "Street": "street", "Apt/Suite": "street_2", "City": "town",
        "State/Province": "region", "Postal Code": "postal_code", "Country": "country", "First Name": "first_name",
        "Last Name": "last_name", "Email": "email", "Notes": "notes", "Private Notes": "private_notes",
        "Public Notes": "notes", "Balance": "note", "Paid to Date": "ignore",
    },
)  # fmt: skip
ACCOUNTING_FORMATS = (
    _QUICKBOOKS_ONLINE,
    _QUICKBOOKS_ONLINE_OLD,
    _QUICKBOOKS_ONLINE_SALES,
    _QUICKBOOKS_ONLINE_SALES_NEW,
    _QUICKBOOKS_DESKTOP,
    _XERO,
    _ODOO,
    _ODOO_CHOSEN,
    _ZOHO_BOOKS,
    _ZOHO_BOOKS_CONTACTS,
    _WAVE,
    _FRESHBOOKS,
    _INVOICE_NINJA,
)
