"""The days of the steps after a job, set on the settings page."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from app.models.aftercare import AftercareStep
from app.queries.aftercare_settings import get_aftercare_settings
from app.rules.aftercare_plan import DEFAULT_SETTINGS
from tests.ui.firm_windows import FirmWindow, settle


def type_number(desk: FirmWindow, name: str, typed: str) -> QSpinBox | QDoubleSpinBox:
    spin = desk.named(f"aftercare_days.{name}")
    assert isinstance(spin, QSpinBox | QDoubleSpinBox)
    spin.setFocus()
    spin.selectAll()
    desk.type(typed)
    desk.press(Qt.Key.Key_Tab)
    return spin


def test_a_day_is_set_undone_and_counts_for_the_next_plan(desk: FirmWindow) -> None:
    spin = type_number(desk, "spots_check_days", "21")
    assert get_aftercare_settings().spots_check_days == 21
    job_id = desk.firm.finished_job(desk.firm.client())
    step = AftercareStep.get((AftercareStep.job == job_id) & (AftercareStep.kind == "spots_check"))
    assert (step.due_on - desk.firm.clock.today()).days == 21
    desk.firm.everafter.history.undo()
    desk.firm.everafter.history.undo()
    desk.firm.everafter.history.undo()
    desk.firm.everafter.history.undo()
    settle()
    assert get_aftercare_settings() == DEFAULT_SETTINGS
    assert spin.value() == 30


def test_the_last_letter_stays_the_last(desk: FirmWindow) -> None:
    type_number(desk, "letter_ratio", "1.20")
    assert get_aftercare_settings() == DEFAULT_SETTINGS, "before the personal call there is no letter"
    type_number(desk, "letter_ratio", "1.50")
    assert get_aftercare_settings().letter_ratio == Fraction(3, 2)
