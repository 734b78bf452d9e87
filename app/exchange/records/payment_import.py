"""Writes the payments and refunds of a file, each to its job; never what a file of jobs told of already.

A file of jobs says in one sum what was paid for each. The payments that follow tell of the same money in parts: each of
them takes its part out of that sum, so that nothing is counted twice. Refunds are written at the end of the file, when
all that was paid is there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import RowAbout
from app.exchange.parsing.parsed_history import ParsedPayment
from app.exchange.people.whose_row import Whose
from app.exchange.reading.csv_records import Record
from app.exchange.records.history_import import Added, HistoryImport, ImportTools
from app.queries.import_money import (
    JobMoney,
    KnownPayment,
    read_job_money,
    read_lumps,
    read_own_payments,
    read_payment,
)
from app.rules.payments import bill_after_refund
from app.translations import gettext as _

_LONGEST_NOTE = 500
_CHUNK = 1_000


class PaymentImport(HistoryImport[ParsedPayment]):
    """Takes rows chunk by chunk; refunds wait for the end."""

    kind = "payments"

    def __init__(self, tools: ImportTools) -> None:
        super().__init__(tools)
        self._refunds: list[tuple[Record, ParsedPayment]] = []
        # Our own file may come back into the very database it was taken out of.
        self._is_ours = tools.source.startswith("everafter")
        self._present: dict[int, list[KnownPayment]] = {}
        self._lumps: dict[int, list[KnownPayment]] = {}
        self._jobs: dict[int, JobMoney] = {}
        self._changed_lumps: dict[int, tuple[KnownPayment, dict[str, Any]]] = {}
        self._changed_jobs: dict[int, tuple[int, int | None]] = {}

    def take(self, rows: Sequence[tuple[Record, ParsedPayment]]) -> None:
        """Write what came in; what went back waits."""
        self._refunds += [each for each in rows if each[1].amount_minor < 0]
        super().take([each for each in rows if each[1].amount_minor > 0])

    def finish(self) -> None:
        """Write what went back."""
        for start in range(0, len(self._refunds), _CHUNK):
            super().take(self._refunds[start : start + _CHUNK])
        self._refunds = []

    def prepare(self, rows: Sequence[tuple[ParsedPayment, Whose]]) -> None:
        """Read what files of jobs told of these clients' money."""
        client_ids = sorted({whose.client_id for _parsed, whose in rows if whose.client_id is not None})
        self._lumps = read_lumps(client_ids)
        self._present = read_own_payments(client_ids, self.tools.source) if self._is_ours else {}
        job_ids = {whose.job.id for _parsed, whose in rows if whose.job is not None}
        job_ids |= {lump.job_id for lumps in self._lumps.values() for lump in lumps if lump.job_id is not None}
        self._jobs = read_job_money(sorted(job_ids))
        self._changed_lumps, self._changed_jobs = {}, {}

    def written_out(self) -> None:
        """What the rows changed in payments and jobs that were there, each once."""
        for lump, values in self._changed_lumps.values():
            self.writer.change("payment", lump.id, values, lump.client_id)
        for job_id, before in self._changed_jobs.items():
            job = self._jobs[job_id]
            if (job.paid_minor, job.billed_minor) != before:
                values = {"paid_minor": job.paid_minor, "billed_minor": job.billed_minor}
                self.writer.change("job", job_id, values, job.client_id)
        self._changed_lumps, self._changed_jobs = {}, {}

    def add(self, parsed: ParsedPayment, whose: Whose, client_id: int) -> Added | str:
        """One payment, or the part of what is there that it tells of."""
        job_id = None if whose.job is None else whose.job.id
        present = self._present_as(parsed, client_id, job_id)
        if present is not None:
            return Added(present.id, _written(parsed), Outcome.UNCHANGED)
        added = self._add(parsed, client_id, job_id)
        if isinstance(added, str):
            return added
        private = self.keep_beside(parsed, (client_id, job_id), self.at(parsed.paid_on, None), {})
        return added._replace(written={**added.written, **private})

    def _add(self, parsed: ParsedPayment, client_id: int, job_id: int | None) -> Added | str:
        if parsed.amount_minor < 0:
            return self._add_refund(parsed, client_id, job_id)
        lump = self._lump_for(parsed, client_id, job_id)
        if lump is None and job_id is None and self._lumps.get(client_id):
            return _(
                "The jobs say already what this client paid, and it cannot be told which job this money was for; "
                "put the job’s number into the row."
            )
        if lump is None:
            self._count_paid(job_id, parsed.amount_minor)
            return Added(self._write(parsed, client_id, job_id, parsed.amount_minor), _written(parsed))
        if lump.amount_minor > parsed.amount_minor:
            lump.amount_minor -= parsed.amount_minor
            self._change_lump(lump, {"amount_minor": lump.amount_minor})
            return Added(self._write(parsed, client_id, lump.job_id, parsed.amount_minor), _written(parsed))
        self._count_paid(lump.job_id, parsed.amount_minor - lump.amount_minor)
        self._lumps[client_id].remove(lump)
        self._change_lump(lump, _written(parsed) | {"paid_on": parsed.paid_on})
        return Added(lump.id, _written(parsed), Outcome.MERGED)

    def about(self, parsed: ParsedPayment) -> RowAbout:
        """What a row tells of."""
        return RowAbout(self.kind, parsed.paid_on, parsed.amount_minor)

    def update(self, parsed: ParsedPayment, record_id: int, written: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What the row says now, where nobody edited the payment; a refund keeps its amount, the bill fell with it."""
        payment = read_payment(record_id)
        if payment is None:
            return None
        now = {
            "amount_minor": payment.amount_minor, "paid_on": payment.paid_on.isoformat(), "method": payment.method,
            "note": payment.note,
        }  # fmt: skip
        fresh = _written(parsed)
        private = self.keep_beside(parsed, (payment.client_id, payment.job_id), self.writer.work.now, written)
        changes = {name: fresh[name] for name in fresh if now[name] == written.get(name) and now[name] != fresh[name]}
        if payment.kind == "refund" or parsed.amount_minor < 0:
            changes.pop("amount_minor", None)
        if not changes:
            return private or None
        more = changes.get("amount_minor", payment.amount_minor) - payment.amount_minor
        if more and payment.job_id is not None:
            job = read_job_money([payment.job_id])[payment.job_id]
            self.writer.change("job", job.id, {"paid_minor": job.paid_minor + more}, payment.client_id)
        values = changes | ({"paid_on": parsed.paid_on} if "paid_on" in changes else {})
        self.writer.change("payment", record_id, values, payment.client_id)
        return fresh | private

    def _present_as(self, parsed: ParsedPayment, client_id: int, job_id: int | None) -> KnownPayment | None:
        """The payment that a line of our own file is, where it never left."""
        rows = self._present.get(client_id, [])
        wanted = (job_id, "refund" if parsed.amount_minor < 0 else "payment", abs(parsed.amount_minor), parsed.paid_on)
        found = next((row for row in rows if (row.job_id, row.kind, row.amount_minor, row.paid_on) == wanted), None)
        if found is not None:
            rows.remove(found)
            self._lumps[client_id] = [lump for lump in self._lumps.get(client_id, []) if lump.id != found.id]
        return found

    def _add_refund(self, parsed: ParsedPayment, client_id: int, job_id: int | None) -> Added:
        """Money that went back makes the bill smaller, unless it had been paid too much."""
        amount = -parsed.amount_minor
        job = self._jobs.get(job_id) if job_id is not None else None
        if job is not None:
            self._touch(job)
            if job.billed_minor is not None:
                job.billed_minor = bill_after_refund(job.billed_minor, job.paid_minor, amount)
            job.paid_minor -= amount
        return Added(self._write(parsed, client_id, job_id, amount, "refund"), _written(parsed))

    def _lump_for(self, parsed: ParsedPayment, client_id: int, job_id: int | None) -> KnownPayment | None:
        """The sum of which this payment is a part: of its job, else of the same amount, else one it fits into."""
        lumps = self._lumps.get(client_id, [])
        if job_id is not None:
            return next((lump for lump in lumps if lump.job_id == job_id), None)
        exact = [lump for lump in lumps if lump.amount_minor == parsed.amount_minor]
        if exact:
            return min(exact, key=lambda lump: (_days_apart(lump, parsed.paid_on), lump.id))
        larger = [lump for lump in lumps if lump.amount_minor > parsed.amount_minor]
        return min(larger, key=lambda lump: (_days_apart(lump, parsed.paid_on), lump.id), default=None)

    def _write(
        self, parsed: ParsedPayment, client_id: int, job_id: int | None, amount: int, kind: str = "payment"
    ) -> int:
        note = _note(parsed, is_tied=job_id is not None)
        now = self.writer.work.now
        return self.writer.add("payment", client_id, job_id, kind, parsed.method, amount, parsed.paid_on, note, now)

    def _count_paid(self, job_id: int | None, amount_minor: int) -> None:
        if job_id is not None and amount_minor:
            job = self._jobs[job_id]
            self._touch(job)
            job.paid_minor += amount_minor

    def _touch(self, job: JobMoney) -> None:
        self._changed_jobs.setdefault(job.id, (job.paid_minor, job.billed_minor))

    def _change_lump(self, lump: KnownPayment, values: Mapping[str, Any]) -> None:
        _lump, known = self._changed_lumps.setdefault(lump.id, (lump, {}))
        known.update(values)


def _written(parsed: ParsedPayment) -> dict[str, Any]:
    """What the row writes, as the ledger keeps it."""
    return {
        "amount_minor": abs(parsed.amount_minor),
        "paid_on": parsed.paid_on.isoformat(),
        "method": parsed.method,
        "note": _note(parsed, is_tied=True),
    }


def _note(parsed: ParsedPayment, *, is_tied: bool) -> str:
    """Its reference; and the number of a job or invoice that nobody found, so that it is not lost."""
    parts = [parsed.note]
    if not is_tied and parsed.job.number:
        parts.append(_("Job {number}").format(number=parsed.job.number))
    if parsed.job.invoice:
        parts.append(_("Invoice {number}").format(number=parsed.job.invoice))
    return "\n".join(part for part in parts if part)[:_LONGEST_NOTE]


def _days_apart(lump: KnownPayment, day: date) -> int:
    return abs((lump.paid_on - day).days)
