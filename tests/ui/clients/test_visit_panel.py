from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.queries.jobs import get_job
from tests.ui.firm_pages import Desk, texts_of
from ui.clients.visit_panel import NextVisitPanel
from ui.firm_formats import FirmFormats


def test_the_card_says_until_when_our_promise_holds_and_what_it_leaves_out(desk: Desk, qtbot: QtBot) -> None:
    client_id = desk.margaret()
    panel = NextVisitPanel(desk.firm.everafter, FirmFormats(desk.firm.clock))
    qtbot.addWidget(panel)
    panel.show_client(desk.details(client_id))
    assert "Our promise" not in texts_of(panel)
    job_id = desk.firm.finished_job(client_id)
    panel.show_client(desk.details(client_id))
    assert "Our promise for job 2001 holds until 1 April." in texts_of(panel)
    job = get_job(job_id)
    desk.firm.everafter.visit_notes.limit_guarantee(job_id, job.job.version, job.lines[0].id, "deep_urine")
    panel.show_client(desk.details(client_id))
    assert "holds until 1 April. Not covered: Living room (deep urine)." in texts_of(panel)
    desk.firm.clock.move_on(days=31)
    panel.show_client(desk.details(client_id))
    assert "Our promise" not in texts_of(panel)
