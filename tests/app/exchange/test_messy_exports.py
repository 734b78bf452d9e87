"""Exports as firms have them: places said twice, one country in a row, opt-outs in plain words, lines of an address."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from app.exchange.parsing.parsed_records import ParsedClient
from tests.app.exchange.whole_files import AMERICAN, FileRead, read_whole


def read(*rows: dict[str, str]) -> FileRead:
    text = io.StringIO()
    table = csv.DictWriter(text, list(dict.fromkeys(heading for row in rows for heading in row)))
    table.writeheader()
    table.writerows(rows)
    return read_whole(text.getvalue().encode())


def client(row: dict[str, str]) -> ParsedClient:
    return read(row).clients[0]


def test_numbers_are_those_of_the_country_in_the_row() -> None:
    rows = [
        {"Vorname": "Ida", "Nachname": "Marsh", "Ort": "Köln", "Land": land, "Telefon": "0221 1234567"}
        for land in ("Deutschland", "")
    ]
    german, unknown = read(*rows).clients
    assert [phone.normal for phone in (*german.phones, *unknown.phones)] == ["+492211234567", ""]


def test_without_a_firm_the_headings_hint_at_how_dates_are_written() -> None:
    german = b"Vorname;Nachname;Geburtstag;Ort\nIda;Marsh;03.04.1961;Ulm\n"
    for is_assumed, meant in ((True, "1961-04-03"), (False, "1961-03-04")):
        found = read_whole(german.replace(b".", b"/"), replace(AMERICAN, is_assumed=is_assumed))
        assert found.clients[0].birthday == meant
        assert found.readings.questions


def test_a_bill_and_a_ship_address_that_differ_by_the_country_are_one_place() -> None:
    bill, ship = "12 Elm Street\nPortland OR 97202\nUSA", "12 Elm Street\nPortland OR 97202"
    found = client({
        "Customer full name": "Alder, Margaret", "Phone numbers": "", "Full name": "Dr. Margaret Alder",
        "Bill address": bill, "Ship address": ship,
    })  # fmt: skip
    assert [site.country for site in found.sites] == ["USA"]
    assert (found.billing_address, found.salutation, found.notes) == (None, "Dr.", "")


@pytest.mark.parametrize(
    ("heading", "answer", "closed"),
    [
        ("Direct Mail", "No", "letter"),
        ("Text Messaging", "no", "text"),
        ("Phone Calls", "No", "phone"),
        ("Newsletter", "nein danke", "email"),
        ("Werbung", "nein", "email letter phone text"),
        ("Werbung", "ja", ""),
        ("No enviar publicidad", "Sí", "email letter phone text"),
        ("Publicité", "non", "email letter phone text"),
        ("RGPD", "No", "email letter phone text"),
    ],
)
def test_opt_outs_in_plain_words_are_kept(heading: str, answer: str, closed: str) -> None:
    found = client({"First Name": "Ida", "Last Name": "Marsh", "Phone": "503-555-0142", heading: answer})
    assert " ".join(sorted(found.opted_out)) == closed


def test_lines_of_an_address_without_columns_for_the_town_are_one_address() -> None:
    lines = {"name": "Ida Marsh", "billing_address_line_1": "5 Oak Ave", "billing_address_line_2": "Unit 2"}
    found = client(lines | {"billing_address_line_3": "Salem, OR 97301", "contact_name": "Ida Marsh"})
    assert found.sites[0][:5] == ("5 Oak Ave", "Unit 2", "Salem", "OR", "97301")
    assert found.notes == ""
    found = client({"Name": "Ida Marsh", "Address": "5 Oak Ave, Salem, OR 97301", "Address 2": "Unit 2"})
    assert found.sites[0][:5] == ("5 Oak Ave", "Unit 2", "Salem", "OR", "97301")
    beside = {"City": "Salem", "State": "OR", "Zip": "97301"}
    found = client({"Name": "Ida Marsh", "Address": "5 Oak Ave, Salem, OR 97301", "Address 2": "Unit 2"} | beside)
    assert found.sites[0][:5] == ("5 Oak Ave", "Unit 2", "Salem", "OR", "97301")


def test_a_street_of_the_domicile_is_that_of_the_residence() -> None:
    found = client({
        "Nombre": "Ana", "Apellidos": "Ruiz", "Calle del domicilio": "C/ Mayor 5, 2ºB",
        "Ciudad de residencia": "Barcelona", "Código postal de residencia": "08001", "Calle del trabajo": "",
        "Ciudad de trabajo": "",
    })  # fmt: skip
    assert [site[:5] for site in found.sites] == [("C/ Mayor 5, 2ºB", "", "Barcelona", "", "08001")]


def test_a_department_is_no_region() -> None:
    row = {"First Name": "Ida", "Last Name": "Marsh", "E-mail Address": "", "Business Phone": "", "Department": "Sales"}
    assert client(row).sites == ()
    assert client(row).notes == "Department: Sales"


def test_a_firm_with_digits_in_its_name_is_not_its_street() -> None:
    found = client({
        "Customer": "Studio 54 LLC", "Main Phone": "", "Bill to 1": "Studio 54 LLC", "Bill to 2": "121 Pine St",
        "Bill to 3": "Salem, OR 97301", "Balance": "0.00",
    })  # fmt: skip
    assert (found.sites[0].street, found.notes) == ("121 Pine St", "")


def test_contacts_of_zoho_books_have_their_postal_codes() -> None:
    found = client({
        "Contact Name": "Ida Marsh", "EmailID": "ida@example.com", "Billing Address": "5 Oak Ave",
        "Billing City": "Salem", "Billing Code": "97301", "Department": "Ops", "Contact Type": "customer",
    })  # fmt: skip
    assert [site[:5] for site in found.sites] == [("5 Oak Ave", "", "Salem", "", "97301")]


JOB = {
    "Job #": "7", "Customer name": "Ida Marsh", "Job status": "Complete", "Job scheduled start date": "3/4/2026",
    "Job amount": "$1,225.00", "Job revenue": "$1,225.00", "Due amount": "$0.00", "Job created date": "2/1/2026",
}  # fmt: skip


def test_what_a_field_says_already_is_no_note() -> None:
    job = read(JOB).jobs[0]
    assert (job.amount_minor, job.paid_minor, job.notes) == (122500, 122500, "")
    assert read(JOB | {"Job revenue": "$1,000.00"}).jobs[0].notes == "Job revenue: $1,000.00"


def test_nothing_was_paid_for_a_job_that_never_was() -> None:
    assert read(JOB | {"Job status": "User canceled"}).jobs[0].paid_minor is None
    assert read(JOB | {"Job status": "Scheduled", "Due amount": "$225.00"}).jobs[0].paid_minor == 100000


def test_what_is_not_scheduled_has_the_day_it_came_in_and_what_was_done_the_day_it_ended() -> None:
    asked = read(JOB | {"Job status": "Unscheduled", "Job scheduled start date": ""}).jobs[0]
    assert (asked.state, str(asked.starts_on)) == ("enquiry", "2026-02-01")
    done = read(JOB | {"Job scheduled start date": "", "Job scheduled end date": "3/5/2026"}).jobs[0]
    assert str(done.starts_on) == "2026-03-05"
    assert len(read(JOB | {"Job scheduled start date": ""}).rejected) == 1


def test_the_total_is_the_amount_and_not_the_subtotal() -> None:
    job = read({
        "Job Number": "7", "Customer First Name": "Ida", "Customer Last Name": "Marsh", "Schedule Date": "2026-03-04",
        "Completed Date": "", "Subtotal": "200.00", "Tax": "10.00", "Total": "210.00", "Job Status": "completed",
    }).jobs[0]  # fmt: skip
    assert (job.amount_minor, str(job.starts_on)) == (21000, "2026-03-04")


def test_line_breaks_in_notes_of_iif_are_line_breaks() -> None:
    text = "!CUSTNAMEDICT\tINDEX\tLABEL\nCUSTNAMEDICT\t0\tPets\n!CUST\tNAME\tREFNUM\tNOTEPAD\tCUSTFLD0\n"
    found = read_whole((text + "CUST\tMarsh, Ida\t4\tKey below\\nthe mat\tRex\n").encode()).clients[0]
    assert found.notes == "Key below\nthe mat\nPets: Rex"


def test_a_name_with_digits_is_shown_once() -> None:
    assert client({"Name": "Ida Marsh 2", "Phone": "503-555-0142"}).notes == ""


def test_the_running_balance_of_sales_by_customer_is_no_debt() -> None:
    text = (
        "Sales by Customer Detail\nExample Co\n\n"
        ",Transaction date,Transaction type,Num,Product/Service full name,Quantity,Sales price,Amount,Balance\n"
        "Ida Marsh,,,,,,,,\n,01/15/2025,Invoice,1001,Carpet cleaning,3.00,50.00,150.00,150.00\n"
        ",01/25/2025,Invoice,1002,Stairs,1.00,50.00,50.00,200.00\nTotal for Ida Marsh,,,,,4.00,,200.00,\n"
    )
    jobs = read_whole(text.encode()).jobs
    assert [(job.client.name, job.invoice_number, job.amount_minor, job.paid_minor) for job in jobs] == [
        ("Ida Marsh", "1001", 15000, None),
        ("Ida Marsh", "1002", 5000, None),
    ]
