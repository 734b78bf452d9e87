"""Rows are put into an empty database as they are, and into no other."""

from __future__ import annotations

import pytest

from app.errors import NotAllowedError, StorageError, ValidationError
from app.everafter import open_everafter
from app.models.clients import Client
from app.models.firm import Firm as FirmRow
from app.services.moving_in import MovedTable, move_in
from tests.builders import Firm
from tests.fakes import MovableClock


def test_a_database_that_is_lived_in_stays_as_it_is(firm: Firm) -> None:
    with pytest.raises(NotAllowedError, match="needs an empty database"):
        move_in(firm.everafter.units, [MovedTable("firm", ("id", "name"), [(7, "Other")])])
    assert [row.name for row in FirmRow.select()] == ["Brightwater"]


def test_rows_keep_their_ids_and_may_point_forward(database_address: str, firm_clock: MovableClock) -> None:
    everafter = open_everafter(database_address, clock=firm_clock, may_create=True)
    now = firm_clock.now()
    columns = ("id", "number", "name", "sort_name", "created_at", "referred_by_id")
    try:
        bad = [(4, 1001, "Ana", "ana", now, 9)]
        with pytest.raises((StorageError, ValidationError)):
            move_in(everafter.units, [MovedTable("client", columns, bad)])
        assert Client.select().count() == 0
        good = [*bad, (9, 1002, "Ben", "ben", now, None)]
        assert move_in(everafter.units, [MovedTable("client", columns, good)]) == 2
        assert [(row.id, row.referred_by_id, row.search_text) for row in Client.select().order_by(Client.id)] == [
            (4, 9, "ana"),
            (9, None, "ben"),
        ]
        assert int(Client.create(number=1, name="C", sort_name="c", created_at=now).id) > 9
    finally:
        everafter.close()
