"""Sees to it that what a new day brings is worked out once, beside the window: at its start, and after midnight."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.events import RecordsChanged
from app.queries.nightly import read_nightly_done_on
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.jobs import Job, JobRunner
from ui.shell.night_work import work_out_new_day

if TYPE_CHECKING:
    from app.everafter import Everafter

_logger = logging.getLogger(__name__)
_AGAIN_AFTER = timedelta(hours=1)


class NightWatch(QObject):
    """Silent: pages read again when something changed, and whatever keeps it from being done is tried again later."""

    def __init__(self, everafter: Everafter, feed: ChangeFeed, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._feed = feed
        self._runner = runner
        self._job: Job | None = None
        self._done_for: tuple[date, str] | None = None  # the day, and the zone of the wall that says so
        self._not_before: datetime | None = None

    def look(self) -> None:
        """Begin if today was not done yet, by this desk or another one; the work itself is done in a process."""
        clock = self._everafter.clock
        today, zone = clock.today(), clock.zone.key
        if self._done_for == (today, zone) or self._job is not None or self._everafter.is_read_only:
            return
        if self._not_before is not None and clock.now() < self._not_before:
            return
        if read_nightly_done_on() == today:
            self._done_for = (today, zone)
            return
        # A failure now is tried again in an hour, and not with every tick.
        self._not_before = clock.now() + _AGAIN_AFTER
        self._job = self._runner.run_in_process(work_out_new_day, self._everafter.address, clock.now())
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(lambda error: _logger.warning("the new day waits: %s", type(error).__name__))
        self._job.finished.connect(self._let_go)

    def stop(self) -> None:
        """Leave the rest for another time; the database is about to be closed."""
        if self._job is not None:
            self._job.cancel()

    def _on_done(self, has_changed: bool) -> None:
        self._not_before = None
        if has_changed:
            self._feed.tell(RecordsChanged(_("A new day"), {}, is_bulk=True))

    def _let_go(self) -> None:
        self._job = None
