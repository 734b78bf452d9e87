"""What the panel reads of one complaint beyond its card."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.queries.complaint_work_rows import ComplaintWorkRow
from app.rules.complaint_events import EventKind
from app.services.drafts import CheckBackDraft, FeedbackDraft, FinishDraft, JobDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm


@pytest.fixture
def story(firm: Firm) -> Story:
    """A complaint about Luis's visit of this morning."""
    client_id = firm.client("Greg Halloran")
    firm.finished_job(client_id)
    return Story(firm, firm.complaint(client_id))


def ending(work: ComplaintWorkRow) -> tuple[str, date | None, int | None]:
    assert work.ending is not None
    return work.ending.grade, work.ending.came_back_on, work.ending.score


def test_the_clocks_of_all_rounds_are_listed_with_what_was_missed(story: Story) -> None:
    story.to_put_right()
    story.firm.clock.move_on(hours=4)
    story.fix()
    story.check_back(CheckBackDraft("Still there", "not_happy"))
    clocks = story.details.work.clocks
    assert [(clock.kind, clock.is_breach) for clock in clocks if clock.is_earlier] == [
        ("answer", False), ("site", False), ("resolve", False), ("promise", True), ("check_back", False),
    ]  # fmt: skip
    assert [(clock.kind, clock.state) for clock in clocks if not clock.is_earlier] == [
        ("site", "on_track"), ("resolve", "on_track"),
    ]  # fmt: skip


def test_the_two_grades_pending_and_withdrawn_are_told_apart(firm: Firm) -> None:
    stories = []
    for number in range(3):
        client_id = firm.client(f"Client {number}")
        firm.finished_job(client_id)
        stories.append(Story(firm, firm.complaint(client_id)))
    told, came, withdrawn = stories
    told.to_made_good()
    came.to_check_back()
    came.check_back(CheckBackDraft("Fine now", "great", score=8, lesson="Ring first"))
    withdrawn.service.withdraw(withdrawn.id, withdrawn.version, "Meant for somebody else")
    assert ending(told.details.work) == ("told_us", None, 10)
    assert ending(came.details.work) == ("pending", None, None)
    pending = came.details.work.ending
    assert pending is not None
    assert pending.pending_until_on == date(2027, 9, 3), "1.5 times the usual gap of a home"
    firm.clock.move_on(days=40)
    firm.finished_job(came.details.card.client_id, FinishDraft(left_at=firm.clock.now()))
    assert ending(came.details.work) == ("came_back", firm.clock.today(), None)
    assert withdrawn.details.work.ending is not None
    assert withdrawn.details.work.ending.reason == "Meant for somebody else"


def test_a_score_that_whom_it_is_about_asked_for_does_not_tell_us(story: Story) -> None:
    story.to_check_back()
    story.check_back(CheckBackDraft("Fine", "great", score=8, lesson="Ring first"))
    story.firm.everafter.sign_in(story.firm.luis)
    story.firm.everafter.feedback.record(
        FeedbackDraft(story.details.card.client_id, answer="great", score=10, words="Ten")
    )
    assert ending(story.details.work) == ("pending", None, None)


def test_undone_lines_stay_in_the_list_and_say_so(story: Story) -> None:
    story.listen()
    story.firm.everafter.history.undo()
    lines = story.details.work.lines
    assert [(line.event.kind, line.is_taken_back) for line in lines] == [
        (EventKind.LOGGED, False), (EventKind.HEARD, True), (EventKind.FELT, True), (EventKind.NOTED, False),
    ]  # fmt: skip
    assert {line.person_name for line in lines} == {"Dana Kowalski"}


def test_a_complaint_knows_the_one_before_and_the_ones_after(story: Story) -> None:
    story.to_made_good()
    story.firm.clock.move_on(days=40)
    later = Story(story.firm, story.firm.complaint(story.details.card.client_id))
    follows = later.details.work.follows
    assert follows is not None
    assert (follows.id, follows.number) == (story.id, story.details.card.number)
    assert [link.id for link in story.details.work.followed_by] == [later.id]


def test_a_business_is_called_by_its_whole_name_and_a_home_by_the_first(firm: Firm) -> None:
    hall = Story(firm, firm.complaint(firm.client("St Mark's Hall", kind="business")))
    home = Story(firm, firm.complaint(firm.client("Margaret Alder")))
    assert (hall.details.work.called, home.details.work.called) == ("St Mark's Hall", "Margaret")


def test_training_is_suggested_for_whom_a_grave_complaint_is_about(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    assert Story(firm, firm.complaint(client_id)).details.work.training_topic == "", "nobody of us was there"
    firm.finished_job(client_id)
    grave = Story(firm, firm.complaint(client_id, "There is a fresh gouge in the door frame"))
    small = Story(firm, firm.complaint(client_id, "It is a niggle, really", category="niggle", is_repeat=False))
    assert grave.details.work.training_topic == "Arrival and end walk-through"
    assert (small.details.card.priority, small.details.work.training_topic) == ("P4", "")


def test_the_visit_that_puts_right_is_shown_until_it_is_done_and_after(story: Story) -> None:
    assert story.details.work.visit is None
    due_at = story.firm.clock.now() + timedelta(hours=2)
    client_id = story.details.card.client_id
    job_id = story.promise(due_at, JobDraft(client_id, starts_at=due_at, technician_id=story.firm.luis))
    visit = story.details.work.visit
    assert visit is not None
    assert (visit.job_id, visit.technician_name, visit.is_done) == (job_id, "Luis Santos", False)
    story.firm.clock.move_on(hours=3)
    story.firm.finish(job_id or 0)
    visit = story.details.work.visit
    assert visit is not None
    assert visit.is_done
    story.fix()
    story.firm.clock.move_on(days=1)
    story.check_back(CheckBackDraft("Still there", "not_happy"))
    assert story.details.work.visit is None, "it was the visit of the round before"
