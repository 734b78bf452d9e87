from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.backups import MANUAL, make_backup, restore_backup
from app.events import RecordsChanged
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from tests.other_desk import complaints_of_desk
from tests.postgresql_server import PostgresqlServer
from ui.change_feed import ChangeFeed
from ui.shell.other_desks import OtherDesks


class Here:
    """This desk: its firm, what its pages were told, and the look at the others."""

    def __init__(self, firm: Firm, feed: ChangeFeed, watch: OtherDesks) -> None:
        self.firm = firm
        self.watch = watch
        self.told: list[RecordsChanged] = []
        feed.changed.connect(self.told.append)


@contextmanager
def opened_desk(address: str, clock: MovableClock) -> Iterator[Here]:
    """A desk that has looked once."""
    with opened_firm(address, clock) as firm:
        feed, parent = ChangeFeed(firm.everafter.events), QObject()
        watch = OtherDesks(feed, parent)
        watch.start()
        yield Here(firm, feed, watch)
        watch.stop()
        feed.close()


@pytest.fixture
def here(database_address: str, firm_clock: MovableClock, qapp: QApplication) -> Iterator[Here]:
    with opened_desk(database_address, firm_clock) as opened:
        yield opened


def test_what_another_desk_saved_is_told_here_once(here: Here) -> None:
    complaint_id = here.firm.complaint(here.firm.client("Greg Halloran"))
    here.watch.look()
    here.told.clear()
    theirs = complaints_of_desk(here.firm, here.firm.ben)
    theirs.say_sorry(complaint_id, here.firm.version_of(complaint_id))
    assert here.told == [], "their bus is not ours"
    here.watch.look()
    assert len(here.told) == 1
    assert here.told[0].touches("complaint_event")
    assert here.told[0].touches("client")
    here.watch.look()
    assert len(here.told) == 1


def test_what_was_saved_here_is_not_told_again(here: Here) -> None:
    here.firm.client("Greg Halloran")
    told = len(here.told)
    assert told
    here.watch.look()
    assert len(here.told) == told


def test_own_and_foreign_acts_between_two_looks_are_told_apart(here: Here) -> None:
    complaint_id = here.firm.complaint(here.firm.client("Greg Halloran"))
    theirs = complaints_of_desk(here.firm, here.firm.ben)
    theirs.say_sorry(complaint_id, here.firm.version_of(complaint_id))
    here.firm.client("Ana Bell")
    here.told.clear()
    here.watch.look()
    assert [event.unit for event in here.told] == ["Said sorry to Greg Halloran"]


def test_a_server_that_is_gone_for_a_while_is_looked_at_again_later(
    postgresql_server: PostgresqlServer, firm_clock: MovableClock, qapp: QApplication
) -> None:
    address = postgresql_server.create_database()
    with opened_desk(address, firm_clock) as here:
        firm = here.firm
        complaint_id = firm.complaint(firm.client("Greg Halloran"))
        here.watch.look()
        complaints_of_desk(firm, firm.ben).say_sorry(complaint_id, firm.version_of(complaint_id))
        here.told.clear()
        postgresql_server.close_to_everybody(address)
        here.watch.look()
        assert here.told == []
        postgresql_server.open_again(address)
        here.watch.look()
        assert len(here.told) == 1
    postgresql_server.drop_database(address)


def test_a_backup_restored_at_another_desk_makes_everything_be_read_anew(
    postgresql_server: PostgresqlServer, firm_clock: MovableClock, qapp: QApplication, tmp_path: Path
) -> None:
    address = postgresql_server.create_database()
    with opened_desk(address, firm_clock) as here:
        now = here.firm.clock.now()
        backup = make_backup(here.firm.everafter.database, tmp_path, now, MANUAL).file
        here.firm.client("Greg Halloran")
        here.watch.look()
        postgresql_server.close_to_everybody(address)
        postgresql_server.open_again(address)
        restore_backup(backup, address, tmp_path, now)
        here.told.clear()
        here.watch.look()
        assert [event.is_bulk for event in here.told] == [True]
        here.watch.look()
        assert len(here.told) == 1
    postgresql_server.drop_database(address)


def test_between_looks_at_a_server_out_of_reach_there_is_time_to_type(
    postgresql_server: PostgresqlServer, firm_clock: MovableClock, qapp: QApplication
) -> None:
    address = postgresql_server.create_database()
    with opened_desk(address, firm_clock) as here:
        usual = here.watch._timer.interval()
        postgresql_server.close_to_everybody(address)
        here.watch.look()
        assert here.watch._timer.interval() >= 30_000
        postgresql_server.open_again(address)
        here.watch.look()
        assert here.watch._timer.interval() == usual
    postgresql_server.drop_database(address)
