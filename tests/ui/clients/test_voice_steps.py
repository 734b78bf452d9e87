"""What became of somebody's words, in plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.queries.firm import get_firm
from app.queries.voices import get_voice
from app.services.voices import VoiceDraft
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from ui.clients.voice_steps import voice_lines
from ui.firm_formats import formats_of


@pytest.fixture
def firm(tmp_path: Path, firm_clock: MovableClock) -> Iterator[Firm]:
    with opened_firm(str(tmp_path / "firm.db"), firm_clock) as opened:
        yield opened


def test_the_lines_follow_what_happens(firm: Firm) -> None:
    ana, voices = firm.client("Ana Ruiz"), firm.everafter.voices
    formats = formats_of(firm.clock, get_firm())
    need = voices.note(VoiceDraft("Party", "need", client_id=ana, need_by_on=date(2026, 3, 9)))

    def lines() -> list[tuple[str, bool]]:
        return [(line.words, line.is_open) for line in voice_lines(get_voice(need), formats)]

    assert lines() == [
        ("They need it by Mon 9 Mar.", False),
        ("They have not heard from us yet; Dana sees to it.", True),
    ]
    voices.decide(need, None, "Earlier vans")
    assert lines()[-1] == ("Not changed yet, and they are to be told when it is.", True)
    voices.record_change(need, None)
    assert lines()[-1] == ("They do not know it yet: the loop is open until they do.", True)
    voices.tell(need, None, "text")
    assert lines()[1:] == [
        ("We answered Mon 2 Mar, Dana: Earlier vans", False),
        ("To be changed because of them: Earlier vans", False),
        ("Changed Mon 2 Mar: Earlier vans", False),
        ("They know it: told by text message Mon 2 Mar, Dana.", False),
    ]
    other = voices.note(VoiceDraft("Lovely", "praise", client_id=ana))
    voices.leave_as_it_is(other, None, "It is as it should be")
    firm.everafter.quotes.answer("voice", other, None, may_quote=True, may_name=True)
    said = [line.words for line in voice_lines(get_voice(other), formats)]
    assert said[-2:] == [
        "Nothing is changed, because: It is as it should be",
        "May be quoted, with first name and town.",
    ]
