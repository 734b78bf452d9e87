"""The cases of rules.md as complaints of real clients: what the program finds by itself when one comes in (R6)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import pytest

from app.errors import NotFoundError, ValidationError
from app.models.clients import ClientFactor
from app.models.complaints import Complaint
from app.services.drafts import ComplaintDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm


class Case(NamedTuple):
    """What they said and when, on the firm's wall in March 2026, and what must come of it."""

    number: int
    cleaned: tuple[int, int] | None
    received: tuple[int, int, int]
    words: str
    category: str
    marks: tuple[int, int, int, int, int]
    points: int
    priority: str
    clocks: tuple[tuple[int, int, int], ...]


CASES = [
    Case(
        1, (2, 9), (4, 10, 0),
        "The coffee mark by the window had gone on Monday. This morning it is back, same shape, only paler.",
        "wicking", (3, 0, 0, 0, 0), 30, "P2", ((4, 14, 0), (6, 18, 0), (9, 18, 0)),
    ),
    Case(
        2, (4, 12), (5, 17, 0),
        "You finished yesterday before noon and the nursery still squelches. The baby crawls in there.",
        "over_wet", (4, 0, 0, 1, 0), 45, "P1", ((5, 18, 0), (6, 17, 0), (8, 20, 0)),
    ),
    Case(
        4, None, (2, 11, 0),
        "He was lovely but fifty minutes late and I had taken the morning off.",
        "late", (2, 0, 0, 0, 0), 20, "P3", ((3, 9, 0), (7, 13, 0), (9, 18, 0)),
    ),
    Case(
        5, (2, 15), (2, 16, 30),
        "There is a fresh gouge in the door frame and chipped skirting where the hose ran.",
        "damage", (4, 0, 0, 0, 0), 40, "P1", ((2, 17, 30), (3, 16, 30), (5, 20, 0)),
    ),
    Case(
        7, (6, 9), (7, 9, 0),
        "Now it has dried the red in the wool rug has run into the cream border.",
        "colour_loss", (4, 0, 0, 0, 0), 40, "P1", ((7, 10, 0), (8, 9, 0), (10, 20, 0)),
    ),
    Case(
        11, None, (6, 9, 0),
        "Third message. Cat urine is back again, same as last summer, and I have told the residents' group.",
        "odour", (3, 2, 1, 0, 1), 50, "P1", ((6, 10, 0), (7, 9, 0), (9, 20, 0)),
    ),
]  # fmt: skip


def test_each_case_gets_its_category_points_class_and_clocks(firm: Firm) -> None:
    def at(day: int, hour: int, minute: int = 0) -> datetime:
        return datetime(2026, 3, day, hour, minute, tzinfo=firm.zone)

    firm.everafter.sign_in(firm.ben)
    for case in CASES:
        client_id = firm.client(f"Case {case.number}")
        if case.cleaned is not None:
            firm.clock.move_to(at(*case.cleaned))
            firm.finished_job(client_id)
        firm.clock.move_to(at(*case.received))
        found = Story(firm, firm.complaint(client_id, case.words)).details
        assert found.card.category == case.category, case
        marks = (found.severity, found.effort, found.is_public, found.is_vulnerable, found.is_repeat)
        assert (marks, found.card.points, found.card.priority) == (case.marks, case.points, case.priority), case
        assert (found.answer_due_at, found.site_due_at, found.resolve_due_at) == tuple(
            at(*moment) for moment in case.clocks
        ), case
        takes_over = case.number == 11
        assert found.card.owner_name == ("Dana Kowalski" if takes_over else "Ben Moreno"), case
        kept = Complaint.get_by_id(found.card.id)
        assert (kept.answer_due_at, kept.site_due_at, kept.resolve_due_at) == (
            found.answer_due_at, found.site_due_at, found.resolve_due_at,
        ), case  # fmt: skip


def test_an_answer_without_reproach_is_no_complaint_but_a_probe(firm: Firm) -> None:
    """Case 13: "It was good, thanks." on Friday at four is asked again by Saturday's close, not by the technician."""
    from app.models.aftercare import Feedback
    from app.services.drafts import FeedbackDraft

    firm.clock.move_to(datetime(2026, 3, 6, 16))
    client_id = firm.client("Case 13")
    job_id = firm.finished_job(client_id)
    feedback_id = firm.everafter.feedback.record(FeedbackDraft(client_id, job_id, words="It was good, thanks."))
    row = Feedback.get_by_id(feedback_id)
    assert (row.answer_class, row.probe_due_at) == ("good", datetime(2026, 3, 7, 13, tzinfo=firm.zone))
    assert row.probe_owner_id == firm.ben


def test_the_job_meant_is_the_last_one_or_the_one_named(firm: Firm) -> None:
    client_id, other = firm.client("Ana Ruiz"), firm.client("Bo Ek")
    first = firm.finished_job(client_id)
    firm.clock.move_on(days=10)
    last = firm.finished_job(client_id)
    foreign = firm.finished_job(other)
    found = Story(firm, firm.complaint(client_id)).details
    assert (found.job_id, found.technician_name) == (last, "Luis Santos")
    assert Story(firm, firm.complaint(client_id, job_id=first)).details.job_id == first
    for wrong in (foreign, 999):
        with pytest.raises(NotFoundError):
            firm.complaint(client_id, job_id=wrong)
    firm.clock.move_on(days=366)
    late = firm.complaint(client_id, "The hall smells")
    assert Story(firm, late).details.job_id is None, "a visit more than a year ago is not taken for granted"
    assert Story(firm, late).details.technician_name == ""


def test_a_vulnerable_household_counts_also_when_they_do_not_say_so(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz", factors=("asthma",))
    assert [row.factor for row in ClientFactor.select()] == ["asthma"]
    assert Story(firm, firm.complaint(client_id, "You missed a corner")).details.is_vulnerable
    chosen = firm.complaint(client_id, "You missed a corner", is_vulnerable=False)
    assert not Story(firm, chosen).details.is_vulnerable, "a person decides"


def test_the_same_thing_again_within_eighteen_months_is_a_repeat_of_this_client_only(firm: Firm) -> None:
    client_id, other = firm.client("Ana Ruiz"), firm.client("Bo Ek")
    withdrawn = Story(firm, firm.complaint(client_id, "You missed a corner"))
    withdrawn.service.withdraw(withdrawn.id, withdrawn.version, "mistake")
    first = Story(firm, firm.complaint(client_id, "You missed a corner"))
    assert not first.details.is_repeat, "a withdrawn one never happened"
    assert Story(firm, firm.complaint(client_id, "You missed the stairs")).details.is_repeat
    assert not Story(firm, firm.complaint(client_id, "The technician was rude")).details.is_repeat
    assert not Story(firm, firm.complaint(other, "You missed a corner")).details.is_repeat
    firm.clock.move_on(days=560)
    assert not Story(firm, firm.complaint(client_id, "You missed a corner")).details.is_repeat


def test_what_a_person_chose_stays_chosen(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    received_at = firm.clock.now()
    firm.clock.move_on(hours=2)
    complaint_id = firm.everafter.complaints.log(
        ComplaintDraft(
            client_id,
            "  Something is odd  ",
            category="missing_item",
            effort=1,
            is_public=True,
            is_repeat=False,
            channel="email",
            expected="all back in place",
            wanted="a call",
            meaning="afraid",
            owner_id=firm.luis,
            received_at=received_at,
            is_self_reported=True,
        )
    )
    found = Story(firm, complaint_id).details
    assert (found.card.category, found.severity, found.effort, found.is_public) == ("missing_item", 4, 1, True)
    assert (found.expected, found.wanted, found.meaning, found.card.words) == (
        "all back in place", "a call", "afraid", "Something is odd",
    )  # fmt: skip
    assert (found.card.owner_name, found.card.received_at) == ("Luis Santos", received_at)
    assert found.card.is_late, "an hour to answer has passed since it was received"
    unknown = Story(firm, firm.complaint(client_id, "Hm")).details
    assert (unknown.card.category, unknown.card.priority) == ("niggle", "P4")
    with pytest.raises(ValidationError) as caught:
        firm.complaint(client_id, "Hm", category="weather")
    assert caught.value.field == "category"


def test_without_anybody_signed_in_the_repeat_still_goes_to_the_owner(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.complaint(client_id, "You missed a corner")
    firm.everafter.sign_in(None)
    again = Story(firm, firm.complaint(client_id, "You missed the stairs")).details
    assert again.card.owner_id == firm.dana
    other = Story(firm, firm.complaint(firm.client("Bo Ek"), "You missed the stairs")).details
    assert (other.card.owner_id, other.card.owner_name) == (None, "")
