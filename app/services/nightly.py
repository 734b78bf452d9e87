"""What a new day brings, in one place: whatever time alone changes of what is kept, worked out once a day.

Holidays and dates of agreements that come into sight, silence that has lasted a week, the rhythm of clients (R2 to R4),
and who is to be thanked (R11). Every step is a short act of its own, and running all of it again changes nothing: so it
can be stopped anywhere, two desks may begin it, and whoever comes later finds the day marked as done.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date

from app.clock import Clock
from app.errors import ConflictError
from app.jobs import JobProgress
from app.models.clients import Client
from app.models.firm import Setting
from app.queries.nightly import (
    NIGHTLY_DONE_ON,
    changed_by_time,
    read_kept_attention,
    read_kept_attention_to_write,
    read_nightly_done_on,
)
from app.services.aftercare_backlog import leave_behind
from app.services.bulk_writes import update_rows
from app.services.client_summary import refresh_clients
from app.services.firm_settings import find_setting, write_setting
from app.services.rewards import RewardService
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_logger = logging.getLogger(__name__)

# A unit this long holds up another desk for some hundredths of a second.
_READ_AT_ONCE = 4_000
_REFRESHED_AT_ONCE = 200
_THANKED_AT_ONCE = 200
_LONG_AGO = date(2000, 1, 1)


class NightlyService:
    """Goes through everything that a new day changes; `first_steps` come before the clients are looked at."""

    def __init__(
        self, units: UnitsOfWork, clock: Clock, rewards: RewardService, first_steps: Sequence[Callable[[], object]]
    ) -> None:
        self._units = units
        self._clock = clock
        self._rewards = rewards
        self._first_steps = first_steps

    def run(self, progress: JobProgress | None = None) -> bool:
        """Do it for today; False if that was done before. Raises Cancelled between two acts, which then are kept."""
        progress = progress or JobProgress()
        today, done_on = self._clock.today(), read_nightly_done_on()
        if done_on == today:
            return False
        since = done_on if done_on is not None and done_on < today else None
        if done_on is None:
            with self._unit() as work:
                leave_behind(work, self._clock)
        for step in self._first_steps:
            progress.stop_if_cancelled()
            step()
        for some in _parts(changed_by_time(since, today, self._clock.zone), _REFRESHED_AT_ONCE):
            progress.stop_if_cancelled()
            with self._unit() as work:
                refresh_clients(work, some, self._clock)
        self._go_on(today, progress)
        for some in _parts(self._rewards.concerned_by_time(since), _THANKED_AT_ONCE):
            progress.stop_if_cancelled()
            self._rewards.refresh(some)
        self._mark(today)
        return True

    def _go_on(self, today: date, progress: JobProgress) -> None:
        """Attention and value at risk on this day, from what they stand on; only what differs is written."""
        last_id = 0
        while page := read_kept_attention(last_id, _READ_AT_ONCE):
            progress.stop_if_cancelled()
            last_id = page[-1].client_id
            stale = [kept.client_id for kept in page if kept.on.attention(today) != kept.attention]
            if stale:
                self._write(stale, today)

    def _write(self, client_ids: Sequence[int], today: date) -> None:
        """Read again inside the act, since another desk may have been faster."""
        with self._unit() as work:
            rows = []
            for kept in read_kept_attention_to_write(client_ids):
                attention = kept.on.attention(today)
                if attention != kept.attention:
                    rows.append((attention, kept.on.value_at_risk_minor(attention), kept.client_id))
            update_rows(work, "client", ("attention", "value_at_risk_minor"), rows, is_derived=True)

    def _mark(self, today: date) -> None:
        """Note that this day is done; no act of a person, so the audit holds its first day only."""
        setting = find_setting(NIGHTLY_DONE_ON)
        try:
            with self._unit() as work:
                if setting.is_stored:
                    setting.value = today.isoformat()
                    work.save_kept(setting)
                else:
                    write_setting(work, setting, today.isoformat())
        except ConflictError:
            _logger.info("another desk marked this day as done at the same moment")

    def _unit(self) -> AbstractContextManager[UnitOfWork]:
        return self._units(_("A new day"), is_undoable=False)


def work_out_everybody_again(work: UnitOfWork) -> None:
    """All visits are on other days, since the firm's wall hangs in another zone: the next night reads every client."""
    Client.update(standing_points=None).where(Client.standing_points.is_null(False)).execute()
    Setting.update(value=_LONG_AGO.isoformat()).where(Setting.name == NIGHTLY_DONE_ON).execute()
    work.changed("setting", ())


def _parts(ids: Sequence[int], size: int) -> list[Sequence[int]]:
    return [ids[start : start + size] for start in range(0, len(ids), size)]
