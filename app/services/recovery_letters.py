"""Writes that a letter went out after a complaint: in the complaint's list and on the client's timeline."""

from __future__ import annotations

from collections.abc import Iterable

from app.clock import Clock
from app.models.clients import TimelineEntry
from app.queries.recovery_letters import PRINTED_PAPER, RECOVERY_LETTER
from app.services.client_summary import refresh_clients
from app.services.complaint_log import add_note, open_complaint
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitOfWork, UnitsOfWork


class RecoveryLetterService:
    """A letter that was printed cannot be unprinted, so this is never undone."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def mark_printed(self, complaint_ids: Iterable[int]) -> None:
        """Remember which letters went out; printed once more, a letter is remembered once more."""
        wanted = list(complaint_ids)
        label = ngettext("Print {count} recovery letter", "Print {count} recovery letters", len(wanted)).format(
            count=len(wanted)
        )
        with self._units(label, is_undoable=False) as work:
            clients = [self._mark(work, complaint_id) for complaint_id in wanted]
            refresh_clients(work, sorted(set(clients)), self._clock)

    def _mark(self, work: UnitOfWork, complaint_id: int) -> int:
        opened = open_complaint(complaint_id)
        headline = _("Recovery letter printed")
        add_note(work, opened, headline, {PRINTED_PAPER: RECOVERY_LETTER})
        entry = TimelineEntry(
            client=opened.row.client_id,
            complaint_id=complaint_id,
            kind="letter",
            direction="out",
            purpose="care",
            happened_at=work.now,
            person=work.person_id,
            headline=headline,
            paper="recovery-letter",
        )
        work.save(entry)
        return opened.row.client_id
