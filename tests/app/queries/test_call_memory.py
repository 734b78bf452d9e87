"""What stands beside a call is of this client alone: promises, their wish, earlier words, remembered facts."""

from __future__ import annotations

from datetime import timedelta

from app.models.jobs import Job
from app.queries.call_memory import CallMemory, get_call_memory
from app.services.drafts import FactDraft, FeedbackDraft, PromiseDraft
from tests.builders import Firm


def test_the_newest_of_everything_and_nothing_of_anybody_else(firm: Firm) -> None:
    margaret, ana = firm.client("Margaret Alder"), firm.client("Ana Bell")
    job_id = firm.finished_job(margaret)
    Job.update(expectation="No smell in the nursery").where(Job.id == job_id).execute()
    for client_id, words in ((margaret, "The stairs look new"), (ana, "Fine")):
        firm.everafter.feedback.record(FeedbackDraft(client_id=client_id, answer="great", words=words, channel="phone"))
        firm.everafter.facts.add(client_id, FactDraft(headline=f"Said: {words}", is_private=True))
    due_at = firm.clock.now() + timedelta(hours=2)
    firm.everafter.promises.make(margaret, PromiseDraft(what="Bring the felt pads", due_at=due_at))
    memory = get_call_memory(margaret, job_id, firm.clock.now(), firm.clock.zone)
    assert memory.wish == "No smell in the nursery"
    assert memory.promises == (("Bring the felt pads", due_at),)
    assert [said.words for said in memory.said] == ["The stairs look new"]
    assert [(fact.headline, fact.is_private) for fact in memory.facts] == [("Said: The stairs look new", True)]


def test_of_whom_nothing_is_known_nothing_is_said(firm: Firm) -> None:
    tom = firm.client("Tom Reyes")
    assert get_call_memory(tom, None, firm.clock.now(), firm.clock.zone) == CallMemory("", (), (), ())
