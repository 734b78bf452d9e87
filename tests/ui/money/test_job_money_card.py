"""Money on the job page: taken, given back, mended, billed, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from app.queries.invoices import list_invoices_of_job
from app.queries.payments import get_job_money
from app.services.drafts import FinishDraft, PaymentDraft
from tests.app.services.jobs_as_seen import version_of
from tests.fakes import MovableClock
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.money.job_money_card import JobMoneyCard
from ui.schedule.job_form import JobForm


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


@pytest.fixture
def job_id(desk: FirmWindow) -> int:
    """A finished visit for 150.00 on the screen."""
    job_id = desk.firm.finished_job(desk.firm.client("Ana Ruiz"))
    desk.window.go_to("job", job_id)
    settle()
    return job_id


def card_of(desk: FirmWindow) -> JobMoneyCard:
    page = desk.window.page
    assert isinstance(page, JobForm)
    return page.money


def press(desk: FirmWindow, name: str) -> None:
    button = desk.named(f"money.{name}")
    assert isinstance(button, QPushButton)
    button.click()
    settle()


def shown(desk: FirmWindow, words: str) -> QPushButton:
    buttons = card_of(desk).findChildren(QPushButton)
    return next(each for each in buttons if each.text() == words and each.isVisible())


def test_ctrl_t_and_enter_take_all_that_is_owed(desk: FirmWindow, job_id: int) -> None:
    desk.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    amount = desk.focus()
    assert isinstance(amount, QLineEdit)
    assert amount.text() == "150.00"
    desk.press(Qt.Key.Key_Return)
    money = get_job_money(job_id)
    assert (money.paid_minor, money.owed_minor, money.payments[0].method) == (15_000, 0, "card")
    assert not card_of(desk).has_open_form
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert get_job_money(job_id).owed_minor == 15_000


def test_a_part_is_typed_over_the_amount_and_escape_leaves_everything(desk: FirmWindow, job_id: int) -> None:
    card_of(desk).take_payment()
    desk.type("40")
    desk.press(Qt.Key.Key_Return)
    assert get_job_money(job_id).owed_minor == 11_000
    card_of(desk).take_payment()
    desk.press(Qt.Key.Key_Escape)
    assert get_job_money(job_id).owed_minor == 11_000


@pytest.mark.parametrize("typed", ["-5", "abc", "0", "99999999999999"])
def test_what_is_no_amount_is_said_under_the_field_and_kept(desk: FirmWindow, job_id: int, typed: str) -> None:
    card_of(desk).take_payment()
    amount = desk.focus()
    assert isinstance(amount, QLineEdit)
    amount.setText(typed)
    desk.press(Qt.Key.Key_Return)
    assert card_of(desk).has_open_form
    assert amount.text() == typed
    assert get_job_money(job_id).payments == ()


def test_a_refund_wants_its_reason_first(desk: FirmWindow, job_id: int) -> None:
    card_of(desk).take_payment()
    desk.press(Qt.Key.Key_Return)
    press(desk, "refund")
    desk.type("40")
    desk.press(Qt.Key.Key_Return)
    assert card_of(desk).has_open_form, "why is missing"
    desk.type("Stairs left out")
    desk.press(Qt.Key.Key_Return)
    money = get_job_money(job_id)
    assert (money.bill_minor, money.paid_minor, money.owed_minor) == (11_000, 11_000, 0)


def test_a_payment_is_mended_and_taken_out(desk: FirmWindow, job_id: int) -> None:
    card_of(desk).take_payment()
    desk.press(Qt.Key.Key_Return)
    mend = shown(desk, "Mend")
    assert mend.accessibleName().startswith("Mend Card, $150.00")
    mend.click()
    settle()
    desk.type("90")
    desk.press(Qt.Key.Key_Return)
    assert get_job_money(job_id).paid_minor == 9_000
    shown(desk, "Mend").click()
    settle()
    remove = next(
        each for each in card_of(desk).findChildren(QPushButton) if each.text() == "Remove" and each.isVisible()
    )
    remove.click()
    settle()
    assert get_job_money(job_id).paid_minor == 0


def test_an_invoice_is_looked_at_before_it_is_issued_and_made_void_with_a_reason(desk: FirmWindow, job_id: int) -> None:
    press(desk, "invoice")
    assert desk.window.page is not None
    assert desk.window.page.place == "preview"
    assert list_invoices_of_job(job_id) == ()
    desk.firm.everafter.invoices.issue([job_id])
    desk.window.go_to("job", job_id)
    settle()
    press(desk, "void")
    desk.type("Wrong name")
    desk.press(Qt.Key.Key_Return)
    assert [row.is_void for row in list_invoices_of_job(job_id)] == [True]


def test_an_invoice_says_who_issued_it_and_since_when_it_is_void(desk: FirmWindow, job_id: int) -> None:
    desk.firm.everafter.invoices.issue([job_id])
    desk.window.go_to("job", job_id)
    settle()
    (live,) = list_invoices_of_job(job_id)
    assert f"Invoice {live.number}, $150.00, Mon 2 Mar, by Dana Kowalski" in texts_of(card_of(desk))
    desk.firm.clock.move_on(days=2)
    desk.firm.everafter.invoices.void(live.id, live.version, "Wrong name")
    settle()
    assert "by Dana Kowalski · void since Wed 4 Mar: Wrong name" in texts_of(card_of(desk))


def test_a_credit_note_is_made_void_before_its_invoice(desk: FirmWindow, job_id: int) -> None:
    desk.firm.everafter.invoices.issue([job_id])
    payments = desk.firm.everafter.payments
    payments.take(job_id, version_of(job_id), PaymentDraft("card", 15_000))
    payments.refund(job_id, version_of(job_id), PaymentDraft("card", 4_000, note="Stairs left out"))
    desk.firm.everafter.invoices.credit(job_id)
    desk.window.go_to("job", job_id)
    settle()
    for count in (1, 2):
        press(desk, "void")
        desk.type("Wrong name")
        desk.press(Qt.Key.Key_Return)
        assert [row.is_void for row in list_invoices_of_job(job_id)] == [count == 2, True]


def test_a_bill_that_rose_says_what_to_do(desk: FirmWindow, job_id: int) -> None:
    desk.firm.everafter.invoices.issue([job_id])
    higher = FinishDraft(billed_minor=16_500, price_change_ok="Ana, by telephone")
    desk.firm.everafter.jobs.correct_sheet(job_id, version_of(job_id), higher)
    desk.window.go_to("job", job_id)
    settle()
    assert "comes to $15.00 more than was invoiced" in texts_of(card_of(desk))


def test_a_bill_that_fell_offers_a_credit_note(desk: FirmWindow, job_id: int) -> None:
    desk.firm.everafter.invoices.issue([job_id])
    card_of(desk).take_payment()
    desk.press(Qt.Key.Key_Return)
    assert desk.named("money.credit").isHidden()
    press(desk, "refund")
    desk.type("40")
    desk.press(Qt.Key.Key_Return)
    desk.type("Stairs left out")
    desk.press(Qt.Key.Key_Return)
    press(desk, "credit")
    assert [row.total_minor for row in list_invoices_of_job(job_id)] == [15_000, -4_000]


def test_an_amount_nobody_can_read_is_said_under_its_field(desk: FirmWindow, job_id: int) -> None:
    card_of(desk).take_payment()
    for typed in ("a lot", "-20", "9" * 40):
        desk.window.findChild(QLineEdit, "payment.amount").setText(typed)
        desk.press(Qt.Key.Key_Return)
        assert card_of(desk)._forms._form.field("amount").has_error, typed
        assert desk.focus().objectName() == "payment.amount"
    assert get_job_money(job_id).paid_minor == 0
