"""The statement behind a list is written once for both engines."""

from __future__ import annotations

from app.queries.export_columns import Column, ListDefinition, for_engine, many


def test_each_engine_gets_its_own_words() -> None:
    sql = many("p.value", "contact_point p", "p.id")
    assert "group_concat(v, char(10))" in for_engine(sql, "sqlite")
    assert "string_agg(v, chr(10))" in for_engine(sql, "postgresql")


def test_a_list_for_another_import_is_the_beginning_of_the_whole() -> None:
    columns = (Column("Number", "client.number", field="everafter_client"), Column("Visits", "client.visit_count"))
    definition = ListDefinition("clients", "client", "", "client.archived_at IS NULL", columns)
    export = definition.as_export()
    assert (export.headings, export.fields) == (("Number", "Visits"), ("everafter_client",))
    assert definition.sql("sqlite").split() == [
        "SELECT",
        "client.number,",
        "client.visit_count",
        "FROM",
        "client",
        "WHERE",
        "client.archived_at",
        "IS",
        "NULL",
        "ORDER",
        "BY",
        "client.id",
    ]
