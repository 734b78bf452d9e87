"""Keeps the Care strip and the badges true: reads them after each change, counts their minutes every thirty seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.queries.promise_rows import OpenPromise
from app.rules.person_names import first_name
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.shell.care_strip import CareStrip, CareStripPromise
from ui.shell.rail import Rail
from ui.widgets.chips import ClockState
from ui.wording import due_words

if TYPE_CHECKING:
    from app.events import RecordsChanged
    from app.everafter import Everafter
    from app.queries.complaint_rows import CareStripRow, ComplaintRow

OF_CLIENT = "client:"  # the key of a promise that no complaint is about opens the card
_TICK_MILLISECONDS = 30_000
_TABLES = ("complaint", "complaint_event", "promise", "client", "person", "setting", "closed_day")
_CALL_TABLES = ("aftercare_step", "feedback", "job", "client")
_STATES = {
    "late": ClockState.LATE,
    "due": ClockState.DUE,
    "on_track": ClockState.ON_TRACK,
    "paused": ClockState.ON_TRACK,
}


class CareWatch(QObject):
    """Reads `queries.care_strip.get_strip`; `ticked` lets pages repaint their clocks at the same moment."""

    ticked = Signal()

    def __init__(self, everafter: Everafter, feed: ChangeFeed, strip: CareStrip, rail: Rail, parent: QObject) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._strip = strip
        self._rail = rail
        feed.changed.connect(self._on_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MILLISECONDS)
        self._timer.timeout.connect(self.refresh)
        self._timer.timeout.connect(self.ticked)
        self._timer.start()

    def refresh(self) -> None:
        """Read who waits and say it; a minute that passed can make a promise late, so this also runs by the clock."""
        from app.queries.care_strip import get_strip  # noqa: PLC0415 - R6 and R7 come after the first page

        clock = self._everafter.clock
        row = get_strip(clock.now(), clock.zone)
        self._strip.set_promises(waiting_words(row), [self._promise(each) for each in row.first])
        words = ngettext("{count} person waits", "{count} people wait", row.people_count).format(count=row.people_count)
        if row.late_count:
            words += ", " + _("{count} late").format(count=row.late_count)
        self._rail.set_badge(
            "care_board", row.waiting_count, is_late=row.late_count > 0, sentence=words if row.waiting_count else ""
        )

    def refresh_calls(self) -> None:
        """How many aftercare calls wait; this only changes with what is written down, not with the minute."""
        from app.queries.aftercare import count_aftercare  # noqa: PLC0415 - after the first page

        clock = self._everafter.clock
        count = count_aftercare(clock.now(), clock.zone)
        words = ngettext("{count} call to make", "{count} calls to make", count).format(count=count)
        self._rail.set_badge("aftercare", count, is_late=False, sentence=words if count else "")

    def stop(self) -> None:
        """Count no more; the database is about to be closed."""
        self._timer.stop()

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.is_bulk or event.touches(*_TABLES):
            self.refresh()
        if event.is_bulk or event.touches(*_CALL_TABLES):
            self.refresh_calls()

    def _promise(self, card: ComplaintRow | OpenPromise) -> CareStripPromise:
        clock = self._everafter.clock
        if isinstance(card, OpenPromise):
            words = due_words(card.due_at, clock.now(), clock.zone)
            what = " · ".join(part for part in (card.what, first_name(card.owner_name)) if part)
            return CareStripPromise(f"{OF_CLIENT}{card.client_id}", words, ClockState.LATE, card.client_name, what)
        words = due_words(card.due_at, clock.now(), clock.zone) if card.due_at is not None else _("paused")
        owner = card.owner_name.split(" ", maxsplit=1)[0]
        what = " · ".join(part for part in (next_step_words(card), owner) if part)
        state = _STATES.get(card.chip, ClockState.ON_TRACK)
        return CareStripPromise(str(card.id), words, state, card.client_name, what)


def waiting_words(row: CareStripRow) -> str:
    """The sentence of the strip: people, not counts of objects."""
    if row.people_count:
        words = ngettext("{count} person is counting on us", "{count} people are counting on us", row.people_count)
        return words.format(count=row.people_count)
    if row.quiet_days is None:
        return _("Nobody is waiting on us.")
    words = ngettext("Nobody is waiting on us. {count} day.", "Nobody is waiting on us. {count} days.", row.quiet_days)
    return words.format(count=row.quiet_days)


def next_step_words(card: ComplaintRow) -> str:
    """What has to happen next for a complaint, in two words."""
    return {
        "answer": _("call back"),
        "site": _("look at it"),
        "resolve": _("put right"),
        "promise": _("put right"),
        "check_back": _("check back"),
    }.get(card.next_clock, "")
