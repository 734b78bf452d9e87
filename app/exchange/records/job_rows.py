"""Writes the jobs that a file brings, with their lines, what was paid, and what has no field of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.exchange.parsing.parsed_records import ParsedJob
from app.exchange.records.kept_numbers import KeptNumbers
from app.queries.firm import get_firm
from app.queries.import_money import KnownPayment
from app.queries.imports import read_job_numbers, read_technicians
from app.rules.money import format_money
from app.services.import_writer import ImportWriter
from app.translations import gettext as _

_START_OF_DAY = time(9)
_USUAL_MINUTES = 60


class JobRows:
    """The rows of a job; what a file says of its money is one payment, until a file of payments tells more."""

    def __init__(self, writer: ImportWriter, zone: ZoneInfo) -> None:
        self._writer = writer
        self._zone = zone
        self._numbers = KeptNumbers(read_job_numbers(), writer.job_number)
        self._technicians = read_technicians()

    def values(self, job: ParsedJob) -> dict[str, Any]:
        """The columns that a later version of the row may change."""
        starts_at, ends_at = self.moments(job)
        total = total_of(job)
        amount = max(0, total if total is not None else job.quoted_minor or 0)
        is_done = job.state == "done"
        tax = min(job.tax_minor, amount)
        if job.quoted_minor is not None and job.quoted_minor >= 0:
            price, discount = job.quoted_minor, min(job.discount_minor, job.quoted_minor)
        else:
            price, discount = amount - tax + job.discount_minor, job.discount_minor
        return {
            "state": job.state,
            "description": job.description or ", ".join(job.rooms) or ", ".join(line.name for line in job.lines),
            "starts_at": starts_at,
            "ends_at": ends_at,
            "technician_id": self._technicians.get(job.technician.casefold().strip()) if job.technician else None,
            "price_minor": price,
            "discount_minor": discount,
            "tax_minor": tax,
            "billed_minor": amount if is_done else None,
            "end_reason": job.end_reason,
            "finished_at": ends_at if is_done else None,
        }

    def add(self, job: ParsedJob, client_id: int, site_id: int | None, reclean_of: int | None) -> int:
        """A job nobody knew."""
        values = self.values(job)
        starts_at, ends_at, is_done = values["starts_at"], values["ends_at"], job.state == "done"
        window = (job.window_start, job.window_end)
        job_id = self._writer.add_named(
            "job",
            number=self._numbers.take(job.job_number),
            client_id=client_id,
            site_id=site_id,
            window_starts_at=self._at(job.starts_on, window[0]) if window[0] and window[1] else None,
            window_ends_at=self._at(job.starts_on, window[1]) if window[0] and window[1] else None,
            is_chargeable=reclean_of is None or (values["billed_minor"] or values["price_minor"]) > 0,
            paid_minor=self.paid(job),
            reclean_of_id=reclean_of,
            arrived_at=starts_at if is_done else None,
            left_at=ends_at if is_done else None,
            keyed_at=self._writer.work.now if is_done else None,
            external_number=job.job_number or job.invoice_number,
            created_at=min(self._at(job.created_on or job.starts_on, _START_OF_DAY), self._writer.work.now),
            **values,
        )
        self.add_lines(job, job_id, 0)
        happened_at = ends_at if ends_at < self._writer.work.now else None
        words = "\n".join(part for part in (job.notes, self._unknown(job, values, reclean_of)) if part)
        if words:
            self.add_note(client_id, job_id, happened_at, words)
        if job.private_words:
            self.add_note(client_id, job_id, happened_at, job.private_words, is_private=True)
        return job_id

    def add_lines(self, job: ParsedJob, job_id: int, first: int, known: frozenset[str] = frozenset()) -> None:
        """Its rooms, or its lines with their amounts."""
        is_done = job.state == "done"
        lines = [(line.name, line.quantity_hundredths, max(0, line.amount_minor or 0)) for line in job.lines]
        lines = lines or [(room, 100, 0) for room in job.rooms]
        for position, (name, quantity, amount) in enumerate(lines, first):
            if name not in known:
                self._writer.add("job_line", job_id, name or "–", position, is_done, quantity, amount)

    def paid(self, job: ParsedJob) -> int:
        """What was paid for the job itself; a tip is the technician's, and more than the bill is to their credit."""
        if job.paid_minor is None:
            return 0
        total = total_of(job) or 0
        over = job.paid_minor - total
        return max(0, job.paid_minor - (min(job.tip_minor, over) if over > 0 else 0))

    def add_payment(self, job: ParsedJob, job_id: int, client_id: int, amount: int) -> None:
        """What was paid, in one sum."""
        method = job.payment_method or "other"
        paid_on = min(job.paid_on or job.end_on or job.starts_on, self._writer.work.now.astimezone(self._zone).date())
        now = self._writer.work.now
        self._writer.add("payment", client_id, job_id, "payment", method, amount, paid_on, "", now)

    def tie(self, payment: KnownPayment, job_id: int) -> None:
        """Money that came before its job did."""
        self._writer.flush()  # the job has to be there first
        self._writer.change("payment", payment.id, {"job_id": job_id}, payment.client_id)

    def add_note(
        self, client_id: int, job_id: int, happened_at: datetime | None, words: str, *, is_private: bool = False
    ) -> None:
        """What has no field of its own, and what is for the house alone."""
        values = ("note", happened_at or self._writer.work.now, "", words, is_private, None, "")
        self._writer.add("timeline_entry", client_id, job_id, *values)

    def told_again(self, job: ParsedJob) -> str:
        """What the file says now of a job that was edited here."""
        amount = total_of(job)
        words = _("The file also says of job {number}: {what}, {amount}").format(
            number=job.job_number,
            what=self.values(job)["description"] or "–",
            amount="–" if amount is None else self._money(amount),
        )
        return "\n".join(part for part in (words, job.notes) if part)

    def moments(self, job: ParsedJob) -> tuple[datetime, datetime]:
        """Beginning and end on the firm's wall; a date without a time is nine in the morning, for an hour."""
        at = job.start_time or job.window_start or _START_OF_DAY
        starts_at = job.starts_at.astimezone(self._zone) if job.starts_at else self._at(job.starts_on, at)
        if job.ends_at is not None:
            ends_at = job.ends_at.astimezone(self._zone)
        elif job.end_time is not None:
            ends_at = self._at(job.end_on or job.starts_on, job.end_time)
        else:
            ends_at = starts_at + timedelta(minutes=job.duration_minutes or _USUAL_MINUTES)
        return starts_at, max(ends_at, starts_at)

    def _at(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, tzinfo=self._zone)

    def _money(self, amount_minor: int) -> str:
        firm = get_firm()
        return format_money(amount_minor, *((firm.currency, firm.locale) if firm is not None else ("USD", "en_US")))

    def _unknown(self, job: ParsedJob, values: Mapping[str, Any], reclean_of: int | None) -> str:
        """Whom and which job the row names that nobody here knows."""
        parts = []
        if job.technician and values["technician_id"] is None:
            parts.append(_("Technician: {name}").format(name=job.technician))
        if job.reclean_of and reclean_of is None:
            parts.append(_("Done again for job {number}").format(number=job.reclean_of))
        return "\n".join(parts)


def total_of(job: ParsedJob) -> int | None:
    """What was charged, by the row or else by its lines."""
    if job.amount_minor is not None:
        return job.amount_minor
    amounts = [line.amount_minor for line in job.lines if line.amount_minor is not None]
    return max(0, sum(amounts)) if amounts else None
