"""A complaint walked along the columns of the board, one call for each step, as the panel beside it would."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.queries import complaints
from app.queries.complaint_rows import ComplaintDetails
from app.services.drafts import CheckBackDraft, FixDraft, JobDraft, PromiseDraft
from tests.builders import Firm

GREAT = CheckBackDraft("It is great now, thank you", "great", score=10, cause="pad", lesson="Dry the pad first")


class Story:
    """One complaint; every step takes the version that a screen would hold."""

    def __init__(self, firm: Firm, complaint_id: int) -> None:
        self.firm = firm
        self.id = complaint_id
        self.service = firm.everafter.complaints

    @property
    def version(self) -> int:
        return self.details.card.version

    @property
    def details(self) -> ComplaintDetails:
        return complaints.get_complaint(self.id, self.firm.clock.now(), self.firm.zone)

    @property
    def state(self) -> str:
        return self.details.card.state

    @property
    def kinds(self) -> list[str]:
        return [event.kind for event in self.details.events]

    def listen(self) -> Story:
        self.service.listen(self.id, self.version, "It smells", "She has guests on Sunday")
        return self

    def say_sorry(self) -> Story:
        self.service.say_sorry(self.id, self.version)
        return self

    def ask(self) -> Story:
        self.service.ask(self.id, self.version, "Dry by Friday")
        return self

    def promise(self, due_at: datetime | None = None, visit: JobDraft | None = None) -> int | None:
        due_at = due_at or self.firm.clock.now() + timedelta(hours=3)
        return self.service.promise(self.id, self.version, PromiseDraft("Luis comes at noon", due_at), visit)

    def fix(self, outcome: str = "visit", cost_minor: int = 0) -> Story:
        self.service.fix(self.id, self.version, FixDraft(outcome, "Dried and treated", cost_minor))
        return self

    def check_back(self, draft: CheckBackDraft = GREAT) -> str:
        return self.service.check_back(self.id, self.version, draft)

    def to_put_right(self) -> Story:
        """Heard, sorry, asked and promised."""
        self.listen().say_sorry().ask().promise()
        return self

    def to_check_back(self) -> Story:
        """Put right two hours after the promise."""
        self.to_put_right()
        self.firm.clock.move_on(hours=2)
        return self.fix()

    def to_made_good(self) -> Story:
        """Closed in the client's own words two days later."""
        self.to_check_back()
        self.firm.clock.move_on(days=2)
        assert self.check_back() == "made_good"
        return self
