from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import EverafterError, UnreadableFileError
from app.exchange.columns.column_mapping import recognise
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.reading.table_opening import open_table, open_tables
from app.exchange.rejects import write_rejects
from app.exchange.row_parsing import parsed_rows, parser_for
from app.exchange.words.import_fields import RecordKind
from tests.app.exchange.whole_files import AMERICAN, FILES, read_whole, ten_digits

FILE = FILES / "quickbooks.iif"
PLAIN = FILE.read_bytes()


def test_customers_are_read_from_among_the_other_tables() -> None:
    read = read_whole(FILE)
    assert read.recognised.format_title == "QuickBooks Desktop (IIF)"
    ida, beach, firm = read.clients
    assert (ida.name, ida.external_id, ida.tags) == ("Ida Marsh", "QB-12", ("Residential",))
    assert ida.sites[0][:5] == ("1 Mill Lane", "", "Portland", "OR", "97201")
    assert ida.notes == '12/1/2020: prefers "mornings"\nPets: two dogs'
    assert (beach.external_id, beach.sites[0].label, beach.sites[0].external_id) == ("QB-12", "Beach house", "13")
    assert (firm.company_name, firm.is_archived, firm.sites[0].street) == ("Müller GmbH", True, "6 Elm St")
    assert firm.billing_address is not None
    assert (firm.billing_address.street, firm.billing_address.street_2) == ("5 Elm St", "Attn: Kay")
    assert read.table.remarks == (
        "Only customers were read, and not what else is in the file: ACCNT (1), VEND (1), TRNS (1).",
    )
    assert [record.line for record in read.table.sample] == [10, 11, 13]


def test_rows_with_days_of_a_job_are_jobs_of_their_customer() -> None:
    clients, jobs = open_tables(FILE)
    assert (clients.count_estimate, jobs.count_estimate, jobs.name) == (3, 1, "quickbooks-jobs.iif")
    found = recognise(jobs)
    assert (found.kind, found.problem, found.mapping.format_key) == (RecordKind.JOBS, "", "quickbooks_iif")
    parser, _readings = parser_for(jobs, found, AMERICAN, ten_digits)
    ((_row, job),) = parsed_rows(jobs, parser)
    assert (job.job_number, job.client.external_id, job.client.name) == ("QB-14", "QB-12", "Ida Marsh")
    assert (job.starts_on.isoformat(), job.end_on.isoformat(), job.state) == ("2026-04-13", "2026-04-14", "done")
    assert "4 rugs and stairs" in job.description


@pytest.mark.parametrize(
    ("state", "ours"), [("Awarded", "booked"), ("2", "booked"), ("Not awarded", "lost"), ("In progress", "under_way")]
)
def test_the_states_of_a_job_are_ours(state: str, ours: str) -> None:
    content = f"!CUST\tNAME\tJOBSTATUS\tJOBSTART\nCUST\tIda\t\t\nCUST\tIda:Rugs\t{state}\t04/13/2027\n"
    jobs = open_tables(content.encode())[1]
    parser, _readings = parser_for(jobs, recognise(jobs), AMERICAN, ten_digits)
    assert [said.state for _row, said in parsed_rows(jobs, parser)] == [ours]


def test_an_older_file_with_short_rows_and_several_headings_is_read() -> None:
    content = "!CUST\tNAME\tBADDR1\tPHONE1\nCUST\tIda Marsh\nCUST\tJon Lee\t1 Way\t555 0100\n"
    content += "!CUST\tNAME\tEMAIL\nCUST\tKay Poe\tkay@example.com\nCUST\tLee\tl@example.com\ttoo\tmany\n"
    read = read_whole(content.encode())
    assert [(client.name, client.external_id) for client in read.clients] == [
        ("Ida Marsh", "QB-Ida Marsh"), ("Jon Lee", "QB-Jon Lee"), ("Kay Poe", "QB-Kay Poe"),
    ]  # fmt: skip
    assert read.clients[2].emails[0].address == "kay@example.com"
    assert [(row.line, "more cells" in row.reason) for row in read.rejected] == [(6, True)]


def test_every_address_of_a_newer_file_comes_once() -> None:
    names = ["NAME", *(f"{name}ADDR{line}" for name in ("B", "S", "S1", "S2", "SDEFAULT") for line in (1, 2, 3)), "CC"]
    home, shore = ["Ida Marsh", "1 Mill Lane", "Portland, OR 97201"], ["Ida Marsh", "9 Shore Rd", "Seaside, OR 97138"]
    cells = ["Ida Marsh", *home, *shore, *shore, *["", "", ""], *shore, "cc@example.com"]
    content = "\t".join(["!CUST", *names]) + "\n" + "\t".join(["CUST", *cells]) + "\n"
    (client,) = read_whole(content.encode()).clients
    assert [site.street for site in client.sites] == ["9 Shore Rd"]
    assert client.billing_address is not None
    assert (client.billing_address.street, client.emails[0].label) == ("1 Mill Lane", "other")


def test_an_open_quotation_mark_costs_one_customer_who_can_be_mended(tmp_path: Path) -> None:
    content = '!CUST\tNAME\tPHONE1\nCUST\t"Ida\t5035550100\nCUST\tJon\t5035550101\n'
    read = read_whole(content.encode())
    assert ([client.name for client in read.clients], [row.line for row in read.rejected]) == (["Jon"], [2])
    mend = tmp_path / "mend.csv"
    write_rejects(mend, read.table.headers, read.rejected)
    mend.write_text(mend.read_text("utf-8-sig").replace('"""Ida"', "Ida"), "utf-8")
    again = read_whole(mend)
    assert again.recognised.mapping.format_key == "quickbooks_iif"
    assert [(client.name, client.phones[0].normal) for client in again.clients] == [("Ida", "+15035550100")]


def test_a_file_without_customers_is_one_sentence() -> None:
    with pytest.raises(UnreadableFileError, match="holds no customers"):
        open_table(b"!ACCNT\tNAME\nACCNT\tChecking\n", name="accounts.iif")


@settings(max_examples=100)
@given(
    st.lists(st.tuples(st.integers(0, len(PLAIN) - 1), st.binary(max_size=3)), min_size=1, max_size=6),
    st.integers(0, len(PLAIN)),
)
def test_wrong_bytes_raise_nothing_but_our_own_sentence(places: list[tuple[int, bytes]], cut: int) -> None:
    content = PLAIN
    for place, wrong in places:
        content = content[:place] + wrong + content[place + 1 :]
    for each in (content, content[:cut]):
        try:
            tables = open_tables(each, name="customers.iif")
        except EverafterError:
            continue
        for table in tables:
            for row in table.records():
                assert isinstance(row, RejectedRow | Record)
