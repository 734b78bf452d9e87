"""What we promise: when we are open, how soon we answer, which days nobody works, what is kept free to put right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.queries.closed_days import ClosedDayRow
from app.rules.aftercare_plan import AftercareSettings
from app.rules.promised_times import PromisedTimes
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.settings.aftercare_days import AftercareDaysEditor
from ui.settings.class_times import ClassTimesEditor
from ui.settings.closed_days import ClosedDaysEditor
from ui.settings.opening_hours import OpeningHoursEditor
from ui.settings.quiet_days import QuietDaysEditor
from ui.settings.rescue_time import RescueTimeEditor
from ui.settings.settings_section import SettingsSection

if TYPE_CHECKING:
    from app.everafter import Everafter


class PromisesSection(SettingsSection):
    """Hours, times and closed days, by which every clock of a complaint runs, and the time kept for its visits."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Promises"),
            _("Every clock of a complaint runs by these. A change counts for what comes in from now on."),
            _("opening hours open closed days public holidays times clocks answer visit vacation rescue quiet offers"),
            parent,
        )
        self._hours = OpeningHoursEditor(everafter)
        self._times = ClassTimesEditor(everafter)
        self._days = ClosedDaysEditor(everafter)
        self._rescue = RescueTimeEditor(everafter)
        self._quiet = QuietDaysEditor(everafter)
        self.add_heading(_("Opening hours"))
        self.add_row((self._hours, 6))
        self.add_heading(
            _("Times for a complaint"), _("Hours are opening hours; a day ends when you close. More urgent, sooner.")
        )
        self.add_row((self._times, 6))
        self.add_heading(
            _("Closed days"), _("Clocks step over them. Public holidays follow the country and region of the firm.")
        )
        self.add_row((self._days, 6))
        self.add_heading(
            _("The end of each day"),
            _("Offered only to people we let down; you can still give it to anybody by hand."),
        )
        self.add_row((self._rescue, 2))
        self._aftercare = AftercareDaysEditor(everafter)
        self.add_heading(
            _("After each job"), _("On which days its steps come. A closed day goes on to the next open one.")
        )
        self.add_row((self._aftercare, 6))
        self.add_heading(_("After a complaint"), _("Once it is put right, nothing is sold to that client for a while."))
        self.add_row((self._quiet, 2))
        for part in (self._hours, self._times, self._days, self._rescue, self._aftercare, self._quiet):
            part.saved.connect(self.saved)

    def show_promises(
        self, promised: PromisedTimes, days: Sequence[ClosedDayRow], rescue_minutes: int, formats: FirmFormats
    ) -> None:
        """Show what is in force; what is being typed stays."""
        self._hours.show_hours(promised, formats)
        self._times.show_times(promised, formats)
        self._days.show_days(days, formats)
        self._rescue.show_minutes(rescue_minutes)
        self._quiet.show_stored()

    def show_aftercare(self, settings: AftercareSettings) -> None:
        """Show on which days the steps after a job come."""
        self._aftercare.show_settings(settings)
