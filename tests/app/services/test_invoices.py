"""Invoices: once per job, kept as they were told, in numbers without a gap whatever happens at how many desks."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import date

import pytest

from app.errors import ConflictError, EverafterError, NotAllowedError, ValidationError
from app.events import EventBus
from app.models.firm import Counter
from app.models.invoices import Invoice, InvoiceLine
from app.models.jobs import Job
from app.queries.firm import get_firm
from app.queries.invoice_papers import draft_invoice, get_invoice_paper
from app.queries.invoices import list_invoices_of_job, list_jobs_without_invoice
from app.services.drafts import FinishDraft, JobLineDraft, PaymentDraft, SiteDraft
from app.services.invoices import InvoiceService
from app.unit_of_work import UnitsOfWork
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm

_TWO_ROOMS = (
    JobLineDraft("Living room", "Clean", 10_000, unit_price_minor=5_000, quantity_hundredths=200),
    JobLineDraft("Stairs", "Clean", 5_000),
)


def numbers() -> list[str]:
    return [row.number for row in Invoice.select().order_by(Invoice.number)]


def tax_of(firm: Firm, name: str, basis_points: int, *, is_included: bool) -> None:
    details = get_firm()
    assert details is not None
    firm.everafter.firm.change_firm(
        details.version, tax_name=name, tax_basis_points=basis_points, is_tax_included=is_included
    )


def test_an_invoice_says_what_was_done_and_what_it_comes_to(firm: Firm) -> None:
    tax_of(firm, "Sales tax", 800, is_included=False)
    client_id = firm.client("Ana Ruiz", sites=(SiteDraft(street="1 Orchard Lane", town="Millbrook", region="OR"),))
    job_id = firm.finished_job(client_id, lines=_TWO_ROOMS)
    (invoice_id,) = firm.everafter.invoices.issue([job_id])
    paper = get_invoice_paper(invoice_id, firm.clock.today(), firm.zone)
    assert (paper.number, paper.issued_on, paper.due_on) == ("INV-2026-0001", date(2026, 3, 2), date(2026, 3, 16))
    assert (paper.client_name, paper.address_lines) == ("Ana Ruiz", ("1 Orchard Lane", "Millbrook, OR"))
    assert [(line.name, line.amount_minor, line.unit_price_minor) for line in paper.lines] == [
        ("Living room", 10_000, 5_000), ("Stairs", 5_000, 0),
    ]  # fmt: skip
    assert (paper.net_minor, paper.tax_minor, paper.total_minor) == (15_000, 1_200, 16_200)
    assert paper.total_minor == Job.get_by_id(job_id).billed_minor


def test_it_is_issued_once_and_never_changes(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    service = firm.everafter.invoices
    first = service.issue([job_id])
    before = get_invoice_paper(first[0], firm.clock.today(), firm.zone)
    tax_of(firm, "VAT", 2_000, is_included=True)
    assert service.issue([job_id, job_id]) == first
    after = get_invoice_paper(first[0], firm.clock.today(), firm.zone)
    assert (after.lines, after.total_minor, after.tax_minor) == (before.lines, before.total_minor, 0)
    assert numbers() == ["INV-2026-0001"]


def test_a_draft_says_the_same_as_the_invoice_and_takes_no_number(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"), lines=_TWO_ROOMS)
    draft = draft_invoice(job_id, firm.clock.today(), firm.zone)
    assert draft.number == ""
    assert numbers() == []
    (invoice_id,) = firm.everafter.invoices.issue([job_id])
    issued = get_invoice_paper(invoice_id, firm.clock.today(), firm.zone)
    assert (draft.lines, draft.total_minor, draft.due_on) == (issued.lines, issued.total_minor, issued.due_on)


def test_payments_so_far_and_what_is_left_stand_on_it(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    (invoice_id,) = firm.everafter.invoices.issue([job_id])
    firm.everafter.payments.take(job_id, version_of(job_id), PaymentDraft("check", 4_000))
    paper = get_invoice_paper(invoice_id, firm.clock.today(), firm.zone)
    assert (paper.paid_minor, paper.owed_minor) == (4_000, 11_000)


def test_what_is_not_done_or_costs_nothing_has_no_invoice_and_takes_no_number(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    done, booked = firm.finished_job(client_id), firm.booked_job(client_id)
    free = firm.finished_job(client_id, is_chargeable=False)
    for job_id, words in ((booked, "not finished"), (free, "costs nothing")):
        with pytest.raises(NotAllowedError, match=words):
            firm.everafter.invoices.issue([done, job_id])
    assert numbers() == []
    firm.everafter.invoices.issue([done])
    assert numbers() == ["INV-2026-0001"]


def test_void_needs_a_reason_and_keeps_its_number(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    service = firm.everafter.invoices
    service.issue([job_id])
    row = list_invoices_of_job(job_id)[0]
    with pytest.raises(ValidationError) as refused:
        service.void(row.id, row.version, " ")
    assert refused.value.field == "reason"
    service.void(row.id, row.version, "Wrong name")
    with pytest.raises(ConflictError):
        service.void(row.id, row.version, "Again")
    with pytest.raises(NotAllowedError, match="void already"):
        service.void(row.id, row.version + 1, "Again")
    paper = get_invoice_paper(row.id, firm.clock.today(), firm.zone)
    assert (paper.is_void, paper.void_reason) == (True, "Wrong name")
    service.issue([job_id])
    assert [(each.number, each.is_void) for each in list_invoices_of_job(job_id)] == [
        ("INV-2026-0001", True), ("INV-2026-0002", False),
    ]  # fmt: skip


def test_undo_of_an_invoice_makes_it_void_and_redo_puts_it_in_force_again(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    service, history = firm.everafter.invoices, firm.everafter.history
    service.issue([job_id])
    for expected in (True, False, True):
        (history.undo if expected else history.redo)()
        assert [(row.number, row.is_void) for row in list_invoices_of_job(job_id)] == [("INV-2026-0001", expected)]
    service.issue([job_id])
    assert numbers() == ["INV-2026-0001", "INV-2026-0002"]
    history.undo()
    service.issue([job_id])
    assert numbers() == ["INV-2026-0001", "INV-2026-0002", "INV-2026-0003"]


def test_a_void_invoice_stays_void_once_another_took_its_place(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    service = firm.everafter.invoices
    service.issue([job_id])
    row = list_invoices_of_job(job_id)[0]
    service.void(row.id, row.version, "Wrong name")
    void_act = firm.everafter.history
    label = void_act.undo_label()
    assert label == "Make INV-2026-0001 void"
    service.issue([job_id])
    void_act.undo()
    with suppress(EverafterError):
        void_act.undo()
    assert sum(not each.is_void for each in list_invoices_of_job(job_id)) <= 1


def test_a_refund_gets_a_credit_note_and_both_come_to_the_bill(firm: Firm) -> None:
    tax_of(firm, "VAT", 2_000, is_included=True)
    paid = FinishDraft(left_at=firm.clock.now(), payments=(PaymentDraft("card", 15_000),))
    job_id = firm.finished_job(firm.client("Ana Ruiz"), paid)
    service = firm.everafter.invoices
    service.issue([job_id])
    with pytest.raises(NotAllowedError, match="did not fall"):
        service.credit(job_id)
    firm.everafter.payments.refund(job_id, version_of(job_id), PaymentDraft("card", 6_000, note="Stairs left out"))
    note_id = service.credit(job_id, "Stairs left out")
    note = get_invoice_paper(note_id, firm.clock.today(), firm.zone)
    assert (note.number, note.credits_number) == ("INV-2026-0002", "INV-2026-0001")
    assert (note.net_minor, note.tax_minor, note.total_minor) == (-5_000, -1_000, -6_000)
    invoice, credit = list_invoices_of_job(job_id)
    assert invoice.total_minor + credit.total_minor == Job.get_by_id(job_id).billed_minor
    assert get_invoice_paper(invoice.id, firm.clock.today(), firm.zone).owed_minor == 0
    with pytest.raises(NotAllowedError, match="credit note stands against"):
        service.void(invoice.id, invoice.version, "Wrong")
    with pytest.raises(NotAllowedError, match="did not fall"):
        service.credit(job_id)


def test_a_job_that_waits_for_its_invoice_is_found(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    first, second = firm.finished_job(client_id), firm.finished_job(client_id)
    assert [row.job_id for row in list_jobs_without_invoice()] == [first, second]
    firm.everafter.invoices.issue([first])
    firm.everafter.payments.take(second, version_of(second), PaymentDraft("card", 15_000))
    assert list_jobs_without_invoice(client_id) == []


def take_a_number_and_fail(units: UnitsOfWork) -> None:
    with units("Fails") as work:
        work.next_number("invoice INV-2026-")
        raise NotAllowedError("rolled back")


def test_desks_that_bill_at_once_share_one_series_without_a_gap_even_when_some_fail(firm: Firm) -> None:
    """Two desks race for the same jobs; a third takes numbers and fails every time, which gives them back."""
    jobs = [firm.finished_job(firm.client()) for _each in range(6)]
    together, troubles = threading.Barrier(3), list[str]()

    def at_a_desk(act: str) -> None:
        units = UnitsOfWork(firm.everafter.database, EventBus(), firm.clock)
        service = InvoiceService(units, firm.clock)
        together.wait()
        for job_id in jobs if act != "backwards" else reversed(jobs):
            try:
                if act == "fail":
                    take_a_number_and_fail(units)
                service.issue([job_id])
            except NotAllowedError:
                pass
            except EverafterError as error:
                troubles.append(type(error).__name__)
        firm.everafter.database.close()

    desks = [threading.Thread(target=at_a_desk, args=(act,)) for act in ("forwards", "backwards", "fail")]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join(60)
    assert set(troubles) <= {"ConflictError"}
    firm.everafter.invoices.issue(jobs)
    assert numbers() == [f"INV-2026-{place:04}" for place in range(1, 7)]
    assert sorted(row.job_id for row in Invoice.select()) == sorted(jobs)
    assert InvoiceLine.select().count() == 6
    assert Counter.get(Counter.name == "invoice INV-2026-").last_value == 6
