"""The cases of rules.md as complaints of real clients: what the program finds by itself when one comes in (R6)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import NotFoundError, ValidationError
from app.models.clients import Client, ClientFactor
from app.models.complaints import Complaint
from app.queries.complaints import list_open_complaints
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


def test_the_clocks_run_from_the_moment_they_told_us(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    told_at = firm.clock.now() - timedelta(hours=1)
    found = Story(firm, firm.complaint(client_id, "The stain is back", received_at=told_at)).details
    now = Story(firm, firm.complaint(firm.client("Bo Ek"), "The stain is back")).details
    assert found.card.received_at == told_at
    assert found.answer_due_at < now.answer_due_at


def test_a_moment_to_come_or_before_the_job_named_is_refused(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    now = firm.clock.now()
    with pytest.raises(ValidationError) as caught:
        firm.complaint(client_id, received_at=now + timedelta(minutes=1))
    assert caught.value.field == "received_at"
    with pytest.raises(ValidationError) as caught:
        firm.complaint(client_id, job_id=job_id, received_at=now - timedelta(hours=2))
    assert caught.value.field == "received_at"
    assert "began" in str(caught.value)
    assert not Complaint.select().exists()
    assert Story(firm, firm.complaint(client_id, received_at=now)).details.job_id == job_id
    assert Story(firm, firm.complaint(client_id, received_at=now - timedelta(hours=2))).details.job_id is None


def test_a_complaint_may_be_about_no_job_in_particular(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    found = Story(firm, firm.complaint(client_id, "Your letter was rude", is_about_no_job=True)).details
    assert (found.job_id, found.technician_name) == (None, "")


def test_the_way_it_came_in_is_one_of_those_we_know(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    for channel in ("phone", "in_person", "email", "text", "letter", "online", "sheet"):
        assert Complaint.get_by_id(firm.complaint(client_id, channel=channel)).channel == channel
    with pytest.raises(ValidationError) as caught:
        firm.complaint(client_id, channel="pigeon")
    assert caught.value.field == "channel"
    for field in ("expected", "wanted", "meaning"):
        with pytest.raises(ValidationError) as caught:
            firm.complaint(client_id, **{field: "x" * 10_001})
        assert caught.value.field == field


def test_after_thirty_days_a_new_one_is_linked_to_the_one_made_good(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Ana Ruiz"), "The stain is back"))
    story.to_made_good()
    firm.clock.move_on(days=31)
    client_id = story.details.card.client_id
    again = firm.complaint(client_id, "The stain is back once more")
    assert Complaint.get_by_id(again).follows_id == story.id
    assert Complaint.get_by_id(firm.complaint(client_id, "Nobody came")).follows_id is None


_LOYALTIES = st.fixed_dictionaries(
    {
        "visit_count": st.integers(0, 300),
        "first_visit_on": st.dates(date(2000, 1, 1), date(2026, 3, 1)) | st.none(),
        "last_visit_on": st.dates(date(2000, 1, 1), date(2026, 3, 1)) | st.none(),
        "lifetime_minor": st.integers(0, 10_000_000),
        "expected_interval_days": st.integers(14, 1095) | st.none(),
        "ended_reason": st.sampled_from(["", "moved", "no_contact"]),
        "stage": st.sampled_from(["stranger", "courting", "steady", "married", "fan", "drifting", "lost"]),
        "used_other_on": st.dates(date(2020, 1, 1), date(2026, 3, 1)) | st.none(),
    }
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    loyalties=st.lists(_LOYALTIES, min_size=2, max_size=4),
    words=st.sampled_from(["The stain is back", "Nobody came", "It was late", "A baby crawls on the wet floor", "Hm"]),
)
def test_spend_tenure_visits_and_stage_never_change_points_class_clocks_or_order(
    firm: Firm, loyalties: list[dict[str, Any]], words: str
) -> None:
    """S1.8: if you knew they would never buy again, how much help would you give? The same."""
    plain = firm.complaint(firm.client("Nobody Special"), words)
    ids = [plain]
    for loyalty in loyalties:
        client_id = firm.client("Somebody Else")
        Client.update(**loyalty).where(Client.id == client_id).execute()
        ids.append(firm.complaint(client_id, words))
    shown = {row.id: row for row in list_open_complaints(firm.clock.now(), firm.zone)}
    assert len({(shown[each].points, shown[each].priority, shown[each].due_at, shown[each].chip) for each in ids}) == 1
    # Of equals the one that was told first comes first, whoever told it.
    assert [number for number in shown if number in ids] == ids
