"""What our promise covers after a visit: every area of it until its last day, except for named reasons."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.translations import gettext as _


class GuaranteeExclusion(StrEnum):
    """Why an area is not covered; nothing else is a reason."""

    PERMANENT_STAIN = "permanent_stain"
    DEEP_URINE = "deep_urine"
    WEAR = "wear"
    EXISTING_DAMAGE = "existing_damage"


def exclusion_words(exclusion: GuaranteeExclusion) -> str:
    """The reason in words."""
    return {
        GuaranteeExclusion.PERMANENT_STAIN: _("permanent stain"),
        GuaranteeExclusion.DEEP_URINE: _("deep urine"),
        GuaranteeExclusion.WEAR: _("wear"),
        GuaranteeExclusion.EXISTING_DAMAGE: _("damage that was there before"),
    }[exclusion]


def is_in_force(until_on: date | None, today: date) -> bool:
    """Whether the promise still holds; its last day counts. A later report is a complaint like any other."""
    return until_on is not None and today <= until_on
