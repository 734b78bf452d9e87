"""One job through the real window with keys alone: asked, quoted, booked, keyed in, billed, paid, given back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.models.clients import Client
from app.models.jobs import Job
from app.queries.invoices import list_invoices_of_job
from app.queries.payments import get_job_money
from app.queries.statements import get_statement
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.print_preview.preview_page import PreviewPage

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def tab_to(desk: FirmWindow, words: str) -> None:
    """Go to what carries these words as somebody does who has no mouse."""
    for _step in range(120):
        focus = desk.focus()
        said = focus.text().replace("&", "") if isinstance(focus, QAbstractButton) else focus.accessibleName()
        if words in (said, focus.accessibleName()):
            return
        desk.press(TAB)
    raise AssertionError(f"no Tab leads to {words}")


def choose(desk: FirmWindow, words: str) -> None:
    """Tab there and press the space bar."""
    tab_to(desk, words)
    desk.press(Qt.Key.Key_Space)


def overtype(desk: FirmWindow, words: str) -> None:
    """Type over what stands in the field at hand."""
    focus = desk.focus()
    assert isinstance(focus, QLineEdit), focus
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type(words)


@pytest.mark.slow
def test_from_the_first_question_to_the_statement_by_keys_alone(desk: FirmWindow, qtbot: QtBot) -> None:
    firm, clock = desk.firm, desk.firm.clock
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    clock.move_on(days=200)
    desk.window.go_to("client", client_id)
    settle()

    # she asks; the price follows, and she is told it
    desk.press(Qt.Key.Key_B, CTRL)
    choose(desk, "Only asked")
    job = Job.get(Job.state == "enquiry")
    desk.window.go_to("job", job.id)
    settle()
    choose(desk, "Told the price")
    assert Job.get_by_id(job.id).state == "quoted"
    choose(desk, "Discount")
    desk.type("10 %")
    desk.press(TAB)
    desk.type("Neighbors book together")
    desk.press(ENTER)
    assert Job.get_by_id(job.id).discount_minor == 1_500

    # she says yes, we come and begin
    choose(desk, "Book it")
    desk.press(ENTER, CTRL)
    booked = Job.get_by_id(job.id)
    assert (booked.state, booked.starts_at is not None) == ("booked", True)
    assert booked.starts_at is not None
    clock.move_to(booked.starts_at)
    choose(desk, "Start")
    assert Job.get_by_id(job.id).state == "under_way"

    # the sheet comes back: its number, Great, paid by card in part
    clock.move_on(hours=2)
    desk.press(Qt.Key.Key_J, CTRL)
    overtype(desk, str(job.number))
    desk.press(ENTER)
    desk.press(Qt.Key.Key_4, ALT)
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_6, ALT)
    desk.press(Qt.Key.Key_1)
    overtype(desk, "100")
    desk.press(ENTER, CTRL)
    money = get_job_money(job.id)
    assert (money.state, money.bill_minor, money.paid_minor, money.owed_minor) == ("done", 13_500, 10_000, 3_500)

    # an invoice for the rest, which she pays; then a spot was left, and money goes back
    desk.window.go_to("job", job.id)
    settle()
    choose(desk, "Invoice")
    preview = desk.window.page
    assert isinstance(preview, PreviewPage)
    assert preview.place == "preview"
    qtbot.waitUntil(lambda: preview._print_button.isEnabled(), timeout=30_000)
    firm.everafter.invoices.issue([job.id])
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.window.page is not None
    assert desk.window.page.place == "job"
    choose(desk, "Take payment")
    desk.press(ENTER)
    assert get_job_money(job.id).owed_minor == 0
    choose(desk, "Give money back")
    overtype(desk, "20")
    tab_to(desk, "Note or reason")
    desk.type("A spot was left")
    desk.press(ENTER)
    assert (get_job_money(job.id).bill_minor, get_job_money(job.id).paid_minor) == (11_500, 11_500)
    choose(desk, "Credit note")
    assert [row.total_minor for row in list_invoices_of_job(job.id)] == [13_500, -2_000]

    # the books: what she was billed, what she paid, nothing between them
    statement = get_statement(client_id, clock.today(), firm.zone)
    assert [line.kind for line in statement.lines if line.job_number == job.number] == [
        "invoice", "credit_note", "payment", "payment", "refund",
    ]  # fmt: skip
    assert statement.closing_minor == Client.get_by_id(client_id).owed_minor == 15_000, "the first visit is open"

    # each of it is taken back by its name
    for label in ("Credit note for INV-2026-0001", f"Refund for job {job.number}", f"Payment for job {job.number}"):
        assert firm.everafter.history.undo_label() == label
        desk.press(Qt.Key.Key_Z, CTRL)
    assert get_job_money(job.id).owed_minor == 3_500
    assert [row.is_void for row in list_invoices_of_job(job.id)] == [False, True]


@pytest.mark.slow
def test_a_lost_quote_a_visit_where_nobody_was_and_a_free_one_again_by_keys_alone(desk: FirmWindow) -> None:
    firm, clock = desk.firm, desk.firm.clock
    client_id = firm.client("Ana Ruiz")
    done_id = firm.finished_job(client_id)
    desk.window.go_to("client", client_id)
    settle()
    desk.press(Qt.Key.Key_B, CTRL)
    choose(desk, "Only a quote")
    quote = Job.get(Job.state == "quoted")
    desk.window.go_to("job", quote.id)
    settle()
    choose(desk, "Went elsewhere")
    desk.press(ENTER)
    assert Job.get_by_id(quote.id).state == "quoted", "a lost quote needs its reason"
    desk.press(Qt.Key.Key_1)
    desk.press(ENTER)
    lost = Job.get_by_id(quote.id)
    assert (lost.state, lost.end_reason) == ("lost", "Too dear")

    desk.window.go_to("job", done_id)
    settle()
    choose(desk, "Do it again, free")
    desk.press(ENTER, CTRL)
    again = Job.get(Job.reclean_of == done_id)
    assert (again.state, again.price_minor, bool(again.is_chargeable)) == ("booked", 0, False)
    assert again.starts_at is not None
    clock.move_to(again.starts_at + timedelta(minutes=30))
    desk.window.go_to("job", again.id)
    settle()
    choose(desk, "Nobody there")
    assert Job.get_by_id(again.id).state == "no_show"
    desk.press(Qt.Key.Key_Z, CTRL)
    assert Job.get_by_id(again.id).state == "booked"
