"""One opened database: made only when asked to, signed by who sits there, in the zone of the firm."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.clock import FixedClock
from app.errors import EverafterError
from app.everafter import open_everafter, open_read_only
from app.models.audit import AuditUnit
from app.models.base import database_proxy
from app.models.clients import Client
from app.queries import client_card
from app.queries.firm import get_firm
from app.services.drafts import ClientDraft
from app.services.firm_drafts import FirmDraft
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock


def test_nothing_is_made_where_a_database_was_expected(tmp_path: Path) -> None:
    with pytest.raises(EverafterError):
        open_everafter(tmp_path / "gone.db")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "picture.db").write_bytes(b"\x89PNG" * 300)
    with pytest.raises(EverafterError):
        open_everafter(tmp_path / "picture.db", may_create=True)
    assert (tmp_path / "picture.db").read_bytes() == b"\x89PNG" * 300


def test_what_was_written_is_there_when_it_is_opened_again(database_address: str, firm_clock: MovableClock) -> None:
    with opened_firm(database_address, firm_clock) as firm:
        client_id = firm.client("Ana Ruiz")
        assert not firm.everafter.is_read_only
        assert firm.everafter.address == database_address
        is_file = "://" not in database_address
        assert firm.everafter.folder == (Path(database_address).parent if is_file else None)
    again = open_everafter(database_address, clock=FixedClock(datetime(2026, 3, 3, 15, tzinfo=UTC), ZoneInfo("UTC")))
    try:
        assert again.clock.zone == ZoneInfo("America/Chicago"), "the clock hangs on the firm's wall"
        assert client_card.get_client(client_id, again.clock.now(), again.clock.zone).name == "Ana Ruiz"
        again.history.undo_label()
    finally:
        again.close()


def test_each_act_is_signed_by_who_sits_at_the_desk_and_undone_by_them_alone(firm: Firm) -> None:
    everafter = firm.everafter
    everafter.sign_in(firm.ben)
    firm.client("Ana Ruiz")
    everafter.sign_in(firm.dana)
    assert everafter.history.undo_label() == "New in the team: Luis Santos"
    everafter.sign_in(None)
    assert everafter.history.undo_label() is None
    newest = AuditUnit.select().order_by(AuditUnit.id.desc()).get()
    assert (newest.label, newest.person_id) == ("New client Ana Ruiz", firm.ben)


def test_the_clock_follows_the_firm_when_it_is_set_up_and_when_it_moves(
    database_address: str, firm_clock: MovableClock
) -> None:
    everafter = open_everafter(database_address, clock=firm_clock, may_create=True)
    try:
        assert everafter.clock.zone == ZoneInfo("America/Los_Angeles")
        everafter.firm.set_up(FirmDraft("Sakura", "Hanako", country="JP"))
        assert everafter.clock.zone == ZoneInfo("Asia/Tokyo")
        assert everafter.clock.today().isoformat() == "2026-03-03", "it is tomorrow there"
        firm = get_firm()
        assert firm is not None
        everafter.firm.change_firm(firm.version, time_zone="Europe/Paris")
        assert everafter.clock.zone == ZoneInfo("Europe/Paris")
        everafter.clients.create(ClientDraft(name="Ana"))
        assert everafter.clock.zone == ZoneInfo("Europe/Paris")
    finally:
        everafter.close()


def test_a_look_at_a_database_changes_nothing_and_hinders_nobody(
    database_address: str, firm_clock: MovableClock
) -> None:
    with opened_firm(database_address, firm_clock) as firm:
        firm.client("Ana Ruiz")
        desk = database_proxy.obj
        looking = open_read_only(database_address, clock=firm_clock)
        assert looking.is_read_only
        assert looking.clock.zone == firm.zone
        assert Client.select().count() == 1
        with pytest.raises(EverafterError):
            looking.clients.create(ClientDraft("Tom Reyes"))
        with pytest.raises(EverafterError):
            Client.update(name="").execute()
        looking.close()
        database_proxy.initialize(desk)
        firm.client("Tom Reyes")
        assert Client.select().count() == 2
    if "://" not in database_address:
        assert [each.name for each in Path(database_address).parent.iterdir()] == [Path(database_address).name]


def test_a_look_makes_no_database(database_address: str, firm_clock: MovableClock, tmp_path: Path) -> None:
    with pytest.raises(EverafterError):
        open_read_only(database_address, clock=firm_clock)
    assert list(tmp_path.iterdir()) == []
