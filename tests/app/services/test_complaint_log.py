"""The list of events holds together whatever is undone, by whom, and whatever the clock on the wall does (R7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.errors import ConflictError, NotAllowedError
from app.models.audit import AuditUnit
from app.models.complaints import Complaint, ComplaintEvent
from app.queries import complaints
from tests.app.services.complaint_stories import Story
from tests.builders import Firm


@pytest.fixture
def story(firm: Firm) -> Story:
    """A complaint about Luis's visit of this morning."""
    client_id = firm.client("Greg Halloran")
    firm.finished_job(client_id)
    return Story(firm, firm.complaint(client_id))


def last_unit() -> int:
    return int(AuditUnit.select(AuditUnit.id).order_by(AuditUnit.id.desc()).first().id)


def lines() -> list[tuple[object, ...]]:
    return list(ComplaintEvent.select().order_by(ComplaintEvent.sequence).tuples())


@pytest.mark.parametrize("taken", ["promise", "fix", "logging"])
def test_what_made_good_stands_on_is_not_undone_under_it(story: Story, taken: str) -> None:
    units = {"logging": last_unit()}
    story.listen().say_sorry().ask()
    units["promise"] = (story.promise(), last_unit())[1]
    story.firm.clock.move_on(hours=2)
    story.fix()
    units["fix"] = last_unit()
    story.firm.everafter.sign_in(story.firm.ben)
    story.firm.clock.move_on(days=1)
    assert story.check_back() == "made_good"
    before = lines()
    story.firm.everafter.sign_in(story.firm.dana)
    with pytest.raises(ConflictError, match="Greg Halloran"):
        story.firm.everafter.history.undo_unit(units[taken])
    assert lines() == before
    assert (story.state, Complaint.get_by_id(story.id).state) == ("made_good", "made_good")


def test_logging_may_be_undone_while_it_is_open_also_after_others_worked_on_it(story: Story) -> None:
    logging = last_unit()
    story.firm.everafter.sign_in(story.firm.ben)
    story.to_put_right()
    story.firm.everafter.sign_in(story.firm.dana)
    story.firm.everafter.history.undo_unit(logging)
    assert story.state == "withdrawn"
    assert story.kinds[-1] == "withdrawn"


def test_a_clock_that_is_put_back_turns_no_story_round(story: Story) -> None:
    clock = story.firm.clock
    clock.move_to(clock.now() - timedelta(hours=3))
    story.listen()
    assert story.state == "call_back", "the list still begins with the logging"
    story.say_sorry().ask().promise(clock.now() + timedelta(hours=9))
    story.fix()
    clock.move_to(clock.now() - timedelta(hours=1))
    assert story.check_back() == "made_good"
    moments = [line.happened_at for line in ComplaintEvent.select().order_by(ComplaintEvent.sequence)]
    assert moments == sorted(moments)
    clock.move_to(clock.now() - timedelta(hours=1))
    story.firm.everafter.history.undo()
    assert story.state == "check_back"
    board = complaints.get_board(clock.now(), story.firm.zone)
    assert [card.id for card in board.check_back] == [story.id]


def test_the_kept_day_of_a_visit_goes_with_the_class_that_asked_for_one(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Ana Ruiz"), "Hm", category="niggle"))
    kept: Callable[[], Complaint] = lambda: Complaint.get_by_id(story.id)  # noqa: E731 - read anew each time
    assert kept().site_due_at is None
    story.service.reclassify(story.id, story.version, "damage")
    assert kept().site_due_at == story.details.site_due_at
    assert kept().site_due_at is not None
    firm.everafter.history.undo()
    assert (kept().priority, kept().site_due_at) == ("P4", None)


def test_a_promised_call_is_kept_by_the_call(story: Story) -> None:
    due_at = story.firm.clock.now() + timedelta(hours=2)
    story.promise(due_at)
    story.firm.clock.move_on(hours=1)
    story.service.record_contact(story.id, story.version, "Rang as promised", keeps_promise=True)
    story.firm.clock.move_on(hours=3)
    assert (story.details.effort, story.details.breached_clocks) == (0, ())


def test_a_promised_call_that_only_an_auto_reply_followed_is_broken(story: Story) -> None:
    story.promise(story.firm.clock.now() + timedelta(hours=2))
    story.service.record_contact(story.id, story.version, "Thank you for your message", is_automatic=True)
    story.firm.clock.move_on(hours=3)
    assert (story.details.effort, story.details.breached_clocks) == (2, ("promise",))


def test_a_complaint_that_is_closed_already_is_not_withdrawn_by_undoing_its_logging(story: Story) -> None:
    logging = last_unit()
    story.to_made_good()
    with pytest.raises(ConflictError):
        story.firm.everafter.history.undo_unit(logging)
    with pytest.raises(NotAllowedError):
        story.service.withdraw(story.id, story.version, "mistake")
    assert story.state == "made_good"
