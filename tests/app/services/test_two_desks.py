"""Two desks on one complaint: one act goes through, the other is told whose it was, and nothing is written."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from app.errors import ConflictError
from app.models.complaints import ComplaintEvent
from app.services.complaints import ComplaintService
from app.services.drafts import PromiseDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm
from tests.other_desk import complaints_of_desk


@pytest.fixture
def story(firm: Firm) -> Story:
    """A complaint on Dana's screen."""
    return Story(firm, firm.complaint(firm.client("Greg Halloran")))


def lines_of(story: Story) -> int:
    return int(ComplaintEvent.select().where(ComplaintEvent.complaint == story.id).count())


def test_every_step_raises_the_version_even_if_it_changes_no_column(story: Story) -> None:
    steps: tuple[Callable[[], object], ...] = (story.listen, story.say_sorry, story.ask, story.say_sorry)
    for step in steps:
        before = story.version
        step()
        assert story.version > before


def test_the_second_desk_is_told_who_was_faster_and_with_what(story: Story) -> None:
    seen = story.version
    complaints_of_desk(story.firm, story.firm.ben).say_sorry(story.id, seen, "I am sorry")
    before = story.details
    with pytest.raises(ConflictError, match=r"Ben Moreno was a moment faster \(“Said sorry to Greg Halloran”\)"):
        story.service.say_sorry(story.id, seen, "Sorry")
    promise = PromiseDraft("Luis comes at noon", story.firm.clock.now() + timedelta(hours=3))
    with pytest.raises(ConflictError, match="your words are still here"):
        story.service.promise(story.id, seen, promise)
    assert story.details == before


def test_of_two_that_save_at_the_same_moment_one_goes_through(story: Story) -> None:
    firm = story.firm
    rounds, together = 8, threading.Barrier(2)
    outcomes: list[str] = []

    def at_the_desk(service: ComplaintService, versions: list[int]) -> None:
        for _round in range(rounds):
            together.wait()
            try:
                service.say_sorry(story.id, versions[-1], "Sorry")
                outcomes.append("saved")
            except ConflictError:
                outcomes.append("too late")
            if together.wait() == 0:
                versions.append(story.version)
            together.wait()
        firm.everafter.database.close()

    versions = [story.version]
    before = lines_of(story)
    desks = [
        threading.Thread(target=at_the_desk, args=(complaints_of_desk(firm, person), versions))
        for person in (firm.dana, firm.ben)
    ]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert sorted(outcomes) == ["saved"] * rounds + ["too late"] * rounds
    assert lines_of(story) == before + rounds
