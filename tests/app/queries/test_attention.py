"""Why a client needs us now, with the parts of its score (R4, S2.6)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import NotFoundError
from app.models.aftercare import Feedback
from app.models.clients import Client
from app.queries.attention import AttentionDetails, get_attention
from app.queries.client_stages import read_last_scores
from app.queries.love_touches import may_brag
from app.rules.attention import ComplaintStanding
from app.rules.feedback import Voice
from app.services.competitor_notes import CompetitorNoteDraft
from app.services.drafts import FeedbackDraft
from tests.builders import Firm


def _attention(firm: Firm, client_id: int) -> AttentionDetails:
    return get_attention(client_id, firm.clock.now(), firm.zone)


def _say(firm: Firm, client_id: int, answer: str) -> None:
    firm.everafter.feedback.record(FeedbackDraft(client_id, answer=answer))


def test_an_unprobed_good_adds_fifteen(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    assert _attention(firm, client_id).score.voice == 5, "nobody has asked yet"
    _say(firm, client_id, "good")
    found = _attention(firm, client_id)
    assert (found.voice, found.score.voice, found.score.total) == (Voice.GOOD_UNPROBED, 15, 15)


def test_love_needs_nothing_and_an_open_complaint_the_most(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    _say(firm, client_id, "great")
    assert _attention(firm, client_id).score.total == 0
    firm.complaint(client_id)
    found = _attention(firm, client_id)
    assert (found.voice, found.complaint) == (Voice.HURT, ComplaintStanding.OPEN)
    assert (found.score.voice, found.score.complaint) == (25, 20)


def test_who_is_overdue_needs_us_unless_a_visit_is_booked(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    firm.clock.move_on(days=950)
    assert _attention(firm, client_id).score.overdue == 50
    firm.booked_job(client_id, firm.clock.now() + timedelta(days=2))
    assert _attention(firm, client_id).score.overdue == 0


def test_another_cleaner_since_our_visit_adds_ten(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    firm.clock.move_on(days=30)
    day = firm.clock.today() - timedelta(days=1)
    firm.everafter.competitor_notes.add(client_id, CompetitorNoteDraft("Brightway", "Coupon", used_on=day))
    found = _attention(firm, client_id)
    assert (found.score.used_another, found.used_other_on) == (10, day)


def test_a_client_who_is_gone_is_one_sentence(firm: Firm) -> None:
    with pytest.raises(NotFoundError):
        _attention(firm, 999)


def test_a_ten_in_words_that_hurt_is_hurt_and_a_new_score_under_nine_good_probed(firm: Firm) -> None:
    """The kept score says the same as the one that is worked out when somebody looks."""
    client_id = firm.client()
    firm.finished_job(client_id)
    steps = (
        ({"score": 10, "words": "The stain is back by the sofa"}, None, 25, False),
        ({"score": 9, "words": "Perfect, except the stairs"}, None, 15, False),
        ({}, ("price_doubt", 5), 8, False),
        ({"score": 8}, ("would_not_say", None), 8, False),
        ({"score": 7}, ("truly_happy", 9), 0, True),
    )
    for said, probe, points, is_shown_off in steps:
        firm.clock.move_on(hours=1)
        if said:
            firm.everafter.feedback.record(FeedbackDraft(client_id, **said))  # type: ignore[arg-type]  # mixed values
        if probe is not None:
            due = Feedback.get(Feedback.probe_state == "due")
            firm.everafter.feedback.record_probe(due.id, probe[0], "The price was high", probe[1])
        assert _attention(firm, client_id).score.voice == points, said
        assert Client.get_by_id(client_id).attention == points, said
        assert may_brag(read_last_scores([client_id], firm.zone).get(client_id)) is is_shown_off, said
