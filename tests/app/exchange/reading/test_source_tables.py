from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UnreadableFileError
from app.exchange.reading.csv_records import Record
from app.exchange.reading.source_tables import RowsTable, open_source, stamp_of, survey_source, values_of

ROW = Record(2, ["Ida", "1"], "Ida,1")


def test_a_table_gives_its_rows_each_time_and_sees_a_change(tmp_path: Path) -> None:
    file = tmp_path / "clients.vcf"
    file.write_bytes(b"BEGIN:VCARD")
    survey, stamp = survey_source(file)
    table = RowsTable("clients.vcf", file, ("Name", "Phone"), (ROW,), 1, survey.sha256, stamp, lambda: iter([ROW]))
    assert (list(table.records()), list(table.records()), table.values(1)) == ([ROW], [ROW], ["1"])
    file.write_bytes(b"BEGIN:VCARD and more")
    with pytest.raises(UnreadableFileError, match="was changed"):
        list(table.records())


def test_values_of_short_rows_are_left_out() -> None:
    assert values_of([ROW, Record(3, [], "")], 1) == ["1"]


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    for ask in (stamp_of, open_source, survey_source):
        with pytest.raises(UnreadableFileError, match="There is no file"):
            ask(tmp_path / "gone.vcf")
