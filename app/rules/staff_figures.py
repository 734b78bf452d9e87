"""Honest figures about people's work: rates only with enough cases, no ranking on issues, and training (R12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import sqrt

from dateutil.relativedelta import relativedelta

from app.rules.complaints import PriorityClass
from app.rules.rounding import round_half_up
from app.translations import gettext as _

FEWEST_CASES = 10
CERTAINTY = 1.959963984540054
TRAINING_MONTHS = 12


class Fault(StrEnum):
    """Where the cause of an issue lay."""

    PERSON = "person"
    PROCESS = "process"
    PRODUCT = "product"
    CLIENT_EXPECTATION = "client_expectation"


class TrainingTopic(StrEnum):
    """What everyone in the firm is trained in, the owner included."""

    PROBE_CALL = "probe_call"
    RECOVERY = "recovery"
    ARRIVAL_AND_WALK_THROUGH = "arrival_and_walk_through"
    FIBRE_IDENTIFICATION = "fibre_identification"
    PRE_INSPECTION = "pre_inspection"
    MOISTURE_AND_PH = "moisture_and_ph"
    PET_URINE = "pet_urine"
    SAFETY = "safety"
    COMPLAINT_LOGGING = "complaint_logging"


@dataclass(frozen=True, slots=True)
class Rate:
    """k of n; a percentage and its 95 % range only from ten cases on (percent, one decimal, half up)."""

    count: int
    of: int

    @property
    def is_shown(self) -> bool:
        """Whether there are enough cases for a percentage."""
        return self.of >= FEWEST_CASES

    @property
    def percent(self) -> float:
        """The share in percent; ValueError with too few cases."""
        self._check()
        return round_half_up(Fraction(1000 * self.count, self.of)) / 10

    @property
    def range(self) -> tuple[float, float]:
        """The Wilson 95 % range in percent; ValueError with too few cases."""
        self._check()
        low, high = wilson_range(self.count, self.of)
        return (round_half_up(1000 * low) / 10, round_half_up(1000 * high) / 10)

    def in_words(self) -> str:
        """As a page prints it: "75 % (46.8–91.1)", or "4 of 6 – too few"."""
        if not self.is_shown:
            return _("{count} of {of} – too few").format(count=self.count, of=self.of)
        low, high = self.range
        return _("{percent} % ({low}–{high})").format(percent=f"{self.percent:g}", low=f"{low:g}", high=f"{high:g}")

    def _check(self) -> None:
        if not self.is_shown:
            raise ValueError("Too few cases for a percentage.")


def wilson_range(count: int, of: int) -> tuple[float, float]:
    """The Wilson score interval for k of n at 95 %, as shares from 0 to 1 (R12); ValueError unless 0 <= k <= n > 0."""
    if not 0 <= count <= of or of == 0:
        raise ValueError("A share is k of n, n above 0.")
    share, spread = count / of, CERTAINTY**2 / of
    middle = share + spread / 2
    half = CERTAINTY * sqrt(share * (1 - share) / of + spread / (4 * of))
    return (max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread)))


def per_hundred(count: int, of: int) -> float | None:
    """Cases per 100 jobs with one decimal, half up; None with fewer than ten jobs."""
    return round_half_up(Fraction(1000 * count, of)) / 10 if of >= FEWEST_CASES else None


@dataclass(frozen=True, slots=True)
class Training:
    """A topic signed off by a trainer on a day."""

    topic: TrainingTopic
    signed_off_on: date


def training_valid_until(signed_off_on: date) -> date:
    """The last day on which a training counts: twelve months later."""
    return signed_off_on + relativedelta(months=TRAINING_MONTHS)


def valid_topics(trainings: Iterable[Training], today: date) -> frozenset[TrainingTopic]:
    """The topics that count today."""
    return frozenset(
        training.topic
        for training in trainings
        if training.signed_off_on <= today <= training_valid_until(training.signed_off_on)
    )


def training_coverage(trainings: Iterable[Training], required: Iterable[TrainingTopic], today: date) -> Fraction:
    """Valid topics ÷ required ones, exact; 1 if none is required (R12)."""
    wanted = frozenset(required)
    return Fraction(len(valid_topics(trainings, today) & wanted), len(wanted)) if wanted else Fraction(1)


def percent(share: Fraction) -> int:
    """A share as a whole percentage, rounded half up."""
    return round_half_up(share * 100)


def suggests_training(priority: PriorityClass, fault: Fault) -> bool:
    """Whether a closed complaint suggests a topic: an urgent one (P1, P2) whose cause was a person (R12)."""
    return fault is Fault.PERSON and priority in {PriorityClass.P1, PriorityClass.P2}
