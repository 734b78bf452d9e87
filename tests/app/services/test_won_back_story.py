"""What becomes of a client after the fix, from the first call to the chip on the closed card (R7, W1 to W6)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.models.aftercare import Feedback
from app.services.drafts import CheckBackDraft, ClientDraft, FeedbackDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm

GREAT = CheckBackDraft("It is great now", "great", lesson="Dry the pad")


@pytest.fixture
def story(firm: Firm) -> Story:
    """A complaint about Luis's visit, put right and waiting for the client's own words."""
    client_id = firm.client("Greg Halloran")
    firm.finished_job(client_id)
    return Story(firm, firm.complaint(client_id)).to_check_back()


def chip(story: Story) -> str:
    return story.details.card.chip


def told(story: Story, score: int, by: int) -> None:
    story.firm.everafter.sign_in(by)
    story.firm.everafter.feedback.record(
        FeedbackDraft(story.details.card.client_id, complaint_id=story.id, score=score, words="", channel="phone")
    )


def closed_with(story: Story, score: int) -> None:
    story.firm.clock.move_on(days=1)
    story.check_back(CheckBackDraft("It will do", "great", score=score, lesson="Dry the pad"))


def test_w1_a_ten_to_the_office_is_won_back(story: Story) -> None:
    closed_with(story, 10)
    assert chip(story) == "won_back"


def test_w3_an_eight_is_at_peace_until_the_window_ends_and_good_starts_the_probe(story: Story) -> None:
    story.firm.clock.move_on(days=1)
    assert story.check_back(CheckBackDraft("Good", "good", score=8)) == "check_back"
    assert Feedback.get(Feedback.complaint == story.id).probe_state == "due"
    closed_with(story, 8)
    fixed_at = story.details.fixed_at
    assert fixed_at is not None
    assert chip(story) == "at_peace"
    story.firm.clock.move_to(fixed_at + timedelta(days=548))
    assert chip(story) == "at_peace", "one and a half intervals of a year, rounded up"
    story.firm.clock.move_to(fixed_at + timedelta(days=549))
    assert chip(story) == "lost"


def test_w4_a_paid_visit_within_the_window_came_back(story: Story) -> None:
    closed_with(story, 8)
    story.firm.clock.move_on(days=370)
    story.firm.finished_job(story.details.card.client_id, is_chargeable=False)
    assert chip(story) == "at_peace", "a free visit is no coming back"
    story.firm.finished_job(story.details.card.client_id)
    assert chip(story) == "won_back"


@pytest.mark.parametrize(("days", "expected"), [(88, "won_back"), (90, "at_peace")])
def test_a_nine_counts_within_ninety_days_after_the_fix(story: Story, days: int, expected: str) -> None:
    closed_with(story, 8)
    story.firm.clock.move_on(days=days)
    told(story, 9, story.firm.ben)
    assert chip(story) == expected


def test_a_ten_told_to_the_person_complained_about_does_not_count(story: Story) -> None:
    closed_with(story, 8)
    told(story, 10, story.firm.luis)
    assert chip(story) == "at_peace"


def test_the_same_again_cancels_told_us_but_not_came_back(story: Story) -> None:
    firm, client_id = story.firm, story.details.card.client_id
    closed_with(story, 10)
    firm.clock.move_on(days=20)
    second = Story(firm, firm.complaint(client_id, "You were rude to me"))
    assert chip(story) == "won_back", "another thing went wrong"
    second.service.withdraw(second.id, second.version, "mistake")
    again = Story(firm, firm.complaint(client_id))
    assert again.details.is_repeat
    assert chip(story) == "at_peace"
    firm.finished_job(client_id)
    assert chip(story) == "won_back"


def test_closed_unconfirmed_is_won_back_only_by_a_visit(story: Story) -> None:
    for _try in range(2):
        story.firm.clock.move_on(days=1)
        story.service.record_check_try(story.id, story.version)
    story.service.close_unconfirmed(story.id, story.version)
    told(story, 10, story.firm.ben)
    assert chip(story) == "unconfirmed"
    story.firm.clock.move_on(days=30)
    story.firm.finished_job(story.details.card.client_id)
    assert chip(story) == "won_back"
    assert story.state == "closed_unconfirmed", "and never in Made good"


def test_a_friend_who_comes_through_them_counts_as_coming_back(story: Story) -> None:
    firm = story.firm
    closed_with(story, 8)
    firm.clock.move_on(days=10)
    friend = firm.everafter.clients.create(ClientDraft(name="Ana Ruiz", referred_by_id=story.details.card.client_id))
    assert chip(story) == "at_peace", "sent, and not yet a client"
    firm.finished_job(friend)
    assert chip(story) == "won_back"
