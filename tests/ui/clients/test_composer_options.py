from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.firm_pages import Desk
from ui.clients.composer_options import ComposerOptions


def _options(qtbot: QtBot) -> ComposerOptions:
    made = ComposerOptions(QObject())
    qtbot.addWidget(made)
    made.begin()
    return made


def test_minutes_and_whence_it_came_belong_to_no_plain_note(desk: Desk, qtbot: QtBot) -> None:
    options = _options(qtbot)
    assert (options.draft("words", 7).direction, options.draft("words", 7).duration_minutes) == ("", None)
    options.choose_kind("letter")
    assert (options.draft("words", 7).direction, options.draft("words", 7).duration_minutes) == ("in", None)
    options.choose_kind("call")
    assert options.draft("words", 7).duration_minutes == 7


def test_to_begin_anew_unticks_everything_and_leaves_the_lines(desk: Desk, qtbot: QtBot) -> None:
    options = _options(qtbot)
    options.choose_kind("call")
    options.mood_combo.setCurrentIndex(2)
    options.private_box.setChecked(True)
    options.cut_box.setChecked(True)
    options.worry_edit.setText("the stairs")
    options.keep_box.setChecked(True)
    options.begin()
    draft = options.draft("words", None)
    assert (draft.kind, draft.mood, draft.is_private, draft.is_small_cut) == ("note", None, False, False)
    assert (draft.headline, draft.is_worry_kept) == ("the stairs", False)


def test_half_written_lines_are_kept_for_each_client(desk: Desk, qtbot: QtBot) -> None:
    options = _options(qtbot)
    options.meaning_edit.setText("afraid of the dust")
    options.keep_draft(1)
    options.take_draft(2)
    assert options.meaning_edit.text() == ""
    options.take_draft(1)
    assert options.meaning_edit.text() == "afraid of the dust"


def test_a_contact_says_what_it_was_for_and_a_note_does_not(desk: Desk, qtbot: QtBot) -> None:
    options = _options(qtbot)
    options.choose_purpose(6)
    assert options.draft("words", None).purpose == ""
    options.choose_kind("call")
    assert options.draft("words", None).purpose == ""
    options.choose_purpose(6)
    assert options.draft("words", None).purpose == "sales"
    options.choose_purpose(7)
    assert options.draft("words", None).purpose == "sales"
    options.begin()
    options.choose_kind("call")
    assert options.draft("words", None).purpose == ""
