"""Exports with all their columns, as each program writes them ("shaped like": the people are invented)."""

from __future__ import annotations

import csv
import io
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.columns.date_columns import DateOrder
from app.exchange.columns.reading_habits import ReadingHabits
from app.exchange.parsing.parsed_records import ParsedClient, ParsedJob
from app.exchange.reading.csv_records import Record
from app.exchange.reading.table_opening import open_table
from tests.app.exchange.whole_files import FILES, FileRead, read_whole

FRENCH = ReadingHabits(date(2026, 11, 21), "FR", "EUR", DateOrder.DAY_FIRST, ",")
SPANISH = ReadingHabits(date(2026, 11, 21), "ES", "EUR", DateOrder.DAY_FIRST, ",")

GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,"
    "Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,"
    "Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,IM 1 - Type,IM 1 - Service,IM 1 - Value,"
    "Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,"
    "Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,"
    "Address 1 - Country,Address 1 - Extended Address,Address 2 - Type,Address 2 - Formatted,Address 2 - Street,"
    "Address 2 - City,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,Organization 1 - Department,"
    "Relation 1 - Type,Relation 1 - Value,Website 1 - Type,Website 1 - Value,Event 1 - Type,Event 1 - Value"
)
OUTLOOK_GERMAN = (
    "Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,"
    "Straße geschäftlich 2,Straße geschäftlich 3,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,"
    "Land/Region geschäftlich,Straße privat,Straße privat 2,Straße privat 3,Ort privat,Bundesland/Kanton privat,"
    "Postleitzahl privat,Land/Region privat,Weitere Straße,Weitere Straße 2,Weiterer Ort,Weiteres/r Bundesland/Kanton,"
    "Weitere Postleitzahl,Weiteres/e Land/Region,Telefon Assistent,Fax geschäftlich,Telefon geschäftlich,"
    "Telefon geschäftlich 2,Rückmeldung,Autotelefon,Telefon Firma,Fax privat,Telefon (privat),Telefon (privat 2),ISDN,"
    "Mobiltelefon,Weiteres Fax,Weiteres Telefon,Pager,Haupttelefon,Mobiltelefon 2,Telefon für Hörbehinderte,Telex,"
    "Benutzer 1,Beruf,Büro,E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail 2: Adresse,E-Mail 2: Typ,"
    "Empfohlen von,Geburtstag,Geschlecht,Initialen,Jahrestag,Kategorien,Kinder,Notizen,Ort,Partner,"
    "Postfach geschäftlich,Priorität,Privat,Sprache,Stichwörter,Vertraulichkeit,Webseite"
)
OUTLOOK_FRENCH = (
    "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Fonction,Rue (bureau),Rue (bureau) 2,Ville (bureau),"
    "Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),Rue (domicile),Rue (domicile) 2,Ville (domicile),"
    "Dép/Région (domicile),Code postal (domicile),Pays/Région (domicile),Téléphone de l'assistant(e),"
    "Télécopie (bureau),Téléphone (bureau),Téléphone 2 (bureau),Téléphone société,Téléphone (domicile),Tél. mobile,"
    "Téléphone (autre),Téléphone principal,Adresse de messagerie,Type de messagerie,"
    "Nom complet de l'adresse de messagerie,Adresse de messagerie 2,Anniversaire,Anniversaire de mariage ou fête,"
    "B.P. professionnelle,Catégories,Conjoint(e),Langue,Notes,Page Web,Priorité,Privé,Recommandé par,Sexe"
)
OUTLOOK_SPANISH = (
    "Título,Nombre,Segundo nombre,Apellidos,Suffix,Compañía,Department,Puesto,Calle del trabajo,Calle del trabajo 2,"
    "Ciudad de trabajo,Provincia o estado de trabajo,Código postal del trabajo,País o región del trabajo,Calle,"
    "Home Street 2,Ciudad,Home State,Home Postal Code,País o región de residencia,Otra calle,Otra ciudad,"
    "Otro código postal,Otro país o región,Business Fax,Teléfono del trabajo,Business Phone 2,Devolución de llamada,"
    "Número de centralita de la organización,Particular,Home Phone 2,Mobile Phone,Otro fax,Otro teléfono,"
    "Teléfono principal,Radioteléfono,Anniversary,Birthday,Categorías,E-mail Address,E-mail Type,"
    "Dirección de correo electrónico 2,Tipo de correo electrónico 2,Notas,Página web,Prioridad,Privado,Usuario 2"
)
XERO_END = "".join(f",Person{n}FirstName,Person{n}LastName,Person{n}Email,Person{n}IncludeInEmail" for n in range(1, 6))
XERO = (
    "*ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAttentionTo,POAddressLine1,POAddressLine2,"
    "POAddressLine3,POAddressLine4,POCity,PORegion,POPostalCode,POCountry,SAAttentionTo,SAAddressLine1,SAAddressLine2,"
    "SAAddressLine3,SAAddressLine4,SACity,SARegion,SAPostalCode,SACountry,PhoneNumber,FaxNumber,MobileNumber,DDINumber,"
    "SkypeName,BankAccountName,BankAccountNumber,TaxNumber,AccountsReceivableTaxCodeName,Website,LegalName,Discount,"
    f"CompanyNumber,DueDateBillDay,DueDateSalesTerm,SalesAccount,TrackingName1,BrandingTheme,DefaultTaxSales{XERO_END}"
)
ZOHO_CRM = (
    "Record Id,Contact Owner.id,Contact Owner,Lead Source,First Name,Last Name,Account Name.id,Account Name,Email,"
    "Title,Department,Phone,Home Phone,Other Phone,Fax,Mobile,Date of Birth,Assistant,Asst Phone,Email Opt Out,"
    "Created By,Created Time,Mailing Street,Other Street,Mailing City,Other City,Mailing State,Other State,"
    "Mailing Zip,Other Zip,"
    "Mailing Country,Other Country,Description,Skype ID,Secondary Email,Last Activity Time,Salutation,Tag"
)


def export(headers: str, *rows: dict[str, str], encoding: str = "utf-8") -> bytes:
    """A file with all these columns, in which each row says only what is named."""
    names = headers.split(",")
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for row in rows:
        writer.writerow(row)
    return text.getvalue().encode(encoding)


def phones(client: ParsedClient) -> list[tuple[str, str]]:
    return [(phone.text, phone.label or phone.whose or ("fax" if phone.is_fax else "")) for phone in client.phones]


def test_google_contacts_before_2024() -> None:
    row = {
        "Name": "Dr. Ida Q Marsh",
        "Given Name": "Ida",
        "Additional Name": "Q",
        "Family Name": "Marsh",
        "Name Prefix": "Dr.",
        "Nickname": "Idi",
        "Birthday": " --05-14",
        "Sensitivity": "",
        "Occupation": "Baker",
        "Notes": "Dog\nCat",
        "Group Membership": "* My Contacts ::: Test",
        "E-mail 1 - Type": "* INTERNET",
        "E-mail 1 - Value": "ida@example.com ::: im@example.com",
        "Phone 1 - Type": "* Home",
        "Phone 1 - Value": "817 555 0100 ::: +1 817-555-0101",
        "Phone 2 - Type": "Home Fax",
        "Phone 2 - Value": "8175550102",
        "Address 1 - Type": "* Home",
        "Address 1 - Formatted": "12 Mill Ln\nWaco, TX 76701",
        "Address 1 - Street": "12 Mill Ln",
        "Address 1 - City": "Waco",
        "Address 1 - Region": "TX",
        "Address 1 - Postal Code": "76701",
        "Address 2 - Type": "Work",
        "Address 2 - Street": "9 Oak Rd",
        "Organization 1 - Title": "Owner",
        "Relation 1 - Type": "Spouse",
        "Relation 1 - Value": "Leo",
        "Website 1 - Value": "ida.example",
        "IM 1 - Service": "Skype",
        "IM 1 - Value": "ida.m",
    }
    client = read_whole(export(GOOGLE_OLD, row)).clients[0]
    assert (client.salutation, client.name, client.preferred_name) == ("Dr.", "Ida Q Marsh", "Idi")
    assert phones(client) == [("817 555 0100", "home"), ("+1 817-555-0101", "home"), ("8175550102", "fax")]
    assert [email.address for email in client.emails] == ["ida@example.com", "im@example.com"]
    assert [(site.street, site.town, site.label) for site in client.sites] == [
        ("12 Mill Ln", "Waco", "Home"),
        ("9 Oak Rd", "", "Work"),
    ]
    assert (client.birthday, client.tags, client.web) == ("--05-14", ("Test",), ("ida.example",))
    assert client.notes.split("\n")[:2] == ["Dog", "Cat"]
    for note in ("Occupation: Baker", "Organization 1 - Title: Owner", "Spouse: Leo", "IM 1 - Service: Skype"):
        assert note in client.notes


def test_outlook_in_german() -> None:
    row = {
        "Anrede": "Frau",
        "Vorname": "Jürgen-Marie",
        "Nachname": "Groß",
        "Firma": "Atelier Groß",
        "Straße geschäftlich": "Hauptstr. 5",
        "Postleitzahl geschäftlich": "53111",
        "Ort geschäftlich": "Bonn",
        "Straße privat": "Bäckerstraße 5",
        "Straße privat 2": "Hinterhaus",
        "Ort privat": "Dresden",
        "Bundesland/Kanton privat": "Sachsen",
        "Postleitzahl privat": "01067",
        "Telefon Assistent": "0228 5550",
        "Telefon geschäftlich": "0228 5551",
        "Telefon (privat 2)": "0351 5552",
        "Mobiltelefon": "0170 5553",
        "Weiteres Fax": "0351 5554",
        "Telefon Firma": "0228 5555",
        "E-Mail-Adresse": "jm@example.de",
        "E-Mail-Typ": "SMTP",
        "E-Mail 2: Adresse": "jm2@example.de",
        "Empfohlen von": "Ida",
        "Geburtstag": "0.0.00",
        "Jahrestag": "0.0.00",
        "Geschlecht": "Keine Angabe",
        "Kategorien": "Kunden;Teppich",
        "Kinder": "Max",
        "Notizen": "Hund",
        "Ort": "Ecke",
        "Priorität": "Normal",
        "Privat": "Falsch",
        "Webseite": "www.gross.example",
    }
    read = read_whole(export(OUTLOOK_GERMAN, row, encoding="cp1252"))
    client = read.clients[0]
    assert read.recognised.mapping.format_key == "outlook_german"
    assert (client.name, client.company_name, client.birthday) == ("Jürgen-Marie Groß", "Atelier Groß", "")
    assert [site[:5] for site in client.sites] == [
        ("Bäckerstraße 5", "Hinterhaus", "Dresden", "Sachsen", "01067"),
        ("Hauptstr. 5", "", "Bonn", "", "53111"),
    ]
    assert set(phones(client)) == {
        ("0228 5550", "assistant"),
        ("0228 5551", "work"),
        ("0228 5555", "work"),
        ("0351 5552", "home"),
        ("0170 5553", "mobile"),
        ("0351 5554", "fax"),
    }
    assert [email.address for email in client.emails] == ["jm@example.de", "jm2@example.de"]
    assert (client.tags, client.referred_by, client.web) == (("Kunden", "Teppich"), "Ida", ("www.gross.example",))
    assert client.notes.split("\n") == ["Hund", "Kinder: Max", "Ort: Ecke"]


def test_outlook_in_french() -> None:
    row = {
        "Titre": "Mme",
        "Prénom": "Zoé",
        "Nom": "Lefèvre",
        "Fonction": "Gérante",
        "Rue (domicile)": "12 rue de la Paix",
        "Rue (domicile) 2": "Bât. B",
        "Ville (domicile)": "Paris",
        "Code postal (domicile)": "75002",
        "Téléphone de l'assistant(e)": "0142550100",
        "Téléphone (bureau)": "0142550101",
        "Téléphone (domicile)": "0142550102",
        "Tél. mobile": "0612550103",
        "Télécopie (bureau)": "0142550104",
        "Adresse de messagerie": "zoe@example.fr",
        "Type de messagerie": "SMTP",
        "Nom complet de l'adresse de messagerie": "Zoé (zoe@example.fr)",
        "Adresse de messagerie 2": "zl@example.fr",
        "Anniversaire": "14/05/1970",
        "Anniversaire de mariage ou fête": "0/0/00",
        "Catégories": "Clients",
        "Langue": "fr",
        "Notes": "Chien",
        "Priorité": "Normale",
        "Sexe": "Non spécifié",
        "Recommandé par": "Ida",
    }
    read = read_whole(export(OUTLOOK_FRENCH, row, encoding="cp1252"), FRENCH)
    client = read.clients[0]
    assert read.recognised.mapping.format_key == "outlook_french"
    assert (client.salutation, client.name, client.birthday) == ("Mme", "Zoé Lefèvre", "1970-05-14")
    assert client.sites[0][:5] == ("12 rue de la Paix", "Bât. B", "Paris", "", "75002")
    assert set(phones(client)) == {
        ("0142550100", "assistant"),
        ("0142550101", "work"),
        ("0142550102", "home"),
        ("0612550103", "mobile"),
        ("0142550104", "fax"),
    }
    assert [email.address for email in client.emails] == ["zoe@example.fr", "zl@example.fr"]
    assert (client.tags, client.language, client.referred_by) == (("Clients",), "fr", "Ida")
    assert client.notes.split("\n") == ["Chien", "Fonction: Gérante"]


def test_outlook_in_spanish_mixes_two_languages() -> None:
    row = {
        "Título": "Sra.",
        "Nombre": "María José",
        "Apellidos": "Fernández Núñez",
        "Calle del trabajo": "Gran Vía 5",
        "Ciudad de trabajo": "Madrid",
        "Código postal del trabajo": "28013",
        "Calle": "Calle Mayor 1",
        "Home Street 2": "2º B",
        "Ciudad": "Toledo",
        "Home Postal Code": "45001",
        "Teléfono del trabajo": "915550101",
        "Particular": "925550102",
        "Mobile Phone": "600550103",
        "Birthday": "14/05/1970",
        "Categorías": "Clientes",
        "E-mail Address": "mj@example.es",
        "E-mail Type": "SMTP",
        "Dirección de correo electrónico 2": "mj2@example.es",
        "Notas": "Perro",
        "Prioridad": "Normal",
        "Privado": "Falso",
    }
    read = read_whole(export(OUTLOOK_SPANISH, row, encoding="cp1252"), SPANISH)
    client = read.clients[0]
    assert read.recognised.mapping.format_key == "outlook_spanish"
    assert (client.name, client.birthday, client.notes) == ("María José Fernández Núñez", "1970-05-14", "Perro")
    assert [site[:5] for site in client.sites] == [
        ("Calle Mayor 1", "2º B", "Toledo", "", "45001"),
        ("Gran Vía 5", "", "Madrid", "", "28013"),
    ]
    assert phones(client) == [("915550101", "work"), ("925550102", "home"), ("600550103", "mobile")]
    assert [email.address for email in client.emails] == ["mj@example.es", "mj2@example.es"]


def test_xero_with_five_people() -> None:
    row = {
        "*ContactName": "Wren & Daughters Ltd",
        "AccountNumber": "W1",
        "EmailAddress": "acc@wren.example",
        "FirstName": "Sara",
        "LastName": "Wren",
        "POAddressLine1": "PO Box 12",
        "POCity": "Leeds",
        "POPostalCode": "LS1 4AP",
        "SAAddressLine1": "3 Canal Walk",
        "SAAddressLine2": "Unit 4",
        "SAAddressLine3": "Floor 2",
        "SAAddressLine4": "Door 1",
        "SACity": "Leeds",
        "SAPostalCode": "LS10 1JD",
        "PhoneNumber": "44 113 4960123",
        "MobileNumber": "07700 900123",
        "AccountsReceivableTaxCodeName": "20% (VAT)",
        "TaxNumber": "GB1",
        "Person1FirstName": "Ade",
        "Person1LastName": "Obi",
        "Person1Email": "ade@wren.example",
        "Person1IncludeInEmail": "true",
        "Person5Email": "zed@wren.example",
    }
    client = read_whole(b"\xef\xbb\xbf" + export(XERO, row)).clients[0]
    assert (client.kind, client.name, client.first_name) == ("business", "Wren & Daughters Ltd", "Sara")
    assert client.sites[0][:5] == ("3 Canal Walk", "Unit 4, Floor 2", "Leeds", "", "LS10 1JD")
    assert client.billing_address is not None
    assert client.billing_address.street == "PO Box 12"
    assert [email.address for email in client.emails] == ["acc@wren.example", "ade@wren.example", "zed@wren.example"]
    assert [email.whose for email in client.emails] == ["", "Ade Obi", ""]
    assert client.notes.split("\n") == ["SAAddressLine4: Door 1", "TaxNumber: GB1"]
    assert "true" not in client.notes
    assert "VAT" not in client.notes


def test_zoho_crm_is_told_from_hubspot() -> None:
    row = {
        "Record Id": "zcrm_1234567890123456789",
        "Contact Owner": "Dana",
        "First Name": "Ida",
        "Last Name": "Marsh",
        "Account Name": "Acme Inc",
        "Email": "ida@example.com",
        "Title": "Manager",
        "Mobile": "8175550102",
        "Date of Birth": "1970-05-14",
        "Asst Phone": "8175550109",
        "Email Opt Out": "true",
        "Created Time": "2020-01-02 10:00:00",
        "Mailing Street": "12 Mill Ln",
        "Mailing City": "Waco",
        "Other Street": "9 Oak Rd",
        "Salutation": "Mrs.",
        "Tag": "VIP",
    }
    read = read_whole(export(ZOHO_CRM, row))
    client = read.clients[0]
    assert read.recognised.mapping.format_key == "zoho_crm"
    assert (client.external_id, client.salutation, client.name) == ("zcrm_1234567890123456789", "Mrs.", "Ida Marsh")
    assert (client.company_name, client.opted_out, client.tags) == ("Acme Inc", frozenset({"email"}), ("VIP",))
    assert [(site.street, site.label) for site in client.sites] == [("12 Mill Ln", ""), ("9 Oak Rd", "Other")]
    assert "Title: Manager" in client.notes


@pytest.mark.parametrize(
    ("headers", "values", "expected"),
    [
        (  # Wix
            (
                "First Name,Last Name,Email 1,Phone 1,Address 1 - Street,Address 1 - City,Address 1 - State/Region,"
                "Labels,Created At (UTC+0),Email subscriber status,SMS subscriber status"
            ),
            "Ida,Marsh,ida@example.com,'+1 817-555-0100,12 Mill Ln,Waco,TX,Customers,2023-02-01 10:00,Unsubscribed,",
            {"email"},
        ),
        (  # Shopify
            (
                "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Address1,"
                "Default Address City,Default Address Province Code,Phone,Accepts SMS Marketing,Tags,Total Spent"
            ),
            "'7123456789012,Ida,Marsh,ida@example.com,no,12 Mill Ln,Waco,TX,'+18175550100,no,vip,225.00",
            {"email", "text"},
        ),
        (  # ServiceTitan
            (
                "Customer ID,Customer Name,Customer Type,Location Street,Location City,Location State,Location Zip,"
                "Phone Number,Email,Do Not Mail,Created On"
            ),
            "101,Ida Marsh,Residential,12 Mill Ln,Waco,TX,76701,(817) 555-0100,ida@example.com,True,3/14/2019",
            {"letter"},
        ),
        (  # a phone's own contacts
            "First name,Last name,Phone (mobile),Email (home),Street (home),City (home),State (home),ZIP (home),Note",
            "Ida,Marsh,8175550100,ida@example.com,12 Mill Ln,Waco,TX,76701,Dog",
            set(),
        ),
        (  # LibreOffice, by somebody who types little
            "cust_nm,Ph,e-mail addr,addr1,cty,st,zip_cd",
            "Ida Marsh,8175550100,ida@example.com,12 Mill Ln,Waco,TX,76701",
            set(),
        ),
        (  # nobody wrote a heading
            "Ida Marsh,8175550100,ida@example.com,12 Mill Ln,Waco,TX,76704",
            "Ida Marsh,8175550100,ida@example.com,12 Mill Ln,Waco,TX,76701",
            set(),
        ),
    ],
)
def test_exports_of_other_programs_are_read_by_likeness(headers: str, values: str, expected: set[str]) -> None:
    client = read_whole(f"{headers}\n{values}\n".encode()).clients[-1]
    assert (client.first_name, client.last_name) == ("Ida", "Marsh")
    assert [phone.normal for phone in client.phones] == ["+18175550100"]
    assert [email.address for email in client.emails] == ["ida@example.com"]
    assert (client.sites[0].street, client.sites[0].town, client.sites[0].region) == ("12 Mill Ln", "Waco", "TX")
    assert client.opted_out == expected


def said(read: FileRead) -> list[dict[str, object]]:
    """What a file says whatever the order of its columns: where one field holds several, their order does not count."""
    found: list[dict[str, object]] = []
    rows: list[ParsedClient | ParsedJob] = [*read.clients, *read.jobs]
    for one in rows:
        client = one.client if isinstance(one, ParsedJob) else one
        facts: dict[str, object] = {
            field: value for field, value in client._asdict().items() if isinstance(value, (str, date, frozenset))
        }
        facts |= {
            "phones": {(phone.normal or phone.text, phone.is_fax) for phone in client.phones},
            "emails": {email.address for email in client.emails},
            "sites": {site[:6] for site in client.sites},
            "billing": client.billing_address,
            "tags": set(client.tags),
            "web": set(client.web),
            "notes": set(one.notes.split("\n")),
        }
        if isinstance(one, ParsedJob):
            facts |= {field: value for field, value in one._asdict().items() if field not in {"client", "notes"}}
        facts.pop("line", None)
        found.append(facts)
    return found


@settings(max_examples=40)
@given(st.sampled_from(sorted(file.name for file in FILES.iterdir())), st.randoms(use_true_random=False))
def test_no_order_of_columns_changes_what_a_file_says(name: str, dice: random.Random) -> None:
    table = open_table(FILES / name)
    order = list(range(len(table.headers)))
    dice.shuffle(order)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([table.headers[place] for place in order])
    writer.writerows([row.cells[place] for place in order] for row in table.records() if isinstance(row, Record))
    assert said(read_whole(text.getvalue().encode())) == said(read_whole((FILES / name).read_bytes()))
