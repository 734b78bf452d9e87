"""The list of free gaps: a day said once, every gap whole for screen readers, and the gap nearest to a wish."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from app.queries.firm import get_firm
from app.queries.schedule import SlotRow
from tests.ui.firm_pages import Desk
from ui.firm_formats import formats_of
from ui.schedule.slot_list import SlotModel


def test_a_day_is_said_once_and_the_gap_at_or_after_a_wish_is_found(
    desk: Desk, themed: QApplication, qtmodeltester: ModelTester
) -> None:
    firm = desk.firm
    nine = datetime(2026, 3, 3, 9, tzinfo=firm.zone)
    hour = timedelta(hours=1)
    model = SlotModel(formats_of(firm.clock, get_firm()))
    starts = ((nine, firm.luis, "Luis Santos"), (nine, firm.ben, "Ben Moreno"), (nine + 24 * hour, firm.luis, "Luis"))
    model.set_slots([SlotRow(person_id, name, start, start + hour) for start, person_id, name in starts])
    qtmodeltester.check(model)
    assert [model.words_at(row)[0] for row in range(3)] == ["Tue 3 Mar", "", "Wed 4 Mar"]
    spoken = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).startswith("Tue 3 Mar")
    assert str(spoken).endswith("Ben Moreno")
    assert model.row_at_or_after(nine, firm.ben) == 1
    assert model.row_at_or_after(nine + hour, None) == 2
    assert model.row_at_or_after(nine + 48 * hour, None) == -1
    assert model.slot_at(3) is None
