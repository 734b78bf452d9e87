"""What was deleted comes back with one key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.clients import Client
from app.models.jobs import Job
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.recently_deleted.recently_deleted_page import RecentlyDeletedPage


def test_enter_brings_back_what_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    firm = desk.firm
    client_id, other = firm.client("Margaret Alder"), firm.client("Ana Ruiz")
    job_id = firm.booked_job(other)
    firm.everafter.deleted_jobs.delete(job_id)
    firm.clock.move_on(minutes=1)
    firm.everafter.clients.archive(client_id, Client.get_by_id(client_id).version)
    page = RecentlyDeletedPage(firm.everafter, desk.feed)
    qtbot.addWidget(page)
    desk.show(page)
    QTest.keyClick(page.default_focus(), Qt.Key.Key_Return)
    settle()
    assert Client.get_by_id(client_id).archived_at is None
    QTest.keyClick(page.default_focus(), Qt.Key.Key_Return)
    settle()
    assert Job.get_by_id(job_id).archived_at is None
    assert desk.told == ["It is back", "It is back"]
    assert "Nothing was deleted lately" in texts_of(page)
