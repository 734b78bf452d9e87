"""How rows of the timeline are said: their day, and the word beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.queries.client_rows import TimelineRow
from tests.fakes import MovableClock
from ui.clients.timeline_items import chip_text, timeline_item, when_words
from ui.firm_formats import FirmFormats
from ui.theme.tones import Tone


def row_at(moment: datetime) -> TimelineRow:
    return TimelineRow("entry:1", "call", moment, "Call", "Words", "Dana")


def test_today_has_its_clock_unless_it_is_of_the_whole_day(firm_clock: MovableClock) -> None:
    formats = FirmFormats(firm_clock)
    row = row_at(firm_clock.now())
    assert when_words(row, formats) == f"Today {formats.clock_time(firm_clock.now())}"
    whole = replace(row, is_whole_day=True)
    assert "Today" not in when_words(whole, formats)
    yesterday = row_at(firm_clock.now() - timedelta(days=1))
    assert "Today" not in when_words(yesterday, formats)


def test_praise_to_be_confirmed_is_a_word_and_a_colour(firm_clock: MovableClock) -> None:
    row = replace(row_at(firm_clock.now()), kind="feedback", chip="to_be_confirmed")
    item = timeline_item(row, FirmFormats(firm_clock))
    assert (item.chip, item.chip_tone) == ("to be confirmed", Tone.SOON)
    assert chip_text("void") == "void"
