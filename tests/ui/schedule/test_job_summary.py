from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt

from app.queries.agreements import list_agreements
from app.queries.firm import get_firm
from app.queries.jobs import get_job, list_jobs_of_client
from app.services.agreements import AgreementDraft
from app.services.drafts import FinishDraft, JobDraft, JobLineDraft
from tests.ui.firm_pages import Desk, settle, texts_of
from tests.ui.schedule.job_pages import show
from ui.schedule.job_form import JobForm

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_bill_stands_beside_what_was_agreed(desk: Desk, page: JobForm) -> None:
    job_id = desk.firm.booked_job(desk.margaret(), expectation="no scent")
    show(page, job_id)
    draft = FinishDraft(
        extra_work="Rug",
        extra_minor=2_000,
        extra_ok="Ana, at the door",
        billed_minor=16_000,
        is_expectation_met=True,
        next_chapter="ask about the piano",
    )
    desk.firm.finish(job_id, draft)
    settle()
    shown = texts_of(page)
    for words in ("The bill is $10.00 lower.", "It was so.", "ask about the piano"):
        assert words in shown


def test_tax_and_the_least_charge_are_lines_of_their_own(desk: Desk, page: JobForm) -> None:
    firm = get_firm()
    assert firm is not None
    desk.firm.everafter.firm.change_firm(firm.version, tax_basis_points=825, tax_name="Sales tax")
    desk.firm.everafter.price_list.set_visit_minimum(20_000)
    show(page, desk.firm.booked_job(desk.margaret()))
    shown = texts_of(page)
    for words in ("A visit costs at least this\n\n$200.00", "Sales tax\n8.25 %\n$16.50", "Price\n\n$216.50"):
        assert words in shown
    firm = get_firm()
    assert firm is not None
    desk.firm.everafter.firm.change_firm(firm.version, is_tax_included=True)
    show(page, desk.firm.booked_job(desk.firm.client("Tom Reyes")))
    assert "Price\nSales tax 8.25 % included\n$200.00" in texts_of(page)


def test_a_line_by_the_list_says_how_many_at_what(desk: Desk, page: JobForm) -> None:
    line = JobLineDraft("Hall", "Clean", 11_700, quantity_hundredths=26_000, unit="area", unit_price_minor=45)
    show(page, desk.firm.booked_job(desk.margaret(), lines=(line,)))
    assert "260 × $0.45 · Clean" in texts_of(page)


def test_a_quote_says_when_they_were_told_how_much_and_a_booked_visit_that_they_were(desk: Desk, page: JobForm) -> None:
    jobs = desk.firm.everafter.jobs
    job_id = jobs.quote(JobDraft(desk.margaret(), (JobLineDraft("Sofa", "", 18_000),)))
    show(page, job_id)
    desk.firm.clock.move_on(days=3)
    show(page, job_id)
    assert "Told $180.00 on Mon 2 Mar" in texts_of(page)
    version, begins = get_job(job_id).job.version, desk.firm.clock.now()
    jobs.schedule(job_id, version, begins, begins + timedelta(hours=1), None)
    show(page, job_id)
    assert "They were told a price on Mon 2 Mar" in texts_of(page)


def test_a_visit_nobody_quoted_says_nothing_of_a_price_told(desk: Desk, page: JobForm) -> None:
    show(page, desk.firm.booked_job(desk.margaret()))
    assert "told" not in texts_of(page).lower()


def test_the_window_they_were_told_and_that_it_comes_again_are_among_the_facts(desk: Desk, page: JobForm) -> None:
    firm = desk.firm
    client_id, today = desk.margaret(), date(2026, 3, 2)
    draft = AgreementDraft(client_id, "Stairs", date(2026, 3, 5), 3, window_minutes=120)
    agreement_id = firm.everafter.agreements.agree(draft)
    (agreement,) = list_agreements(client_id, today)
    due, starts_at = agreement.dates[0], firm.clock.now() + timedelta(days=3)
    firm.everafter.agreements.book(due.id, due.version, starts_at, starts_at + timedelta(hours=1), firm.luis)
    show(page, list_jobs_of_client(client_id)[0].id)
    shown = texts_of(page)
    assert "They were told to expect us Thu 5 Mar, 09:00 – 11:00" in shown
    assert "Comes again every 3 months: Stairs" in shown
    (agreement,) = list_agreements(client_id, today)
    firm.everafter.agreements.end(agreement_id, agreement.version, today)
    firm.clock.move_to(datetime(2026, 3, 9, 9))
    page.reload()
    assert "Came again by an agreement that has ended: Stairs" in texts_of(page)
