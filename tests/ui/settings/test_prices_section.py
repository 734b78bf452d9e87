from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox
from pytestqt.modeltest import ModelTester

from app.queries.firm import get_firm, get_visit_minimum, list_price_items
from app.services.job_drafts import PriceItemDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, settle
from ui.settings.prices_section import PricesSection, PriceTable

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def section(desk: FirmWindow) -> PricesSection:
    found = desk.window.findChild(PricesSection)
    assert isinstance(found, PricesSection)
    return found


def line(desk: FirmWindow, name: str) -> QLineEdit:
    found = desk.named(name)
    assert isinstance(found, QLineEdit)
    return found


def table(desk: FirmWindow) -> PriceTable:
    found = desk.named("prices.list")
    assert isinstance(found, PriceTable)
    found.setFocus()
    settle()
    return found


def test_the_first_price_is_asked_for_and_typed_without_the_mouse(desk: FirmWindow, section: PricesSection) -> None:
    assert "No prices yet" in texts_of(section)
    section._empty.action_requested.emit()
    settle()
    desk.type("Carpet by size")
    combo = desk.named("price.unit")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData("area"))
    for name, words in (("price", "0.45"), ("minimum", "45"), ("minutes", "30"), ("months", "12")):
        line(desk, f"price.{name}").setFocus()
        line(desk, f"price.{name}").clear()
        desk.type(words)
    desk.press(Qt.Key.Key_Return)
    item = list_price_items()[0]
    assert (item.name, item.unit, item.price_minor, item.minimum_minor) == ("Carpet by size", "area", 45, 4_500)
    assert (item.minutes, item.recommended_months) == (30, 12)
    model = table(desk).model()
    shown = [model.index(0, column).data() for column in range(5)]
    assert shown == ["Carpet by size", "$0.45 a sq ft", "$45.00", "30", "12 months"]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Carpet by size, $0.45 a sq ft, at least $45.00, 30 min, again after 12 months"
    )


def test_the_list_is_put_in_order_changed_and_shortened_by_keys(
    desk: FirmWindow, section: PricesSection, qtmodeltester: ModelTester
) -> None:
    for name in ("Room", "Sofa", "Stairs"):
        desk.firm.everafter.price_list.add(PriceItemDraft(name, price_minor=5_000))
    settle()
    listed = table(desk)
    qtmodeltester.check(listed.model())
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Up, _CTRL)
    assert [item.name for item in list_price_items()] == ["Sofa", "Room", "Stairs"]
    desk.press(Qt.Key.Key_Down, _CTRL)
    assert [item.name for item in list_price_items()] == ["Room", "Sofa", "Stairs"]
    desk.press(Qt.Key.Key_Return)
    assert line(desk, "price.name").text() == "Sofa"
    desk.press(Qt.Key.Key_Escape)
    assert not section._form.isVisible()
    table(desk)
    desk.press(Qt.Key.Key_Delete)
    assert [item.name for item in list_price_items()] == ["Room", "Stairs"]
    desk.window.actions_by_id["edit.undo"].trigger()
    assert len(list_price_items()) == 3


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("price", "-5", "cannot be below zero"),
        ("price", "a lot", "is not an amount of money"),
        ("minutes", "ten", "is no whole number"),
        ("minutes", "99999", "a whole day"),
        ("months", "0", "Months run from 1"),
        ("name", "", "Name what is cleaned"),
    ],
)
def test_what_cannot_be_is_said_under_its_field_and_nothing_is_lost(
    desk: FirmWindow, section: PricesSection, name: str, typed: str, words: str
) -> None:
    section.open_form(None)
    line(desk, "price.name").setText("Rug")
    line(desk, f"price.{name}").setText(typed)
    line(desk, "price.name").setFocus()
    desk.press(Qt.Key.Key_Return)
    assert words in line(desk, f"price.{name}").accessibleDescription()
    assert line(desk, f"price.{name}").text() == typed
    assert list_price_items() == []


def test_what_a_visit_costs_at_least_is_saved_when_it_is_left(desk: FirmWindow, section: PricesSection) -> None:
    edit = line(desk, "prices.visit_minimum")
    edit.setFocus()
    desk.type("85")
    desk.press(Qt.Key.Key_Tab)
    assert get_visit_minimum() == 8_500
    edit.setText("-1")
    edit.editingFinished.emit()
    assert "below zero" in edit.accessibleDescription()
    desk.window.actions_by_id["edit.undo"].trigger()
    assert get_visit_minimum() == 0


def test_the_form_has_names_and_no_letter_twice(desk: FirmWindow, section: PricesSection) -> None:
    desk.firm.everafter.price_list.add(PriceItemDraft("Room", price_minor=5_000))
    settle()
    assert faults_of(desk.window) == []
    section.open_form(list_price_items()[0].id)
    settle()
    assert faults_of(desk.window) == []


def test_how_long_our_promise_holds_is_the_firms_own(desk: FirmWindow, section: PricesSection) -> None:
    spin = desk.named("prices.guarantee_days")
    assert isinstance(spin, QSpinBox)
    spin.setFocus()
    spin.setValue(14)
    desk.press(Qt.Key.Key_Tab)
    firm = get_firm()
    assert firm is not None
    assert firm.guarantee_days == 14
    desk.window.actions_by_id["edit.undo"].trigger()
    settle()
    assert spin.value() == 30
