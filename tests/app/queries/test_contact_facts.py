"""The facts that the contact rule reads: gathered for many in few statements, in the firm's days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from app.errors import NotFoundError
from app.models.aftercare import AftercareStep
from app.models.clients import Client, TimelineEntry
from app.models.complaints import Complaint
from app.queries.contact_facts import (
    QUIET_AFTER_COMPLAINT,
    get_contact_facts,
    get_quiet_days,
    get_verdict,
    read_contact_facts,
    read_verdicts,
)
from app.rules.contact_rules import ContactFacts, Obstacle
from app.rules.relationship import EndedReason
from app.services.drafts import ClientChanges, ContactDraft, NoteDraft
from tests.builders import Firm


def facts(firm: Firm, client_id: int) -> ContactFacts:
    return get_contact_facts(client_id, firm.clock.now(), firm.zone)


def test_what_a_client_said_and_how_they_are_reached(firm: Firm) -> None:
    silent = firm.client(phones=(), sites=())
    ana = firm.client(emails=(ContactDraft("ana@bell.example", kind="email"),))
    firm.everafter.permissions.write(ana, "email", {"sales": False}, "said so")
    assert facts(firm, silent) == ContactFacts(reachable=frozenset())
    found = facts(firm, ana)
    assert [(each.channel, each.purpose, each.is_allowed) for each in found.wishes] == [("email", "sales", False)]
    assert found.reachable == {"phone", "text", "email", "letter", "in_person"}
    with pytest.raises(NotFoundError):
        facts(firm, 10_000)


def test_a_contact_is_of_the_firms_day_and_a_note_or_an_archived_one_is_none(firm: Firm) -> None:
    ana = firm.client()
    firm.clock.move_to(datetime(2026, 3, 2, 23, 30))  # in UTC it is the 3rd
    write = firm.everafter.clients.write_note
    write(ana, NoteDraft("We might offer the stairs", kind="note", purpose="sales"))
    assert facts(firm, ana).last_sales_contact_on is None
    first = write(ana, NoteDraft("Offered the stairs", kind="call", direction="out", purpose="sales"))
    write(ana, NoteDraft("A tip for the sofa", kind="text", direction="out", purpose="educate"))
    assert facts(firm, ana).last_sales_contact_on == facts(firm, ana).last_contact_on == date(2026, 3, 2)
    firm.everafter.timeline_entries.remove(first)
    assert facts(firm, ana).last_sales_contact_on is None


def test_a_paper_counts_once_it_went_out_and_what_lies_ahead_does_not_count_yet(firm: Firm) -> None:
    ana = firm.client()
    now = firm.clock.now()
    common = {"client": ana, "purpose": "sales", "person": firm.dana}
    TimelineEntry.create(kind="paper", happened_at=now, headline="drafted", **common)
    TimelineEntry.create(kind="letter", happened_at=now + timedelta(days=1), headline="tomorrow", **common)
    assert facts(firm, ana).last_sales_contact_on is None
    TimelineEntry.create(kind="paper", direction="out", happened_at=now, headline="posted", **common)
    assert facts(firm, ana).last_sales_contact_on == date(2026, 3, 2)


def test_a_step_that_asked_for_business_counts_when_it_was_done(firm: Firm) -> None:
    ana = firm.client()
    job_id = firm.finished_job(ana)
    AftercareStep.delete().where(AftercareStep.client == ana).execute()
    common = {"client": ana, "job": job_id, "due_on": date(2026, 3, 2), "done_at": firm.clock.now()}
    AftercareStep.create(kind="reminder", is_sales=True, state="skipped", **common)
    AftercareStep.create(kind="quality_call", is_sales=False, state="done", **common)
    assert facts(firm, ana).last_sales_contact_on is None
    AftercareStep.create(kind="due_call", is_sales=True, state="done", **common)
    assert facts(firm, ana).last_sales_contact_on == date(2026, 3, 2)


def test_an_open_complaint_then_the_quiet_after_it_and_none_after_a_mistake(firm: Firm) -> None:
    ana, bo = firm.client("Ana Bell"), firm.client("Bo Lind")
    complaint_id = firm.complaint(ana)
    mistaken = firm.complaint(bo)
    assert facts(firm, ana).has_open_complaint
    firm.everafter.complaints.withdraw(mistaken, firm.version_of(mistaken), "another Bo")
    assert facts(firm, bo).complaint_closed_on is None
    assert not facts(firm, bo).has_open_complaint
    moment = datetime(2026, 3, 1, 23, 30, tzinfo=firm.zone)
    Complaint.update(state="made_good", closed_at=moment).where(Complaint.id == complaint_id).execute()
    assert (facts(firm, ana).has_open_complaint, facts(firm, ana).complaint_closed_on) == (False, date(2026, 3, 1))
    verdict = get_verdict(ana, "sales", "phone", firm.clock.now(), firm.zone)
    assert (verdict.obstacle, verdict.possible_on) == (Obstacle.QUIET, date(2026, 3, 15))
    firm.everafter.firm.save_setting(QUIET_AFTER_COMPLAINT, 0)
    assert get_quiet_days() == 0
    assert get_verdict(ana, "sales", "phone", firm.clock.now(), firm.zone).is_allowed
    firm.everafter.firm.save_setting(QUIET_AFTER_COMPLAINT, "soon")
    assert get_quiet_days() == 14


def test_who_asked_to_be_forgotten_counts_as_wanting_no_contact(firm: Firm) -> None:
    ana, bo = firm.client("Ana Ruiz"), firm.client("Bo Lind")
    firm.everafter.erasures.erase(ana, "Ana Ruiz")
    firm.everafter.clients.change(bo, Client.get_by_id(bo).version, ClientChanges(ended_reason="moved"))
    found = read_contact_facts([ana, bo], firm.clock.now(), firm.zone)
    assert (found[ana].ended, found[bo].ended) == (EndedReason.NO_CONTACT, EndedReason.MOVED)


def test_verdicts_on_many_name_the_best_channel_or_the_one_that_was_asked_for(firm: Firm) -> None:
    ana, bo = firm.client(), firm.client(phones=())
    firm.everafter.permissions.write(ana, "phone", {"service": False}, "said so")
    now = firm.clock.now()
    by_phone = read_verdicts([ana, bo, bo, 10_000], "care", now, firm.zone, channel="phone")
    assert {key: value.obstacle for key, value in by_phone.items()} == {
        ana: Obstacle.REFUSED,
        bo: Obstacle.UNREACHABLE,
    }
    best = read_verdicts([ana, bo], "care", now, firm.zone)
    assert {key: (value.is_allowed, value.channel) for key, value in best.items()} == {
        ana: (True, "text"),
        bo: (True, "letter"),
    }
    firm.everafter.clients.write_note(bo, NoteDraft("hello", kind="call", direction="in"))
    invited = read_verdicts([bo], "sales", now, firm.zone, is_invitation=True)
    assert invited[bo].obstacle is Obstacle.RECENT_CONTACT
