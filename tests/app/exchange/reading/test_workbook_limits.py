from __future__ import annotations

import io
import zipfile

import pytest

from app.errors import UnreadableFileError
from app.exchange.reading import workbook_limits
from app.exchange.reading.workbook_limits import refuse_unsafe_workbook
from tests.app.exchange.workbooks import with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"
PLAIN = workbook({"Clients": [["Name", "Phone"], ["Ida", "555 0100"]]})


def test_a_plain_workbook_is_safe() -> None:
    refuse_unsafe_workbook(PLAIN, "clients.xlsx")


def test_a_cell_at_the_end_of_the_world_is_refused_and_an_empty_one_there_is_not() -> None:
    far = with_part(PLAIN, SHEET, b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    with pytest.raises(UnreadableFileError, match="far away from each other"):
        refuse_unsafe_workbook(far, "clients.xlsx")
    empty = with_part(PLAIN, SHEET, b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')
    refuse_unsafe_workbook(empty, "clients.xlsx")


def test_an_archive_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_limits, "_HARMLESS_UNPACKED", 1 << 20)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(SHEET, b" " * (4 << 20))
    with pytest.raises(UnreadableFileError, match="unpack to more than any list"):
        refuse_unsafe_workbook(target.getvalue(), "clients.xlsx")


@pytest.mark.parametrize("cut", [60, len(PLAIN) // 2, len(PLAIN) - 30])
def test_a_workbook_cut_off_is_damaged(cut: int) -> None:
    with pytest.raises(UnreadableFileError, match="damaged or not complete"):
        refuse_unsafe_workbook(PLAIN[:cut], "clients.xlsx")


def test_a_wrong_byte_inside_is_damage() -> None:
    place = PLAIN.index(SHEET.encode()) + len(SHEET) + 40
    broken = PLAIN[:place] + bytes([PLAIN[place] ^ 0x55]) + PLAIN[place + 1 :]
    with pytest.raises(UnreadableFileError, match="damaged or not complete"):
        refuse_unsafe_workbook(broken, "clients.xlsx")
