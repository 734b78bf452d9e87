"""What is read by whole columns is what the row parser says of the same rows, whatever they hold."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import partial

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.exchange.columns.column_mapping import recognise
from app.exchange.columns.reading_habits import habits_of
from app.exchange.parsing.client_parsing import ClientParser
from app.exchange.parsing.parsed_records import ParsedAddress, ParsedClient, ParsedEmail, ParsedPhone
from app.exchange.parsing.plain_clients import PlainClients, PlainReader
from app.exchange.reading.csv_reading import TextTable
from app.exchange.reading.csv_records import RejectedRow
from app.exchange.reading.row_blocks import read_blocks
from app.exchange.reading.table_opening import open_table
from app.exchange.row_parsing import parser_for
from app.exchange.words.import_fields import ImportField
from app.rules.phone_numbers import normalise
from tests.bench.sample_clients import CLIENT_HEADINGS, clients

HEADINGS = (
    "Customer ID", "Title", "First name", "Last name", "Company", "Mobile phone", "Home phone", "Email", "Address",
    "Address 2", "City", "State", "Zip", "Country", "Source", "Tags", "Birthday", "Client since", "Notes",
    "Private notes", "Shoe size", "Do not call",
)  # fmt: skip
ORDINARY = {
    "Customer ID": ["C1", "1042", "#17", "12.0", ""], "Title": ["", "Ms", "Dr", "Firma"],
    "First name": ["Ana", "Łukasz", "John & Mary", ""], "Last name": ["Reyes", "O'Brien", "de la Cruz", ""],
    "Company": ["", "Bell Bakery LLC", "-"],
    "Mobile phone": ["(503) 555-0142", "+44 20 7946 0958", "n/a", "503-555-0142 ext. 12", ""],
    "Home phone": ["5035550199", "503.555.0142", "call after 6", ""],
    "Email": ["ana@example.com", "A.Bell@Mail.example", "a@b.co; c@d.co", "none", ""],
    "Address": ["12 Mill Lane", "1 A St • Town", ""], "Address 2": ["Apt 4", ""],
    "City": ["Millbrook", "50667 Köln", ""],
    "State": ["OR", ""], "Zip": ["97222-1234", "SW1A 1AA", ""], "Country": ["USA", ""], "Source": ["Google", ""],
    "Tags": ["vip; pets", "", "* starred"], "Birthday": ["1980-05-14", "--05-14", "soon", "1990-02-30", ""],
    "Client since": ["2019-03-01", "long ago", ""], "Notes": ["Biscuit sheds", "two\nlines", ""],
    "Private notes": ["owes us", ""], "Shoe size": ["44", ""], "Do not call": ["", "yes"],
}  # fmt: skip
HOSTILE = st.one_of(
    st.text(max_size=12),
    st.text("=+-@'\" \t\u00a0\u200b\u202e\u0301e\u0131\x1f\x1c\x0b.#:;•/0123456789", max_size=10),
    st.just("x" * 400),
)
PLAIN = {heading: ORDINARY[heading][0] for heading in HEADINGS}
CHANGES = st.dictionaries(st.sampled_from(HEADINGS), HOSTILE, max_size=1)
CHOICES = [(heading, text) for heading, texts in ORDINARY.items() for text in texts]
USUAL = st.lists(st.sampled_from(CHOICES), max_size=3).map(dict)
ROWS = st.tuples(USUAL, CHANGES).map(lambda parts: tuple((PLAIN | parts[0] | parts[1]).values()))


def opened(
    rows: list[tuple[str, ...]], headings: tuple[str, ...] = HEADINGS
) -> tuple[TextTable, ClientParser, PlainReader]:
    text = io.StringIO()
    csv.writer(text).writerows([headings, *rows])
    table = open_table(text.getvalue().encode("utf-8", "replace"))
    assert isinstance(table, TextTable)
    recognised = recognise(table)
    number_of = partial(normalise, region="US")
    parser, _readings = parser_for(table, recognised, habits_of("en_US", "US", "USD", date(2026, 3, 2)), number_of)
    assert isinstance(parser, ClientParser)
    reader = PlainReader(recognised.mapping, parser, "US", table.layout.delimiter)
    assert reader.is_fit
    return table, parser, reader


def as_parsed(plain: PlainClients, number: int, line: int) -> ParsedClient:
    """One row of the columns in the form in which the row parser gives it."""
    texts = {field: column[number] for field, column in plain.texts.items()}
    phones = [(label, column[number], normals[number]) for label, column, normals in plain.phones]
    address = ParsedAddress(*(column[number] for column in plain.address))
    since = plain.since[number]
    return ParsedClient(
        line=line,
        name=plain.names[number],
        external_id=texts[ImportField.EXTERNAL_ID],
        kind=plain.kinds[number],
        salutation=texts[ImportField.SALUTATION],
        first_name=texts[ImportField.FIRST_NAME],
        last_name=texts[ImportField.LAST_NAME],
        company_name=texts[ImportField.COMPANY_NAME],
        preferred_name=texts[ImportField.PREFERRED_NAME],
        phones=tuple(ParsedPhone(text, normal, label) for label, text, normal in phones if text),
        emails=tuple(ParsedEmail(column[number], label) for label, column, _keys in plain.emails if column[number]),
        sites=() if address.is_empty else (address,),
        access_note=texts[ImportField.ACCESS_NOTE],
        parking_note=texts[ImportField.PARKING_NOTE],
        water_note=texts[ImportField.WATER_NOTE],
        notes=plain.notes[number],
        private_notes=plain.private_notes[number],
        tags=plain.tags[number],
        source=texts[ImportField.SOURCE],
        referred_by=texts[ImportField.REFERRED_BY],
        birthday=texts[ImportField.BIRTHDAY],
        client_since=date.fromisoformat(since) if since else None,
        language=texts[ImportField.LANGUAGE],
    )


def compare(rows: list[tuple[str, ...]]) -> int:
    """Check every plain row against the row parser; returns how many there were."""
    table, parser, reader = opened(rows)
    count = 0
    for block in read_blocks(table):
        plain = reader.read(block)
        for number, place in enumerate(plain.places):
            record = block.record(place)
            assert as_parsed(plain, number, record.line) == parser.parse(record)
        count += len(plain)
    return count


@settings(max_examples=100)
@given(st.lists(ROWS, min_size=1, max_size=12))
def test_any_rows_are_read_by_columns_as_they_are_one_by_one(rows: list[tuple[str, ...]]) -> None:
    compare(rows)


@given(st.sampled_from(HEADINGS), HOSTILE)
@example("Last name", "Zoe\u0308")
@example("Home phone", "503 555 0142")
@example("Notes", "'=1+1")
@example("City", "\u200eMillbrook")
@example("Zip", "")
def test_one_odd_cell_in_an_ordinary_row_is_noticed(heading: str, text: str) -> None:
    compare([tuple((PLAIN | {heading: text}).values())])


@pytest.mark.parametrize(("heading", "text"), CHOICES)
def test_each_usual_text_in_an_ordinary_row_means_the_same(heading: str, text: str) -> None:
    compare([tuple((PLAIN | {heading: text}).values())])


def test_a_postal_code_in_the_cell_of_the_town_is_found() -> None:
    compare([tuple((PLAIN | {"City": "50667 Köln", "Zip": ""}).values())])


def test_two_numbers_in_one_cell_are_both_kept() -> None:
    compare([tuple((PLAIN | {"Home phone": "503-555-0177 / 503-555-0178"}).values())])


def test_a_country_alone_is_no_address() -> None:
    empty = {"Address": "", "Address 2": "", "City": "", "State": "", "Zip": ""}
    compare([tuple((PLAIN | empty).values())])


def test_ordinary_rows_are_plain() -> None:
    assert compare([tuple(PLAIN.values())] * 3) == 3


def test_nearly_all_rows_of_a_usual_spreadsheet_are_plain() -> None:
    table, _parser, reader = opened([tuple(row) for row in clients(400)], CLIENT_HEADINGS)
    assert sum(len(reader.read(block)) for block in read_blocks(table)) > 360


def test_a_rejected_row_is_never_plain() -> None:
    table, parser, reader = opened([("C1", "Ms", *[""] * 16, "a", "b", "", ""), ("C2", "", "Ana", *[""] * 19)])
    (block,) = read_blocks(table)
    rejected = [place for place in range(len(block.rows)) if isinstance(parser.parse(block.record(place)), RejectedRow)]
    assert not set(rejected) & set(reader.read(block).places)
