from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.jobs import Job
from app.queries.jobs import list_jobs_of_client
from app.services.drafts import JobLineDraft
from app.services.job_drafts import PriceItemDraft
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.schedule.booking_page import BookingPage
from ui.window_state import preferences

_BEGUN = "Here is what you had begun."


def _opened(desk: Desk, qtbot: QtBot, client_id: int) -> BookingPage:
    page = BookingPage(desk.firm.everafter, desk.feed)
    qtbot.addWidget(page)
    desk.show(page)
    page.show_client(client_id)
    settle()
    return page


def test_everything_begun_comes_back_after_a_restart_and_is_booked_so(desk: Desk, qtbot: QtBot) -> None:
    firm = desk.firm
    client_id = desk.margaret()
    firm.everafter.price_list.add(PriceItemDraft("Armchair", "each", 4_500, minutes=20))
    lines = (JobLineDraft("Hall", "", 5_000), JobLineDraft("Stairs", "", 4_000))
    firm.finished_job(client_id, lines=lines)
    page = _opened(desk, qtbot, client_id)
    editor = page._lines
    editor.editors[1].box.setChecked(False)
    editor.editors[0].price_edit.setText("55")
    editor._add_chosen(next(n for n in range(editor._add_combo.count()) if "Armchair" in editor._add_combo.itemText(n)))
    editor.editors[2].quantity_edit.selectAll()
    QTest.keyClicks(editor.editors[2].quantity_edit, "3")
    QTest.keyClick(editor._discount_button, Qt.Key.Key_Space)
    editor._discount.amount_edit.setText("10 %")
    editor._discount.reason_edit.setText("Neighbors")
    page._picker._window_combo.setCurrentIndex(2)
    typed = firm.clock.now() + timedelta(days=2, minutes=20)
    page._picker.set_moment(typed)
    chosen, total = page._picker.chosen(), editor._sum_label.text()
    page.close()
    settle()

    again = _opened(desk, qtbot, client_id)
    assert _BEGUN in texts_of(again)
    assert [each.box.isChecked() for each in again._lines.editors] == [True, False, True]
    assert again._lines._sum_label.text() == total == "$171.00"
    assert again._picker.chosen() == chosen
    again.book()
    booked = Job.get(Job.state == "booked")
    assert (booked.price_minor, booked.discount_minor, booked.discount_reason) == (19_000, 1_900, "Neighbors")
    assert booked.starts_at == typed
    assert _BEGUN not in texts_of(_opened(desk, qtbot, client_id))


def test_what_was_only_looked_at_is_no_draft_and_each_client_has_its_own(desk: Desk, qtbot: QtBot) -> None:
    client_id, other_id = desk.margaret(), desk.firm.client("Tom Reyes")
    desk.firm.finished_job(client_id)
    page = _opened(desk, qtbot, client_id)
    page.show_client(other_id)
    page._wish_edit.setText("no scent")
    page.show_client(client_id)
    assert _BEGUN not in texts_of(page)
    assert preferences().layout(f"draft.booking.{client_id}") == ""
    page.show_client(other_id)
    assert page._wish_edit.text() == "no scent"


def test_a_time_that_has_passed_gives_way_to_the_first_free_one(desk: Desk, qtbot: QtBot) -> None:
    client_id = desk.margaret()
    page = _opened(desk, qtbot, client_id)
    page._picker.set_moment(desk.firm.clock.now() + timedelta(hours=1, minutes=5))
    page.close()
    desk.firm.clock.move_on(days=1)
    again = _opened(desk, qtbot, client_id)
    assert again._picker.chosen().starts_at >= desk.firm.clock.now()


def test_a_draft_that_cannot_be_read_is_let_go(desk: Desk, qtbot: QtBot) -> None:
    client_id = desk.margaret()
    for kept in ('{"lines": [{"line": {"colour": 1}}]}', "[", '{"when": {}}', '{"discount": 5}'):
        preferences().keep_layout(f"draft.booking.{client_id}", kept)
        page = _opened(desk, qtbot, client_id)
        page.book()
        page.close()
    assert len(list_jobs_of_client(client_id)) == 4
