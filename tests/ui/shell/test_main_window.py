from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from app.queries import clients as client_queries
from app.queries.client_list_rows import ClientFilter
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle, show
from ui.theme.appearance import appearance
from ui.theme.tokens import Theme

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
SERVED_PLACES = (
    "today",
    "clients",
    "schedule",
    "care_board",
    "aftercare",
    "insights",
    "owed",
    "papers",
    "settings",
    "help",
    "new_client",
    "import",
    "complaint_library",
)


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def place_of(desk: FirmWindow) -> str:
    assert desk.window.page is not None
    return desk.window.page.place


def count_clients(desk: FirmWindow) -> int:
    return client_queries.count_clients(ClientFilter.ALL, desk.firm.clock.today())


def test_the_day_begins_with_today(desk: FirmWindow) -> None:
    assert place_of(desk) == "today"
    assert desk.window.windowTitle() == "Today – Brightwater – Everafter"


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_1, "today"),
        (Qt.Key.Key_2, "clients"),
        (Qt.Key.Key_3, "schedule"),
        (Qt.Key.Key_4, "care_board"),
        (Qt.Key.Key_5, "aftercare"),
        (Qt.Key.Key_6, "insights"),
        (Qt.Key.Key_Comma, "settings"),
    ],
)
def test_control_and_a_number_go_to_each_place(desk: FirmWindow, key: Qt.Key, place: str) -> None:
    desk.window.go_to("help")
    desk.press(key, CTRL)
    assert place_of(desk) == place


def test_alt_and_arrows_go_back_and_forward(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_2, CTRL)
    desk.press(Qt.Key.Key_5, CTRL)
    desk.press(Qt.Key.Key_Left, ALT)
    assert place_of(desk) == "clients"
    desk.press(Qt.Key.Key_Right, ALT)
    assert place_of(desk) == "aftercare"


def test_a_letter_typed_anywhere_goes_to_find(desk: FirmWindow) -> None:
    desk.firm.client("Margaret Alder")
    for place in ("today", "clients", "aftercare", "insights"):
        desk.window.go_to(place)
        desk.type("Marg")
        box = desk.named("find.box")
        assert isinstance(box, QLineEdit)
        assert (box.text(), box.hasFocus()) == ("Marg", True)
        desk.press(Qt.Key.Key_Escape)
        desk.press(Qt.Key.Key_Escape)


def test_three_letters_and_enter_open_the_card(desk: FirmWindow) -> None:
    margaret = desk.firm.client("Margaret Alder")
    desk.firm.client("Tom Reyes")
    desk.type("ald")
    desk.press(Qt.Key.Key_Return)
    assert place_of(desk) == "client"
    assert desk.window.page is not None
    assert desk.window.page.client_in_view() == margaret


def test_a_new_client_begins_with_what_was_typed(desk: FirmWindow) -> None:
    desk.type("Zoe")
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Return)
    assert place_of(desk) == "new_client"
    name = desk.named("new_client.name")
    assert isinstance(name, QLineEdit)
    assert name.text() == "Zoe"


def test_escape_leaves_the_field_and_then_the_screen(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    assert isinstance(desk.focus(), QLineEdit)
    desk.press(Qt.Key.Key_Escape)
    assert place_of(desk) == "new_client"
    assert not isinstance(desk.focus(), QLineEdit)
    desk.press(Qt.Key.Key_Escape)
    assert place_of(desk) == "today"


def test_undo_takes_the_last_act_back_and_redo_does_it_again(desk: FirmWindow) -> None:
    desk.firm.client("Margaret Alder")
    action = desk.window.actions_by_id["edit.undo"]
    assert "Margaret Alder" in action.text()
    desk.window.go_to("clients")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert count_clients(desk) == 0
    assert "Margaret Alder" in desk.window.toasts.shown[-1].text
    desk.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert count_clients(desk) == 1


def test_undo_survives_a_restart(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> None:
    with opened_window(tmp_path, firm_clock, is_started=False) as desk:
        desk.firm.client("Margaret Alder")
        show(desk.window)
        assert "Margaret Alder" in desk.window.actions_by_id["edit.undo"].text()


def test_the_theme_and_the_text_size_are_chosen_in_the_view_menu(desk: FirmWindow) -> None:
    desk.window.actions_by_id["theme.dark"].trigger()
    assert appearance().theme is Theme.DARK
    desk.press(Qt.Key.Key_Plus, CTRL)
    assert appearance().text_scale == pytest.approx(1.1)
    desk.press(Qt.Key.Key_0, CTRL)
    assert appearance().text_scale == pytest.approx(1.0)
    desk.window.actions_by_id["theme.light"].trigger()
    assert appearance().theme is Theme.LIGHT


def test_the_text_grows_to_one_and_a_half_and_no_further(desk: FirmWindow) -> None:
    for _press in range(8):
        desk.window.actions_by_id["text.enlarge"].trigger()
    assert appearance().text_scale == pytest.approx(1.5)
    assert not desk.window.actions_by_id["text.enlarge"].isEnabled()
    desk.window.actions_by_id["text.reset"].trigger()


@pytest.mark.parametrize("place", SERVED_PLACES)
def test_every_screen_has_names_and_no_mnemonic_twice(desk: FirmWindow, place: str) -> None:
    margaret = desk.firm.client("Margaret Alder")
    desk.firm.finished_job(margaret)
    desk.window.go_to(place)
    settle()
    assert faults_of(desk.window) == []


@pytest.mark.parametrize("place", SERVED_PLACES)
def test_every_screen_is_usable_in_the_smallest_window(desk: FirmWindow, place: str) -> None:
    desk.window.resize(1024, 640)
    desk.window.go_to(place)
    settle()
    assert (desk.window.width(), desk.window.height()) == (1024, 640)


def test_the_initials_switch_who_signs(desk: FirmWindow) -> None:
    desk.window.sign_in(desk.firm.ben)
    assert desk.firm.everafter.units.person_id == desk.firm.ben
    assert "Ben Moreno" in desk.named("person.switch").accessibleName()


def test_the_strip_and_the_badge_tell_who_waits(desk: FirmWindow) -> None:
    margaret = desk.firm.client("Margaret Alder")
    desk.firm.complaint(margaret)
    settle()
    names = {widget.accessibleName() for widget in desk.window.findChildren(QWidget)}
    assert any("Margaret Alder" in name for name in names)
    assert any(name.startswith("Care Board, 1 person waits") for name in names)


def test_a_change_reloads_the_page_in_view_at_once_and_a_hidden_one_when_it_is_shown(desk: FirmWindow) -> None:
    desk.window.go_to("clients")
    desk.window.go_to("today")
    desk.firm.client("Margaret Alder")
    settle()
    desk.window.go_to("clients")
    page = desk.window.page
    assert page is not None
    assert page.client_in_view() is not None


def test_the_overlay_of_keys_goes_with_the_next_key(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_Slash, CTRL)
    overlay = desk.named("keys.overlay")
    assert overlay.isVisible()
    desk.press(Qt.Key.Key_A)
    assert not overlay.isVisible()


def test_the_overlay_of_keys_tells_those_of_the_board_while_it_is_in_view(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_Slash, CTRL)
    assert "To the next column" not in _words_of(desk.named("keys.overlay"))
    desk.press(Qt.Key.Key_A)
    desk.window.go_to("care_board")
    desk.press(Qt.Key.Key_Slash, CTRL)
    overlay = next(each for each in desk.window.findChildren(QWidget, "keys.overlay") if each.isVisible())
    told = _words_of(overlay)
    assert {"To the next column", "Back a column", "Step done, or save"} <= told


def _words_of(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(QLabel)}


def test_help_opens_the_page_of_this_screen(desk: FirmWindow) -> None:
    desk.window.go_to("aftercare")
    desk.press(Qt.Key.Key_F1)
    assert place_of(desk) == "help"
    text = desk.named("help.text").property("plainText")
    assert text.startswith("Aftercare")


def test_a_command_without_a_client_asks_for_one_first(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_B, CTRL)
    assert desk.named("find.box").hasFocus()
    assert desk.window.find_box.placeholderText().startswith("Whom shall we visit?")


def test_commands_that_nobody_serves_are_not_offered(desk: FirmWindow) -> None:
    hidden = {spec.id for spec in desk.window.actions_by_id.specs if not desk.window.actions_by_id[spec.id].isVisible()}
    assert hidden == set()


def test_a_narrow_window_keeps_the_icons_of_the_rail(desk: FirmWindow) -> None:
    desk.window.resize(1024, 640)
    settle()
    item = next(widget for widget in desk.window.findChildren(QWidget) if widget.accessibleName() == "Today")
    assert item.width() < 60


def test_no_page_shows_a_window_of_its_own_while_it_is_made(desk: FirmWindow) -> None:
    client_id = desk.firm.client("Margaret Alder")
    before = {id(widget) for widget in QApplication.topLevelWidgets()}
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - named by Qt
            is_window = isinstance(watched, QWidget) and watched.isWindow() and id(watched) not in before
            if is_window and event.type() is QEvent.Type.Show:
                shown.append(type(watched).__name__)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    for place in SERVED_PLACES:
        desk.window.go_to(place)
    for place in ("client", "booking", "complaint_form"):
        desk.window.go_to(place, client_id)
    QApplication.instance().removeEventFilter(watch)
    assert shown == []
