"""Beside a call stands what to have in mind; of whom we know nothing there is no empty card."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.call_memory import CallMemory, SaidBefore
from app.queries.client_rows import FactRow
from tests.fakes import MovableClock
from ui.aftercare.call_memory import CallMemoryCard, memory_lines
from ui.firm_formats import formats_of


def test_what_we_owe_comes_first_and_who_they_are_last(
    qtbot: QtBot, firm_clock: MovableClock, themed: QApplication
) -> None:
    formats = formats_of(firm_clock, None)
    fact = FactRow(1, "pet", "Biscuit", "Sleeps on the stairs", True, False, datetime(2026, 1, 2, tzinfo=UTC))
    memory = CallMemory(
        wish="No smell",
        promises=(("Bring the felt pads", firm_clock.now()),),
        said=(SaidBefore("Lovely", date(2026, 1, 2)),),
        facts=(fact,),
    )
    lines = memory_lines(memory, formats)
    assert [line.title for line in lines] == ["Bring the felt pads", "“No smell”", "“Lovely”", "Biscuit"]
    assert lines[-1].is_private
    assert not any(line.may_edit for line in lines)
    card = CallMemoryCard(formats)
    qtbot.addWidget(card)
    card.show_memory(memory)
    assert not card.isHidden()
    card.show_memory(CallMemory("", (), (), ()))
    assert card.isHidden()
