from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from app.queries.past_imports import list_past_imports
from app.services.imports import ImportService
from tests.app.exchange.import_desk import Desk
from tests.builders import Firm


def test_what_was_brought_in_is_listed_with_who_and_until_when_it_can_be_taken_back(firm: Firm, tmp_path: Path) -> None:
    desk = Desk(firm, tmp_path)
    assert list_past_imports() == []
    firm.everafter.sign_in(firm.ben)
    desk.bring_rows("Name,Phone", "Ana Ruiz,(503) 555 0001", "Broken", name="one.csv")
    desk.bring_rows("Name,Phone", "Tom Reyes,(503) 555 0002", name="two.csv")
    newest, first = list_past_imports()
    assert (newest.file_name, newest.person, newest.new) == ("two.csv", "Ben Moreno", 1)
    assert (first.read, first.rejected) == (2, 1)
    until = first.undo_until
    assert until == firm.clock.now() + timedelta(days=30)
    assert first.is_undoable(until)
    assert not first.is_undoable(until + timedelta(seconds=1))
    ImportService(firm.everafter.units, firm.clock).undo(first.id)
    assert list_past_imports(1) == [newest]
    assert list_past_imports()[1].undo_until is None
