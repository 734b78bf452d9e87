"""Everafter: one opened database with the services that write to it; what window and command line start from."""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.aftercare_services import AftercareServices
from app.client_services import ClientServices
from app.clock import Clock, SystemClock
from app.database import (
    Database,
    close_database,
    is_server_address,
    migrate,
    needs_migration,
    open_database,
    open_for_reading,
    sweep_traces,
)
from app.errors import EverafterError
from app.events import EventBus, RecordsChanged
from app.money_services import MoneyServices
from app.paths import backups_folder, default_database_file
from app.queries.agreement_dates import has_dates_to_make
from app.queries.closed_days import are_holidays_known
from app.queries.erased_clients import has_to_forget_again
from app.queries.firm import get_zone
from app.unit_of_work import UnitOfWork, UnitsOfWork

if TYPE_CHECKING:
    from datetime import date

    from app.services.aftercare_calls import AftercareCallService
    from app.services.agreements import AgreementService
    from app.services.closed_days import ClosedDaysService
    from app.services.complaints import ComplaintService
    from app.services.firm import FirmService
    from app.services.history import HistoryService, RecordedChange, UndoHandler
    from app.services.job_reports import JobReportService
    from app.services.jobs import JobService
    from app.services.nightly import NightlyService
    from app.services.paper_words import PaperWordsService
    from app.services.promised_times import PromisedTimesService
    from app.services.recovery_letters import RecoveryLetterService
    from app.services.visit_notes import VisitNotesService

# A service and the rules behind it are imported when somebody first acts: no start waits for what it does not show.
# ruff: noqa: PLC0415

_UTC = ZoneInfo("UTC")
_logger = logging.getLogger(__name__)


class Everafter(ClientServices, AftercareServices, MoneyServices):
    """One opened database; `clock` stands in the firm's zone, `events` tells of every change after its commit.

    Each service is made when it is first asked for.
    """

    def __init__(self, address: str, database: Database, clock: Clock) -> None:
        self.address = address
        self.database = database
        self.clock = clock
        self._looked_on: date | None = None
        self.events = EventBus()
        self.events.subscribe(self._follow_the_firm)
        self.units = UnitsOfWork(database, self.events, clock)

    @cached_property
    def firm(self) -> FirmService:
        """Writes about the firm itself: its team, vans, prices and words."""
        from app.services.firm import FirmService

        return FirmService(self.units, self.clock)

    @cached_property
    def jobs(self) -> JobService:
        """Writes about a job from its booking to its end."""
        from app.services.jobs import JobService

        return JobService(self.units, self.clock, self.feedback, self.rewards)

    @cached_property
    def agreements(self) -> AgreementService:
        """Writes what comes again and again."""
        from app.services.agreements import AgreementService

        return AgreementService(self.units, self.clock, self.jobs.booking)

    @cached_property
    def visit_notes(self) -> VisitNotesService:
        """Writes what is seen, measured and done on the spot."""
        from app.services.visit_notes import VisitNotesService

        return VisitNotesService(self.units, self.clock)

    @cached_property
    def complaints(self) -> ComplaintService:
        """Writes what is done about a complaint."""
        from app.services.complaints import ComplaintService

        return ComplaintService(self.units, self.clock, self.jobs, self.feedback, self.rewards)

    @cached_property
    def aftercare_calls(self) -> AftercareCallService:
        """Writes the calls after a job."""
        from app.services.aftercare_calls import AftercareCallService

        return AftercareCallService(self.units, self.clock, self.feedback, self.complaints)

    @cached_property
    def recovery_letters(self) -> RecoveryLetterService:
        """Writes that a letter went out after a complaint."""
        from app.services.recovery_letters import RecoveryLetterService

        return RecoveryLetterService(self.units, self.clock)

    @cached_property
    def paper_words(self) -> PaperWordsService:
        """Writes the firm's own words for its papers."""
        from app.services.paper_words import PaperWordsService

        return PaperWordsService(self.units)

    @cached_property
    def job_reports(self) -> JobReportService:
        """Writes that the report of a visit went out."""
        from app.services.job_reports import JobReportService

        return JobReportService(self.units, self.clock)

    @cached_property
    def history(self) -> HistoryService:
        """Takes back what was done at this desk, and does it again."""
        from app.services.certificates import keep_issued_words
        from app.services.client_merges import undo_merge
        from app.services.closed_days import undo_closed_days
        from app.services.history import HistoryService
        from app.services.promised_times import undo_times

        # A step may add a line without changing a column: then only the line tells of a complaint.
        # A merge comes first: it moves complaints as a whole, and none of their lines.
        handlers: Mapping[str, UndoHandler] = {
            "client_merge": undo_merge,
            "complaint": self._take_back,
            "complaint_event": self._take_back,
            "closed_day": undo_closed_days,
            "setting": undo_times,
            "invoice": self.invoices.take_back,
            "reward": keep_issued_words,
        }
        return HistoryService(self.units, undo_handlers=handlers, after_undo=self._refresh)

    @cached_property
    def closed_days(self) -> ClosedDaysService:
        """Writes the days on which the firm does not work."""
        from app.services.closed_days import ClosedDaysService

        return ClosedDaysService(self.units, self.clock)

    @cached_property
    def promised_times(self) -> PromisedTimesService:
        """Writes the hours and times that the firm promises from now on."""
        from app.services.promised_times import PromisedTimesService

        return PromisedTimesService(self.units, self.clock)

    @cached_property
    def nightly(self) -> NightlyService:
        """Works out once a day what time alone has changed."""
        from app.services.nightly import NightlyService

        steps = (
            self.closed_days.know_holidays,
            self.agreements.make_dates,
            self.feedback.end_what_nobody_may_ask,
            self.feedback.notice_silence,
        )
        return NightlyService(self.units, self.clock, self.rewards, steps)

    def look_ahead(self) -> None:
        """Know the public holidays and the dates of agreements ahead: once a day a look, seldom something to write."""
        today = self.clock.today()
        if self._looked_on == today or self.is_read_only:
            return
        self._looked_on = today
        if not are_holidays_known(today):
            self.closed_days.know_holidays()
        if has_dates_to_make(today):
            self.agreements.make_dates()

    @property
    def is_read_only(self) -> bool:
        """Whether the file can only be read."""
        return bool(getattr(self.database, "is_read_only", False))

    @property
    def folder(self) -> Path | None:
        """The folder of the file; None when a server keeps the data."""
        return None if is_server_address(self.address) else Path(self.address).parent

    def sign_in(self, person_id: int | None) -> None:
        """Who sits at this desk: every act from now on is signed with it."""
        self.units.person_id = person_id

    def close(self) -> None:
        """Close the database; a file is then one single file."""
        close_database(self.database)

    def _follow_the_firm(self, event: RecordsChanged) -> None:
        """The clock hangs on the firm's wall, also when the firm was set up or has moved; each day looks ahead anew."""
        if event.touches("firm"):
            self.clock.zone = get_zone()
        self.look_ahead()

    def _take_back(self, work: UnitOfWork, changes: Sequence[RecordedChange]) -> Collection[str]:
        """A step of a complaint is undone by a further line in its list."""
        from app.services.complaint_log import take_back

        take_back(work, changes, self.clock.now().astimezone(self.clock.zone))
        return {"complaint", "complaint_event"}

    def _refresh(self, work: UnitOfWork, client_ids: frozenset[int]) -> None:
        """Undo puts facts back; what follows from them is worked out anew."""
        from app.services.client_summary import refresh_clients
        from app.services.closed_days import follow_changed_country
        from app.services.promised_times import follow_zone

        follow_zone(work)
        follow_changed_country(work)
        refresh_clients(work, client_ids, self.clock)
        self.rewards.refresh_within(work, sorted(client_ids))


def open_everafter(
    address: str | Path, *, clock: Clock | None = None, may_create: bool = False, key: str | None = None
) -> Everafter:
    """Open a database, bring an older one up to date after a verified backup, and set the clock into the firm's zone.

    Raises what `open_database` raises; a database that is not there is only made when `may_create`.
    """
    clock = clock or SystemClock(_UTC)
    database = open_database(address, key=key, must_exist=not may_create)
    try:
        if needs_migration(database):
            _back_up_before_migration(address, database, clock)
            migrate(database)
        clock = clock.in_zone(get_zone())
    except BaseException:
        close_database(database)
        raise
    everafter = Everafter(os.fspath(address), database, clock)
    if not everafter.is_read_only and has_to_forget_again():
        _forget_again(everafter)
    everafter.look_ahead()
    return everafter


def _forget_again(everafter: Everafter) -> None:
    """What cannot be swept now, such as on a full disk, keeps nobody from opening; the next start tries again."""
    everafter.erasures.erase_again()
    try:
        everafter.erasures.finish(everafter.photo_folder.remove, partial(sweep_traces, everafter.database))
    except EverafterError as error:
        _logger.warning("an erasure could not be swept yet: %s", type(error).__name__)


def open_read_only(address: str | Path, *, clock: Clock) -> Everafter:
    """Open a database to look at it, also while another desk works on it; nothing is made, migrated or written.

    Raises what `open_for_reading` raises. Close it after each look: an idle reader would keep a file from being tidied.
    """
    database = open_for_reading(address)
    try:
        clock = clock.in_zone(get_zone())
    except BaseException:
        close_database(database)
        raise
    return Everafter(os.fspath(address), database, clock)


def _back_up_before_migration(address: str | Path, database: Database, clock: Clock) -> None:
    """A verified copy stands in the backups folder before the first step changes anything."""
    from app.backups import BEFORE_MIGRATION, make_backup

    file = default_database_file() if is_server_address(address) else Path(address)
    make_backup(database, backups_folder(file), clock.now(), BEFORE_MIGRATION)
