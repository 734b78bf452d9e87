"""What each person may give without asking stands beside their name (S3.3)."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.queries.goodwill import get_allowance
from app.services.firm_drafts import PersonDraft
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, settle
from ui.settings.people_section import PeopleSection


def luis(desk: FirmWindow) -> tuple[int, QLineEdit]:
    person_id = desk.firm.everafter.firm.add_person(PersonDraft("Luis Santos", "technician"))
    settle()
    return person_id, cast("QLineEdit", desk.named(f"person.{person_id}.goodwill"))


def limit(person_id: int) -> int | None:
    row = get_allowance(person_id)
    assert row is not None
    return row.limit_minor


def test_an_amount_is_typed_kept_and_undone(desk: FirmWindow) -> None:
    person_id, edit = luis(desk)
    assert edit.text() == "0.00"
    edit.setFocus()
    edit.selectAll()
    desk.type("75")
    desk.press(Qt.Key.Key_Tab)
    assert limit(person_id) == 7_500
    assert desk.focus() is not edit
    assert desk.named(f"person.{person_id}.goodwill") is edit, "the line stays, and the keyboard with it"
    assert edit.text() == "75.00"
    desk.window.actions_by_id["edit.undo"].trigger()
    settle()
    assert limit(person_id) == 0
    assert edit.text() == "0.00"


def test_what_cannot_be_an_amount_is_said_under_it(desk: FirmWindow) -> None:
    person_id, edit = luis(desk)
    section = desk.window.findChild(PeopleSection)
    assert section is not None
    for typed, words in (("much", "much"), ("-5", "cannot be below zero")):
        edit.setFocus()
        edit.selectAll()
        desk.type(typed)
        desk.press(Qt.Key.Key_Tab)
        assert words in texts_of(section._limit_fields[person_id])
    assert limit(person_id) == 0


def test_an_owner_gives_any_amount(desk: FirmWindow) -> None:
    section = desk.window.findChild(PeopleSection)
    assert section is not None
    assert "gives any amount of goodwill" in texts_of(section)
