"""The rows of the plan after each job; see rows.py for their units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.rules.aftercare_plan import AftercareStep


class StepKinds(StrEnum):
    """The filters above the list of steps, by what one does."""

    ALL = "all"
    CALLS = "calls"
    LETTERS = "letters"
    CARDS = "cards"


KINDS_OF: dict[StepKinds, tuple[AftercareStep, ...]] = {
    StepKinds.CALLS: (
        AftercareStep.QUALITY_CALL, AftercareStep.DRY_CHECK, AftercareStep.SPOTS_CHECK, AftercareStep.DUE_CALL,
        AftercareStep.PERSONAL_CALL,
    ),
    StepKinds.LETTERS: (
        AftercareStep.HALFWAY_TIP, AftercareStep.REMINDER, AftercareStep.LETTER, AftercareStep.LAST_LETTER,
    ),
    StepKinds.CARDS: (AftercareStep.THANKS, AftercareStep.BRAG, AftercareStep.FAREWELL),
}  # fmt: skip
"""What is done by telephone, what is written, and what is a card in the hand."""


@dataclass(frozen=True, slots=True)
class CareStepRow:
    """One step of a plan; `against` says in a sentence why it is not for today.

    `may_offer` is False where the client said no to this way, or it is impossible; `may_do` where it cannot be noted as
    done either, because a complaint is open.
    """

    id: int
    version: int
    client_id: int
    client_number: int
    client_name: str
    phone: str
    job_id: int
    job_number: int
    finished_on: date | None
    kind: str
    due_on: date
    is_sales: bool
    state: str = "open"
    reason: str = ""
    against: str = ""
    may_do: bool = True
    may_offer: bool = True
    moved_from_on: date | None = None
    done_on: date | None = None
    done_by: str = ""


@dataclass(frozen=True, slots=True)
class CarePlanRow:
    """The steps of today, the late ones first, and of the days after; counts end a little past a thousand."""

    steps: tuple[CareStepRow, ...]
    count: int
    late_count: int
    letter_count: int
