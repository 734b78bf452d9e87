"""Our ideas: only the lists that changed are saved, and leaving changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.love_touches import list_ideas
from app.rules.love_touches import TouchKind
from tests.fakes import MovableClock
from tests.ui.firm_pages import Desk, desk_of_a_firm
from ui.aftercare.kindness_ideas_form import KindnessIdeasForm


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[Desk]:
    with desk_of_a_firm(tmp_path, firm_clock) as opened:
        yield opened


def test_only_what_changed_is_saved(desk: Desk, qtbot: QtBot) -> None:
    form = KindnessIdeasForm(desk.firm.everafter)
    qtbot.addWidget(form)
    told: list[str] = []
    closed: list[bool] = []
    form.saved.connect(told.append)
    form.closed.connect(lambda: closed.append(True))
    form.open_ideas()
    form._save_button.click()
    assert (told, closed) == ([], [True])
    form.open_ideas()
    form.set_text("brag", "A picture of the stairs.")
    form._save_button.click()
    assert told == ["Ideas saved"]
    assert list_ideas(TouchKind.BRAG) == ("A picture of the stairs.",)
    assert len(list_ideas(TouchKind.SAFE)) > 1
    form.open_ideas()
    form.set_text("brag", "Something else")
    form._cancel_button.click()
    assert list_ideas(TouchKind.BRAG) == ("A picture of the stairs.",)
