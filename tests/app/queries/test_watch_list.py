"""Asked, would not say: the client is watched until they say something that tells, or for a year (R5)."""

from __future__ import annotations

from datetime import timedelta

from app.queries.aftercare import list_aftercare
from app.queries.watch_list import list_watched
from app.services.call_drafts import CallDraft, ProbeDraft
from app.services.drafts import FeedbackDraft
from tests.builders import Firm


def test_who_would_not_say_or_was_not_reached_is_watched_until_they_tell(firm: Firm) -> None:
    people = {name: firm.client(name) for name in ("Quiet", "Away", "Open")}
    jobs = {name: firm.finished_job(client_id) for name, client_id in people.items()}
    firm.clock.move_on(days=1)
    calls = firm.everafter.aftercare_calls
    for name, outcome in (("Quiet", "would_not_say"), ("Away", "would_not_say"), ("Open", "truly_happy")):
        probe = ProbeDraft(outcome, score=10 if outcome == "truly_happy" else None)
        calls.answer(CallDraft(people[name], jobs[name], answer="good", probe=probe))
    rows = list_watched(firm.clock.now())
    assert [(row.client_name, row.outcome, row.technician_name, row.owner_name) for row in rows] == [
        ("Away", "would_not_say", "Luis Santos", "Ben Moreno"),
        ("Quiet", "would_not_say", "Luis Santos", "Ben Moreno"),
    ]
    assert list_aftercare(firm.clock.now(), firm.zone) == []
    firm.clock.move_on(days=1)
    firm.everafter.feedback.record(FeedbackDraft(people["Away"], jobs["Away"], "great", words="Now I love it"))
    assert [row.client_name for row in list_watched(firm.clock.now())] == ["Quiet"]
    assert list_watched(firm.clock.now() + timedelta(days=366)) == []
