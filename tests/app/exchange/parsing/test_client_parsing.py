from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import EverafterError
from app.exchange.words.import_fields import RecordKind
from tests.app.exchange.whole_files import FILES, read_file, read_whole


def only(text: str):  # type: ignore[no-untyped-def]  # the row type is checked by what each test reads from it
    return read_whole(text.encode()).clients[0]


def test_a_plain_spreadsheet_is_read_whole() -> None:
    read = read_file("plain_spreadsheet.csv")
    rose, tom, dental = read.clients
    assert (rose.name, rose.external_id, rose.source) == ("Rose Hartley", "1001", "Neighbour")
    assert (tom.first_name, tom.last_name, tom.phones[0].whose) == ("Tom & Ana", "Okafor", "Tom")
    assert [mail.address for mail in tom.emails] == ["tom@example.com", "ana@example.com"]
    assert (dental.kind, dental.company_name, dental.notes) == ("business", "Brightside Dental LLC", "Ask for Priya")
    assert [(row.line, row.reason) for row in read.rejected] == [
        (5, "“2/30/2021” under “Client since” is no date of the calendar.")
    ]


def test_words_in_a_date_column_are_kept_as_a_note() -> None:
    client = only("Name,Client since\nIda,long ago\n")
    assert (client.client_since, client.notes) == (None, "Client since: long ago")


def test_a_row_that_says_nobody_is_rejected_with_its_text() -> None:
    read = read_whole(b"Name,Phone,Notes\n,,dog\nIda,,\n")
    assert (read.rejected[0].line, read.rejected[0].original) == (2, ",,dog")
    assert "no name" in read.rejected[0].reason


def test_a_name_or_a_row_beyond_measure_is_rejected() -> None:
    read = read_whole(f"Name,Notes\n{'x' * 301},a\nIda,{'y' * 1_000_001}\nJon,b\n".encode())
    assert [row.line for row in read.rejected] == [2, 3]
    assert [client.name for client in read.clients] == ["Jon"]


def test_phone_digits_that_a_spreadsheet_lost_are_no_number() -> None:
    client = only("Name,Phone\nIda,9.87654E+09\n")
    assert client.phones == ()
    assert "9.87654E+09" in client.notes


def test_a_number_that_cannot_be_read_is_kept_as_written() -> None:
    client = only("Name,Phone\nIda,0123 45\n")
    assert (client.phones[0].text, client.phones[0].normal) == ("0123 45", "")


@pytest.mark.parametrize(
    ("header", "value", "channels"),
    [
        ("Do not call", "yes", {"phone"}),
        ("Do not contact", "x", {"phone", "text", "email", "letter"}),
        ("Email opt out", "true", {"email"}),
        ("Email opt in", "no", {"email"}),
        ("Newsletter", "unsubscribed", {"email"}),
        ("Status", "Unsubscribed", {"email"}),
        ("GDPR consent", "declined", {"email"}),
        ("SMS opt out", "since May", {"text"}),
        ("Opted out", "email; sms", {"email", "text"}),
        ("Email opt in", "yes", set()),
        ("Do not call", "no", set()),
        ("Do not call", "", set()),
    ],
)
def test_every_way_of_saying_no_is_an_opt_out(header: str, value: str, channels: set[str]) -> None:
    assert only(f"Name,{header}\nIda,{value}\n").opted_out == channels


def test_hostile_names_are_only_text() -> None:
    read = read_whole(b'Name,Notes\n<b>,x\n=cmd(),y\n"Robert\'); DROP TABLE client;--",z\n')
    assert [client.name for client in read.clients] == ["<b>", "=cmd()", "Robert'); DROP TABLE client;--"]


def test_addresses_of_several_places_in_one_cell_are_several_sites() -> None:
    text = (
        "Given Name,Family Name,Address 1 - Type,Address 1 - Street,Address 1 - City\n"
        "Ida,Marsh,Home ::: Work,1 Mill Ln ::: 2 Oak Rd,Waco ::: West\n"
    )
    assert [(site.street, site.town) for site in only(text).sites] == [("1 Mill Ln", "Waco"), ("2 Oak Rd", "West")]


@pytest.mark.parametrize("filler", ["y", " ", "(", "1", "a@", ", ", "•", "1/", "\u00a0", "- "])
@pytest.mark.parametrize(
    "header", ["Phone", "Email", "Address", "Notes", "Tags", "Client since", "Do not call", "Status"]
)
def test_a_very_long_cell_of_any_kind_takes_no_time(header: str, filler: str) -> None:
    cell = filler * (90_000 // len(filler))
    read = read_whole(f'Name,"{header}"\nIda,"{cell}x"\nJon,\n'.encode())
    assert len(read.clients) + len(read.rejected) == 2


SAMPLES = [file.read_bytes() for file in sorted(FILES.iterdir())]


@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 4), st.binary(max_size=6)), max_size=6),
    st.sampled_from([None, RecordKind.CLIENTS, RecordKind.JOBS]),
)
def test_a_spoilt_export_never_fails_and_never_loses_a_row(
    content: bytes, spoils: list[tuple[int, int, bytes]], kind: RecordKind | None
) -> None:
    spoilt = bytearray(content)
    for place, length, put in spoils:
        spoilt[place : place + length] = put
    try:
        read = read_whole(bytes(spoilt), kind=kind)
    except EverafterError:
        return
    assert len(list(read.table.records())) == len(read.clients) + len(read.jobs) + len(read.rejected)
    assert all(row.reason for row in read.rejected)


def test_nobody_is_born_in_the_future() -> None:
    read = read_whole(b"Name,Birthday\nIda,12/24/26\nJon,5/14/2031\nMia,5/14/26\n")
    assert [(client.birthday, client.notes) for client in read.clients] == [
        ("1926-12-24", ""),
        ("", "Birthday: 5/14/2031"),
        ("2026-05-14", ""),
    ]


def test_a_number_that_a_spreadsheet_has_shortened_makes_nobody_of_two() -> None:
    ida, jon = read_whole(b"Customer ID,Name\n1.23457E+18,Ida\n1.23457E+18,Jon\n").clients
    assert (ida.external_id, jon.external_id) == ("", "")
    assert ida.notes == "Customer ID: 1.23457E+18"
