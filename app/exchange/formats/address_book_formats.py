"""Exports of address books and newsletters: Google, Outlook, Thunderbird, Mailchimp, HubSpot, Square."""

from __future__ import annotations

from app.exchange.formats.known_formats import KnownFormat
from app.exchange.words.import_fields import RecordKind

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
    "Department": "note",
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
# The localised exports mix their language with English; most of their headings are read by their parts.
_OUTLOOK_GERMAN = KnownFormat(
    "outlook_german",
    "Outlook (Deutsch)",
    RecordKind.CLIENTS,
    required=("Vorname", "Nachname", "E-Mail-Adresse", "Telefon geschäftlich"),
    typical=("Straße privat", "Straße geschäftlich", "Weitere Vornamen", "Ort geschäftlich", "Mobiltelefon"),
    columns={
        "Anrede": "salutation", "Vorname": "first_name", "Weitere Vornamen": "middle_name", "Nachname": "last_name",
        "Suffix": "suffix", "Firma": "company_name", "Region geschäftlich": "region@work", "Ort": "note",
        "Telefon Firma": "phone@work", "E-Mail-Adresse": "email", "E-Mail 2: Adresse": "email@other",
        "E-Mail 3: Adresse": "email@other", "Notizen": "notes", "Stichwörter": "note",
        "Telefon für Hörbehinderte": "phone@other", "ISDN": "phone@other", "Pager": "phone@other",
        "Telefon Assistent": "phone@assistant",
        **dict.fromkeys(
            (
                "E-Mail-Typ", "E-Mail 2: Typ", "E-Mail 3: Typ", "E-Mail: Angezeigter Name", "Konto", "Initialen",
                "E-Mail 2: Angezeigter Name", "E-Mail 3: Angezeigter Name", "Priorität", "Privat", "Vertraulichkeit",
                "Geschlecht", "Internet Frei/Gebucht", "Verzeichnisserver", "Reisekilometer",
            ),
            "ignore",
        ),
    },
)  # fmt: skip
_OUTLOOK_FRENCH = KnownFormat(
    "outlook_french",
    "Outlook (français)",
    RecordKind.CLIENTS,
    required=("Prénom", "Nom", "Adresse de messagerie", "Téléphone (bureau)"),
    typical=("Rue (domicile)", "Rue (bureau)", "Deuxième prénom", "Ville (bureau)", "Tél. mobile"),
    columns={
        "Titre": "salutation", "Prénom": "first_name", "Deuxième prénom": "middle_name", "Nom": "last_name",
        "Suffixe": "suffix", "Société": "company_name", "Adresse de messagerie": "email",
        "Adresse de messagerie 2": "email@other", "Adresse de messagerie 3": "email@other", "Notes": "notes",
        "Anniversaire": "birthday", "RNIS": "phone@other", "Radio téléphone": "phone@other",
        "Téléphone TDD/TTY": "phone@other", "Récepteur de radiomessagerie": "phone@other", "Bureau": "note",
        **dict.fromkeys(
            (
                "Type de messagerie", "Type de messagerie 2", "Type de messagerie 3", "Priorité", "Privé", "Sexe",
                "Nom complet de l'adresse de messagerie", "Nom complet de l'adresse de messagerie 2", "Initiales",
                "Nom complet de l'adresse de messagerie 3", "Critère de diffusion", "Disponibilité Internet", "Compte",
                "Kilométrage", "Serveur d'annuaire",
            ),
            "ignore",
        ),
    },
)  # fmt: skip
_OUTLOOK_SPANISH = KnownFormat(
    "outlook_spanish",
    "Outlook (español)",
    RecordKind.CLIENTS,
    required=("Nombre", "Apellidos", "Calle del trabajo", "Teléfono del trabajo"),
    typical=("Segundo nombre", "Ciudad de trabajo", "Otra calle", "Otro teléfono", "Otro fax", "Categorías"),
    columns={
        "Título": "salutation", "Tratamiento": "salutation", "Nombre": "first_name", "Segundo nombre": "middle_name",
        "Apellidos": "last_name", "Sufijo": "suffix", "Suffix": "suffix", "Organización": "company_name",
        "Compañía": "company_name", "Puesto": "note", "Departamento": "note", "Department": "note",
        "Calle": "street@home", "Ciudad": "town@home", "Particular": "phone@home", "Home Phone 2": "phone@home",
        "Número de móvil": "phone@mobile", "Mobile Phone": "phone@mobile", "Localizador": "phone@other",
        "Número de centralita de la organización": "phone@work", "RDSI": "phone@other", "ISDN": "phone@other",
        "Radioteléfono": "phone@other", "Número de teletipo": "phone@other", "Pager": "phone@other",
        "Dirección de correo electrónico": "email", "Dirección de correo electrónico 2": "email@other",
        "E-mail Address": "email", "Dirección del correo electrónico 3": "email@other", "Notas": "notes",
        "Dirección de correo electrónico 3": "email@other", "Facturación": "note", "Location": "note",
        **dict.fromkeys(
            (
                "Tipo de correo electrónico", "Tipo de correo electrónico 2", "Tipo de correo electrónico 3",
                "E-mail Type", "Nombre de pantalla de correo electrónico", "Nombre de pantalla de correo electrónico 2",
                "Nombre de pantalla de correo electrónico 3", "Prioridad", "Privado", "Género", "Sexo", "Initials",
                "Iniciales", "Account", "Cuenta", "Internet Free Busy", "Sensitivity", "Confidencialidad",
            ),
            "ignore",
        ),
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
_ZOHO_CRM = KnownFormat(
    "zoho_crm",
    "Zoho CRM",
    RecordKind.CLIENTS,
    required=("Record Id", "Mailing Street", "Last Name"),
    typical=("Contact Owner", "Account Name", "Email Opt Out", "Other Street", "Lead Source", "Mailing Zip"),
    columns={
        "Record Id": "external_id", "First Name": "first_name", "Last Name": "last_name", "Salutation": "salutation",
        "Title": "note", "Account Name": "company_name", "Email": "email", "Secondary Email": "email@other",
        "Phone": "phone", "Mobile": "phone@mobile", "Home Phone": "phone@home", "Other Phone": "phone@other",
        "Asst Phone": "phone@assistant", "Fax": "fax", "Date of Birth": "birthday", "Email Opt Out":
        "do_not_contact@email", "Created Time": "client_since", "Description": "notes", "Tag": "tags",
        "Mailing Street": "street", "Mailing City": "town", "Mailing State": "region", "Mailing Zip": "postal_code",
        "Mailing Country": "country", "Lead Source": "source", "Contact Owner.id": "ignore",
        "Account Name.id": "ignore", "Modified By": "ignore", "Modified Time": "ignore", "Created By": "ignore",
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
    _OUTLOOK_SPANISH,
    _THUNDERBIRD,
    _MAILCHIMP,
    _HUBSPOT,
    _ZOHO_CRM,
    _SQUARE,
)
