"""The lines of the kindness page say when, who, what and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.queries.firm import get_firm
from app.queries.kindness_lists import MissingRow
from app.queries.love_touches import get_touch
from app.rules.love_touches import TouchKind
from app.services.love_touches import TouchDraft
from tests.fakes import MovableClock
from tests.ui.firm_pages import Desk, desk_of_a_firm
from ui.aftercare.kindness_rows import given_rows, missing_rows, planned_rows
from ui.firm_formats import formats_of


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[Desk]:
    with desk_of_a_firm(tmp_path, firm_clock) as opened:
        yield opened


def test_a_planned_one_that_waits_says_since_when(desk: Desk) -> None:
    firm = desk.firm
    formats = formats_of(firm.clock, get_firm())
    touch_id = firm.everafter.love_touches.plan(firm.client("Ana Ruiz"), TouchDraft(kind="care", what="A call"))
    firm.clock.move_on(days=3)
    touch = get_touch(touch_id)
    assert touch is not None
    (row,) = planned_rows([touch], formats)
    assert row.cells == ("since Mon 2 Mar", "Ana Ruiz", "A call", "Cared for", "")
    firm.everafter.love_touches.do(touch_id, TouchDraft(kind="care", what="A call", is_asked_for=True))
    touch = get_touch(touch_id)
    assert touch is not None
    (row,) = given_rows([touch], formats)
    assert row.cells[-1] == "asked for, so it does not count"
    assert row.reaction == "none"


def test_a_surprise_has_the_year(desk: Desk) -> None:
    formats = formats_of(desk.firm.clock, get_firm())
    missing = MissingRow(1, "Ana Ruiz", 2, date(2026, 2, 20), (TouchKind.REMARKABLE,), None, "One more chair")
    (row,) = missing_rows([missing], formats)
    assert row.cells == ("this year", "Ana Ruiz", "One more chair", "Surprised", "visit of Fri 20 Feb")
