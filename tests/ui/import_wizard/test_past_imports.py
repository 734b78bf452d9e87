from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.queries.past_imports import PastImport
from tests.fakes import MovableClock
from ui.firm_formats import FirmFormats
from ui.import_wizard.past_imports import PastImports, count_words, past_sentence

NOW = datetime(2026, 3, 12, 9, 14, tzinfo=UTC)
FORMATS = FirmFormats(MovableClock(NOW, ZoneInfo("UTC")))


def an_import(**changed: Any) -> PastImport:
    values = {
        "id": 7, "file_name": "customers.csv", "imported_at": NOW, "person": "Dana", "read": 5000, "new": 4812,
        "updated": 0, "merged": 163, "unchanged": 0, "rejected": 25, "undone_at": None,
    }  # fmt: skip
    return PastImport(**{**values, **changed})


def test_the_counts_are_one_sentence_without_what_did_not_happen() -> None:
    assert count_words(4812, 0, 163, 0, 25) == "4,812 new, 163 merged, 25 to fix"
    assert count_words(0, 0, 0, 0, 0) == "nothing in it"


def test_a_line_says_what_when_and_by_whom() -> None:
    said = "customers.csv, 12 March 09:14, Dana: 4,812 new, 163 merged, 25 to fix"
    assert past_sentence(an_import(), FORMATS) == said
    assert past_sentence(an_import(undone_at=NOW), FORMATS) == f"{said} (taken back)"


def test_of_several_files_the_first_is_named_and_the_others_counted() -> None:
    several = past_sentence(an_import(file_name="a.csv, b.csv, cards.vcf"), FORMATS)
    assert several.startswith("a.csv and 2 others, 12 March")
    assert past_sentence(an_import(file_name="Alder, Bell.csv"), FORMATS).startswith("Alder, Bell.csv, 12 March")


@pytest.mark.parametrize(
    ("changed", "is_undoable", "words"),
    [
        ({}, True, "Can be taken back as one act until 11 April"),
        ({"imported_at": NOW - timedelta(days=31)}, False, "Could be taken back until 11 March"),
        ({"undone_at": NOW}, False, "Taken back 12 March 09:14."),
    ],
)
def test_undo_is_offered_for_thirty_days_and_once(
    themed: QApplication, qtbot: QtBot, changed: dict[str, object], is_undoable: bool, words: str
) -> None:
    shown = PastImports(FORMATS)
    qtbot.addWidget(shown)
    shown.show_imports([an_import(**changed)])
    button = shown.findChild(QPushButton, "import.past.undo")
    assert isinstance(button, QPushButton)
    assert button.isEnabled() is is_undoable
    assert words in shown._until_label.text()
    told: list[int] = []
    shown.undo_requested.connect(told.append)
    button.click()
    assert told == ([7] if is_undoable else [])


def test_a_new_firm_is_told_that_nothing_was_brought_in(themed: QApplication, qtbot: QtBot) -> None:
    shown = PastImports(FORMATS)
    qtbot.addWidget(shown)
    assert not shown._empty_label.isHidden()
    assert shown._undo_button.isHidden()
