from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.queries.jobs import get_job
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.shell.find_rows import FindKind

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def _press_complaint(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_C, CTRL | SHIFT)


def _in_view(desk: FirmWindow) -> tuple[str, int | None]:
    page = desk.window.page
    assert page is not None
    return page.place, page.client_in_view()


def _shown(desk: FirmWindow) -> list[str]:
    model = desk.window.find_box._open_palette().model
    return [model.row(number).title for number in range(model.rowCount())]


def test_with_a_client_in_view_the_form_opens_at_once(desk: FirmWindow) -> None:
    margaret = desk.firm.client("Margaret Alder")
    desk.window.show_client(margaret)
    settle()
    _press_complaint(desk)
    assert _in_view(desk) == ("complaint_form", margaret)
    assert desk.focus().accessibleName() == "What they say"


def test_with_nobody_in_view_it_asks_and_the_answer_opens_the_form_without_a_second_key(desk: FirmWindow) -> None:
    margaret = desk.firm.client("Margaret Alder")
    desk.firm.client("Tom Reyes")
    _press_complaint(desk)
    box = desk.window.find_box
    assert (box.hasFocus(), box.placeholderText()) == (True, "Who is not happy? Type a name, number or street")
    assert box.accessibleName() == "Who is not happy? Type a name, number or street"
    assert _shown(desk) == ["New client"]
    assert faults_of(desk.window) == []
    desk.type("ald")
    assert _shown(desk) == ["Margaret Alder", "New client “ald”"]
    desk.press(Qt.Key.Key_Return)
    assert _in_view(desk) == ("complaint_form", margaret)
    assert box.question is None
    assert box.placeholderText().startswith("Find a client")
    assert desk.window.toasts.shown == ()


def test_a_job_number_answers_with_its_client_and_commands_are_no_answer(desk: FirmWindow) -> None:
    margaret = desk.firm.client("Margaret Alder")
    number = get_job(desk.firm.finished_job(margaret)).job.number
    _press_complaint(desk)
    desk.type("care")
    assert _shown(desk) == ["New client “care”"]
    desk.window.find_box.clear()
    desk.type(f"#{number}")
    assert desk.window.find_box._open_palette().model.row(0).kind is FindKind.JOB
    desk.press(Qt.Key.Key_Return)
    assert _in_view(desk) == ("complaint_form", margaret)


def test_escape_gives_it_up_and_the_keyboard_goes_back(desk: FirmWindow) -> None:
    desk.firm.client("Margaret Alder")
    desk.window.go_to("clients")
    settle()
    before = desk.focus()
    desk.window.go_to("today")
    settle()
    desk.window.go_to("clients")
    settle()
    assert desk.focus() is before
    _press_complaint(desk)
    desk.type("ald")
    desk.press(Qt.Key.Key_Escape)
    assert desk.focus() is before
    assert (desk.window.find_box.question, desk.window.find_box.text()) == (None, "")
    desk.type("ald")
    desk.press(Qt.Key.Key_Return)
    assert _in_view(desk)[0] == "client", "a later search is an ordinary one"


def test_going_elsewhere_gives_it_up_too(desk: FirmWindow) -> None:
    _press_complaint(desk)
    desk.window.go_to("clients")
    settle()
    assert desk.window.find_box.question is None


def test_a_new_client_is_created_and_then_their_complaint_is_written_down(desk: FirmWindow) -> None:
    _press_complaint(desk)
    desk.type("Zoe")
    desk.press(Qt.Key.Key_Return)
    assert _in_view(desk)[0] == "new_client"
    name = desk.named("new_client.name")
    assert isinstance(name, QLineEdit)
    assert name.text() == "Zoe"
    desk.press(Qt.Key.Key_Return, CTRL)
    place, client_id = _in_view(desk)
    assert place == "complaint_form"
    assert client_id is not None
    desk.press(Qt.Key.Key_N, CTRL)
    settle()
    desk.named("new_client.name").setFocus()
    desk.type("Tom")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert _in_view(desk)[0] == "client", "the next new client is only a new client"


def test_on_the_board_the_chosen_card_is_the_first_answer_and_never_the_silent_one(desk: FirmWindow) -> None:
    margaret, tom = desk.firm.client("Margaret Alder"), desk.firm.client("Tom Reyes")
    desk.firm.complaint(margaret)
    for start in (lambda: _press_complaint(desk), lambda: _click_log(desk)):
        desk.window.go_to("care_board")
        settle()
        assert _in_view(desk) == ("care_board", margaret)
        start()
        assert desk.window.find_box.hasFocus()
        assert _shown(desk) == ["Margaret Alder", "New client"]
        desk.type("rey")
        desk.press(Qt.Key.Key_Return)
        assert _in_view(desk) == ("complaint_form", tom)
    desk.window.go_to("care_board")
    settle()
    _press_complaint(desk)
    desk.press(Qt.Key.Key_Return)
    assert _in_view(desk) == ("complaint_form", margaret)


def _click_log(desk: FirmWindow) -> None:
    page = desk.window.page
    assert page is not None
    page._header._log_button.click()  # type: ignore[attr-defined]  # the card
    settle()


def test_a_line_that_happens_to_be_chosen_in_the_list_is_asked_about_too(desk: FirmWindow) -> None:
    desk.firm.client("Margaret Alder")
    desk.window.go_to("clients")
    settle()
    _press_complaint(desk)
    assert desk.window.find_box.hasFocus()
    assert _shown(desk)[0] == "Margaret Alder"


@pytest.mark.parametrize(
    ("key", "question", "place"),
    [
        (Qt.Key.Key_B, "Whom shall we visit?", "booking"),
        (Qt.Key.Key_L, "Who was on the telephone?", "client"),
        (Qt.Key.Key_D, "Who is it?", "client"),
    ],
)
def test_booking_a_call_and_only_customer_wait_for_the_answer_as_well(
    desk: FirmWindow, key: Qt.Key, question: str, place: str
) -> None:
    margaret = desk.firm.client("Margaret Alder")
    desk.press(key, CTRL)
    asked = desk.window.find_box.question
    assert asked is not None
    assert asked.words == question
    desk.type("ald")
    desk.press(Qt.Key.Key_Return)
    assert _in_view(desk) == (place, margaret)
    assert desk.window.only_customer.is_on is (key == Qt.Key.Key_D)


def test_only_customer_goes_to_the_form_and_back_to_the_card_and_shows_nobody_else(desk: FirmWindow) -> None:
    margaret, tom = desk.firm.client("Margaret Alder"), desk.firm.client("Tom Reyes")
    desk.firm.complaint(tom, "You scratched the hall")
    desk.window.show_client(margaret)
    settle()
    desk.press(Qt.Key.Key_D, CTRL)
    _press_complaint(desk)
    assert (_in_view(desk), desk.window.only_customer.is_on) == (("complaint_form", margaret), True)
    desk.type("The stain is back")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert (_in_view(desk), desk.window.only_customer.is_on) == (("client", margaret), True)


def test_the_answer_complaint_at_the_end_of_a_call_opens_the_form(desk: FirmWindow) -> None:
    margaret = desk.firm.client("Margaret Alder")
    desk.window.show_client(margaret)
    settle()
    desk.press(Qt.Key.Key_D, CTRL)
    desk.window.only_customer.ask()
    settle()
    desk.press(Qt.Key.Key_4)
    assert (_in_view(desk), desk.window.only_customer.is_on) == (("complaint_form", margaret), False)
