from __future__ import annotations

import random
from datetime import date, time

import pytest

from app.exchange.reading.csv_records import Record
from app.exchange.reading.table_opening import open_table
from app.exchange.words.import_fields import RecordKind
from tests.app.exchange.whole_files import FILES, GERMAN, read_file, read_whole

# For each file its format, its kind, the rows taken and the rows rejected.
EXPECTED = {
    "plain_spreadsheet.csv": ("", "clients", 3, 1),
    "google_old.csv": ("google_old", "clients", 3, 1),
    "google_new.csv": ("google", "clients", 1, 0),
    "outlook_from_google.csv": ("outlook", "clients", 1, 0),
    "outlook_com.csv": ("outlook", "clients", 1, 0),
    "outlook_desktop.csv": ("outlook", "clients", 2, 0),
    "jobber_clients.csv": ("jobber", "clients", 3, 0),
    "housecall_customers.csv": ("housecall_customers", "clients", 2, 0),
    "housecall_jobs.csv": ("housecall_jobs", "jobs", 2, 0),
    "housecall_jobs_report.csv": ("housecall_jobs", "jobs", 1, 0),
    "housecall_jobs_older.csv": ("housecall_jobs_old", "jobs", 1, 0),
    "servicemonster.csv": ("servicemonster", "clients", 2, 0),
    "thunderbird.csv": ("thunderbird", "clients", 2, 0),
    "quickbooks_online.csv": ("quickbooks_online", "clients", 3, 0),
    "quickbooks_desktop.csv": ("quickbooks_desktop", "clients", 2, 0),
    "square.csv": ("square", "clients", 1, 0),
    "hubspot.csv": ("hubspot", "clients", 2, 1),
    "unsubscribed_members_export.csv": ("mailchimp", "clients", 1, 0),
    "xero.csv": ("xero", "clients", 1, 0),
    "odoo.csv": ("odoo", "clients", 2, 0),
    "zoho_books.csv": ("zoho_books", "clients", 1, 0),
    "wave.csv": ("wave", "clients", 1, 0),
    "old_workbook.xls": ("", "clients", 2, 0),
    "quickbooks.iif": ("quickbooks_iif", "clients", 3, 0),
    "cards_of_three_versions.vcf": ("vcard", "clients", 4, 1),
    "freshbooks.csv": ("freshbooks", "clients", 1, 0),
    "invoice_ninja.csv": ("invoice_ninja", "clients", 1, 0),
    "german_excel.csv": ("", "clients", 2, 0),
    "french_excel.csv": ("", "clients", 1, 0),
    "spanish.csv": ("", "clients", 1, 0),
    "past_jobs.csv": ("", "jobs", 2, 2),
    "past_jobs_german.csv": ("", "jobs", 2, 0),
}


def test_every_sample_file_has_its_expectation() -> None:
    assert {file.name for file in FILES.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_each_export_is_recognised_and_every_row_accounted_for(name: str) -> None:
    habits = GERMAN if "german" in name else None
    read = read_file(name, habits) if habits else read_file(name)
    known, kind, taken, rejected = EXPECTED[name]
    assert read.recognised.mapping.format_key == known
    assert read.recognised.kind == kind
    assert (len(read.clients) + len(read.jobs), len(read.rejected)) == (taken, rejected)
    assert not read.recognised.problem
    assert read.recognised.confidence > 0.9
    assert all(client.name for client in read.clients)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_order_of_the_columns_does_not_matter(name: str) -> None:
    table = open_table(FILES / name)
    order = list(range(len(table.headers)))
    random.Random(7).shuffle(order)
    lines = ["|".join(_quoted(table.headers[place]) for place in order)]
    lines += [
        "|".join(_quoted(row.cells[place]) for place in order) for row in table.records() if isinstance(row, Record)
    ]
    habits = {"habits": GERMAN} if "german" in name else {}
    shuffled = read_whole("\n".join(lines).encode(), **habits)
    straight = read_whole(FILES / name, **habits)
    assert shuffled.recognised.mapping.format_key == straight.recognised.mapping.format_key
    assert [client.name for client in shuffled.clients] == [client.name for client in straight.clients]
    assert [(job.job_number, job.starts_on, job.amount_minor) for job in shuffled.jobs] == [
        (job.job_number, job.starts_on, job.amount_minor) for job in straight.jobs
    ]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def test_google_keeps_labels_groups_birthdays_and_several_values_in_a_cell() -> None:
    ida, school, unknown = read_file("google_old.csv").clients
    assert [(phone.normal, phone.label) for phone in ida.phones] == [
        ("+15125550143", "mobile"),
        ("+15125550144", "mobile"),
    ]
    assert [mail.address for mail in ida.emails] == ["ida@example.com", "ida.marsh@example.org"]
    assert (ida.birthday, ida.tags) == ("--05-14", ("Carpet clients",))
    assert ida.sites[0][:6] == ("77 Birch St", "", "Austin", "TX", "78701", "US")
    assert "Spouse: Leo" in ida.notes
    assert (school.kind, school.company_name, school.sites[0].town) == ("business", "Pinewood Nursery School", "Austin")
    assert unknown.name == "unknown.caller@example.com"
    kwame = read_file("google_new.csv").clients[0]
    assert (kwame.salutation, kwame.last_name, kwame.birthday) == ("Dr.", "Adjei Jr.", "1971-11-30")
    assert [phone.is_fax for phone in kwame.phones] == [False, True]
    assert kwame.notes == "Gate code: 4411#"


def test_outlook_in_an_old_code_page_has_its_accents_and_no_empty_dates() -> None:
    zoe, inn = read_file("outlook_desktop.csv").clients
    assert (zoe.name, zoe.sites[0].town, zoe.birthday, zoe.referred_by) == ("Zoë Brûlé", "Québec", "", "Ida Marsh")
    assert zoe.notes == "User 1: Stairs first"
    assert (inn.kind, inn.name, inn.sites[0].street) == ("business", "Harbour Inn", "1 Quay")
    nora = read_file("outlook_from_google.csv").clients[0]
    assert (nora.tags, nora.sites[0].street, nora.notes) == (("Rugs",), "18 Cactus Way", "Children: Max; Ella")


def test_jobber_gives_one_client_number_and_a_property_for_each_row() -> None:
    first, second, motel = read_file("jobber_clients.csv").clients
    assert first.external_id == second.external_id == "70012"
    assert [client.sites[0].external_id for client in (first, second)] == ["90001", "90002"]
    assert (first.sites[0].street, second.sites[0].label) == ("31 Oak Ave", "Lake cabin")
    assert first.billing_address is None
    assert second.billing_address is not None
    assert second.billing_address.street == "31 Oak Ave"
    assert [(phone.normal, phone.label) for phone in first.phones] == [("+18175550150", "mobile"), ("+18175550151", "")]
    assert first.client_since == date(2020, 4, 23)
    assert first.access_note == "2580"
    assert first.notes == "Preferred technician: Luis\nPets: Dog"
    assert (motel.kind, motel.is_archived, motel.opted_out) == ("business", True, {"email", "text"})


def test_housecall_jobs_keep_numbers_windows_money_and_states() -> None:
    first, second = read_file("housecall_jobs.csv").jobs
    assert (first.job_number, first.amount_minor, first.state) == ("1042", 122500, "done")
    assert (first.starts_on, first.start_time, first.end_time) == (date(2025, 10, 2), time(9), time(11, 30))
    assert (first.window_start, first.window_end) == (time(10), time(12))
    assert first.client.sites[0].town == "Mesa"
    assert (second.state, second.client.kind) == ("cancelled", "business")
    report = read_file("housecall_jobs_report.csv").jobs[0]
    assert (report.client.name, report.technician, report.state) == ("Gus Moreau", "Luis Ortega", "booked")
    assert report.client.sites[0][:5] == ("14 Palm Dr", "", "Mesa", "AZ", "85201")
    older = read_file("housecall_jobs_older.csv").jobs[0]
    assert (older.job_number, older.start_time, older.end_time, older.state) == ("871", time(8), time(10, 15), "done")


def test_quickbooks_online_titles_totals_labels_and_sub_customers_are_understood() -> None:
    read = read_file("quickbooks_online.csv")
    smith, motel, old = read.clients
    assert (smith.name, smith.sites[0][:5]) == ("John Smith", ("12 Mill Ln", "", "Fort Worth", "TX", "76102"))
    assert (motel.name, motel.first_name, motel.sites[0].label) == ("Lone Star Motel", "Priya", "Annex")
    assert [(phone.normal, phone.label) for phone in motel.phones] == [("+18175550170", ""), ("+18175550171", "mobile")]
    assert motel.billing_address is not None
    assert motel.billing_address.postal_code == "76104"
    assert (old.name, old.is_archived) == ("Old Customer", True)
    chidi, church = read_file("quickbooks_desktop.csv").clients
    assert (chidi.name, chidi.sites[0].street, chidi.notes) == ("Chidi T Abara", "19 River Rd", "Balance: 120.00")
    assert (church.kind, church.is_archived) == ("business", True)


def test_opt_outs_stay_opt_outs() -> None:
    assert read_file("unsubscribed_members_export.csv").clients[0].opted_out == {"email"}
    assert read_file("square.csv").clients[0].opted_out == {"email"}
    assert read_file("servicemonster.csv").clients[0].opted_out == {"email"}
    assert read_file("servicemonster.csv").clients[1].opted_out == frozenset()


def test_bookkeeping_names_numbers_and_addresses_are_kept() -> None:
    wren = read_file("xero.csv").clients[0]
    assert (wren.name, wren.kind, wren.first_name) == ("Wren & Daughters Ltd", "business", "Sara")
    assert (wren.sites[0].postal_code, wren.billing_address.street if wren.billing_address else "") == (
        "LS10 1JD",
        "PO Box 12",
    )
    dina = read_file("zoho_books.csv").clients[0]
    assert (dina.external_id, dina.notes) == ("1234567890123456789", "")
    theo = read_file("invoice_ninja.csv").clients[0]
    assert (theo.phones[0].text, theo.sites[0].street_2) == ("+32 9 555 01 02", "4")
    assert read_file("square.csv").clients[0].birthday == "--04-19"
    assert read_file("thunderbird.csv").clients[0].birthday == "1969-07-02"


def test_german_french_and_spanish_files_are_read_in_their_words() -> None:
    gross, mueller = read_file("german_excel.csv", GERMAN).clients
    assert (gross.salutation, gross.name, gross.client_since) == ("Frau Dr.", "Jürgen-Marie Groß", date(2018, 3, 2))
    assert gross.sites[0][:5] == ("Bäckerstraße 5, Hinterhaus", "", "Dresden", "", "01067")
    assert (mueller.kind, mueller.client_since) == ("business", date(2018, 2, 22))
    aurelie = read_file("french_excel.csv").clients[0]
    assert (aurelie.first_name, aurelie.last_name, aurelie.external_id) == ("Aurélie", "Lefèvre", "C0042")
    maria = read_file("spanish.csv").clients[0]
    assert (maria.first_name, maria.last_name) == ("María José", "Fernández Núñez")
    jobs = read_file("past_jobs_german.csv", GERMAN).jobs
    assert [(job.amount_minor, job.paid_minor, job.payment_method) for job in jobs] == [
        (123456, 123456, "transfer"),
        (8900, 0, ""),
    ]
    assert jobs[1].starts_on == date(2024, 11, 15)


def test_our_own_exact_file_comes_back_without_any_cleaning() -> None:
    text = "everafter_client,name,last_name,phone@mobile,street,notes\n17,=1+1,=1+1,'0123,#5 Mill,  two  \n"
    read = read_whole(text.encode())
    client = read.clients[0]
    assert read.recognised.mapping.is_exact
    assert (client.external_id, client.last_name, client.notes) == ("17", "=1+1", "  two  ")
    assert (client.phones[0].text, client.phones[0].label, client.sites[0].street) == ("'0123", "mobile", "#5 Mill")


def test_a_file_can_be_said_to_be_of_another_kind() -> None:
    assert read_whole(FILES / "past_jobs.csv", kind=RecordKind.CLIENTS).recognised.kind is RecordKind.CLIENTS
