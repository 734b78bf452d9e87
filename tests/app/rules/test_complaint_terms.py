"""Everything that can be said of a complaint has words, and no key of the program is among them."""

from __future__ import annotations

from app.rules.complaint_events import BoardColumn, CauseKind, EventKind, FixOutcome
from app.rules.complaint_terms import (
    capitalised,
    cause_kind_words,
    ending_words,
    fix_words,
    happening_words,
    state_words,
)
from app.rules.won_back import Chip


def test_every_state_ending_fix_cause_and_event_has_words_of_its_own() -> None:
    for words, members in (
        (state_words, BoardColumn),
        (ending_words, Chip),
        (fix_words, FixOutcome),
        (cause_kind_words, CauseKind),
        (happening_words, EventKind),
    ):
        said = [words(member) for member in members]
        assert len(set(said)) == len(said)
        assert all(said)
        assert not any("_" in each for each in said)


def test_nothing_is_said_of_what_is_not_known() -> None:
    assert (ending_words("on_track"), fix_words(""), cause_kind_words("")) == ("", "", "")


def test_a_line_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert [capitalised(words) for words in ("we came and did it", "", "I")] == ["We came and did it", "", "I"]
