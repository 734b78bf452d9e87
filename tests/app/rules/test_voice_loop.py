"""The loop of a client's words stays open until they were told (S3.13, S3.14)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.voice_loop import (
    LoopState,
    QuoteConsent,
    VoiceAct,
    VoiceChannel,
    VoiceFacts,
    VoiceKind,
    has_open_change,
    is_unanswered,
    loop_state,
    next_act,
    quote_consent,
)

QUESTION = VoiceFacts(VoiceKind.QUESTION)


def test_there_are_exactly_seven_kinds_and_seven_ways() -> None:
    assert set(VoiceKind) == {"need", "complaint", "dislike", "fondness", "question", "praise", "problem"}
    assert set(VoiceChannel) == {"phone", "text", "email", "letter", "in_person", "online", "on_the_job"}


@pytest.mark.parametrize(
    ("facts", "state", "act"),
    [
        (QUESTION, LoopState.UNANSWERED, VoiceAct.ANSWER),
        (replace(QUESTION, is_answered=True), LoopState.CLOSED, VoiceAct.NONE),
        (replace(QUESTION, is_change_decided=True), LoopState.TO_CHANGE, VoiceAct.ANSWER),
        (replace(QUESTION, is_change_decided=True, is_answered=True), LoopState.TO_CHANGE, VoiceAct.CHANGE),
        (replace(QUESTION, is_change_decided=True, is_changed=True), LoopState.TO_TELL, VoiceAct.TELL),
        (
            replace(QUESTION, is_change_decided=True, is_changed=True, is_answered=True),
            LoopState.TO_TELL,
            VoiceAct.TELL,
        ),
        (
            replace(QUESTION, is_change_decided=True, is_changed=True, is_told=True),
            LoopState.CLOSED,
            VoiceAct.NONE,
        ),
        (VoiceFacts(VoiceKind.COMPLAINT), LoopState.UNANSWERED, VoiceAct.LOG_COMPLAINT),
        (VoiceFacts(VoiceKind.COMPLAINT, is_on_board=True), LoopState.CLOSED, VoiceAct.NONE),
        (
            VoiceFacts(VoiceKind.COMPLAINT, is_on_board=True, is_change_decided=True),
            LoopState.TO_CHANGE,
            VoiceAct.CHANGE,
        ),
        (VoiceFacts(VoiceKind.COMPLAINT, is_change_decided=True), LoopState.TO_CHANGE, VoiceAct.ANSWER),
    ],
)
def test_where_it_stands_and_what_comes_next(facts: VoiceFacts, state: LoopState, act: VoiceAct) -> None:
    assert (loop_state(facts), next_act(facts)) == (state, act)


@given(st.sampled_from(VoiceKind), *[st.booleans()] * 4)
def test_a_decided_change_is_never_closed_before_they_were_told(
    kind: VoiceKind, answered: bool, changed: bool, told: bool, on_board: bool
) -> None:
    facts = VoiceFacts(kind, answered, is_change_decided=True, is_changed=changed, is_told=told, is_on_board=on_board)
    assert (loop_state(facts) is LoopState.CLOSED) is told
    assert has_open_change(facts) is not told
    assert (next_act(facts) is VoiceAct.NONE) is told


@given(st.sampled_from(VoiceKind), *[st.booleans()] * 3)
def test_without_a_decision_only_an_answer_closes(kind: VoiceKind, answered: bool, told: bool, on_board: bool) -> None:
    facts = VoiceFacts(kind, answered, is_told=told, is_on_board=on_board)
    assert (loop_state(facts) is LoopState.UNANSWERED) is is_unanswered(facts)
    assert is_unanswered(facts) is not (answered or told or on_board)


@pytest.mark.parametrize(
    ("may", "asked", "withdrawn", "consent"),
    [
        (False, False, False, QuoteConsent.NOT_ASKED),
        (False, True, False, QuoteConsent.NO),
        (True, True, False, QuoteConsent.YES),
        (True, False, False, QuoteConsent.YES),
        (False, True, True, QuoteConsent.WITHDRAWN),
        (True, True, True, QuoteConsent.WITHDRAWN),
    ],
)
def test_a_consent_is_a_yes_that_nobody_took_back(
    may: bool, asked: bool, withdrawn: bool, consent: QuoteConsent
) -> None:
    assert quote_consent(may_quote=may, was_asked=asked, was_withdrawn=withdrawn) is consent
