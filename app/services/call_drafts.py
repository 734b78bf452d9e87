"""What is written down while a client is asked how it was: their answer, what asking again brought, why not today."""

from __future__ import annotations

from dataclasses import dataclass

from app.rules.aftercare_calls import ProbeAnswer
from app.services.drafts import PromiseDraft


@dataclass(frozen=True, slots=True)
class ProbeDraft:
    """How asking again ended: the answers in the order of the script, and one of the six outcomes (R5).

    `words` are what was said without its question; `promise` is what a small miss was promised.
    """

    outcome: str = ""
    answers: tuple[ProbeAnswer, ...] = ()
    words: str = ""
    score: int | None = None
    promise: PromiseDraft | None = None


@dataclass(frozen=True, slots=True)
class CallDraft:
    """One call after a job: about the visit that was not asked about yet, or about an answer that is asked again."""

    client_id: int
    job_id: int | None = None
    feedback_id: int | None = None
    answer: str = ""
    words: str = ""
    meaning: str = ""
    feeling: str = ""
    score: int | None = None
    may_quote: bool = False
    wants_card: bool = False
    probe: ProbeDraft | None = None
    channel: str = "phone"


@dataclass(frozen=True, slots=True)
class CallMade:
    """What a call left behind: the answer, and the complaint that began with it."""

    feedback_id: int
    complaint_id: int | None = None
