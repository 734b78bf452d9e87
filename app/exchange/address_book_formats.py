"""Exports of address books and newsletters: Google, Outlook, Thunderbird, Mailchimp, HubSpot, Square."""

from __future__ import annotations

from app.exchange.import_fields import RecordKind
from app.exchange.known_formats import KnownFormat

_NUMBERED = (
    (r"email (\d+) (?:type|label)", r"email_label@#\1"),
    (r"email (\d+) value", r"email@#\1"),
    (r"phone (\d+) (?:type|label)", r"phone_label@#\1"),
    (r"phone (\d+) value", r"phone@#\1"),
    (r"address (\d+) (?:type|label)", r"site_label@#\1"),
    (r"address (\d+) formatted", r"full_address@#\1"),
    (r"address (\d+) street", r"street@#\1"),
    (r"address (\d+) city", r"town@#\1"),
    (r"address (\d+) po box", r"po_box@#\1"),
    (r"address (\d+) region", r"region@#\1"),
    (r"address (\d+) postal code", r"postal_code@#\1"),
    (r"address (\d+) country", r"country@#\1"),
    (r"address (\d+) extended address", r"street_2@#\1"),
    (r"website (\d+) (?:type|label)", "ignore"),
    (r"website (\d+) value", "web"),
    (r"(relation|event|custom field|im) (\d+) (?:type|label)", r"note_label@\1 \2"),
    (r"(relation|event|custom field|im) (\d+) value", r"note@\1 \2"),
    (r"organization 1 (?:type|yomi name|symbol)", "ignore"),
    (r"organization 1 name", "company_name"),
)
_GOOGLE_NAMES = {
    "Name Prefix": "salutation",
    "Name Suffix": "suffix",
    "Nickname": "preferred_name",
    "Birthday": "birthday",
    "Notes": "notes",
    "Photo": "ignore",
    "File As": "ignore",
    "Initials": "ignore",
    "Sensitivity": "ignore",
    "Priority": "ignore",
    "Language": "language",
}
_GOOGLE_OLD = KnownFormat(
    "google_old",
    "Google Contacts (before 2024)",
    RecordKind.CLIENTS,
    required=("Given Name", "Family Name"),
    typical=(
        "E-mail 1 - Type",
        "E-mail 1 - Value",
        "Phone 1 - Type",
        "Phone 1 - Value",
        "Yomi Name",
        "Group Membership",
    ),
    columns={
        **_GOOGLE_NAMES,
        "Name": "name",
        "Given Name": "first_name",
        "Additional Name": "middle_name",
        "Family Name": "last_name",
        "Group Membership": "tags",
    },
    patterns=_NUMBERED,
)
_GOOGLE_NEW = KnownFormat(
    "google",
    "Google Contacts",
    RecordKind.CLIENTS,
    required=("First Name", "Last Name", "Phonetic First Name", "Labels"),
    typical=(
        "E-mail 1 - Label",
        "E-mail 1 - Value",
        "Phone 1 - Label",
        "Phone 1 - Value",
        "File As",
        "Organization Name",
    ),
    columns={
        **_GOOGLE_NAMES,
        "First Name": "first_name",
        "Middle Name": "middle_name",
        "Last Name": "last_name",
        "Organization Name": "company_name",
        "Labels": "tags",
    },
    patterns=_NUMBERED,
)


_OUTLOOK_FIELDS = {
    "Title": "salutation",
    "First Name": "first_name",
    "Middle Name": "middle_name",
    "Last Name": "last_name",
    "Suffix": "suffix",
    "Nickname": "preferred_name",
    "Company": "company_name",
    "E-mail Address": "email",
    "E-mail 2 Address": "email@other",
    "E-mail 3 Address": "email@other",
    "Primary Phone": "phone",
    "Home Phone": "phone@home",
    "Home Phone 2": "phone@home",
    "Mobile Phone": "phone@mobile",
    "Car Phone": "phone@mobile",
    "Business Phone": "phone@work",
    "Business Phone 2": "phone@work",
    "Company Main Phone": "phone@work",
    "Other Phone": "phone@other",
    "Callback": "phone@other",
    "Radio Phone": "phone@other",
    "ISDN": "phone@other",
    "TTY/TDD Phone": "phone@other",
    "Assistant's Phone": "phone@assistant",
    "Business Fax": "fax@work",
    "Home Fax": "fax@home",
    "Other Fax": "fax@other",
    "Web Page": "web",
    "Personal Web Page": "web",
    "Birthday": "birthday",
    "Notes": "notes",
    "Categories": "tags",
    "Referred By": "referred_by",
    "Language": "language",
}
_OUTLOOK_BOOKKEEPING = (
    "Initials", "Gender", "Sensitivity", "Priority", "Private", "Internet Free Busy", "E-mail Type",
    "E-mail 2 Type", "E-mail 3 Type", "E-mail Display Name", "E-mail 2 Display Name", "E-mail 3 Display Name",
    "Directory Server", "Mileage", "Account", "Keywords",
)  # fmt: skip
_OUTLOOK_ADDRESS = {
    "Address": "full_address", "Street": "street", "Street 2": "street_2", "Street 3": "street_3",
    "Address PO Box": "po_box", "City": "town", "State": "region", "Postal Code": "postal_code",
    "Country": "country", "Country/Region": "country",
}  # fmt: skip


def _outlook_columns() -> dict[str, str]:
    """What the columns of all Outlook-shaped files mean; each export has its own part of them."""
    columns = {**_OUTLOOK_FIELDS, **dict.fromkeys(_OUTLOOK_BOOKKEEPING, "ignore")}
    for prefix, group in (("Home", "home"), ("Business", "work"), ("Other", "other")):
        columns |= {f"{prefix} {part}": f"{meaning}@{group}" for part, meaning in _OUTLOOK_ADDRESS.items()}
    return columns


_OUTLOOK = KnownFormat(
    "outlook",
    "Outlook",
    RecordKind.CLIENTS,
    required=("First Name", "Last Name", "E-mail Address", "Business Phone"),
    columns=_outlook_columns(),
)
_OUTLOOK_GERMAN = KnownFormat(
    "outlook_german",
    "Outlook (Deutsch)",
    RecordKind.CLIENTS,
    required=("Vorname", "Nachname", "E-Mail-Adresse", "Telefon geschäftlich"),
    columns={
        "Anrede": "salutation", "Vorname": "first_name", "Weitere Vornamen": "middle_name", "Nachname": "last_name",
        "Suffix": "suffix", "Firma": "company_name", "Straße privat": "street@home", "Ort privat": "town@home",
        "Bundesland/Kanton privat": "region@home", "Postleitzahl privat": "postal_code@home",
        "Land/Region privat": "country@home", "Straße geschäftlich": "street@work", "Ort geschäftlich": "town@work",
        "Region geschäftlich": "region@work", "Postleitzahl geschäftlich": "postal_code@work",
        "Land/Region geschäftlich": "country@work", "Weitere Straße": "street@other", "Weiterer Ort": "town@other",
        "Weitere Postleitzahl": "postal_code@other", "Telefon Assistent": "phone@assistant",
        "Fax geschäftlich": "fax@work", "Fax privat": "fax@home", "Telefon geschäftlich": "phone@work",
        "Telefon geschäftlich 2": "phone@work", "Telefon (privat)": "phone@home", "Telefon privat": "phone@home",
        "Telefon (privat 2)": "phone@home", "Mobiltelefon": "phone@mobile", "Weiteres Telefon": "phone@other",
        "Haupttelefon": "phone", "E-Mail-Adresse": "email", "E-Mail 2: Adresse": "email@other",
        "E-Mail 3: Adresse": "email@other", "E-Mail-Typ": "ignore", "E-Mail: Angezeigter Name": "ignore",
        "Geburtstag": "birthday", "Notizen": "notes", "Kategorien": "tags", "Webseite": "web", "Priorität": "ignore",
        "Privat": "ignore", "Vertraulichkeit": "ignore", "Geschlecht": "ignore", "Initialen": "ignore",
        "Sprache": "language", "Empfohlen von": "referred_by",
    },
)  # fmt: skip
_OUTLOOK_FRENCH = KnownFormat(
    "outlook_french",
    "Outlook (français)",
    RecordKind.CLIENTS,
    required=("Prénom", "Nom", "Adresse de messagerie", "Téléphone (bureau)"),
    columns={
        "Titre": "salutation", "Prénom": "first_name", "Deuxième prénom": "middle_name", "Nom": "last_name",
        "Suffixe": "suffix", "Société": "company_name", "Rue (domicile)": "street@home",
        "Ville (domicile)": "town@home",
        "Code postal (domicile)": "postal_code@home", "Pays/Région (domicile)": "country@home",
        "Dép/Région (domicile)": "region@home", "Rue (bureau)": "street@work", "Ville (bureau)": "town@work",
        "Code postal (bureau)": "postal_code@work", "Pays/Région (bureau)": "country@work",
        "Téléphone (bureau)": "phone@work", "Téléphone 2 (bureau)": "phone@work", "Téléphone (domicile)": "phone@home",
        "Tél. mobile": "phone@mobile", "Téléphone (autre)": "phone@other", "Téléphone principal": "phone",
        "Télécopie (bureau)": "fax@work", "Adresse de messagerie": "email", "Adresse de messagerie 2": "email@other",
        "Anniversaire": "birthday", "Notes": "notes", "Catégories": "tags", "Page Web": "web", "Priorité": "ignore",
        "Privé": "ignore", "Sexe": "ignore", "Langue": "language",
    },
)  # fmt: skip
_THUNDERBIRD = KnownFormat(
    "thunderbird",
    "Thunderbird",
    RecordKind.CLIENTS,
    required=("Display Name", "Primary Email", "Secondary Email"),
    columns={
        "First Name": "first_name", "Last Name": "last_name", "Display Name": "name", "Nickname": "preferred_name",
        "Primary Email": "email", "Secondary Email": "email@other", "Work Phone": "phone@work",
        "Home Phone": "phone@home", "Fax Number": "fax", "Pager Number": "phone@other", "Mobile Number": "phone@mobile",
        "Home Address": "street@home", "Home Address 2": "street_2@home", "Home City": "town@home",
        "Home State": "region@home", "Home ZipCode": "postal_code@home", "Home Country": "country@home",
        "Work Address": "street@work", "Work Address 2": "street_2@work", "Work City": "town@work",
        "Work State": "region@work", "Work ZipCode": "postal_code@work", "Work Country": "country@work",
        "Organization": "company_name", "Web Page 1": "web", "Web Page 2": "web", "Birth Year": "birth_year",
        "Birth Month": "birth_month", "Birth Day": "birth_day", "Notes": "notes",
    },
)  # fmt: skip
_MAILCHIMP = KnownFormat(
    "mailchimp",
    "Mailchimp",
    RecordKind.CLIENTS,
    required=("Email Address", "LEID"),
    typical=("MEMBER_RATING", "OPTIN_TIME", "LAST_CHANGED", "EUID"),
    columns={
        "Email Address": "email", "First Name": "first_name", "Last Name": "last_name", "Phone Number": "phone",
        "Phone": "phone", "Address": "full_address", "Birthday": "birthday", "Company": "company_name",
        "MEMBER_RATING": "ignore", "OPTIN_TIME": "ignore", "OPTIN_IP": "ignore", "CONFIRM_TIME": "ignore",
        "CONFIRM_IP": "ignore", "LATITUDE": "ignore", "LONGITUDE": "ignore", "GMTOFF": "ignore", "DSTOFF": "ignore",
        "TIMEZONE": "ignore", "CC": "ignore", "REGION": "ignore", "LAST_CHANGED": "ignore", "LEID": "external_id",
        "EUID": "ignore", "NOTES": "notes", "TAGS": "tags", "UNSUB_TIME": "opted_out_at@email",
        "CLEAN_TIME": "opted_out_at@email",
    },
)  # fmt: skip
_HUBSPOT = KnownFormat(
    "hubspot",
    "HubSpot",
    RecordKind.CLIENTS,
    required=("Record ID", "Email"),
    typical=("First Name", "Last Name", "Lead Status", "Create Date", "Contact owner", "Associated Company"),
    columns={
        "Record ID": "external_id", "Record ID - Contact": "external_id", "First Name": "first_name",
        "Last Name": "last_name", "Email": "email", "Phone Number": "phone", "Mobile Phone Number": "phone@mobile",
        "Create Date": "client_since", "Associated Company": "company_name", "Company Name": "company_name",
        "Street Address": "street", "City": "town", "State/Region": "region", "Postal Code": "postal_code",
        "Country/Region": "country", "Website URL": "web", "Original Source": "source",
        "Preferred language": "language",
        "Unsubscribed from all email": "do_not_contact@email", "Opted out of all email": "do_not_contact@email",
        "Additional email addresses": "email@other",
    },
)  # fmt: skip
_SQUARE = KnownFormat(
    "square",
    "Square",
    RecordKind.CLIENTS,
    required=("Square Customer ID", "First Name"),
    columns={
        "Square Customer ID": "external_id", "Reference ID": "note", "First Name": "first_name",
        "Last Name": "last_name", "Surname": "last_name", "Email Address": "email", "Phone Number": "phone",
        "Nickname": "preferred_name",
        "Company Name": "company_name", "Street Address 1": "street", "Street Address 2": "street_2", "City": "town",
        "State": "region", "Postal Code": "postal_code", "Birthday": "birthday", "Memo": "notes",
        "Creation Source": "ignore", "First Visit": "client_since", "Last Visit": "last_visit_on",
        "Email Subscription Status": "contact_status@email", "Instant Profile": "ignore",
    },
)  # fmt: skip
ADDRESS_BOOK_FORMATS = (
    _GOOGLE_OLD,
    _GOOGLE_NEW,
    _OUTLOOK,
    _OUTLOOK_GERMAN,
    _OUTLOOK_FRENCH,
    _THUNDERBIRD,
    _MAILCHIMP,
    _HUBSPOT,
    _SQUARE,
)
