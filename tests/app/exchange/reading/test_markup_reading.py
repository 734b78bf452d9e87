from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import EverafterError, UnreadableFileError
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.reading.table_opening import open_table

PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
<style>td {}</style></head>
<body><table><tr><td>Menu</td></tr></table>
<table border=1><tr><td colspan=3>Our customers</td></tr>
<tr><th>Name</th><th>Phone</th><th>Address</th></tr>
<tr><td>J&uuml;rgen &amp; Zo\xeb</td><td>555&nbsp;0100</td><td>1 Mill Ln<br>Waco, TX</td></tr>
<tr><td>Ida<td>555 0101<td>
<tr><td>Total</td><td>2</td><td></td></tr></table></body></html>"""
SHEET = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Clients"><Table>
<Row><Cell><Data ss:Type="String">Name</Data></Cell><Cell><Data ss:Type="String">Phone</Data></Cell>
<Cell><Data ss:Type="String">Client since</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Ida</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="DateTime">2024-03-04T00:00:00.000</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def rows_of(content: bytes) -> list[tuple[int, list[str]]]:
    return [
        (row.line, row.cells) for row in open_table(content, name="clients.xls").records() if isinstance(row, Record)
    ]


def test_a_page_saved_as_a_workbook_is_read() -> None:
    table = open_table(PAGE.encode("cp1252"), name="clients.xls")
    assert (table.headers, table.count_estimate) == (("Name", "Phone", "Address"), 2)
    assert rows_of(PAGE.encode("cp1252")) == [
        (3, ["Jürgen & Zoë", "555\xa00100", "1 Mill Ln\nWaco, TX"]),
        (4, ["Ida", "555 0101", ""]),
    ]


def test_an_xml_sheet_is_read() -> None:
    assert rows_of(SHEET.encode()) == [(2, ["Ida", "", "2024-03-04"])]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"<html><table><tr><td>Hello</td></tr></table></html>", "web page"),
        (b"<html><p>Hello", "web page"),
        (b"<?xml version='1.0'?><clients><name>Ida</name></clients>", "XML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "web page"),
    ],
)
def test_a_page_without_a_list_is_one_sentence(content: bytes, word: str) -> None:
    with pytest.raises(UnreadableFileError, match=word):
        open_table(content, name="clients.xls")


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 600), st.binary(max_size=3)), min_size=1, max_size=6), st.integers(0, 700))
def test_wrong_bytes_raise_nothing_but_our_own_sentence(places: list[tuple[int, bytes]], cut: int) -> None:
    for start in (PAGE.encode("cp1252"), SHEET.encode()):
        content = start
        for place, wrong in places:
            content = content[:place] + wrong + content[place + 1 :]
        for each in (content, content[:cut]):
            try:
                rows = list(open_table(each, name="clients.xls").records())
            except EverafterError:
                continue
            assert all(isinstance(row, Record | RejectedRow) for row in rows)
