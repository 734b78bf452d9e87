"""One list as a file: bytes that spreadsheets and importers read alike."""

from __future__ import annotations

import csv
import io
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Cancelled
from app.exchange.out.list_file import ExportPurpose, write_csv
from app.exchange.reading.formula_guard import unguard_cell
from app.jobs import CancelFlag, JobProgress
from app.queries.export_columns import CellKind, ExportList

UTC = ZoneInfo("UTC")


def written(rows: list[tuple[object, ...]], purpose: ExportPurpose, steps: JobProgress | None = None) -> bytes:
    kinds = (CellKind.NUMBER, CellKind.TEXT)
    binary = io.BytesIO()
    write_csv(ExportList("list", ("=Number", "Text"), (), lambda: iter(rows), kinds=kinds), binary, purpose, UTC, steps)
    return binary.getvalue()


def test_a_spreadsheet_sees_its_mark_and_a_guard_also_on_headings() -> None:
    assert written([(1, "=1"), (2, "Zoë")], ExportPurpose.SPREADSHEET) == (
        b"\xef\xbb\xbf'=Number,Text\r\n1,'=1\r\n2,Zo\xc3\xab\r\n"
    )
    assert written([(1, "=1")], ExportPurpose.REIMPORT) == b"=Number,Text\r\n1,=1\r\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=8))
def test_every_text_is_read_back_from_both_kinds_of_file(texts: list[str]) -> None:
    rows: list[tuple[object, ...]] = list(enumerate(texts))
    for purpose, back in ((ExportPurpose.SPREADSHEET, unguard_cell), (ExportPurpose.REIMPORT, str)):
        text = written(rows, purpose).decode("utf-8-sig")
        _headings, *read = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert [(int(number), back(cell)) for number, cell in read] == rows


def test_a_wish_to_stop_takes_effect_after_some_hundred_rows() -> None:
    flag, seen = CancelFlag(), []

    class Watching(JobProgress):
        def report(self, done: int, total: int, message: str) -> None:
            seen.append((done, message))
            if done >= 1_000:
                flag.cancel()

    with pytest.raises(Cancelled):
        written([(number, "x") for number in range(100_000)], ExportPurpose.SPREADSHEET, Watching(flag))
    assert seen == [(500, "list"), (1_000, "list")]
