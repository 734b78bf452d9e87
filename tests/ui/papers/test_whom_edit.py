"""One client or one job, found while somebody types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.queries.client_rows import SearchHit
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from ui.papers.whom_edit import WhomEdit


@pytest.fixture
def firm(tmp_path: Path, firm_clock: MovableClock) -> Iterator[Firm]:
    with opened_firm(str(tmp_path / "everafter.db"), firm_clock) as opened:
        yield opened


def test_the_first_hit_is_taken_by_enter_and_an_empty_field_is_everybody(firm: Firm, themed: QApplication) -> None:
    assert themed is not None
    ana = firm.client("Ana Ruiz")
    edit = WhomEdit(firm.clock.today)
    chosen: list[object] = []
    edit.chosen.connect(chosen.append)
    QTest.keyClicks(edit, "ana")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    (hit,) = chosen
    assert isinstance(hit, SearchHit)
    assert hit.client_id == ana
    assert edit.text().startswith("Ana Ruiz")
    edit.clear()
    assert chosen[-1] is None


def test_a_job_is_found_by_its_number_and_nobody_by_nonsense(firm: Firm, themed: QApplication) -> None:
    assert themed is not None
    job = firm.booked_job(firm.client("Ana Ruiz"))
    edit = WhomEdit(firm.clock.today)
    chosen: list[object] = []
    edit.chosen.connect(chosen.append)
    QTest.keyClicks(edit, "zzzz")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert chosen == []
    edit.clear()
    chosen.clear()
    QTest.keyClicks(edit, "2001")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert [hit.id for hit in chosen if isinstance(hit, SearchHit) and hit.kind == "job"] == [job]
