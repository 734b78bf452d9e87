"""Every list is written so that its file for another import is the beginning of the file for people."""

from __future__ import annotations

from app.queries.exports import export_lists


def test_columns_with_a_field_stand_first_and_no_heading_comes_twice() -> None:
    from app.queries.export_lists import LISTS

    for each in LISTS:
        fields = [column.field for column in each.columns]
        assert "" not in fields[: len(fields) - fields.count("")], each.name
        headings = [column.heading for column in each.columns]
        assert len(set(headings)) == len(headings), each.name
    assert list(export_lists()) == [each.name for each in LISTS]
