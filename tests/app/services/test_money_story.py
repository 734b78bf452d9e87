"""Whatever is booked, finished, corrected, paid, given back, billed and undone: all papers say the same sum."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from app.errors import EverafterError
from app.models.clients import Client
from app.models.invoices import Invoice
from app.models.jobs import Job, Payment
from app.queries.bookkeeping import bookkeeping_list
from app.queries.firm import get_firm
from app.queries.invoices import credited_minor, find_live_invoice, list_invoices_of_client
from app.queries.owed import read_what_is_owed
from app.queries.payments import balances, get_job_money, list_payments_of_client
from app.queries.sheet_keying import get_sheet
from app.queries.statements import get_statement
from app.rules.payments import signed_minor
from app.services.drafts import FinishDraft, JobLineDraft, PaymentDraft, SheetLineDraft
from app.services.money_drafts import TaxDraft
from tests.builders import opened_firm
from tests.fakes import MovableClock

ZONE = ZoneInfo("America/Chicago")
FIRST, LAST = date(2020, 1, 1), date(2030, 12, 31)
amounts = st.integers(1, 30_000)
prices = st.integers(0, 20_000)
places = st.integers(0, 5)


class MoneyStory(RuleBasedStateMachine):
    """One client of a firm with tax on its prices, and everything a desk can do with money."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        for old in folder.iterdir():
            old.unlink()
        self.clock = MovableClock(datetime(2026, 3, 2, 9, tzinfo=ZONE), ZONE)
        self.opened = ExitStack()
        self.firm = self.opened.enter_context(opened_firm(str(folder / "everafter.db"), self.clock))
        self.everafter = self.firm.everafter

    def teardown(self) -> None:
        self.opened.close()

    @initialize(basis_points=st.sampled_from([0, 800, 825, 2_000]), is_included=st.booleans())
    def a_firm_begins(self, basis_points: int, is_included: bool) -> None:
        firm = get_firm()
        assert firm is not None
        self.everafter.billing_terms.change_tax(firm.version, TaxDraft("Tax", basis_points, is_included))
        self.client_id = self.firm.client("Ana Ruiz")
        self.beginning = self.everafter.history.undo_label()

    @rule(price=prices, other=prices, is_exempt=st.booleans(), discount=st.integers(0, 2_000))
    def somebody_books(self, price: int, other: int, is_exempt: bool, discount: int) -> None:
        lines = (JobLineDraft("Hall", "Clean", price), JobLineDraft("Stairs", "Clean", other, is_tax_exempt=is_exempt))
        begins_at = self.clock.now() - timedelta(hours=1)
        self.attempt(
            lambda: self.firm.booked_job(
                self.client_id, begins_at, lines=lines, discount_minor=discount, discount_reason="Neighbor"
            )
        )

    @rule(place=places, extra=st.integers(0, 3_000), took=st.integers(0, 20_000))
    def a_sheet_comes_in(self, place: int, extra: int, took: int) -> None:
        job = self.job(place, "booked")
        if job is not None:
            self.attempt(lambda: self.everafter.jobs.finish(job.id, job.version, self.sheet(job.id, extra, took)))

    @rule(place=places, extra=st.integers(0, 3_000), took=st.integers(0, 20_000), price=prices)
    def a_sheet_is_corrected(self, place: int, extra: int, took: int, price: int) -> None:
        job = self.job(place, "done")
        if job is not None:
            draft = self.sheet(job.id, extra, took, price)
            self.attempt(lambda: self.everafter.jobs.correct_sheet(job.id, job.version, draft))

    @rule(place=places)
    def a_sheet_is_opened_and_saved_as_it_was(self, place: int) -> None:
        job = self.job(place, "done")
        if job is None:
            return
        taken = tuple(PaymentDraft(method, amount) for method, amount in get_sheet(job.id).payments)
        draft = self.sheet(job.id, job.extra_minor, 0, payments=taken)
        before = get_job_money(job.id)
        self.everafter.jobs.correct_sheet(job.id, job.version, draft)
        after = get_job_money(job.id)
        assert (after.bill_minor, after.paid_minor) == (before.bill_minor, before.paid_minor)

    @rule(place=places, amount=amounts)
    def they_pay(self, place: int, amount: int) -> None:
        job = self.job(place)
        if job is not None:
            self.attempt(lambda: self.everafter.payments.take(job.id, job.version, PaymentDraft("card", amount)))

    @rule(amount=amounts)
    def they_pay_on_account(self, amount: int) -> None:
        self.attempt(lambda: self.everafter.payments.take_on_account(self.client_id, PaymentDraft("cash", amount)))

    @rule(place=places, amount=amounts, is_taken_out=st.booleans())
    def money_goes_back(self, place: int, amount: int, is_taken_out: bool) -> None:
        job = self.job(place)
        if job is None:
            return
        before = get_job_money(job.id)
        refund = PaymentDraft("card", amount, note="Stairs left out")
        is_done = self.attempt(lambda: self.everafter.payments.refund(job.id, job.version, refund))
        if is_done and is_taken_out:
            row = max(get_job_money(job.id).payments, key=lambda each: each.id)
            self.everafter.payments.void(row.id, row.version)
            after = get_job_money(job.id)
            assert (after.bill_minor, after.paid_minor) == (before.bill_minor, before.paid_minor)

    @rule(amount=amounts)
    def money_goes_back_from_the_account(self, amount: int) -> None:
        refund = PaymentDraft("card", amount, note="Moved away")
        self.attempt(lambda: self.everafter.payments.refund_on_account(self.client_id, refund))

    @rule(place=places, amount=amounts, is_taken_out=st.booleans())
    def a_payment_is_mended(self, place: int, amount: int, is_taken_out: bool) -> None:
        rows = list_payments_of_client(self.client_id)
        if not rows:
            return
        row = rows[place % len(rows)]
        if is_taken_out:
            self.attempt(lambda: self.everafter.payments.void(row.id, row.version))
        else:
            mended = PaymentDraft("check", amount, note="A slip of the pen")
            self.attempt(lambda: self.everafter.payments.correct(row.id, row.version, mended))

    @rule(place=places)
    def an_invoice_is_issued(self, place: int) -> None:
        job = self.job(place, "done")
        if job is not None:
            self.attempt(lambda: self.everafter.invoices.issue([job.id]))

    @rule(place=places)
    def a_credit_note_is_issued(self, place: int) -> None:
        job = self.job(place, "done")
        if job is not None:
            self.attempt(lambda: self.everafter.invoices.credit(job.id, "Stairs left out"))

    @rule(place=places)
    def an_invoice_is_made_void(self, place: int) -> None:
        rows = list_invoices_of_client(self.client_id)
        if rows:
            row = rows[place % len(rows)]
            self.attempt(lambda: self.everafter.invoices.void(row.id, row.version, "Wrong name"))

    @rule(steps=st.integers(1, 3), is_redone=st.booleans())
    def it_is_undone(self, steps: int, is_redone: bool) -> None:
        for _step in range(steps):
            if self.everafter.history.undo_label() != self.beginning:
                self.attempt(self.everafter.history.undo)
        if is_redone:
            self.attempt(self.everafter.history.redo)

    @invariant()
    def every_job_knows_the_sum_of_its_payments(self) -> None:
        for job in Job.select():
            own = (Payment.job == job.id) & Payment.archived_at.is_null()
            signed = sum(signed_minor(row.kind, row.amount_minor) for row in Payment.select().where(own))
            assert job.paid_minor == signed >= 0
            assert job.billed_minor is None or job.billed_minor >= 0

    @invariant()
    def client_statement_and_list_of_what_is_owed_agree(self) -> None:
        if not Client.select().exists():
            return
        balance = balances([self.client_id]).get(self.client_id, 0)
        today = self.clock.today()
        statement = get_statement(self.client_id, today, ZONE)
        assert Client.get_by_id(self.client_id).owed_minor == max(0, balance)
        assert statement.closing_minor == balance
        assert statement.ages.total_minor == max(0, balance)
        assert read_what_is_owed(today, ZONE).total.total_minor == max(0, balance)

    @invariant()
    def the_bookkeeper_gets_what_stands_in_the_books(self) -> None:
        gross = self.bookkeeping()
        there = Payment.select().where(Payment.archived_at.is_null())
        paid = sum(signed_minor(row.kind, row.amount_minor) for row in there)
        assert gross.get("payment", 0) + gross.get("refund", 0) == paid
        in_force = Invoice.select().where(Invoice.state == "issued")
        assert gross.get("invoice", 0) + gross.get("credit note", 0) == sum(row.total_minor for row in in_force)
        for row in Invoice.select():
            assert row.net_minor + row.tax_minor == row.total_minor
            if row.credits_id is None and row.state == "issued":
                notes = [note for note in in_force if note.credits_id == row.id]
                assert row.total_minor - credited_minor(row.id) >= 0
                assert row.tax_minor + sum(note.tax_minor for note in notes) >= 0

    @invariant()
    def a_job_that_is_billed_in_full_stands_on_the_statement_once(self) -> None:
        """Once every bill has its invoice, and its credit note where it fell, the books and what is owed agree."""
        if not Client.select().exists():
            return
        done = [job for job in Job.select() if job.state == "done" and job.is_chargeable]
        told = 0
        for job in done:
            live = find_live_invoice(job.id)
            told += 0 if live is None else live.total_minor - credited_minor(live.id)
        if told == sum(get_job_money(job.id).bill_minor for job in done):
            gross = self.bookkeeping()
            ours = gross.get("invoice", 0) + gross.get("credit note", 0)
            theirs = gross.get("payment", 0) + gross.get("refund", 0)
            assert ours - theirs == balances([self.client_id]).get(self.client_id, 0)

    def attempt(self, act: Callable[[], Any]) -> bool:
        """A refusal is an answer too; it changes nothing."""
        self.clock.move_on(minutes=1)
        try:
            act()
        except EverafterError:
            return False
        return True

    def job(self, place: int, state: str = "") -> Job | None:
        jobs = [job for job in Job.select().order_by(Job.id) if not state or job.state == state]
        return jobs[place % len(jobs)] if jobs else None

    def sheet(
        self, job_id: int, extra: int, took: int, price: int | None = None, payments: tuple[PaymentDraft, ...] = ()
    ) -> FinishDraft:
        rooms = [
            SheetLineDraft(room.name, room.line_id, price_minor=room.price_minor) for room in get_sheet(job_id).rooms
        ]
        if price is not None and rooms:
            rooms[0] = SheetLineDraft(rooms[0].name, rooms[0].line_id, price_minor=price)
        return FinishDraft(
            left_at=self.clock.now(),
            lines=tuple(rooms),
            extra_work="Rug" if extra else "",
            extra_minor=extra,
            extra_ok="Ana, at the door" if extra else "",
            price_change_ok="Ana, at the door",
            payments=payments or ((PaymentDraft("card", took),) if took else ()),
        )

    def bookkeeping(self) -> dict[str, int]:
        sums: dict[str, int] = {}
        for row in bookkeeping_list(FIRST, LAST).rows():
            sums[row[1]] = sums.get(row[1], 0) + (row[8] or 0)
        return sums


def test_all_papers_say_the_same_sum_whatever_happened(tmp_path: Path) -> None:
    phases = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
    run_state_machine_as_test(  # type: ignore[no-untyped-call]  # hypothesis leaves it without types
        lambda: MoneyStory(tmp_path), settings=settings(max_examples=8, stateful_step_count=25, phases=phases)
    )
