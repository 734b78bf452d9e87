"""Every step of putting right through the service, with its gates (R7); and nothing is ever taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.errors import ConflictError, EverafterError, NotAllowedError, NotFoundError, ValidationError
from app.models.aftercare import Feedback
from app.models.audit import AuditChange
from app.models.clients import Client
from app.models.complaints import Complaint, ComplaintEvent
from app.models.team import Training
from app.queries import complaints, jobs
from app.services.drafts import CheckBackDraft, ComplaintDraft, FinishDraft, FixDraft, JobDraft, PromiseDraft
from tests.app.services.complaint_stories import GREAT, Story
from tests.builders import Firm


@pytest.fixture
def story(firm: Firm) -> Story:
    """A complaint about Luis's visit of this morning."""
    client_id = firm.client("Greg Halloran")
    firm.finished_job(client_id)
    return Story(firm, firm.complaint(client_id))


def refused(story: Story, act: Callable[[], Any], error: type[EverafterError] = NotAllowedError) -> None:
    """The act is refused in one sentence, and neither the list of events nor the card has changed."""
    before = story.details
    with pytest.raises(error) as caught:
        act()
    assert str(caught.value)
    assert story.details == before


def test_the_whole_way_from_the_call_to_made_good(story: Story) -> None:
    assert story.state == "call_back"
    assert story.details.card.steps_done == (False,) * 6
    story.listen().say_sorry().ask()
    assert story.state == "call_back", "only a promise moves the card"
    assert story.details.card.steps_done == (True, True, True, False, False, False)
    story.promise()
    assert story.state == "put_right"
    story.firm.clock.move_on(hours=2)
    story.fix(cost_minor=2_500)
    assert (story.state, story.details.fix_outcome) == ("check_back", "visit")
    story.firm.clock.move_on(days=2)
    assert story.check_back() == "made_good"
    assert story.details.card.steps_done == (True,) * 6
    row = Complaint.get_by_id(story.id)
    assert (row.cost_minor, row.lesson, row.closing_score, row.is_closing_score_independent) == (
        2_500, "Dry the pad first", 10, True,
    )  # fmt: skip
    assert story.details.breached_clocks == ()
    assert story.kinds == [
        "logged", "heard", "felt", "apologised", "asked", "promised", "visited", "fixed", "checked_back", "thanked",
        "diagnosed", "closed",
    ]  # fmt: skip
    assert not Client.get_by_id(row.client_id).is_hurt


def test_nothing_skips_a_column(story: Story) -> None:
    service = story.service
    refused(story, lambda: story.fix())
    refused(story, lambda: story.check_back())
    refused(story, lambda: service.record_check_try(story.id, story.version))
    refused(story, lambda: service.close_unconfirmed(story.id, story.version))
    refused(story, lambda: service.reopen(story.id, story.version, "It is back"))
    refused(story, lambda: service.resume(story.id, story.version))
    story.promise()
    refused(story, lambda: story.check_back())
    refused(story, lambda: story.fix(""), ValidationError)
    refused(story, lambda: story.fix("magic"), ValidationError)
    refused(story, lambda: story.fix(cost_minor=-1), ValidationError)


def test_a_promise_needs_what_when_and_who(story: Story) -> None:
    service, now = story.service, story.firm.clock.now()
    later = now + timedelta(hours=1)
    refused(story, lambda: service.promise(story.id, story.version, PromiseDraft(" ", later)))
    refused(story, lambda: service.promise(story.id, story.version, PromiseDraft("A call", now)))
    visit = JobDraft(1, starts_at=later, ends_at=now)
    refused(
        story, lambda: service.promise(story.id, story.version, PromiseDraft("A visit", later), visit), ValidationError
    )
    assert jobs.list_jobs_of_client(1)[0].complaint_id is None, "the visit was not booked by itself"
    service.promise(story.id, story.version, PromiseDraft("A call", later, story.firm.ben))
    assert story.details.card.promised_what == "A call"
    assert Complaint.get_by_id(story.id).promised_by_id == story.firm.ben


def test_a_promised_visit_is_booked_free_in_the_same_act_and_undone_with_it(story: Story) -> None:
    due_at = story.firm.clock.now() + timedelta(hours=3)
    client_id = story.details.card.client_id
    first = jobs.list_jobs_of_client(client_id)[0]
    job_id = story.promise(
        due_at, JobDraft(client_id, starts_at=due_at, technician_id=story.firm.luis, price_minor=9_900)
    )
    assert job_id is not None
    visit = jobs.get_job(job_id)
    assert (visit.job.is_chargeable, visit.job.price_minor, visit.job.complaint_id) == (False, 0, story.id)
    assert Client.get_by_id(client_id).next_visit_at == due_at
    story.firm.everafter.history.undo()
    assert story.state == "call_back"
    assert [job.id for job in jobs.list_jobs_of_client(client_id)] == [first.id]
    story.firm.everafter.history.redo()
    assert story.state == "put_right"
    assert len(jobs.list_jobs_of_client(client_id)) == 2


def test_only_a_human_contact_stops_the_answer_clock(story: Story) -> None:
    story.service.record_contact(story.id, story.version, "Thank you for your message", is_automatic=True)
    assert story.details.answered_at is None
    story.firm.clock.move_on(minutes=30)
    story.service.record_contact(story.id, story.version, "Called him")
    assert story.details.answered_at == story.firm.clock.now()
    story.firm.clock.move_on(minutes=30)
    story.service.record_contact(story.id, story.version, "Called him again")
    assert story.details.answered_at == story.firm.clock.now() - timedelta(minutes=30)


def test_a_visit_stops_the_site_clock_and_keeps_the_promise(story: Story) -> None:
    story.to_put_right()
    story.firm.clock.move_on(hours=2)
    story.service.record_visit(story.id, story.version, "Looked at it")
    story.firm.clock.move_on(days=1)
    assert story.details.effort == 0, "the promise was kept"
    assert story.details.card.next_clock == "resolve"


def test_the_check_back_is_never_done_by_whom_the_complaint_is_about(story: Story) -> None:
    story.to_check_back()
    story.firm.everafter.sign_in(story.firm.luis)
    refused(story, lambda: story.check_back())
    refused(story, lambda: story.service.record_check_try(story.id, story.version))
    story.firm.everafter.sign_in(story.firm.ben)
    assert story.check_back() == "made_good"


def test_only_the_client_closes_it_and_in_words(story: Story) -> None:
    story.to_check_back()
    refused(story, lambda: story.check_back(CheckBackDraft(" ", "great", lesson="Dry the pad")))
    refused(story, lambda: story.check_back(CheckBackDraft("Great", "great")), ValidationError)
    refused(story, lambda: story.check_back(CheckBackDraft("Great", "splendid", lesson="x")), ValidationError)
    refused(story, lambda: story.check_back(CheckBackDraft("Great", "great", score=11, lesson="x")), ValidationError)
    refused(story, lambda: story.check_back(CheckBackDraft("Great", "great", score=-1, lesson="x")), ValidationError)


def test_a_missing_step_holds_the_closing_until_done_or_skipped_with_a_reason(story: Story) -> None:
    story.listen().promise()
    story.firm.clock.move_on(hours=1)
    story.fix("on_the_phone")
    refused(story, lambda: story.check_back())
    skip = story.service.skip_step
    refused(story, lambda: skip(story.id, story.version, "apologised", " "))
    refused(story, lambda: skip(story.id, story.version, "promised", "no time"))
    refused(story, lambda: skip(story.id, story.version, "dancing", "no time"), ValidationError)
    skip(story.id, story.version, "apologised", "Dana did so at the door")
    refused(story, lambda: story.check_back())
    skip(story.id, story.version, "asked", "He told us at once")
    assert story.check_back() == "made_good"


def test_good_stays_queues_a_probe_and_great_closes_it_then(story: Story) -> None:
    story.to_check_back()
    story.firm.clock.move_on(days=1)
    assert story.check_back(CheckBackDraft("It is good", "good", score=8)) == "check_back"
    row = Client.get_by_id(story.details.card.client_id)
    assert (row.is_quiet_good, row.is_hurt) == (True, True)
    board = complaints.get_board(story.firm.clock.now(), story.firm.zone)
    assert [(card.next_clock, card.chip) for card in board.check_back] == [("", "on_track")]
    story.firm.clock.move_on(hours=4)
    assert story.check_back() == "made_good"


def test_not_happy_goes_back_to_put_right_with_fresh_clocks(story: Story) -> None:
    story.to_check_back()
    story.firm.clock.move_on(days=1)
    assert story.check_back(CheckBackDraft("It smells again", "not_happy")) == "put_right"
    assert story.details.fixed_at is None
    assert story.details.card.steps_done == (True, True, True, False, False, False)
    assert story.details.resolve_due_at > story.firm.clock.now()
    refused(story, lambda: story.check_back())
    story.promise()
    story.firm.clock.move_on(hours=1)
    story.fix("on_the_phone", cost_minor=5_000)
    assert story.check_back() == "made_good"


def test_closed_unconfirmed_takes_two_tries_within_seven_days(story: Story) -> None:
    story.to_check_back()
    close = story.service.close_unconfirmed
    story.service.record_check_try(story.id, story.version, "No answer")
    refused(story, lambda: close(story.id, story.version))
    story.firm.clock.move_on(days=8)
    story.service.record_check_try(story.id, story.version)
    assert not story.details.may_close_unconfirmed
    refused(story, lambda: close(story.id, story.version))
    story.firm.clock.move_on(days=6)
    story.service.record_check_try(story.id, story.version)
    assert (story.details.check_try_count, story.details.may_close_unconfirmed) == (3, True)
    close(story.id, story.version, "We should have rung in the evening")
    assert (story.state, story.details.card.chip) == ("closed_unconfirmed", "unconfirmed")
    refused(story, lambda: story.check_back())
    refused(story, lambda: story.service.reopen(story.id, story.version, "Still wet"))
    assert not Client.get_by_id(story.details.card.client_id).is_hurt


def test_reopened_within_thirty_days_and_not_after(story: Story) -> None:
    story.to_made_good()
    closed_at = story.firm.clock.now().astimezone(story.firm.zone)
    story.firm.clock.move_to(closed_at + timedelta(days=30))
    story.service.reopen(story.id, story.version, "The ring is back")
    assert (story.state, story.details.card.closed_at) == ("put_right", None)
    assert Client.get_by_id(story.details.card.client_id).is_hurt
    story.firm.everafter.history.undo()
    assert story.state == "made_good"
    assert not Client.get_by_id(story.details.card.client_id).is_hurt
    story.firm.clock.move_to(closed_at + timedelta(days=30, seconds=1))
    refused(story, lambda: story.service.reopen(story.id, story.version, "The ring is back"))
    new_id = story.service.log(ComplaintDraft(story.details.card.client_id, "The stain is back by the sofa"))
    assert Complaint.get_by_id(new_id).follows_id == story.id, "the new one is linked to the old one"


def test_withdrawn_with_a_reason_and_still_there(story: Story) -> None:
    refused(story, lambda: story.service.withdraw(story.id, story.version, " "))
    story.service.withdraw(story.id, story.version, "Typed for the wrong Greg")
    assert (story.state, story.details.card.chip) == ("withdrawn", "withdrawn")
    assert story.details.events[-1].words == "Typed for the wrong Greg"
    refused(story, lambda: story.listen())
    refused(story, lambda: story.service.withdraw(story.id, story.version, "Again"))


def test_each_step_is_undone_and_redone_by_further_lines_alone(story: Story) -> None:
    history = story.firm.everafter.history
    states = [story.state]
    for step in (story.listen, story.say_sorry, story.ask, story.promise, story.fix, story.check_back):
        story.firm.clock.move_on(minutes=5)
        step()
        states.append(story.state)
    assert states == ["call_back"] * 4 + ["put_right", "check_back", "made_good"]
    lines = list(ComplaintEvent.select().order_by(ComplaintEvent.sequence).tuples())
    for expected in states[-2::-1]:
        story.firm.clock.move_on(minutes=1)
        history.undo()
        assert story.state == expected
    assert history.undo_label() == "Log complaint of Greg Halloran"
    for expected in states[1:]:
        story.firm.clock.move_on(minutes=1)
        history.redo()
        assert story.state == expected
    now = list(ComplaintEvent.select().order_by(ComplaintEvent.sequence).tuples())
    assert now[: len(lines)] == lines, "nothing that was written is changed or taken out"
    assert len(now) == len(lines) + 12
    assert story.details.card.chip == "won_back"
    with pytest.raises(NotFoundError):
        history.redo()


def test_a_broken_promise_raises_the_effort_to_two_and_the_class_with_it(story: Story) -> None:
    assert (story.details.effort, story.details.card.priority) == (0, "P2")
    story.to_put_right()
    before = story.details.resolve_due_at
    story.firm.clock.move_on(hours=3, minutes=1)
    details = story.details
    assert (details.effort, details.card.priority, details.card.points) == (2, "P1", 40)
    assert details.card.is_late
    assert details.breached_clocks == ("promise",)
    assert details.resolve_due_at < before
    story.promise()
    assert not story.details.card.is_late
    story.firm.clock.move_on(hours=1)
    story.fix()
    assert (Complaint.get_by_id(story.id).effort, Complaint.get_by_id(story.id).priority) == (2, "P1")


def test_a_pause_until_the_day_they_chose_gives_its_days_and_resume_takes_the_rest_back(story: Story) -> None:
    service, clock = story.service, story.firm.clock
    before = story.details
    refused(story, lambda: service.pause(story.id, story.version, clock.today(), "They are away"))
    service.pause(story.id, story.version, date(2026, 3, 9), "They are away")
    paused = story.details
    assert paused.resolve_due_at == before.resolve_due_at + timedelta(days=7)
    assert paused.answer_due_at == before.answer_due_at
    refused(story, lambda: service.pause(story.id, story.version, date(2026, 3, 20), "Longer"))
    story.listen()
    assert story.details.card.chip == "paused"
    clock.move_on(days=2)
    service.resume(story.id, story.version)
    assert before.resolve_due_at == datetime(2026, 3, 7, 13, tzinfo=story.firm.zone)
    assert story.details.resolve_due_at == datetime(2026, 3, 9, 18, tzinfo=story.firm.zone), "two days on, at the close"
    assert story.details.card.chip != "paused"


def test_a_need_by_day_tightens_site_and_fix_to_the_close_before_it(story: Story) -> None:
    assert story.details.card.priority == "P2"
    story.service.set_need_by(story.id, story.version, date(2026, 3, 5))
    closing = datetime(2026, 3, 4, 18, tzinfo=story.firm.zone)
    details = story.details
    assert (details.site_due_at, details.resolve_due_at) == (closing, closing)
    assert (details.is_vulnerable, details.card.points) == (True, 35), "needed within 72 hours"


def test_a_drying_complaint_raises_itself_after_a_day_unless_confirmed_dry(firm: Firm) -> None:
    stories = []
    for name in ("Ana Ruiz", "Bo Ek"):
        client_id = firm.client(name)
        firm.finished_job(client_id)
        firm.clock.move_on(hours=13)
        stories.append(Story(firm, firm.complaint(client_id, "The carpet is still soaking wet")))
        firm.clock.move_on(hours=-13)
    firm.clock.move_on(hours=14)
    assert [story.details.card.priority for story in stories] == ["P2", "P2"]
    stories[1].service.confirm_dry(stories[1].id, stories[1].version)
    firm.clock.move_on(hours=10, minutes=1)
    assert [story.details.card.priority for story in stories] == ["P1", "P2"]
    assert [story.details.severity for story in stories] == [4, 3]


def test_there_is_always_exactly_one_owner(story: Story) -> None:
    assert story.details.card.owner_name == "Dana Kowalski"
    story.service.change_owner(story.id, story.version, story.firm.ben)
    assert (story.details.card.owner_name, story.details.card.owner_initials) == ("Ben Moreno", "BM")
    story.firm.everafter.history.undo()
    assert story.details.card.owner_name == "Dana Kowalski"


def test_a_person_corrects_what_went_wrong_and_the_class_follows(story: Story) -> None:
    story.service.reclassify(story.id, story.version, "damage")
    assert (story.details.card.category, story.details.severity, story.details.card.priority) == ("damage", 4, "P1")
    refused(story, lambda: story.service.reclassify(story.id, story.version, "bad luck"), ValidationError)


def test_every_step_refuses_an_old_version_and_a_missing_complaint(story: Story) -> None:
    service, later = story.service, story.firm.clock.now() + timedelta(hours=1)
    acts: list[Callable[[int, int], Any]] = [
        lambda each, version: service.record_contact(each, version),
        lambda each, version: service.listen(each, version, "a", "b"),
        lambda each, version: service.promise(each, version, PromiseDraft("A call", later)),
        lambda each, version: service.fix(each, version, FixDraft("visit")),
        lambda each, version: service.check_back(each, version, GREAT),
        lambda each, version: service.close_unconfirmed(each, version),
        lambda each, version: service.withdraw(each, version, "mistake"),
    ]
    story.to_put_right()
    for act in acts:
        refused(story, lambda act=act: act(story.id, story.version - 1), ConflictError)  # type: ignore[misc]  # mypy cannot tell the type of a default
        with pytest.raises(NotFoundError):
            act(99, 1)


def test_words_beyond_measure_are_refused_before_anything_is_saved(story: Story) -> None:
    refused(story, lambda: story.service.record_contact(story.id, story.version, "x" * 10_001), ValidationError)
    with pytest.raises(ValidationError):
        story.service.log(ComplaintDraft(1, " "))
    with pytest.raises(ValidationError):
        story.service.log(ComplaintDraft(1, "x" * 10_001))
    with pytest.raises(NotFoundError):
        story.service.log(ComplaintDraft(99, "It is wet"))
    assert Complaint.select().count() == 1


def test_a_client_who_comes_back_is_won_back_and_undoing_the_visit_takes_it_away(story: Story) -> None:
    story.to_check_back()
    assert story.check_back(CheckBackDraft("Good, I suppose", "good", score=8)) == "check_back"
    assert story.check_back(CheckBackDraft("Fine now", "great", score=8, lesson="Ring first")) == "made_good"
    assert story.details.card.chip == "at_peace"
    client_id = story.details.card.client_id
    story.firm.clock.move_on(days=40)
    job_id = story.firm.booked_job(client_id, story.firm.clock.now() - timedelta(hours=1))
    version = jobs.get_job(job_id).job.version
    story.firm.everafter.jobs.finish(job_id, version, FinishDraft(left_at=story.firm.clock.now()))
    assert story.details.card.chip == "won_back"
    assert Complaint.get_by_id(story.id).came_back_on == story.firm.clock.today()
    story.firm.everafter.history.undo()
    assert story.details.card.chip == "at_peace"
    assert Complaint.get_by_id(story.id).came_back_on is None


def test_hearing_stops_the_answer_clock_and_what_it_means_may_follow(story: Story) -> None:
    story.service.listen(story.id, story.version, "It smells by the door")
    assert story.details.answered_at is not None
    assert story.details.work.steps_open[0] == "felt"
    assert not story.details.card.steps_done[0]
    refused(story, lambda: story.service.listen(story.id, story.version, "", " "), ValidationError)
    story.service.listen(story.id, story.version, "", "She is ashamed before her guests")
    assert story.details.card.steps_done[0]
    assert story.kinds == ["logged", "heard", "felt"]


def test_thanking_is_said_by_a_person_or_left_out_with_a_reason(story: Story) -> None:
    story.to_check_back()
    unthanked = replace(GREAT, is_thanked=False)
    refused(story, lambda: story.check_back(unthanked))
    story.service.skip_step(story.id, story.version, "thanked", "He hung up at once")
    assert story.check_back(unthanked) == "made_good"
    assert "thanked" not in story.kinds


def test_a_lesson_is_asked_for_unless_it_is_left_out_with_a_reason(story: Story) -> None:
    story.to_check_back()
    without = replace(GREAT, lesson=" ")
    refused(story, lambda: story.check_back(without), ValidationError)
    story.service.skip_step(story.id, story.version, "diagnosed", "Nothing of ours: the neighbor's pipe")
    assert story.check_back(without) == "made_good"
    assert (story.details.card.lesson, "diagnosed" in story.kinds) == ("", False)


def test_a_second_good_closes_only_if_they_want_no_more_and_ends_the_probe(story: Story) -> None:
    story.to_check_back()
    good = CheckBackDraft("It is good", "good", lesson="Ring first")
    refused(story, lambda: story.check_back(replace(good, is_enough=True)))
    assert story.check_back(good) == "check_back"
    work = story.details.work
    assert (work.good_count, work.probe_owner_name) == (1, "Ben Moreno"), "never the technician of the job"
    assert work.probe_due_at is not None
    story.service.note(story.id, story.version, "What went well? The kitchen.")
    assert story.details.work.asked_after_good == 1
    assert story.check_back(good) == "check_back"
    assert story.check_back(replace(good, words="Good is all I want", is_enough=True)) == "made_good"
    assert [answer.probe_state for answer in Feedback.select().order_by(Feedback.id)] == ["done"] * 3
    assert not Client.get_by_id(story.details.card.client_id).is_quiet_good


def test_great_after_good_ends_the_probe_as_truly_happy(story: Story) -> None:
    story.to_check_back()
    story.check_back(CheckBackDraft("It is good", "good"))
    assert story.check_back() == "made_good"
    first = Feedback.select().order_by(Feedback.id).first()
    assert (first.probe_state, first.probe_outcome) == ("done", "truly_happy")


def test_closing_keeps_cause_prevention_owner_and_day_and_undo_takes_them_away(story: Story) -> None:
    story.to_check_back()
    due_on = story.firm.clock.today() + timedelta(days=7)
    draft = replace(
        GREAT,
        cause_kind="person",
        prevention="Train Luis: Moisture and pH",
        prevention_owner_id=story.firm.ben,
        prevention_due_on=due_on,
        training_topic="Moisture and pH",
    )
    refused(story, lambda: story.check_back(replace(draft, cause_kind="fate")), ValidationError)
    story.check_back(draft)
    row = Complaint.get_by_id(story.id)
    assert (row.cause_kind, row.prevention_owner_id, row.prevention_due_on) == ("person", story.firm.ben, due_on)
    assert row.closing_words == GREAT.words
    story.firm.everafter.history.undo()
    row = Complaint.get_by_id(story.id)
    assert (row.cause, row.lesson, row.prevention, row.closing_words, row.closing_score) == ("", "", "", "", None)
    assert row.prevention_due_on is None
    story.firm.everafter.history.redo()
    assert Complaint.get_by_id(story.id).prevention == "Train Luis: Moisture and pH"


def test_a_prevention_is_done_once_and_a_training_is_written_down_with_it(story: Story) -> None:
    story.to_check_back()
    service = story.service
    refused(story, lambda: service.record_prevention(story.id, story.version))
    story.check_back(replace(GREAT, cause_kind="person", prevention="Train Luis", training_topic="Moisture and pH"))
    service.record_prevention(story.id, story.version, "An afternoon in the workshop")
    training = Training.get()
    assert (training.person_id, training.trainer_id, training.complaint_id) == (
        story.firm.luis, story.firm.dana, story.id,
    )  # fmt: skip
    assert training.expires_on == story.firm.clock.today() + timedelta(days=365)
    assert story.details.work.prevention is not None
    assert story.details.work.prevention.done_at is not None
    refused(story, lambda: service.record_prevention(story.id, story.version))
    story.firm.everafter.history.undo()
    assert story.details.work.prevention is not None
    assert story.details.work.prevention.done_at is None
    assert [row.archived_at is None for row in Training.select()] == [False]


def test_a_new_promise_moves_the_visit_that_is_booked_and_keeps_their_ok(story: Story) -> None:
    due_at = story.firm.clock.now() + timedelta(hours=3)
    client_id = story.details.card.client_id
    visit = JobDraft(client_id, starts_at=due_at, technician_id=story.firm.luis)
    first = story.promise(due_at, visit)
    later = due_at + timedelta(days=1)
    second = story.service.promise(
        story.id,
        story.version,
        PromiseDraft("Luis comes tomorrow", later, agreed="Tomorrow suits me better"),
        replace(visit, starts_at=later),
    )
    assert second == first
    assert jobs.get_job(first or 0).job.starts_at == later
    assert story.details.events[-1].words == "Tomorrow suits me better"
    assert story.details.effort == 0, "moved in time is not broken"
    assert story.details.work.visit is not None
    story.firm.everafter.history.undo()
    assert jobs.get_job(first or 0).job.starts_at == due_at


def test_no_service_deletes_a_complaint_or_a_line_of_it(story: Story) -> None:
    story.to_made_good()
    story.firm.everafter.history.undo()
    service = story.service
    names = [name for name in dir(service) if not name.startswith("_")]
    assert not [name for name in names if "delete" in name or "remove" in name or "archive" in name]
    assert not hasattr(Complaint, "archived_at")
    deleted = AuditChange.select().where(
        AuditChange.table_name.in_(("complaint", "complaint_event")) & (AuditChange.action == "delete")
    )
    assert deleted.count() == 0
    for _undone in range(20):
        if story.firm.everafter.history.undo_label() is None or Complaint.get_by_id(story.id).state == "withdrawn":
            break
        story.firm.everafter.history.undo()
    assert Complaint.select().count() == 1
    assert Complaint.get_by_id(story.id).state == "withdrawn", "undoing the logging withdraws it"


def test_no_unit_of_work_takes_a_complaint_or_an_event_away(story: Story) -> None:
    event = ComplaintEvent.get(ComplaintEvent.complaint == story.id)
    for row in (event, Complaint.get_by_id(story.id)):
        with pytest.raises(NotAllowedError), story.firm.everafter.units("Tidy up") as work:
            work.delete(row)
    assert story.kinds == ["logged"]


@pytest.mark.parametrize("role", ["owner", "office", "technician"])
def test_every_role_sees_every_complaint(story: Story, role: str) -> None:
    person = {"owner": story.firm.dana, "office": story.firm.ben, "technician": story.firm.luis}[role]
    story.firm.everafter.sign_in(person)
    assert [row.id for row in complaints.list_open_complaints(story.firm.clock.now(), story.firm.zone)] == [story.id]
