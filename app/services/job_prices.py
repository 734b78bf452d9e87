"""Writes what a job costs until it is done: its lines, a discount with its reason, extra work the client agreed to.

`job.price_minor` is the price before the discount, `job.tax_minor` the tax that comes on top of it (nothing where the
price list holds the tax), `job.billed_minor` what the client pays in the end, tax and extra work included.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal

from app.clock import Clock
from app.errors import NotAllowedError, ValidationError
from app.models.clients import TimelineEntry
from app.models.jobs import Job, JobLine, PriceItem
from app.queries.firm import get_firm, get_visit_minimum
from app.rules.job_price import (
    LARGEST_QUANTITY_HUNDREDTHS,
    FirmTax,
    JobPrice,
    PricedLine,
    PriceUnit,
    flat_price,
    job_price,
    line_price,
)
from app.rules.job_states import ENDED_STATES, JobState
from app.rules.money import format_money, percent_of
from app.services.client_summary import refresh_clients
from app.services.drafts import JobLineDraft
from app.services.field_checks import check_length, check_money, check_words, chosen_word
from app.services.job_as_seen import job_as_seen
from app.services.job_drafts import ExtraWorkDraft
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_LONGEST_REASON = 400


class JobPriceService:
    """What a job costs; each change is one undoable act and stands in the client's timeline where money goes off."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def change_lines(self, job_id: int, version: int, lines: Sequence[JobLineDraft]) -> None:
        """The rooms and prices as they now stand, in this order; a line that is not among them is taken off."""
        job = _unfinished(job_id, version)
        check_lines(lines)
        price = price_of_lines(lines, job.discount_minor)
        stored = {line.id: line for line in JobLine.select().where(JobLine.job == job_id)}
        former = {line.id: line.price_minor for line in stored.values()}
        by_hand = _by_hand([line for line in lines if former.get(line.id or 0) != line.price_minor])
        with self._units(_("Change the lines of job {number}").format(number=job.number)) as work:
            for gone in stored.keys() - {line.id for line in lines}:
                work.delete(stored[gone])
            for position, line in enumerate(lines):
                work.save(_changed_line(stored.get(line.id or 0), job_id, position, line))
            job.price_minor = price.price_minor if job.is_chargeable else 0
            job.tax_minor = price_of_job(job, job.extra_minor, lines).on_top_minor
            job.description = job.description or ", ".join(line.name for line in lines)
            work.save_or_touch(job)
            note_price(work, job, _("Price changed by hand"), "; ".join(by_hand))
            refresh_clients(work, [job.client_id], self._clock)

    def give_discount(
        self, job_id: int, version: int, amount_minor: int = 0, *, percent: Decimal | None = None, reason: str = ""
    ) -> None:
        """Money or a percentage off, with its reason; nothing at all takes a discount back."""
        job = _unfinished(job_id, version)
        if percent is not None:
            if not 0 <= percent <= 100:
                raise ValidationError(_("A percentage lies between 0 and 100; mend it and save again."), "discount")
            amount_minor = percent_of(job.price_minor, percent)
        _check_discount(amount_minor, job.price_minor)
        check_discount_reason(amount_minor, reason)
        with self._units(_("Discount for job {number}").format(number=job.number)) as work:
            job.discount_minor, job.discount_reason = amount_minor, reason.strip() if amount_minor else ""
            job.tax_minor = price_of_job(job, job.extra_minor).on_top_minor
            work.save(job)
            note_price(work, job, _("Discount"), f"{_money(amount_minor)}: {reason.strip()}" if amount_minor else "")
            refresh_clients(work, [job.client_id], self._clock)

    def agree_extra(self, job_id: int, version: int, draft: ExtraWorkDraft) -> None:
        """Work beyond what was agreed; without words and money it is taken back."""
        job = _unfinished(job_id, version)
        check_money(draft.amount_minor, "extra")
        check_length(draft.what, _LONGEST_REASON, "extra_work")
        if draft.amount_minor:
            check_words(draft.what, _("Say what the extra work is; nothing was changed."), "extra_work")
        if draft.what.strip():
            check_words(
                draft.agreed,
                _("Write down who agreed to the extra work, and how; nothing was changed."),
                "extra_ok",
            )
        with self._units(_("Extra work on job {number}").format(number=job.number)) as work:
            job.extra_work, job.extra_minor, job.extra_ok = (
                draft.what.strip(),
                draft.amount_minor,
                draft.agreed.strip() if draft.what.strip() else "",
            )
            job.tax_minor = price_of_job(job, job.extra_minor).on_top_minor
            work.save(job)
            refresh_clients(work, [job.client_id], self._clock)


def note_price(work: UnitOfWork, job: Job, headline: str, words: str) -> None:
    """Money that goes off the price list stands where everybody reads it, with who and when; no words are no note."""
    if words:
        work.save(
            TimelineEntry(
                client_id=job.client_id,
                job_id=job.id,
                kind="note",
                headline=headline,
                words=words,
                person_id=work.person_id,
                happened_at=work.now,
            )
        )


def note_first_price(work: UnitOfWork, job: Job, lines: Sequence[JobLineDraft]) -> None:
    """What goes off the price list from the first moment: a discount, and prices that no visit of theirs had before."""
    if not job.is_chargeable:
        return
    former = {
        (row.name, row.price_minor)
        for row in JobLine.select(JobLine.name, JobLine.price_minor)
        .join(Job, on=(JobLine.job == Job.id))
        .where((Job.client == job.client_id) & (Job.id != job.id) & Job.archived_at.is_null())
    }
    new = [line for line in lines if (line.name, line.price_minor) not in former]
    note_price(work, job, _("Price by hand"), "; ".join(_by_hand(new)))
    if job.discount_minor:
        note_price(work, job, _("Discount"), f"{_money(job.discount_minor)}: {job.discount_reason}")


def check_discount_reason(amount_minor: int, reason: str) -> None:
    """Refuse a discount that says nothing of why, or tells a story (the field is `reason`)."""
    if amount_minor:
        check_words(reason, _("A discount needs its reason in a few words; nothing was changed."), "reason")
    check_length(reason, _LONGEST_REASON, "reason")


def check_lines(lines: Sequence[JobLineDraft]) -> None:
    """Refuse a line without a name, below zero, of an unknown unit or beyond any visit; the field is `lines`."""
    for line in lines:
        check_words(line.name, _("Each line needs a room or piece; name it and save again."), "lines")
        check_length(line.name, _LONGEST_REASON, "lines")
        check_money(line.price_minor, "lines")
        check_money(line.unit_price_minor or 0, "lines")
        chosen_word(PriceUnit, line.unit, _("Choose room, area, meter, each or hour."), "lines")
        if not 0 <= line.quantity_hundredths <= LARGEST_QUANTITY_HUNDREDTHS:
            raise ValidationError(
                _("“{room}” cannot be that much; mend the quantity and save again.").format(room=line.name[:60]),
                "lines",
            )


def price_of_lines(
    lines: Sequence[JobLineDraft], discount_minor: int = 0, *, named_minor: int | None = None
) -> JobPrice:
    """What these lines cost together, or the price that was named for the whole; refuses a discount beyond it."""
    priced = [PricedLine(line.price_minor, line.is_tax_exempt) for line in lines]
    tax = firm_tax()
    before = (
        job_price(priced, tax=tax, visit_minimum_minor=get_visit_minimum())
        if named_minor is None
        else flat_price(named_minor, tax=tax)
    )
    check_money(before.price_minor, "price")
    _check_discount(discount_minor, before.price_minor)
    if named_minor is not None:
        return flat_price(named_minor, tax=tax, discount_minor=discount_minor)
    return job_price(priced, tax=tax, discount_minor=discount_minor, visit_minimum_minor=get_visit_minimum())


def price_of_job(job: Job, extra_minor: int = 0, lines: Sequence[JobLineDraft | JobLine] | None = None) -> JobPrice:
    """A job at its agreed price with the extra work, which is taxed like the rest; free work has no price."""
    if not job.is_chargeable:
        return flat_price(extra_minor, tax=firm_tax())
    present = list(JobLine.select().where(JobLine.job == job.id)) if lines is None else lines
    priced = [PricedLine(line.price_minor, bool(line.is_tax_exempt)) for line in present]
    missing = job.price_minor - sum(line.amount_minor for line in priced)
    if missing < 0:  # a lower price was named for the whole
        priced = [PricedLine(job.price_minor)]
    elif missing:
        is_exempt = bool(priced) and all(line.is_tax_exempt for line in priced)
        priced.append(PricedLine(missing, is_exempt))
    return job_price(
        [*priced, PricedLine(extra_minor)], tax=firm_tax(), discount_minor=min(job.discount_minor, job.price_minor)
    )


def firm_tax() -> FirmTax:
    """The firm's tax as Settings has it."""
    firm = get_firm()
    return FirmTax() if firm is None else FirmTax(firm.tax_basis_points, firm.is_tax_included)


def new_line(job_id: int, position: int, draft: JobLineDraft) -> JobLine:
    """A line that is written for the first time."""
    return JobLine(job_id=job_id, position=position, **_columns(draft))


def _columns(draft: JobLineDraft) -> dict[str, object]:
    return {name: value for name, value in asdict(draft).items() if name != "id"}


def _changed_line(stored: JobLine | None, job_id: int, position: int, draft: JobLineDraft) -> JobLine:
    if stored is None:
        return new_line(job_id, position, draft)
    for name, value in {**_columns(draft), "position": position}.items():
        setattr(stored, name, value)
    return stored


def _by_hand(lines: Sequence[JobLineDraft]) -> list[str]:
    """The lines whose price is not what the price list makes of them."""
    ids = [line.price_item_id for line in lines if line.price_item_id is not None]
    minimum_of = {item.id: item.minimum_minor for item in PriceItem.select().where(PriceItem.id.in_(ids))}
    found = []
    for line in lines:
        if line.unit_price_minor is None:
            continue
        usual = line_price(
            line.quantity_hundredths, line.unit_price_minor, minimum_of.get(line.price_item_id or 0, 0)
        ).amount_minor
        if usual != line.price_minor:
            words = _("{room}: {price} instead of {usual}")
            found.append(words.format(room=line.name, price=_money(line.price_minor), usual=_money(usual)))
    return found


def _check_discount(discount_minor: int, price_minor: int) -> None:
    check_money(discount_minor, "discount")
    if discount_minor > price_minor:
        raise ValidationError(_("The discount is larger than the price; mend one of the two."), "discount")


def _unfinished(job_id: int, version: int) -> Job:
    job = job_as_seen(job_id, version)
    if JobState(job.state) in ENDED_STATES:
        raise NotAllowedError(_("Job {number} has ended; its price stays as it is.").format(number=job.number))
    return job


def _money(amount_minor: int) -> str:
    firm = get_firm()
    currency, locale = ("USD", "en_US") if firm is None else (firm.currency, firm.locale)
    return format_money(amount_minor, currency, locale)
