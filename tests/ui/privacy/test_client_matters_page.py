"""Why they left, taking a merge apart, and being erased, on one page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.models.clients import Client, Site
from app.services.client_merges import MergeDraft
from app.services.drafts import NoteDraft
from app.services.place_drafts import AccessCodeDraft
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.jobs import JobRunner
from ui.privacy.client_matters_page import ClientMattersPage
from ui.privacy.erase_card import forget_drafts
from ui.window_state import preferences

PATIENCE = 20_000


def matters(desk: Desk, qtbot: QtBot, client_id: int) -> ClientMattersPage:
    page = ClientMattersPage(desk.firm.everafter, desk.feed, JobRunner())
    qtbot.addWidget(page)
    page.show_client(client_id)
    desk.show(page)
    return page


def test_why_somebody_left_is_written_with_a_day(desk: Desk, qtbot: QtBot) -> None:
    client_id = desk.firm.client("Margaret Alder")
    page = matters(desk, qtbot, client_id)
    combo = page.findChild(QComboBox, "ending.reason")
    assert combo is not None
    combo.setCurrentText("moved away")
    page.save_ending()
    assert (Client.get_by_id(client_id).ended_reason, Client.get_by_id(client_id).ended_on) == (
        "moved",
        desk.firm.clock.today(),
    )
    assert desk.told == ["Saved"]


def test_a_merge_is_taken_apart_from_here_and_what_stays_is_named(desk: Desk, qtbot: QtBot) -> None:
    kept, gone = desk.firm.client("Margaret Alder"), desk.firm.client("Peggy Quill")
    desk.firm.everafter.client_merges.merge(MergeDraft(kept, gone))
    desk.firm.booked_job(kept)
    page = matters(desk, qtbot, kept)
    button = next(each for each in page.findChildren(QAbstractButton) if "Peggy Quill" in each.accessibleName())
    button.click()
    settle()
    assert Client.get_by_id(gone).merged_into_id is None
    assert desk.told == ["Two cards again; made since and kept here: job 2001"]


def test_erasing_wants_the_name_and_gives_a_certificate_without_it(desk: Desk, qtbot: QtBot) -> None:
    client_id = desk.firm.client("Margaret Alder")
    preferences().keep_layout(f"draft.note.{client_id}", "Margaret said")
    page = matters(desk, qtbot, client_id)
    button, edit = page.findChild(QAbstractButton, "erase.button"), page.findChild(QLineEdit, "erase.name")
    assert button is not None
    assert edit is not None
    assert button.text() == "Erase Margaret Alder"
    edit.setText("Maggie")
    button.click()
    assert not button.isEnabled(), "nobody presses twice"
    qtbot.waitUntil(button.isEnabled)
    assert "That is not the name on the card" in texts_of(page)
    edit.setText("margaret alder")
    button.click()
    qtbot.waitUntil(lambda: "Client 1001 was erased at their wish on March 2, 2026." in texts_of(page))
    settle()
    assert "Margaret" not in texts_of(page)
    certificate = page.findChild(QLabel, "erase.certificate")
    assert certificate is not None
    assert certificate.hasFocus()
    QTest.keySequence(certificate, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keySequence(certificate, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text().startswith("Client 1001 was erased at their wish")
    assert preferences().layout(f"draft.note.{client_id}") == ""


def test_an_open_complaint_is_said_before_anything_is_typed(desk: Desk, qtbot: QtBot) -> None:
    client_id = desk.firm.client("Margaret Alder")
    desk.firm.complaint(client_id)
    assert "open complaint" in texts_of(matters(desk, qtbot, client_id))


def test_only_the_drafts_about_that_client_their_jobs_and_complaints_are_forgotten(desk: Desk) -> None:
    kept = preferences()
    theirs = ("draft.note.7", "draft.card.7.facts", "draft.job.31.FindingForm", "draft.sheet.31", "draft.care_board.9")
    others = ("draft.note.77", "draft.job.7.FindingForm", "draft.sheet.7", "draft.care_board.7", "draft.note.31")
    for name in (*theirs, *others):
        kept.keep_layout(name, "half")
    kept.change(layouts={**kept.settings.layouts, "draft.note.7@another": "half"})
    forget_drafts({"client": (7,), "job": (31,), "complaint": (9,)})
    assert [name for name in theirs if kept.layout(name)] == []
    assert [name for name in others if not kept.layout(name)] == []
    assert "draft.note.7@another" in kept.settings.layouts, "another firm’s client 7 is somebody else"
    assert desk.told == []


def test_the_folder_is_written_by_the_worker_with_only_what_is_ticked(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    client_id = desk.firm.client("Margaret Alder")
    site = Site.get(Site.client == client_id)
    desk.firm.everafter.access_codes.add(site.id, AccessCodeDraft(opens="gate", code="4711-secret"))
    desk.firm.everafter.clients.write_note(client_id, NoteDraft(words="owes the neighbour", is_private=True))
    page = matters(desk, qtbot, client_id)
    boxes = {box.text().split()[1]: box for box in page.findChildren(QCheckBox)}
    boxes["our"].setChecked(True)
    page.write_folder(str(tmp_path / "alder"))
    qtbot.waitUntil(lambda: bool(desk.told), timeout=PATIENCE)
    assert "entries are in" in desk.told[0]
    written = (tmp_path / "alder" / "everything.json").read_text("utf-8")
    assert "owes the neighbour" in written
    assert "4711-secret" not in written
    page.show_client(client_id)
    assert not boxes["our"].isChecked(), "the next one is asked anew"


def test_what_is_chosen_or_typed_stays_when_somebody_else_changes_something(desk: Desk, qtbot: QtBot) -> None:
    client_id = desk.firm.client("Margaret Alder")
    page = matters(desk, qtbot, client_id)
    combo, edit = page.findChild(QComboBox, "ending.reason"), page.findChild(QLineEdit, "erase.name")
    assert combo is not None
    assert edit is not None
    combo.setCurrentText("moved away")
    edit.setText("Marg")
    desk.firm.booked_job(client_id)
    desk.firm.client("Ana Ruiz")
    settle()
    assert (combo.currentText(), edit.text()) == ("moved away", "Marg")
    page.show_client(desk.firm.client("Bo Ek"))
    settle()
    assert (combo.currentText(), edit.text()) == ("still our client", "")


def test_the_day_somebody_left_is_shown_and_stays_when_the_reason_is_mended(desk: Desk, qtbot: QtBot) -> None:
    client_id = desk.firm.client("Margaret Alder")
    desk.firm.everafter.client_endings.write(client_id, "moved", date(2026, 1, 5))
    page = matters(desk, qtbot, client_id)
    combo = page.findChild(QComboBox, "ending.reason")
    assert combo is not None
    combo.setCurrentText("died")
    page.save_ending()
    stored = Client.get_by_id(client_id)
    assert (stored.ended_reason, stored.ended_on) == ("died", date(2026, 1, 5))
