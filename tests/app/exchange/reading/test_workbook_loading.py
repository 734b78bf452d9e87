from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UnreadableFileError
from app.exchange.reading.workbook_loading import reading_workbook
from tests.app.exchange.whole_files import FILES
from tests.app.exchange.workbooks import workbook

NEW = workbook({"Clients": [["Name"], ["Ida"]], "Hidden": [["x"]], "More": [["y"]]}, hidden=["Hidden"])


def test_new_and_old_workbooks_look_alike(tmp_path: Path) -> None:
    file = tmp_path / "clients.xlsx"
    file.write_bytes(NEW)
    for source in (file, NEW):
        with reading_workbook(source, "clients.xlsx") as book:
            assert book.names == ["Clients", "More", "Hidden"]
            assert list(book.sheet("Clients").iter_rows()) == [["Name"], ["Ida"]]
    with reading_workbook(FILES / "old_workbook.xls", "old.xls") as book:
        assert (book.names, book.sheet("Notes").height) == (["Customers", "Notes"], 1)


class PanicException(BaseException):
    """What a failure inside the reader looks like from Python."""


def test_whatever_ends_the_reader_is_one_sentence_and_a_cancel_is_not() -> None:
    with pytest.raises(UnreadableFileError, match="damaged"), reading_workbook(NEW, "clients.xlsx"):
        raise PanicException
    with pytest.raises(KeyboardInterrupt), reading_workbook(NEW, "clients.xlsx"):
        raise KeyboardInterrupt
