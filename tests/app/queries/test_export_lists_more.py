"""The statements of the further lists name their tables once and hold no place for anything typed."""

from __future__ import annotations

from app.queries.export_lists import LISTS
from app.queries.export_lists_more import MORE_LISTS


def test_no_list_is_named_twice_and_none_reads_a_secret() -> None:
    names = [each.name for each in (*LISTS, *MORE_LISTS)]
    assert len(set(names)) == len(names)
    for each in (*LISTS, *MORE_LISTS):
        for engine in ("sqlite", "postgresql"):
            sql = each.sql(engine)
            assert "access_code" not in sql
            assert "pin_hash" not in sql
            assert not set("%?<{") & set(sql.replace("<>", "")), each.name
