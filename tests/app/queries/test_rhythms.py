"""A client's own rhythm as the card reads it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import NotFoundError
from app.models.clients import Client
from app.queries.rhythms import RhythmRow, RhythmSource, get_rhythm
from app.rules.next_steps import NextStep
from app.rules.relationship import DueMark, Stage
from app.services.drafts import ClientChanges, FeedbackDraft
from tests.builders import Firm


def rhythm(firm: Firm, client_id: int) -> RhythmRow:
    return get_rhythm(client_id, firm.clock.now(), firm.zone)


def test_from_the_first_word_to_the_fourth_visit(firm: Firm) -> None:
    client_id = firm.client("Ana")
    row = rhythm(firm, client_id)
    assert (row.stage, row.step, row.source, row.due_on) == (
        Stage.STRANGER, NextStep.SAY_HELLO, RhythmSource.USUAL, None,
    )  # fmt: skip
    sources = []
    for _visit in range(4):
        firm.finished_job(client_id)
        firm.clock.move_on(days=100)
        sources.append(rhythm(firm, client_id).source)
    assert sources == [RhythmSource.USUAL, RhythmSource.MIXED, RhythmSource.MIXED, RhythmSource.OWN]
    row = rhythm(firm, client_id)
    assert (row.expected_days, row.stage, row.due_mark) == (100, Stage.MARRIED, DueMark.DUE)
    firm.clock.move_on(days=25)
    row = rhythm(firm, client_id)
    assert (row.stage, row.step, row.due_mark) == (Stage.DRIFTING, NextStep.CALL_AND_LISTEN, None)
    firm.booked_job(client_id, firm.clock.now() + timedelta(days=3))
    row = rhythm(firm, client_id)
    assert (row.stage, row.has_booking) == (Stage.MARRIED, True)


def test_a_bare_good_a_complaint_and_an_agreement_are_told(firm: Firm) -> None:
    client_id = firm.client("Ana")
    firm.finished_job(client_id)
    firm.everafter.feedback.record(FeedbackDraft(client_id, answer="good"))
    assert rhythm(firm, client_id).step is NextStep.ASK_WHAT_WAS_MISSING
    firm.complaint(client_id)
    assert rhythm(firm, client_id).step is NextStep.PUT_RIGHT
    version = Client.get_by_id(client_id).version
    firm.everafter.clients.change(client_id, version, ClientChanges(agreed_interval_days=90))
    row = rhythm(firm, client_id)
    assert (row.expected_days, row.source) == (90, RhythmSource.AGREED)


def test_a_client_who_is_gone_is_one_sentence(firm: Firm) -> None:
    with pytest.raises(NotFoundError):
        rhythm(firm, 999)
