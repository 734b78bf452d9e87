"""Training is suggested when a grave complaint came from a person (R12)."""

from __future__ import annotations

import pytest

from app.rules.complaint_events import CauseKind
from app.rules.complaints import Category, PriorityClass
from app.rules.training_suggestion import TOPIC_OF, TrainingTopic, suggest_training, topic_name
from app.sample_firm.team import _TRAINING


@pytest.mark.parametrize("priority", [PriorityClass.P1, PriorityClass.P2])
def test_a_grave_complaint_from_a_person_suggests_a_topic(priority: PriorityClass) -> None:
    assert suggest_training(Category.OVER_WET, priority, CauseKind.PERSON) is TrainingTopic.MOISTURE
    assert suggest_training(Category.COLOUR_LOSS, priority, CauseKind.PERSON) is TrainingTopic.FIBRE
    assert suggest_training(Category.ODOUR, priority, CauseKind.PERSON) is TrainingTopic.PET_URINE


@pytest.mark.parametrize("kind", [CauseKind.PROCESS, CauseKind.PRODUCT, CauseKind.CLIENT_EXPECTATION, None])
def test_any_other_cause_suggests_none(kind: CauseKind | None) -> None:
    assert suggest_training(Category.OVER_WET, PriorityClass.P1, kind) is None


@pytest.mark.parametrize("priority", [PriorityClass.P3, PriorityClass.P4])
def test_a_smaller_complaint_suggests_none(priority: PriorityClass) -> None:
    assert suggest_training(Category.OVER_WET, priority, CauseKind.PERSON) is None


def test_every_category_has_a_topic_and_every_topic_the_name_of_the_list() -> None:
    assert set(TOPIC_OF) == set(Category)
    assert [topic_name(topic) for topic in TrainingTopic] == [name for name, _is_required in _TRAINING]
