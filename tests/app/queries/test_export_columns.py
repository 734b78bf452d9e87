"""The statement behind a list is written once for both engines."""

from __future__ import annotations

from app.queries.export_columns import Column, ListDefinition, for_engine, many


def test_each_engine_gets_its_own_words() -> None:
    sql = many("p.value", "contact_point p", "p.id")
    assert "group_concat(v, char(10))" in for_engine(sql, "sqlite")
    assert "string_agg(v, chr(10))" in for_engine(sql, "postgresql")


def test_a_list_for_another_import_has_the_columns_with_a_field_or_its_own() -> None:
    columns = (Column("Visits", "client.visit_count"), Column("Number", "client.number", field="everafter_client"))
    definition = ListDefinition("clients", "client", "", "client.archived_at IS NULL", columns)
    assert definition.as_export().headings == ("Visits", "Number")
    assert definition.as_exact_export().headings == ("everafter_client",)
    own = ListDefinition("clients", "client", "", "", columns, (Column("name", "client.name"),))
    assert own.as_exact_export().headings == ("name",)
    assert ListDefinition("x", "client", "", "", columns[:1]).as_exact_export().headings == ("Visits",)
    assert " ".join(definition.sql("sqlite").split()) == (
        "SELECT client.visit_count, client.number FROM client WHERE client.archived_at IS NULL ORDER BY client.id"
    )
