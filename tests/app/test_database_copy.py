"""What is read from end to end is read as it stood at the beginning, and leaves the cache as it was."""

from __future__ import annotations

from app.database_copy import read_once
from app.models.clients import Client
from tests.builders import Firm


def test_a_long_read_leaves_the_connection_as_it_was(firm: Firm) -> None:
    firm.client("Ana")
    database = firm.everafter.database
    is_file = database.engine == "sqlite"
    before = database.execute_sql("PRAGMA cache_size").fetchone() if is_file else None
    with read_once(database):
        if is_file:
            assert database.execute_sql("PRAGMA cache_size").fetchone() != before
        assert Client.select().count() == 1
    assert not is_file or database.execute_sql("PRAGMA cache_size").fetchone() == before
    firm.client("Ben")
    assert Client.select().count() == 2, "the transaction is over"
