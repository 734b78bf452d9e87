"""Writing to a client: words filled in, the rule said beside them, and what went out on the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.models.clients import TimelineEntry
from app.papers.paper_request import PaperRequest
from app.services.drafts import ContactDraft
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.messages.write_page import WritePage
from ui.messages.write_wish import WriteWish


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


class MailProgram(QObject):
    """What the system would hand a mailto address to."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toEncoded().data().decode())


def written(desk: FirmWindow, *client_ids: int, about: str = "", channel: str = "") -> WritePage:
    page = desk.window.page_of("write")
    assert isinstance(page, WritePage)
    page.begin(WriteWish(client_ids, about, channel))
    desk.window.go_to("write")
    settle()
    return page


def ana(desk: FirmWindow, name: str = "Ana Bell") -> int:
    return desk.firm.client(name, emails=(ContactDraft("ana@bell.example", kind="email"),))


def test_a_text_is_copied_and_then_noted_by_one_key(desk: FirmWindow) -> None:
    client_id = ana(desk)
    desk.window.show_client(client_id)
    desk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    page = desk.window.page
    assert isinstance(page, WritePage)
    assert page.title == "Write to Ana Bell"
    assert faults_of(desk.window) == []
    page._kinds.setCurrentRow(2)
    assert page.editor().toPlainText().startswith("Hello Ana, thank you")
    desk.named("write.go").click()  # type: ignore[attr-defined]  # a button
    assert QGuiApplication.clipboard().text() == page.editor().toPlainText()
    assert TimelineEntry.select().count() == 0, "nothing is noted before somebody says so"
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    entry = TimelineEntry.get()
    assert (entry.kind, entry.purpose, entry.direction) == ("text", "care", "out")


def test_the_mail_program_gets_what_is_in_the_fields(desk: FirmWindow) -> None:
    page = written(desk, ana(desk), about="birthday", channel="email")
    page._subject_edit.setText("Grüße & 100%")
    page.editor().setPlainText("Dear Ana,\n\n50% more = joy")
    program = MailProgram()
    QDesktopServices.setUrlHandler("mailto", program, "take")
    try:
        desk.named("write.go").click()  # type: ignore[attr-defined]  # a button
    finally:
        QDesktopServices.unsetUrlHandler("mailto")
    assert program.opened == [
        (
            "mailto:ana@bell.example?subject=Gr%C3%BC%C3%9Fe%20%26%20100%25"
            "&body=Dear%20Ana%2C%0D%0A%0D%0A50%25%20more%20%3D%20joy"
        )
    ]


def test_what_somebody_typed_stays_while_they_look_at_another_way(desk: FirmWindow) -> None:
    page = written(desk, ana(desk), channel="text")
    page.editor().setPlainText("My own words")
    page._choose(channel="letter")
    assert page.editor().toPlainText().startswith("Dear Ana,")
    page._choose(channel="text")
    assert page.editor().toPlainText() == "My own words"


def test_a_no_closes_the_way_and_a_clock_only_warns(desk: FirmWindow) -> None:
    client_id = ana(desk)
    desk.firm.everafter.permissions.write(client_id, "letter", {"sales": False}, "said so")
    page = written(desk, client_id, about="reminder", channel="letter")
    assert page._rule_label.text() == "Ana wants no offers by letter."
    assert not page.editor().isEnabled()
    assert not desk.named("write.go").isEnabled()
    page.note_sent()
    assert TimelineEntry.select().count() == 0
    page._choose(channel="text")
    assert "Nobody has asked yet" in page._rule_label.text()
    page.note_sent()
    page._choose(channel="email")
    assert "had an offer from us in the last 30 days" in page._rule_label.text()
    assert page._rule_label.text().endswith("It is for you to decide.")
    assert desk.named("write.go").isEnabled()
    assert "0 kind words, 1 offer" in page._ratio_label.text()


def test_letters_to_many_leave_out_who_wants_none_and_are_printed_as_they_stand(desk: FirmWindow) -> None:
    first, second, third = ana(desk), ana(desk, "Bo Lind"), ana(desk, "Cy Orr")
    desk.firm.everafter.permissions.write(second, "letter", {"service": False}, "said so")
    page = written(desk, first, second, third, about="birthday")
    rows = [page._whom.item(row).text() for row in range(3)]
    assert rows == ["Ana Bell", "Bo Lind, left out", "Cy Orr"]
    page._whom.setCurrentRow(2)
    page.editor().setPlainText("Dear Cy,\n\nfor you alone")
    asked: list[PaperRequest] = []
    page.paper_requested.disconnect()
    page.paper_requested.connect(asked.append)
    desk.named("write.go").click()  # type: ignore[attr-defined]  # a button
    assert [(wish.client_id, wish.about) for wish in asked[0].letters] == [(first, "birthday"), (third, "birthday")]
    assert asked[0].letters[1].body == "Dear Cy,\n\nfor you alone"
    page.note_sent()
    assert {row.client_id for row in TimelineEntry.select()} == {first, third}
    assert page._whom.item(0).text() == "Ana Bell, sent"


def test_e_mails_to_many_are_files_in_a_folder(desk: FirmWindow, tmp_path: Path) -> None:
    page = written(desk, ana(desk), desk.firm.client("No Mail"), ana(desk, "Cy Orr"), channel="email")
    folder = tmp_path / "mails"
    folder.mkdir()
    page.save_into(str(folder))
    assert sorted(each.name for each in folder.iterdir()) == ["Ana Bell.eml", "Cy Orr.eml"]


def test_all_selected_clients_of_the_list_are_written_to(desk: FirmWindow) -> None:
    ana(desk), ana(desk, "Bo Lind"), ana(desk, "Cy Orr")
    desk.window.go_to("clients")
    settle()
    table = desk.named("clients.table")
    table.selectAll()  # type: ignore[attr-defined]  # a table
    desk.named("clients.message.write").click()  # type: ignore[attr-defined]  # a button
    settle()
    page = desk.window.page
    assert isinstance(page, WritePage)
    assert page.title == "Write to 3 clients"
    assert page.desk.channel == "letter"
    assert faults_of(desk.window) == []
