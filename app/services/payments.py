"""Writes about money that came in and went back: in parts, for a job or on account, corrected and taken out again.

`job.paid_minor` is always the sum of the job's payments less its refunds.
"""

from __future__ import annotations

from datetime import date

from app.clock import Clock
from app.errors import ConflictError, NotAllowedError, NotFoundError, ValidationError
from app.models.clients import Client
from app.models.jobs import Job, Payment
from app.queries.payments import account_balance_minor
from app.rules.payments import PaymentMethod, signed_minor
from app.services.client_summary import refresh_clients
from app.services.drafts import PaymentDraft
from app.services.field_checks import check_length, check_money, check_words, chosen_word
from app.services.job_as_seen import job_as_seen
from app.services.refunds import as_money, check_refund, give_back, raise_bill
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_LONGEST_NOTE = 500


class PaymentService:
    """Money that a client gave, and what was given back; each method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def take(self, job_id: int, version: int, payment: PaymentDraft) -> None:
        """Money for a job, all of it or a part; more than is owed stands to the client's credit."""
        job = job_as_seen(job_id, version)
        self._check(payment)
        with self._units(_("Payment for job {number}").format(number=job.number)) as work:
            self.take_within(work, job, payment)
            work.save(job)
            refresh_clients(work, [job.client_id], self._clock)

    def take_within(self, work: UnitOfWork, job: Job, payment: PaymentDraft) -> None:
        """Write one payment down inside another act; the caller saves the job."""
        if payment.amount_minor == 0:
            return
        self._write(work, job.client_id, job.id, payment)
        job.paid_minor += payment.amount_minor

    def take_on_account(self, client_id: int, payment: PaymentDraft) -> None:
        """Money without a job: an advance, or a sum for whatever is open."""
        client = _client(client_id)
        self._check(payment)
        with self._units(_("Payment of {name}").format(name=client.name)) as work:
            self._write(work, client_id, None, payment)
            refresh_clients(work, [client_id], self._clock)

    def refund(self, job_id: int, version: int, refund: PaymentDraft) -> None:
        """Give money back for a job, with a reason; never more than was paid, and the bill falls with it."""
        job = job_as_seen(job_id, version)
        self._check(refund)
        try:
            check_refund(job_id, refund.amount_minor)
        except ValidationError as error:
            raise ValidationError(str(error), "amount") from error
        _check_reason(refund)
        with self._units(_("Refund for job {number}").format(number=job.number)) as work:
            give_back(
                work,
                job.client_id,
                job.id,
                refund.amount_minor,
                refund.note.strip(),
                refund.paid_on or self._clock.today(),
                refund.method,
            )
            refresh_clients(work, [job.client_id], self._clock)

    def refund_on_account(self, client_id: int, refund: PaymentDraft) -> None:
        """Give back what a client paid without a job, with a reason; never more than stands there."""
        client = _client(client_id)
        self._check(refund)
        _check_reason(refund)
        balance = account_balance_minor(client_id)
        if refund.amount_minor > balance:
            raise ValidationError(
                _("{amount} stands on their account, and that is the most to give back; mend the amount.").format(
                    amount=as_money(balance)
                ),
                "amount",
            )
        with self._units(_("Refund to {name}").format(name=client.name)) as work:
            self._write(work, client_id, None, refund, kind="refund")
            refresh_clients(work, [client_id], self._clock)

    def correct(self, payment_id: int, version: int, payment: PaymentDraft) -> None:
        """Mend the amount, way, day or note of what was written down."""
        row = _payment(payment_id, version)
        self._check(payment)
        if row.kind == "refund":
            _check_reason(payment)
            if payment.amount_minor != row.amount_minor:
                raise ValidationError(
                    _("The amount of a refund stays, as the bill fell with it; take the refund out and enter it anew."),
                    "amount",
                )
        with self._units(_("Correct payment of {name}").format(name=_client(row.client_id).name)) as work:
            self._count(work, row, payment.amount_minor - row.amount_minor)
            row.method, row.amount_minor = payment.method, payment.amount_minor
            row.paid_on, row.note = payment.paid_on or row.paid_on, payment.note.strip()
            work.save(row)
            refresh_clients(work, [row.client_id], self._clock)

    def void(self, payment_id: int, version: int) -> None:
        """Take out what was written down by mistake; it is kept out of sight, and undo brings it back."""
        row = _payment(payment_id, version)
        name = _client(row.client_id).name
        label = _("Take out refund to {name}") if row.kind == "refund" else _("Take out payment of {name}")
        with self._units(label.format(name=name)) as work:
            self._count(work, row, -signed_minor(row.kind, row.amount_minor))
            row.archived_at = work.now
            work.save(row)
            refresh_clients(work, [row.client_id], self._clock)

    def _count(self, work: UnitOfWork, row: Payment, difference_minor: int) -> None:
        """Bring what was paid for the job, or on account, to its new sum; refuse one below what went back."""
        if row.job_id is None:
            if difference_minor < 0 and account_balance_minor(row.client_id) + difference_minor < 0:
                raise more_went_back()
            return
        job = Job.get_by_id(row.job_id)
        if row.kind == "refund" and difference_minor > 0:
            raise_bill(job, row)
        else:
            job.paid_minor += difference_minor
        if job.paid_minor < 0:
            raise more_went_back()
        work.save(job)

    def _check(self, payment: PaymentDraft) -> None:
        check_money(payment.amount_minor, "amount")
        if payment.amount_minor == 0:
            raise ValidationError(_("Type how much money it was; nothing was saved."), "amount")
        chosen_word(PaymentMethod, payment.method, _("Choose how the money changed hands."), "method")
        check_length(payment.note, _LONGEST_NOTE, "note")
        if payment.paid_on is not None and payment.paid_on > self._clock.today():
            raise ValidationError(_("That day is still to come; mend the day of the payment."), "paid_on")

    def _write(
        self, work: UnitOfWork, client_id: int, job_id: int | None, payment: PaymentDraft, kind: str = "payment"
    ) -> None:
        work.save(
            Payment(
                client_id=client_id,
                job_id=job_id,
                kind=kind,
                method=payment.method,
                amount_minor=payment.amount_minor,
                paid_on=payment.paid_on or self._day_of(work),
                note=payment.note.strip(),
                recorded_by_id=work.person_id,
                recorded_at=work.now,
            )
        )

    def _day_of(self, work: UnitOfWork) -> date:
        return work.now.astimezone(self._clock.zone).date()


def _check_reason(refund: PaymentDraft) -> None:
    check_words(refund.note, _("Write down why money goes back; nothing was saved."), "note")


def more_went_back() -> NotAllowedError:
    """The refusal to take out money of which a part was given back."""
    return NotAllowedError(
        _("Money was given back from this payment already; nothing was changed, take that refund out first.")
    )


def _client(client_id: int) -> Client:
    client = Client.get_or_none(Client.id == client_id)
    if client is None:
        raise NotFoundError(_("This client is no longer there; nothing was saved."))
    return client


def _payment(payment_id: int, version: int) -> Payment:
    """The payment, unless it was taken out (NotFoundError) or somebody else changed it in between (ConflictError)."""
    row = Payment.get_or_none((Payment.id == payment_id) & Payment.archived_at.is_null())
    if row is None:
        raise NotFoundError(_("This payment was taken out already; nothing was changed."))
    if row.version != version:
        raise ConflictError(
            _("Somebody else changed this payment a moment ago; look at it again, then repeat your change.")
        )
    return row
