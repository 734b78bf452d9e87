"""What a sheet comes to: the rooms as they came back at their prices, the extra work, the discount and the tax."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.jobs import Job, JobLine
from app.rules.job_price import JobPrice, PricedLine, job_price
from app.services.drafts import FinishDraft, SheetLineDraft
from app.services.job_prices import firm_tax, price_of_job


@dataclass(frozen=True, slots=True)
class SheetBill:
    """What the client had agreed to, extra work included, and what the sheet bills; `tax_on_top_minor` is within."""

    agreed_minor: int
    billed_minor: int
    tax_on_top_minor: int

    @property
    def is_higher(self) -> bool:
        """Whether the client has to have agreed to more than was agreed."""
        return self.billed_minor > self.agreed_minor


def bill_of_sheet(job: Job, draft: FinishDraft) -> SheetBill:
    """The bill of a job whose sheet says this; free work stays free but for what was added."""
    agreed = price_of_job(job, draft.extra_minor)
    if not job.is_chargeable or not draft.lines:
        billed = agreed.gross_minor if draft.billed_minor is None else draft.billed_minor
        return SheetBill(agreed.gross_minor, billed, agreed.on_top_minor)
    price = _price_of_rooms(job, draft.extra_minor, draft.lines)
    billed, on_top = price.gross_minor, price.on_top_minor
    if job.keyed_at is not None and job.billed_minor is not None:
        # What else became of the bill since, such as money given back, stays: only the difference counts.
        former = _price_of_rooms(job, job.extra_minor, ())
        billed = max(0, job.billed_minor + billed - former.gross_minor)
        on_top = max(0, job.tax_minor + on_top - former.on_top_minor)
    return SheetBill(agreed.gross_minor, billed if draft.billed_minor is None else draft.billed_minor, on_top)


def _price_of_rooms(job: Job, extra_minor: int, told: Sequence[SheetLineDraft]) -> JobPrice:
    """The rooms as they are told; one that is not named costs what stands in the books."""
    stored = list(JobLine.select().where(JobLine.job == job.id))
    prices = {line.line_id: line.price_minor for line in told if line.line_id is not None}
    rooms = [PricedLine(prices.get(row.id, row.price_minor), bool(row.is_tax_exempt)) for row in stored]
    rooms += [PricedLine(line.price_minor) for line in told if line.line_id is None]
    beside = _beside_the_lines(job, sum(row.price_minor for row in stored))
    if beside < 0:  # a lower price was named for the whole
        rooms = [PricedLine(max(sum(room.amount_minor for room in rooms) + beside, 0))]
    elif beside:
        rooms.append(PricedLine(beside, is_tax_exempt=bool(rooms) and all(room.is_tax_exempt for room in rooms)))
    whole = sum(room.amount_minor for room in rooms)
    return job_price([*rooms, PricedLine(extra_minor)], tax=firm_tax(), discount_minor=min(job.discount_minor, whole))


def _beside_the_lines(job: Job, lines_minor: int) -> int:
    """What the agreed price has beyond its lines: a least charge, or below zero a lower price for the whole."""
    if job.keyed_at is None or job.billed_minor is None:
        return job.price_minor - lines_minor
    # The lines bear the prices of the sheet already, so what was billed then says what stood beside them.
    on_top = 0 if firm_tax().is_included else job.tax_minor
    rooms_minor = job.billed_minor - on_top - job.extra_minor
    if rooms_minor <= 0 and lines_minor <= job.discount_minor:  # a discount takes no more off than there is
        return 0
    return rooms_minor + job.discount_minor - lines_minor
