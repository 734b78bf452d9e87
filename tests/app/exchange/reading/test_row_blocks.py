"""Blocks of rows hold exactly the rows that are read one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UnreadableFileError
from app.exchange.reading.csv_reading import TextTable
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.reading.row_blocks import ROWS_IN_BLOCK, RowBlock, read_blocks
from app.exchange.reading.table_opening import open_table

HEADING = "First name,Last name,Phone,Email,Notes\n"


def opened(text: str) -> TextTable:
    table = open_table((HEADING + text).encode("utf-8", "surrogatepass"))
    assert isinstance(table, TextTable)
    return table


def rows_of(blocks: list[RowBlock]) -> list[Record | RejectedRow]:
    found = [*(block.record(place) for block in blocks for place in range(len(block.rows)))]
    return sorted([*found, *(row for block in blocks for row in block.others)], key=lambda row: row.line)


LINE = st.sampled_from([
    "Ana,Reyes,5035550142,a@b.co,fine\n", "Ana,Reyes,,,\n", '"Ana","Rey\nes",1,2,"a ""b"" c"\r\n', "\n", ",,,,\n",
    "Total,,,,3\n", "Ana,Reyes,1,2\n", "Ana,Reyes,1,2,3,4\n", "Ana,Reyes,1,2,3,,\n", HEADING, 'Ana,"Rey,1,2,3\n',
    'Ana,Re"y,1,2,3\n', "Ana,\0,1,2,3\r", "Page 1 of 3,,,,\n",
])  # fmt: skip


@given(st.lists(LINE, max_size=30))
def test_any_lines_give_the_rows_that_they_give_one_by_one(lines: list[str]) -> None:
    table = opened("".join(["Ida,Holm,5035550100,i@h.co,first\n", *lines]))
    assert rows_of(list(read_blocks(table))) == list(table.records())


def test_a_long_file_comes_in_several_blocks_each_with_its_lines() -> None:
    text = "".join(f'Ana{number},Reyes,{number},a@b.co,"two\nlines"\n' for number in range(2 * ROWS_IN_BLOCK + 1))
    table = opened(text)
    blocks = list(read_blocks(table))
    assert [len(block) for block in blocks] == [ROWS_IN_BLOCK, ROWS_IN_BLOCK, 1]
    assert (blocks[1].line_of(0), blocks[1].record(0).line) == (2 + 2 * ROWS_IN_BLOCK,) * 2
    assert rows_of(blocks) == list(table.records())


def test_a_quote_that_never_closes_costs_only_its_line() -> None:
    plain = "".join(f"Ana{number},Reyes,{number},a@b.co,x\n" for number in range(3_000))
    table = opened(f'{plain}Bo,"Holm,1,2,3\n{plain}')
    rows = rows_of(list(read_blocks(table)))
    assert rows == list(table.records())
    assert [row.line for row in rows if isinstance(row, RejectedRow)] == [3_002]


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(HEADING + "Ana,Reyes,1,2,3\n" * 5, encoding="utf-8")
    table = open_table(file)
    assert isinstance(table, TextTable)
    file.write_text(HEADING + "Ana,Reyes,1,2,3\n" * 6, encoding="utf-8")
    with pytest.raises(UnreadableFileError):
        list(read_blocks(table))
