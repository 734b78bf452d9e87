"""Two desks, one card: Dana types while Ben saves; she is told what happened, and no word of hers is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.queries import complaints
from app.queries.complaint_rows import ComplaintDetails
from app.services.drafts import PromiseDraft
from tests.fakes import MovableClock
from tests.other_desk import complaints_of_desk
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.care_board.care_board_page import CareBoardPage
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.form_drafts import text_editors

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(database_address: str, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(database_address, firm_clock) as opened:
        yield opened


def details(desk: FirmWindow, complaint_id: int) -> ComplaintDetails:
    return complaints.get_complaint(complaint_id, desk.firm.clock.now(), desk.firm.zone)


def test_the_second_desk_is_told_what_happened_and_loses_no_word(desk: FirmWindow) -> None:
    firm = desk.firm
    complaint_id = firm.complaint(firm.client("Margaret Alder"), "The stain is back by the sofa")
    theirs = complaints_of_desk(firm, firm.ben)
    desk.window.go_to("care_board", complaint_id)
    settle()
    desk.press(Qt.Key.Key_Right, CTRL)
    desk.type("Come at four today")
    promise = PromiseDraft("Ben comes at noon", firm.clock.now() + timedelta(hours=3), firm.ben)
    theirs.promise(complaint_id, firm.version_of(complaint_id), promise)

    desk.press(Qt.Key.Key_Return, CTRL)
    page = desk.window.page
    assert page is not None
    assert "Ben Moreno was a moment faster (“Promise to Margaret Alder”)" in texts_of(page)
    assert details(desk, complaint_id).card.promised_what == "Ben comes at noon"
    typed = [edit.toPlainText() for edit in page.findChildren(type(desk.focus())) if edit.isVisible()]  # type: ignore[attr-defined]  # the field of the promise
    assert "Come at four today" in typed

    desk.press(Qt.Key.Key_Return, CTRL)
    assert details(desk, complaint_id).card.promised_what == "Come at four today"
    kinds = [event.kind for event in details(desk, complaint_id).events]
    assert kinds.count("promised") == 2, "both promises stay in the list"


def test_the_other_desk_s_move_shows_on_this_board_by_itself(desk: FirmWindow) -> None:
    firm = desk.firm
    complaint_id = firm.complaint(firm.client("Margaret Alder"), "The stain is back by the sofa")
    desk.window.go_to("care_board", complaint_id)
    settle()
    promise = PromiseDraft("Ben comes at noon", firm.clock.now() + timedelta(hours=3), firm.ben)
    complaints_of_desk(firm, firm.ben).promise(complaint_id, firm.version_of(complaint_id), promise)
    desk.window._other_desks.look()
    page = desk.window.page
    assert isinstance(page, CareBoardPage)
    assert page._columns.keys_of("put_right") == [str(complaint_id)]


FORMS = (
    "promise",
    "fix",
    "check_back",
    "owner",
    "contact",
    "skip",
    "pause",
    "need_by",
    "classify",
    "visited",
    "unconfirmed",
    "reopen",
    "withdraw",
    "prevented",
)


def test_no_form_of_the_panel_loses_a_word_or_hides_who_was_faster(desk: FirmWindow) -> None:
    firm = desk.firm
    theirs = complaints_of_desk(firm, firm.ben)
    for choice in FORMS:
        complaint_id = firm.complaint(firm.client("Margaret Alder"), "The stain is back by the sofa")
        desk.window.go_to("care_board", complaint_id)
        settle()
        page = desk.window.page
        assert isinstance(page, CareBoardPage)
        acts = page._acts
        acts.choose(choice)
        form = acts._panel.open_form
        assert form is not None, choice
        for group in form.findChildren(ChoiceGroup):
            if group.isVisible():
                group.choose({"fix": "on_the_phone", "check_back": "not_happy"}.get(choice, group.chosen))
        typed = [editor for editor in text_editors(form) if editor.isVisible()]
        for editor in typed:
            editor.setFocus()
            editor.selectAll()
            desk.type("9")
        theirs.record_contact(complaint_id, firm.version_of(complaint_id))
        before = details(desk, complaint_id).events
        acts.carry_on()
        assert "Ben Moreno was a moment faster" in texts_of(page), choice
        assert acts._panel.open_form is form, choice
        assert all(value_of(editor) == "9" for editor in typed), choice
        assert details(desk, complaint_id).events == before, choice


def value_of(editor: QPlainTextEdit | QLineEdit) -> str:
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()
