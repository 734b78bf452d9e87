"""A report on many complaints is read in the worker process, with progress and Cancel; the window goes on."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.jobs import JobProgress
from app.queries.care_report_rows import CareReport
from app.translations import gettext as _
from ui.job_panel import JobPanel
from ui.jobs import Job, JobRunner

if TYPE_CHECKING:
    from app.everafter import Everafter

MOST_AT_ONCE = 600
"""Complaints that are counted in the time of one picture or two; more of them are read beside the window."""


def read_report(
    address: str, first: date, last: date, now: datetime, zone: ZoneInfo, progress: JobProgress
) -> CareReport:
    """The report, in a process of its own: opened to read, closed again."""
    # Only the worker process needs these.
    from app.clock import FixedClock  # noqa: PLC0415 - see above
    from app.everafter import open_read_only  # noqa: PLC0415 - see above
    from app.queries.care_report import get_care_report  # noqa: PLC0415 - see above

    everafter = open_read_only(address, clock=FixedClock(now, zone))
    try:
        return get_care_report(first, last, now, zone, progress)
    finally:
        everafter.close()


class LongReading(QObject):
    """Reads one report after the other; days chosen while one is being read take its place."""

    report_read = Signal(object)  # CareReport
    given_up = Signal()  # somebody cancelled, or it could not be read
    told = Signal(str)

    def __init__(self, everafter: Everafter, runner: JobRunner, host: QWidget) -> None:
        super().__init__(host)
        self._everafter = everafter
        self._runner = runner
        self._panel = JobPanel(host, self._tell)
        self._job: Job | None = None
        self._days: tuple[date, date] | None = None
        self._next: tuple[date, date] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a report is being read."""
        return self._job is not None

    def read(self, first: date, last: date) -> None:
        """Read the report on these days; what is being read for other days is given up."""
        if self._job is not None:
            if (first, last) != self._days:
                self._next = (first, last)
                self._job.cancel()
            return
        clock = self._everafter.clock
        self._days, self._next = (first, last), None
        self._job = self._runner.run_in_process(
            read_report, self._everafter.address, first, last, clock.now(), clock.zone
        )
        self._job.succeeded.connect(self._show)
        self._job.finished.connect(self._finish)
        self._panel.watch(self._job, _("Counting"), lambda _report: "")

    def stop(self) -> None:
        """Whatever is being read is not wanted any more."""
        self._next = self._days
        if self._job is not None:
            self._job.cancel()

    def _show(self, report: object) -> None:
        if self._next is None:
            self._days = None
            self.report_read.emit(report)

    def _finish(self) -> None:
        wanted, self._job = self._next, None
        if wanted is not None and wanted != self._days:
            self.read(*wanted)
        elif self._days is not None and wanted is None:
            self.given_up.emit()
        if self._job is None:
            self._days = self._next = None

    def _tell(self, words: str) -> None:
        if words and self._next is None:
            self.told.emit(words)
