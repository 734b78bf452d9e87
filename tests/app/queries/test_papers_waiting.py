"""What waits to be printed is what a print of it would make."""

from __future__ import annotations

import io
from datetime import timedelta

from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.papers_waiting import VanDay, count_visits, get_papers_waiting, list_vans_of
from app.services.drafts import FixDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm


def test_a_day_is_counted_by_its_vans(firm: Firm) -> None:
    tomorrow = firm.clock.now() + timedelta(days=1)
    for hours in (0, 2):
        firm.booked_job(firm.client(), tomorrow + timedelta(hours=hours))
    firm.booked_job(firm.client(), tomorrow, technician_id=None)
    firm.booked_job(firm.client())
    day = tomorrow.date()
    assert list_vans_of(day, firm.zone) == [VanDay("van 2", 2), VanDay("", 1)]
    assert count_visits(day, firm.zone) == 3
    assert count_visits(day + timedelta(days=1), firm.zone) == 0


def test_each_count_is_what_would_be_printed(firm: Firm) -> None:
    ana, ben = firm.client("Ana"), firm.client("Ben")
    firm.clock.move_on(days=-365)
    firm.finished_job(ana)
    firm.clock.move_on(days=365)
    firm.finished_job(ben)
    firm.finished_job(firm.client("Cleo"))
    firm.clock.move_on(days=5)
    story = Story(firm, firm.complaint(ben))
    story.to_put_right()
    story.service.fix(story.id, story.version, FixDraft("on_the_phone", "We agreed on Friday"))
    firm.everafter.rewards.refresh()
    waiting = get_papers_waiting(firm.clock.today(), firm.clock.now(), firm.zone)
    for kind, count in waiting.due.items():
        assert count, kind
        made = print_papers(
            firm.everafter, io.BytesIO(), PaperRequest(kind, is_all_due=True), PrintOptions(is_preview=True)
        )
        assert made.papers == count, kind
    assert set(waiting.due) >= {"certificates", "recovery-letter", "invoice", "statement", "job-report"}


def test_nothing_waits_in_a_new_firm(firm: Firm) -> None:
    waiting = get_papers_waiting(firm.clock.today(), firm.clock.now(), firm.zone)
    assert (waiting.visits, set(waiting.due.values()), waiting.held_certificates) == (0, {0}, 0)


def test_a_certificate_held_by_a_complaint_is_told_and_not_counted(firm: Firm) -> None:
    ana = firm.client("Ana")
    firm.clock.move_on(days=-365)
    firm.finished_job(ana)
    firm.clock.move_on(days=365)
    firm.everafter.rewards.refresh()
    waiting = get_papers_waiting(firm.clock.today(), firm.clock.now(), firm.zone)
    assert (waiting.due["certificates"], waiting.held_certificates) == (1, 0)
    firm.complaint(ana)
    firm.everafter.rewards.refresh()
    waiting = get_papers_waiting(firm.clock.today(), firm.clock.now(), firm.zone)
    assert (waiting.due["certificates"], waiting.held_certificates) == (0, 1)
