"""What a file is about is told by its headings and its name, in four languages; jobs and clients stay what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.exchange.columns.column_mapping import recognise
from app.exchange.reading.table_opening import open_table
from app.exchange.row_parsing import parsed_rows, parser_for
from app.exchange.words.import_fields import RecordKind
from tests.app.exchange.whole_files import AMERICAN, GERMAN, ten_digits

HEADINGS = {
    "Complaint date,Customer,Complaint,Status,Resolved on": "complaints",
    "Reklamation Nr,Kunde,Eingegangen am,Reklamation,Status": "complaints",
    "Nom du client,Date de réclamation,Réclamation,Statut,Clôturé le": "complaints",
    "Cliente,Fecha de la queja,Queja,Estado,Cerrado el": "complaints",
    "Customer,Survey date,Satisfaction,Feedback": "feedback",
    "Kunde,Datum,Bewertung,Kommentar": "feedback",
    "Nom,Date de l'avis,Note,Avis": "feedback",
    "Cliente,Fecha,Valoración,Comentario": "feedback",
    "Customer,Note date,Note": "notes",
    "Kunde,Notizdatum,Notiz,Intern": "notes",
    "Nom,Date de la note,Remarque": "notes",
    "Cliente,Fecha de la nota,Nota": "notes",
    "Customer,Date,Note": "notes",
    "Payment date,Customer,Amount,Method": "payments",
    "Kundennummer,Zahlungsdatum,Betrag,Zahlungsart": "payments",
    "Code client,Date de paiement,Montant,Mode de paiement": "payments",
    "Cliente,Fecha de pago,Importe,Forma de pago": "payments",
    # what is about jobs or clients stays so, whatever else stands beside
    "Job number,Date,Customer,Amount,Payment method": "jobs",
    "Job number,Date,Customer,Amount,Technician,Rating,Review": "jobs",
    "Date,Customer,Description,Amount,Complaint": "jobs",
    "Name,Phone,Email,Address,Notes": "clients",
    "Name,Phone,Date,Notes": "clients",
    "First name,Last name,Phone,Created,Comments": "clients",
}


@pytest.mark.parametrize("headings", HEADINGS)
def test_the_kind_is_told_by_the_headings(headings: str) -> None:
    found = recognise(open_table(f"{headings}\n{',' * headings.count(',')}x\n".encode()))
    assert (str(found.kind), found.problem) == (HEADINGS[headings], "")


def test_the_kind_is_told_by_the_name_of_the_file_where_the_headings_leave_it_open(tmp_path: Path) -> None:
    for name, kind in (("payments 2024.csv", RecordKind.PAYMENTS), ("Zahlungen.csv", RecordKind.PAYMENTS)):
        file = tmp_path / name
        file.write_text("Date,Customer,Amount,Method,Reference\n3/4/2024,Ana Ruiz,10,Cash,77\n", encoding="utf-8")
        assert recognise(open_table(file)).kind is kind


def test_a_file_without_what_its_kind_needs_says_so_in_one_sentence() -> None:
    for kind, words in (
        (RecordKind.COMPLAINTS, "the complaints"),
        (RecordKind.FEEDBACK, "the answers"),
        (RecordKind.NOTES, "the notes"),
        (RecordKind.PAYMENTS, "the payments"),
    ):
        assert words in recognise(open_table(b"Name,Favorite color\nAna Ruiz,red\n"), kind).problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kunde;Zahlungsdatum;Betrag\nAda;04.03.2024;1.234,56\nBo;05.03.2024;-12,50\n", [123_456, -1_250]),
        ("Kunde;Zahlungsdatum;Betrag;Art\nAda;04.03.2024;12,50;Erstattung\n", [-1_250]),
        ("Customer,Payment date,Amount\nAda,3/4/2024,(50.00)\n", [-5_000]),
    ],
)
def test_amounts_of_payments_are_read_by_their_column(text: str, expected: list[int]) -> None:
    table = open_table(text.encode())
    parser, _readings = parser_for(table, recognise(table), GERMAN if ";" in text else AMERICAN, ten_digits)
    assert [said.amount_minor for _row, said in parsed_rows(table, parser)] == expected
