"""A letter that went out stands in the complaint's list and on the client's timeline, and is never undone."""

from __future__ import annotations

from datetime import timedelta

from app.queries.client_rows import TimelineFilter
from app.queries.recovery_letters import read_letters_printed
from app.queries.timeline import list_timeline
from tests.app.services.complaint_stories import Story
from tests.builders import Firm


def test_a_letter_stands_in_both_lists_with_who_and_when(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder")
    story = Story(firm, firm.complaint(client_id)).to_check_back()
    state = story.state
    firm.everafter.sign_in(firm.ben)
    firm.everafter.recovery_letters.mark_printed([story.id])
    assert story.state == state
    last = story.details.events[-1]
    assert (last.kind, last.words, last.person_name) == ("noted", "Recovery letter printed", "Ben Moreno")
    (line,) = list_timeline(client_id, TimelineFilter.LETTERS, None)
    assert (line.headline, line.complaint_id, line.meta) == (
        "Letter: Recovery letter printed",
        story.id,
        "from us · Ben",
    )
    assert line.happened_at == firm.clock.now()


def test_the_letter_of_a_closed_complaint_is_remembered_too(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client())).to_made_good()
    firm.everafter.recovery_letters.mark_printed([story.id])
    assert story.state == "made_good"
    assert read_letters_printed([story.id]) == {story.id: firm.clock.now()}


def test_the_last_print_counts_and_others_have_none(firm: Firm) -> None:
    first, other = (Story(firm, firm.complaint(firm.client())).to_check_back() for _each in range(2))
    firm.everafter.recovery_letters.mark_printed([first.id])
    firm.clock.move_on(hours=1)
    firm.everafter.recovery_letters.mark_printed([first.id])
    assert read_letters_printed([first.id, other.id]) == {first.id: firm.clock.now()}


def test_undo_leaves_the_letter_and_takes_back_what_was_done_before_it(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client())).to_check_back()
    firm.clock.move_on(minutes=1)
    firm.everafter.recovery_letters.mark_printed([story.id])
    printed_at = firm.clock.now()
    firm.clock.move_on(minutes=1)
    firm.everafter.history.undo()
    assert read_letters_printed([story.id]) == {story.id: printed_at}
    assert firm.clock.now() - printed_at == timedelta(minutes=1)
