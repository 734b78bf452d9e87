"""The form of a kindness: ideas of the kind stand ready, a planned one asks for no reaction."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.queries.firm import get_firm
from app.rules.love_touches import TouchKind
from tests.ui.firm_pages import Desk
from ui.clients.touch_form import TouchForm
from ui.firm_formats import formats_of


def _form(desk: Desk, qtbot: QtBot) -> TouchForm:
    form = TouchForm(formats_of(desk.firm.everafter.clock, get_firm()))
    qtbot.addWidget(form)
    form.begin(TouchKind.BRAG, desk.firm.dana)
    return form


def test_another_kind_brings_other_ideas_and_keeps_the_words(desk: Desk, qtbot: QtBot) -> None:
    form = _form(desk, qtbot)
    editor = form.field("what").editor
    assert isinstance(editor, QComboBox)
    first = [editor.itemText(place) for place in range(editor.count())]
    assert form.text("what") == first[0]
    form.set_text("what", "A picture of the stairs")
    QTest.keyClick(form._kinds, Qt.Key.Key_1)
    assert form.text("what") == "A picture of the stairs"
    assert [editor.itemText(place) for place in range(editor.count())] != first
    draft = form.draft()
    assert (draft.kind, draft.what, draft.on, draft.person_id) == (
        "safe", "A picture of the stairs", date(2026, 3, 2), desk.firm.dana,
    )  # fmt: skip


def test_what_is_only_planned_has_no_reaction_yet(desk: Desk, qtbot: QtBot) -> None:
    form = _form(desk, qtbot)
    assert not form.field("reaction").isHidden()
    form.planned_box.setChecked(True)
    assert form.field("reaction").isHidden()
    assert form.asked_box.isHidden()
    assert form.is_planned
