from __future__ import annotations

import pytest

from app.exchange.words.header_parts import is_known_word, read_parts
from app.exchange.words.import_fields import RecordKind

OF_CLIENTS = {
    # Outlook in German, French and Spanish
    "Straße geschäftlich": "street@work",
    "Straße geschäftlich 2": "street_2@work",
    "STRASSE GESCHAEFTLICH": "street@work",
    "Ort privat": "town@home",
    "Weiteres/r Bundesland/Kanton": "region@other",
    "Weiteres/e Land/Region": "country@other",
    "Telefon (privat 2)": "phone@home",
    "Telefon Assistent": "phone@assistant",
    "Rue (domicile) 2": "street_2@home",
    "Dep/Region (bureau)": "region@work",
    "Téléphone 2 (bureau)": "phone@work",
    "Téléphone de l'assistant(e)": "phone@assistant",
    "Télécopie (autre)": "fax@other",
    "Adresse de messagerie 2": "email@other",
    "B.P. professionnelle": "po_box@work",
    "Calle del trabajo 3": "street_3@work",
    "Ciudad de trabajo": "town@work",
    "Provincia o estado de trabajo": "region@work",
    "País o región del trabajo": "country@work",
    "Otra calle": "street@other",
    "Otro código postal": "postal_code@other",
    "Dirección de correo electrónico": "email",
    "Fax particular": "fax@home",
    # lists that people keep
    "Kd-Nr.": "external_id",
    "Kd. seit": "client_since",
    "Geb.-Datum": "birthday",
    "PLZ/Ort": "town",
    "Vor- und Nachname": "name",
    "Rechnungs-PLZ": "postal_code@billing",
    "Lieferanschrift": "street@service",
    "Diensttelefon": "phone@work",
    "Tél. fixe": "phone",
    "N° client": "external_id",
    "Nom du client": "name",
    "Nº cliente": "external_id",
    "Fecha nac.": "birthday",
    "Dirección de facturación": "street@billing",
    "City, State ZIP": "town",
    # abbreviations
    "cust_nm": "name",
    "cust_no": "external_id",
    "addr1": "street",
    "addr_2": "street_2",
    "zip_cd": "postal_code",
    "Wk Ph": "phone@work",
    "mob_no": "phone@mobile",
    # parts of several addresses
    "Mailing Street": "street@mailing",
    "Other City": "town@other",
    "Shipping Address Line 2": "street_2@service",
    "Address 2 City": "town@#2",
    "Home Address City": "town@home",
    "Adresse 1 – Straße": "street@#1",
    "Telefon 1 – Label": "phone_label@#1",
    "Alternate Email 1": "email@other",
}


@pytest.mark.parametrize(("header", "meaning"), OF_CLIENTS.items())
def test_a_heading_is_read_by_its_parts(header: str, meaning: str) -> None:
    read = read_parts(header, RecordKind.CLIENTS)
    assert read is not None
    assert str(read[0]) == meaning


@pytest.mark.parametrize(
    "header",
    [
        "Emergency contact phone", "Spouse name", "Technician phone", "Property manager", "# of rooms", "Business type",
        "Job title", "Next service date", "Street 4", "Name 2", "Contact 2", "Sales tax", "12345", "", "x" * 200,
    ],
)  # fmt: skip
def test_a_heading_with_a_word_we_do_not_know_means_nothing(header: str) -> None:
    assert read_parts(header, RecordKind.CLIENTS) is None


def test_abbreviations_are_less_sure_than_words() -> None:
    words, short = read_parts("Customer name", RecordKind.CLIENTS), read_parts("cust nm", RecordKind.CLIENTS)
    assert words is not None
    assert short is not None
    assert words[1] > short[1] >= 0.8


def test_in_a_file_of_jobs_the_number_of_a_client_is_not_that_of_the_job() -> None:
    read = read_parts("Client code", RecordKind.JOBS)
    assert read is not None
    assert str(read[0]) == "client_external_id"


def test_headings_of_any_kind_of_file_are_known() -> None:
    assert is_known_word("Rue (domicile)")
    assert is_known_word("N° d'intervention")
    assert not is_known_word("12 Mill Lane")
    assert not is_known_word("Ida Marsh")
