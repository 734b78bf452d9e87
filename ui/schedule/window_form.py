"""Between what times a client was told that somebody comes, beside the planned start."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget

from app.queries.rows import JobRow
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import moment_at_time, time_in, to_qtime
from ui.widgets.date_edits import TimeEdit
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm

_USUAL_LENGTH = timedelta(hours=2)


class WindowForm(InlineForm):
    """Two times; Save keeps them, Remove says that nothing was told."""

    def __init__(self, formats: FirmFormats, job: JobRow, parent: QWidget | None = None) -> None:
        super().__init__(_("When does {name} expect us?").format(name=job.client_name), parent=parent)
        self.job = job
        self._formats = formats
        assert job.starts_at is not None
        opens = formats.local(job.window_starts_at or job.starts_at)
        closes = formats.local(job.window_ends_at or opens + _USUAL_LENGTH)
        self._day = opens.date()
        self.from_edit, self.until_edit = TimeEdit(to_qtime(opens)), TimeEdit(_not_before(opens, closes))
        for edit in (self.from_edit, self.until_edit):
            edit.setDisplayFormat(formats.time_pattern)
        self.add_field("window", Field(_("F&rom"), self.from_edit))
        self.add_field("window_ends_at", Field(_("&Until"), self.until_edit))

    def chosen_window(self) -> tuple[datetime, datetime]:
        """What the fields say now, on the day of the visit."""
        zone = self._formats.zone
        return (
            moment_at_time(self._day, time_in(self.from_edit), zone),
            moment_at_time(self._day, time_in(self.until_edit), zone),
        )


def _not_before(opens: datetime, closes: datetime) -> QTime:
    """The end of a window that runs past midnight is shown as late as a day has."""
    return to_qtime(closes) if closes.date() == opens.date() else QTime(23, 45)
