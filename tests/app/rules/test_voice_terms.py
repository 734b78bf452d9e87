"""Every kind, way, state, act and answer has a word of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from app.rules.voice_loop import LoopState, QuoteConsent, VoiceAct, VoiceChannel, VoiceKind
from app.rules.voice_terms import act_words, channel_words, consent_words, kind_words, state_words


@pytest.mark.parametrize(
    ("words", "members"),
    [
        (kind_words, VoiceKind),
        (channel_words, ["", *VoiceChannel]),
        (state_words, LoopState),
        (act_words, VoiceAct),
        (consent_words, QuoteConsent),
    ],
)
def test_each_has_a_word_of_its_own(words: Callable[[Any], str], members: Iterable[Any]) -> None:
    said = [words(each) for each in members]
    assert len(set(said)) == len(said)
