"""Notices what other desks, and other programs on the same file, have saved, and tells the pages as if it were here."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer

from app.errors import EverafterError
from app.events import RecordsChanged
from app.queries import acts
from app.translations import gettext as _
from ui.change_feed import ChangeFeed

_logger = logging.getLogger(__name__)

_LOOK_MILLISECONDS = 2_000
# A server that is out of reach is waited for ten seconds at each look: between two of them there must be time to type.
_LOOK_AFTER_FAILURE_MILLISECONDS = 60_000


class OtherDesks(QObject):
    """Looks at the audit's newest number every two seconds; what this desk wrote itself is known from the feed."""

    def __init__(self, feed: ChangeFeed, parent: QObject) -> None:
        super().__init__(parent)
        self._feed = feed
        self._newest_id = 0
        self._known: frozenset[int] = frozenset()
        self._own: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        feed.changed.connect(self._on_changed)

    def start(self) -> None:
        """Whatever was saved until now is on the screen; count from here."""
        self._newest_id = acts.get_newest_act_id()
        self._known = acts.list_recent_act_ids(self._newest_id)
        self._timer.start()

    def stop(self) -> None:
        """Look no more; the database is about to be closed."""
        self._timer.stop()

    def look(self) -> None:
        """Tell the feed what came from elsewhere; a database that cannot be read now is looked at again later."""
        try:
            found = self._found_elsewhere()
        except EverafterError:
            _logger.warning("what other desks saved could not be read")
            self._timer.setInterval(_LOOK_AFTER_FAILURE_MILLISECONDS)
            return
        self._timer.setInterval(_LOOK_MILLISECONDS)
        if found is not None:
            self._feed.tell(found)

    def _found_elsewhere(self) -> RecordsChanged | None:
        found: RecordsChanged | None
        newest = acts.get_newest_act_id()
        if newest == self._newest_id and not self._own:
            return None
        if newest < self._newest_id:
            # A backup was restored from elsewhere: nothing on the screen is known to be true.
            found = RecordsChanged(_("Backup restored"), is_bulk=True)
            recent = acts.list_recent_act_ids(newest)
        else:
            recent = acts.list_recent_act_ids(self._newest_id)
            others = recent - self._known - self._own
            found = acts.read_acts(others) if others else None
        self._newest_id = newest
        self._known = recent
        self._own.clear()
        return found

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.act_id is not None:
            self._own.add(event.act_id)
