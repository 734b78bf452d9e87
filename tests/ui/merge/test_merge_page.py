"""Two cards side by side, by the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.models.clients import Client, KeptSeparate
from app.services.drafts import ContactDraft, NoteDraft
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.jobs import JobRunner
from ui.merge.merge_page import MergePage
from ui.merge.same_person_page import SamePersonPage

CTRL = Qt.KeyboardModifier.ControlModifier


def merge_page(desk: Desk, qtbot: QtBot, kept_id: int) -> MergePage:
    page = MergePage(desk.firm.everafter, desk.feed)
    qtbot.addWidget(page)
    page.show_client(kept_id)
    desk.show(page)
    return page


def test_the_other_is_found_typed_looked_at_and_merged_by_keys(desk: Desk, qtbot: QtBot) -> None:
    kept, gone = desk.firm.client("Margaret Alder"), desk.firm.client("Peggy Quill", preferred_name="Peg")
    page = merge_page(desk, qtbot, kept)
    shown: list[int] = []
    page.client_requested.connect(shown.append)
    find = page.findChild(QLineEdit, "merge.find")
    assert find is not None
    QTest.keyClicks(find, "quill")
    QTest.keyClick(find, Qt.Key.Key_Return)
    settle()
    assert "Peggy Quill" in texts_of(page)
    assert page.pair is not None
    page.pair.choose("name", is_right=True)
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert Client.get_by_id(gone).merged_into_id == kept
    assert (Client.get_by_id(kept).name, Client.get_by_id(kept).preferred_name) == ("Peggy Quill", "Peg")
    assert shown == [kept]
    assert desk.told == ["Peggy Quill is on the card of Margaret Alder now"]
    desk.firm.everafter.history.undo()
    assert Client.get_by_id(kept).name == "Margaret Alder"


def test_the_other_may_stay_and_nothing_happens_before_one_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    kept, gone = desk.firm.client("Margaret Alder"), desk.firm.client("Peggy Quill")
    page = merge_page(desk, qtbot, kept)
    page.merge()
    assert "Choose the other card first" in texts_of(page)
    page.show_pair(kept, gone)
    page.swap()
    page.merge()
    assert Client.get_by_id(kept).merged_into_id == gone


def test_another_desk_that_changed_one_of_them_is_told(desk: Desk, qtbot: QtBot) -> None:
    kept, gone = desk.firm.client("Margaret Alder"), desk.firm.client("Peggy Quill")
    page = merge_page(desk, qtbot, kept)
    page.show_pair(kept, gone)
    Client.update(version=9).where(Client.id == gone).execute()
    page.merge()
    assert "look at both again" in texts_of(page)
    assert Client.get_by_id(gone).merged_into_id is None


def test_reading_both_anew_takes_no_choice_back(desk: Desk, qtbot: QtBot) -> None:
    kept, gone = desk.firm.client("Margaret Alder"), desk.firm.client("Peggy Quill")
    page = merge_page(desk, qtbot, kept)
    page.show_pair(kept, gone)
    assert page.pair is not None
    page.pair.choose("name", is_right=True)
    desk.firm.everafter.clients.write_note(gone, NoteDraft(words="Another desk wrote this"))
    desk.firm.booked_job(gone)
    settle()
    assert page.pair.from_right == {"name"}
    page.swap()
    assert page.pair.from_right == set(), "the other way round it is another question"


def test_two_people_of_whom_one_was_deleted_meanwhile_is_said(desk: Desk, qtbot: QtBot) -> None:
    kept, gone = desk.firm.client("Margaret Alder"), desk.firm.client("Peggy Quill")
    page = merge_page(desk, qtbot, kept)
    page.show_pair(kept, gone)
    Client.update(archived_at=desk.firm.clock.now()).where(Client.id == gone).execute()
    page.keep_separate()
    assert "deleted or merged already" in texts_of(page)
    assert KeptSeparate.select().count() == 0


def test_pairs_that_look_alike_are_looked_at_or_kept_apart(desk: Desk, qtbot: QtBot) -> None:
    first = desk.firm.client("Margaret Alder", phones=(ContactDraft("5035550142"),))
    second = desk.firm.client("Peggy Alder", phones=(ContactDraft("5035550142"),))
    runner = JobRunner()
    page = SamePersonPage(desk.firm.everafter, desk.feed, runner)
    qtbot.addWidget(page)
    desk.show(page)
    qtbot.waitUntil(lambda: not runner.is_busy)
    asked: list[tuple[int, int]] = []
    page.pair_requested.connect(lambda low, high: asked.append((low, high)))
    QTest.keyClick(page.default_focus(), Qt.Key.Key_Return)
    assert asked == [(first, second)]
    page.keep_both()
    settle()
    qtbot.waitUntil(lambda: not runner.is_busy)
    runner.close()
    assert KeptSeparate.select().count() == 1
    assert "No two cards look alike" in texts_of(page)
