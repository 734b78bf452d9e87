"""What the Loyalty page shows: who is to be thanked, who soon, and what was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.rules.rewards import is_over_budget


class LoyaltyFilter(StrEnum):
    """The lists of the Loyalty page."""

    NOW = "now"
    HELD = "held"
    COMING = "coming"
    GIVEN = "given"


class LoyaltyStep(StrEnum):
    """How far a thank-you has come; waiting keeps its distance to the one before, coming is not earned yet."""

    COMING = "coming"
    WAITING = "waiting"
    DUE = "due"
    HELD = "held"
    ISSUED = "issued"
    PRINTED = "printed"
    HANDED_OVER = "handed_over"
    GIVEN = "given"
    REDEEMED = "redeemed"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class LoyaltyLine:
    """One thank-you; without a `reward_id` it is not earned yet.

    `on` is the day that counts at its step, `told_us_on` the day of the complaint after which they came back. `joined`
    are further reasons on the same paper. `complaint_number` and `complaint_words` say why it is held. `care_line` is
    None where nobody chose one.
    """

    step: LoyaltyStep
    on: date
    client_id: int
    client_number: int
    client_name: str
    rule: str
    level: int
    is_certificate: bool
    reward_id: int | None = None
    number: str = ""
    joined: tuple[tuple[str, int], ...] = ()
    gift: str = ""
    gift_minor: int = 0
    valid_until_on: date | None = None
    care_line: str | None = None
    complaint_number: int | None = None
    complaint_words: str = ""
    redeemed_on: date | None = None
    redeemed_job_number: int | None = None
    void_reason: str = ""
    told_us_on: date | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Whether its words may still be changed."""
        return self.reward_id is not None and self.step in {LoyaltyStep.DUE, LoyaltyStep.HELD, LoyaltyStep.WAITING}

    def has_run_out(self, today: date) -> bool:
        """Whether the last day of its gift is over."""
        return self.valid_until_on is not None and self.valid_until_on < today

    def can_be_redeemed(self, today: date) -> bool:
        """Whether it promises something that was not used yet and is still good."""
        is_out = self.step in {LoyaltyStep.ISSUED, LoyaltyStep.PRINTED, LoyaltyStep.HANDED_OVER}
        return is_out and self.is_certificate and bool(self.gift) and not self.has_run_out(today)


@dataclass(frozen=True, slots=True)
class RewardBudget:
    """What was earned in twelve months, what may be given of it, and what was given."""

    income_minor: int
    budget_minor: int
    spent_minor: int

    @property
    def is_over(self) -> bool:
        """Whether more was given than planned; a warning, never a refusal."""
        return is_over_budget(self.income_minor, self.spent_minor, 0)
