"""The views of what clients say hold what the rules say, on both engines."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import NotFoundError
from app.queries.voices import VoiceView, count_voices, get_voice, get_voice_figures, list_voices
from app.rules.voice_loop import LoopState, VoiceKind
from app.services.voices import VoiceDraft
from tests.builders import Firm


def test_each_view_holds_what_the_rules_say(firm: Firm) -> None:
    voices, ana = firm.everafter.voices, firm.client("Ana Ruiz")
    said = []
    for kind in VoiceKind:
        said.append(voices.note(VoiceDraft(f"About {kind.value}", kind.value, client_id=ana)))
        firm.clock.move_on(hours=1)
    decided, made, told, answered = said[1:5]
    for voice in (decided, made, told):
        voices.decide(voice, None, "Something")
    for voice in (made, told):
        voices.record_change(voice, None)
    voices.tell(told, None, "phone")
    voices.answer(answered, None, "Yes")
    every = list_voices()
    assert [row.id for row in every] == said[::-1]
    unanswered = [row.id for row in every if row.is_unanswered]
    assert [row.id for row in list_voices(VoiceView.UNANSWERED)] == unanswered[::-1]
    opened = {row.id for row in every if row.state in (LoopState.TO_CHANGE, LoopState.TO_TELL)}
    assert [row.id for row in list_voices(VoiceView.CHANGES)] == [made, decided], "what only waits to be told is first"
    assert opened == {made, decided}
    counts = count_voices()
    assert (counts.unanswered, counts.changes, counts.everything) == (5, 2, 7)
    assert set(counts.by_kind.values()) == {1}
    figures = get_voice_figures(firm.clock.now() - timedelta(hours=3))
    assert (sum(figures.by_kind.values()), figures.unanswered, figures.open_changes) == (3, 5, 2)
    assert figures.changed_and_told == 1


def test_words_are_found_by_kind_by_what_they_meant_and_by_name(firm: Firm) -> None:
    voices, ana, bob = firm.everafter.voices, firm.client("Ana Ruiz"), firm.client("Bob Stone")
    first = voices.note(VoiceDraft("You are always on time", "praise", client_id=ana, meaning="I plan my day by it"))
    second = voices.note(VoiceDraft("Can you come on time?", "question", client_id=bob))
    nobody = voices.note(VoiceDraft("100% wool?", "question", "online"))
    assert [row.id for row in list_voices(kind="question")] == [nobody, second]
    assert [row.id for row in list_voices(search="TIME ruiz")] == [first]
    assert [row.id for row in list_voices(search="plan")] == [first]
    assert [row.id for row in list_voices(search="0%")] == [nobody]
    assert [row.id for row in list_voices(search="_")] == []
    assert len(list_voices(limit=1)) == 1
    firm.everafter.clients.archive(bob)
    assert [row.id for row in list_voices()] == [nobody, first]
    assert count_voices().unanswered == 2
    with pytest.raises(NotFoundError):
        get_voice(999)
