"""No page about a person shows the name of a column."""

from __future__ import annotations

from app.documents.person_columns import column_words, is_inner, table_titles
from app.models.tables import MODELS
from app.queries.client_belongings import belonging_tables
from app.queries.person_folder import _INNER_TABLES


def test_every_table_and_column_on_the_pages_has_a_word() -> None:
    tables = [table for table in belonging_tables() if table not in _INNER_TABLES]
    columns = {column for table in tables for column in MODELS[table].columns() if not is_inner(column)}
    assert columns <= set(column_words())
    assert set(tables) <= set(table_titles())
    assert not [word for word in column_words().values() if "_" in word]
