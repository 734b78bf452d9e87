"""What a job costs until it is done: lines, what is charged at least, discounts with reasons, extra work, tax."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.errors import ConflictError, NotAllowedError, ValidationError
from app.models.clients import TimelineEntry
from app.models.jobs import Job, JobLine, PriceItem
from app.queries.firm import get_firm
from app.services.drafts import FinishDraft, JobDraft, JobLineDraft
from app.services.job_drafts import ExtraWorkDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm

HALL = JobLineDraft("Hall", "Clean", 5_000, quantity_hundredths=10_000, unit="area", unit_price_minor=50)


def price_of(job_id: int) -> tuple[int, int, int]:
    job = Job.get_by_id(job_id)
    return job.price_minor, job.discount_minor, job.tax_minor


def lines_of(job_id: int) -> list[tuple[str, int]]:
    chosen = JobLine.select().where(JobLine.job == job_id).order_by(JobLine.position)
    return [(line.name, line.price_minor) for line in chosen]


def notes_of(job_id: int) -> list[str]:
    chosen = TimelineEntry.select().where((TimelineEntry.job_id == job_id) & TimelineEntry.archived_at.is_null())
    return [f"{note.headline} {note.words}" for note in chosen.order_by(TimelineEntry.id)]


def set_tax(firm: Firm, basis_points: int, *, is_included: bool = False) -> None:
    stored = get_firm()
    assert stored is not None
    firm.everafter.firm.change_firm(stored.version, tax_basis_points=basis_points, is_tax_included=is_included)


def test_lines_are_changed_added_ordered_and_taken_off_as_one_act(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client(), lines=(JobLineDraft("Stairs", "", 8_000), JobLineDraft("Loft", "", 1_000)))
    stairs = JobLine.get(JobLine.name == "Stairs")
    kept = JobLineDraft("Stairs, both flights", "Clean", 9_000, id=stairs.id)
    firm.everafter.job_prices.change_lines(job_id, version_of(job_id), [HALL, kept])
    assert lines_of(job_id) == [("Hall", 5_000), ("Stairs, both flights", 9_000)]
    assert price_of(job_id) == (14_000, 0, 0)
    assert JobLine.get(JobLine.name == "Stairs, both flights").id == stairs.id
    firm.everafter.history.undo()
    assert lines_of(job_id) == [("Stairs", 8_000), ("Loft", 1_000)]
    assert price_of(job_id) == (9_000, 0, 0)
    firm.everafter.history.redo()
    assert price_of(job_id) == (14_000, 0, 0)


def test_another_desk_is_told_even_if_the_sum_stays_the_same(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client())
    seen = version_of(job_id)
    firm.everafter.job_prices.change_lines(job_id, seen, [JobLineDraft("Den", "", 15_000)])
    with pytest.raises(ConflictError):
        firm.everafter.job_prices.change_lines(job_id, seen, [HALL])
    assert lines_of(job_id) == [("Den", 15_000)]


def test_a_visit_costs_at_least_what_the_firm_says(firm: Firm) -> None:
    firm.everafter.firm.save_setting("visit_minimum_minor", 8_500)
    client_id = firm.client()
    job_id = firm.booked_job(client_id, lines=(JobLineDraft("Rug", "", 3_000),))
    assert price_of(job_id) == (8_500, 0, 0)
    firm.everafter.job_prices.change_lines(job_id, version_of(job_id), [HALL, replace(HALL, name="Den")])
    assert price_of(job_id) == (10_000, 0, 0)
    free = firm.booked_job(client_id, is_chargeable=False)
    assert price_of(free) == (0, 0, 0)


def test_tax_on_top_is_part_of_the_bill_and_included_tax_is_not_added(firm: Firm) -> None:
    set_tax(firm, 825)
    client_id = firm.client()
    job_id = firm.booked_job(client_id, lines=(HALL, JobLineDraft("Fee", "", 1_000, is_tax_exempt=True)))
    assert price_of(job_id) == (6_000, 0, 413)
    firm.everafter.job_prices.agree_extra(job_id, version_of(job_id), ExtraWorkDraft("Rug", 2_000, "Ana, at the door"))
    assert Job.get_by_id(job_id).tax_minor == 578
    firm.finish(job_id, FinishDraft(extra_work="Rug", extra_minor=2_000))
    assert Job.get_by_id(job_id).billed_minor == 8_578
    set_tax(firm, 825, is_included=True)
    assert price_of(firm.booked_job(client_id, lines=(HALL,))) == (5_000, 0, 0)


def test_a_discount_has_a_reason_and_stands_in_the_timeline(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client())
    give = firm.everafter.job_prices.give_discount
    with pytest.raises(ValidationError) as caught:
        give(job_id, version_of(job_id), 1_000)
    assert caught.value.field == "reason"
    give(job_id, version_of(job_id), percent=Decimal(10), reason="waited long for the first visit")
    assert price_of(job_id) == (15_000, 1_500, 0)
    assert Job.get_by_id(job_id).discount_reason == "waited long for the first visit"
    assert notes_of(job_id) == ["Discount $15.00: waited long for the first visit"]
    firm.everafter.history.undo()
    assert price_of(job_id) == (15_000, 0, 0)
    give(job_id, version_of(job_id), 500, reason="neighbour")
    give(job_id, version_of(job_id))
    assert (price_of(job_id), Job.get_by_id(job_id).discount_reason) == ((15_000, 0, 0), "")


@pytest.mark.parametrize(("amount", "percent"), [(-1, None), (15_001, None), (0, Decimal(101)), (0, Decimal(-1))])
def test_a_discount_that_cannot_be_is_said_beside_its_field(firm: Firm, amount: int, percent: Decimal | None) -> None:
    job_id = firm.booked_job(firm.client())
    with pytest.raises(ValidationError) as caught:
        firm.everafter.job_prices.give_discount(job_id, version_of(job_id), amount, percent=percent, reason="why")
    assert caught.value.field == "discount"


def test_a_lower_sum_than_the_discount_is_refused(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client(), discount_minor=6_000)
    with pytest.raises(ValidationError) as caught:
        firm.everafter.job_prices.change_lines(job_id, version_of(job_id), [HALL])
    assert caught.value.field == "discount"


def test_a_price_changed_by_hand_is_logged_with_what_it_should_have_been(firm: Firm) -> None:
    firm.everafter.firm.add_price_items([{"name": "Hall", "unit": "area", "price_minor": 50, "minimum_minor": 4_500}])
    item = PriceItem.get()
    job_id = firm.booked_job(firm.client())
    small = replace(HALL, quantity_hundredths=4_000, price_minor=4_500, price_item_id=item.id)
    firm.everafter.job_prices.change_lines(job_id, version_of(job_id), [small])
    assert notes_of(job_id) == [], "the least amount of the list is no price by hand"
    stored = JobLine.get(JobLine.job == job_id)
    firm.everafter.job_prices.change_lines(
        job_id, version_of(job_id), [replace(small, price_minor=3_000, id=stored.id)]
    )
    assert notes_of(job_id) == ["Price changed by hand Hall: $30.00 instead of $45.00"]
    firm.everafter.job_prices.change_lines(
        job_id, version_of(job_id), [replace(small, price_minor=3_000, to_do="Spots", id=stored.id)]
    )
    assert len(notes_of(job_id)) == 1, "said once"


def test_extra_work_says_what_it_is_and_who_agreed(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client())
    agree = firm.everafter.job_prices.agree_extra
    for draft, field in (
        (ExtraWorkDraft("", 2_000, "Ana"), "extra_work"),
        (ExtraWorkDraft("Rug", 2_000, " "), "extra_ok"),
        (ExtraWorkDraft("Rug", -1, "Ana"), "extra"),
        (ExtraWorkDraft("x" * 401, 1, "Ana"), "extra_work"),
    ):
        with pytest.raises(ValidationError) as caught:
            agree(job_id, version_of(job_id), draft)
        assert caught.value.field == field
    agree(job_id, version_of(job_id), ExtraWorkDraft("Rug", 2_000, "Ana, at the door"))
    job = Job.get_by_id(job_id)
    assert (job.extra_work, job.extra_minor, job.extra_ok) == ("Rug", 2_000, "Ana, at the door")
    agree(job_id, version_of(job_id), ExtraWorkDraft(""))
    assert Job.get_by_id(job_id).extra_minor == 0


def test_lines_that_cannot_be_are_refused_and_an_ended_job_keeps_its_price(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client())
    for line in (
        JobLineDraft(" "),
        JobLineDraft("x" * 401),
        JobLineDraft("Hall", price_minor=-1),
        JobLineDraft("Hall", unit_price_minor=-1),
        JobLineDraft("Hall", unit="acre"),
        JobLineDraft("Hall", quantity_hundredths=-1),
        JobLineDraft("Hall", quantity_hundredths=1_000_001),
    ):
        with pytest.raises(ValidationError) as caught:
            firm.everafter.job_prices.change_lines(job_id, version_of(job_id), [line])
        assert caught.value.field == "lines"
    firm.finish(job_id)
    with pytest.raises(NotAllowedError):
        firm.everafter.job_prices.change_lines(job_id, version_of(job_id), [HALL])


def test_a_lower_price_named_for_the_whole_is_taxed_as_named(firm: Firm) -> None:
    set_tax(firm, 1_000)
    job_id = firm.everafter.jobs.quote(JobDraft(firm.client(), lines=(HALL,), price_minor=4_000))
    assert price_of(job_id) == (4_000, 0, 400)
    higher = firm.everafter.jobs.quote(JobDraft(firm.client(), lines=(HALL,), price_minor=6_000))
    firm.everafter.job_prices.give_discount(higher, version_of(higher), 1_000, reason="friend")
    assert price_of(higher) == (6_000, 1_000, 500)
