"""What changes around a complaint: each is an event, moves the clocks as R6 says, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app.errors import ValidationError
from app.queries.complaint_rows import ComplaintDetails
from app.services.drafts import ComplaintDraft, MarksDraft, PromiseDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm


@pytest.fixture
def story(firm: Firm) -> Story:
    """A complaint about Luis's visit of this morning."""
    client_id = firm.client("Greg Halloran")
    firm.finished_job(client_id)
    return Story(firm, firm.complaint(client_id))


def marks(details: ComplaintDetails) -> tuple[int, int, bool, bool, bool]:
    return details.severity, details.effort, details.is_public, details.is_vulnerable, details.is_repeat


def test_a_person_corrects_every_mark_and_the_class_and_clocks_follow(story: Story) -> None:
    before = story.details
    story.service.reclassify(story.id, story.version, "visible_spot", MarksDraft(3, 1, True, True, True))
    details = story.details
    assert marks(details) == (3, 1, True, True, True)
    assert (details.card.points, details.card.priority) == (50, "P1")
    assert details.resolve_due_at < before.resolve_due_at
    story.firm.everafter.history.undo()
    assert marks(story.details) == marks(before)
    assert story.details.resolve_due_at == before.resolve_due_at


def test_a_corrected_category_looks_at_the_hours_and_the_minutes_as_at_the_beginning(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    firm.clock.move_on(hours=2)
    wet = Story(firm, firm.complaint(client_id, "It feels strange", category="residue"))
    wet.service.reclassify(wet.id, wet.version, "over_wet")
    assert wet.details.severity == 1, "wet for two hours"
    late = Story(firm, firm.complaint(client_id, "You were 20 minutes late", category="niggle"))
    late.service.reclassify(late.id, late.version, "late")
    assert late.details.severity == 1, "twenty minutes"


def test_a_corrected_category_finds_by_itself_whether_it_happened_before(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.everafter.complaints.log(ComplaintDraft(client_id, "It smells", category="odour"))
    second = Story(firm, firm.complaint(client_id, "Something is off", category="niggle"))
    assert not second.details.is_repeat
    second.service.reclassify(second.id, second.version, "odour")
    assert second.details.is_repeat
    second.service.reclassify(second.id, second.version, "residue")
    assert not second.details.is_repeat, "it does not repeat itself"


def test_a_severity_or_category_that_does_not_exist_is_refused(story: Story) -> None:
    before = story.details
    with pytest.raises(ValidationError):
        story.service.reclassify(story.id, story.version, "bad luck")
    assert story.details == before


def test_every_circumstance_is_undone_with_one_step(story: Story) -> None:
    service, history = story.service, story.firm.everafter.history
    acts: list[Callable[[], None]] = [
        lambda: service.pause(story.id, story.version, date(2026, 3, 9), "Away until Monday"),
        lambda: service.set_need_by(story.id, story.version, date(2026, 3, 5)),
        lambda: service.change_owner(story.id, story.version, story.firm.ben),
        lambda: service.reclassify(story.id, story.version, "over_wet"),
        lambda: service.record_contact(story.id, story.version, "Called him"),
        lambda: service.record_visit(story.id, story.version, "Looked at it"),
    ]
    before = story.details
    for act in acts:
        act()
        story.firm.clock.move_on(seconds=1)
        history.undo()
        now = story.details
        assert (now.card.state, now.card.owner_id, marks(now)) == (
            before.card.state,
            before.card.owner_id,
            marks(before),
        )
        assert (now.answer_due_at, now.site_due_at, now.resolve_due_at) == (
            before.answer_due_at, before.site_due_at, before.resolve_due_at,
        )  # fmt: skip
        assert (now.answered_at, now.work.paused_until_on, now.work.need_by_on) == (None, None, None)


def test_a_wet_carpet_that_is_dry_says_so_and_a_pause_names_its_day(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    firm.clock.move_on(hours=13)
    story = Story(firm, firm.complaint(client_id, "The carpet is still soaking wet"))
    assert story.details.work.may_confirm_dry
    story.service.pause(story.id, story.version, firm.clock.today() + timedelta(days=3), "Back on Friday")
    assert story.details.card.paused_until_on == story.details.work.paused_until_on
    assert story.details.work.pause_reason == "Back on Friday"
    firm.clock.move_on(hours=12)
    assert story.details.card.is_raised
    assert story.details.work.raised_at is not None
    story.service.confirm_dry(story.id, story.version)
    assert not story.details.work.may_confirm_dry


def test_nobody_takes_over_or_promises_who_has_left_the_team(story: Story) -> None:
    firm = story.firm
    firm.everafter.firm.archive_person(firm.ben)
    for gone in (firm.ben, 999):
        with pytest.raises(ValidationError, match="not in the team any more"):
            story.service.change_owner(story.id, story.version, gone)
        draft = PromiseDraft("Ben comes", firm.clock.now() + timedelta(hours=1), gone)
        with pytest.raises(ValidationError, match="not in the team any more"):
            story.service.promise(story.id, story.version, draft)
        with pytest.raises(ValidationError, match="not in the team any more"):
            firm.complaint(firm.client(), owner_id=gone)
    assert story.kinds == ["logged"]


@pytest.mark.parametrize("until_on", [date(9999, 12, 31), date(2027, 3, 10)])
def test_a_pause_of_more_than_a_year_is_a_slip_of_the_hand(story: Story, until_on: date) -> None:
    with pytest.raises(ValidationError, match="more than a year away"):
        story.service.pause(story.id, story.version, until_on, "She is abroad")
    assert story.kinds == ["logged"]
