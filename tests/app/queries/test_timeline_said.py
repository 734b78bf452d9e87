"""What a client said stands on their timeline with how far it has come, and with nobody else's."""

from __future__ import annotations

from app.queries.client_rows import TimelineFilter
from app.queries.timeline import list_timeline
from app.queries.timeline_said import count_said
from app.services.voices import VoiceDraft
from tests.builders import Firm


def test_rows_follow_the_loop_and_pages_follow_each_other(firm: Firm) -> None:
    ana, bob, voices = firm.client("Ana Ruiz"), firm.client("Bob Stone"), firm.everafter.voices
    first = voices.note(VoiceDraft("Shoes on my carpet", "dislike", "on_the_job", ana, "Ask me"))
    voices.note(VoiceDraft("Lovely", "praise", client_id=bob))
    firm.clock.move_on(minutes=1)
    voices.note(VoiceDraft("Do you do sofas?", "question", client_id=ana))
    rows = list_timeline(ana, TimelineFilter.SAID, None, 1)
    rows += list_timeline(ana, TimelineFilter.SAID, rows[-1], 1)
    assert [row.headline for row in rows] == ["Question", "Dislike"]
    assert rows[1].words == "“Shoes on my carpet” → Ask me"
    assert rows[1].meta == "on the job · Dana"
    voices.decide(first, None, "Covers")
    voices.record_change(first, None)
    (row,) = [each for each in list_timeline(ana, TimelineFilter.EVERYTHING, None) if each.key == f"voice:{first}"]
    assert (row.chip, row.meta) == ("to_tell", "on the job · Dana · changed because of them: Covers")
    voices.tell(first, None, "phone")
    assert list_timeline(ana, TimelineFilter.SAID, None)[1].chip == ""
    voices.archive(first)
    assert count_said(ana) == 1
