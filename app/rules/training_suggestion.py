"""Which training helps when the cause of a complaint was a person (R12); it helps them, it ranks nobody."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.rules.complaint_events import CauseKind
from app.rules.complaints import Category, PriorityClass
from app.translations import gettext as _


class TrainingTopic(StrEnum):
    """The nine topics of R12."""

    PROBE_CALL = "probe_call"
    HEARING = "hearing"
    WALK_THROUGH = "walk_through"
    FIBRE = "fibre"
    PRE_INSPECTION = "pre_inspection"
    MOISTURE = "moisture"
    PET_URINE = "pet_urine"
    SAFETY = "safety"
    LOGGING = "logging"


TOPIC_OF: Mapping[Category, TrainingTopic] = MappingProxyType(
    {
        Category.INJURY: TrainingTopic.SAFETY,
        Category.ILLNESS: TrainingTopic.SAFETY,
        Category.DAMAGE: TrainingTopic.WALK_THROUGH,
        Category.COLOUR_LOSS: TrainingTopic.FIBRE,
        Category.SHRINKAGE: TrainingTopic.FIBRE,
        Category.FLOOD: TrainingTopic.MOISTURE,
        Category.MISSING_ITEM: TrainingTopic.WALK_THROUGH,
        Category.OVER_WET: TrainingTopic.MOISTURE,
        Category.WICKING: TrainingTopic.MOISTURE,
        Category.ODOUR: TrainingTopic.PET_URINE,
        Category.OVERBILLED: TrainingTopic.PRE_INSPECTION,
        Category.NO_SHOW: TrainingTopic.WALK_THROUGH,
        Category.RUDE_OR_UNSAFE: TrainingTopic.HEARING,
        Category.RECLEAN_FAILED: TrainingTopic.PRE_INSPECTION,
        Category.MISSED_AREA: TrainingTopic.WALK_THROUGH,
        Category.VISIBLE_SPOT: TrainingTopic.PRE_INSPECTION,
        Category.FURNITURE_NOT_BACK: TrainingTopic.WALK_THROUGH,
        Category.LATE: TrainingTopic.WALK_THROUGH,
        Category.RESIDUE: TrainingTopic.MOISTURE,
        Category.NIGGLE: TrainingTopic.HEARING,
        Category.PAPERWORK: TrainingTopic.LOGGING,
        Category.SUGGESTION: TrainingTopic.PROBE_CALL,
    }
)
"""Which topic helps after a complaint of each category."""


def suggest_training(category: Category, priority: PriorityClass, cause_kind: CauseKind | None) -> TrainingTopic | None:
    """The topic for a complaint of class P1 or P2 whose cause was a person; None for all others (R12)."""
    if cause_kind is not CauseKind.PERSON or priority not in (PriorityClass.P1, PriorityClass.P2):
        return None
    return TOPIC_OF[category]


def topic_name(topic: TrainingTopic) -> str:
    """A topic as the list of trainings calls it."""
    return {
        TrainingTopic.PROBE_CALL: _("Probe call, role play"),
        TrainingTopic.HEARING: _("Hearing a complaint, role play"),
        TrainingTopic.WALK_THROUGH: _("Arrival and end walk-through"),
        TrainingTopic.FIBRE: _("Fiber identification"),
        TrainingTopic.PRE_INSPECTION: _("Pre-inspection"),
        TrainingTopic.MOISTURE: _("Moisture and pH"),
        TrainingTopic.PET_URINE: _("Pet urine"),
        TrainingTopic.SAFETY: _("Slips and chemical safety"),
        TrainingTopic.LOGGING: _("Logging a complaint"),
    }[topic]
