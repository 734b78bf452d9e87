from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as sqlcipher

from app.exchange.columns.own_maps import load_map
from app.queries import search
from app.queries.firm import count_clients_ever
from tests.fakes import MovableClock
from tests.ui import job_works
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.clients.client_card import ClientCard
from ui.import_wizard.import_page import ImportPage, progress_words

PATIENCE = 30_000
LIST = """Name,Phone,Email,Street,City,State,Zip,Since,Pets
Margaret Alder,(503) 555 0142,margaret@example.com,18 Orchard Lane,Millbrook,OR,97222,04/03/2019,2 cats
Tom Reyes,(503) 555 0177,,4 Mill Road,Millbrook,OR,97222,05/06/2020,
Broken,1
"""


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        opened.window.resize(1440, 900)
        opened.window.go_to("import")
        settle()
        yield opened


@pytest.fixture
def a_list(tmp_path: Path) -> Path:
    file = tmp_path / "clients.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


def page_of(desk: FirmWindow) -> ImportPage:
    page = desk.window.page
    assert isinstance(page, ImportPage)
    return page


def button(desk: FirmWindow, name: str) -> QPushButton:
    found = desk.named(name)
    assert isinstance(found, QPushButton)
    return found


def wait_for(desk: FirmWindow, name: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(desk.named(name).isVisible, timeout=PATIENCE)
    settle()


def look(desk: FirmWindow, qtbot: QtBot, *files: Path) -> None:
    page_of(desk).show_files([str(file) for file in files])
    wait_for(desk, "import.next", qtbot)


def test_a_list_goes_through_all_steps_by_keys_and_is_taken_back(desk: FirmWindow, a_list: Path, qtbot: QtBot) -> None:
    assert faults_of(desk.window) == []
    look(desk, qtbot, a_list)
    assert faults_of(desk.window) == []

    # the column nobody is sure of, and the question only a person can answer
    page = page_of(desk)
    choices = page._map.files[0]
    assert choices.targets[8] == "note"
    choices_before = dict(choices.targets)
    desk.named("import.question.7.day-first").setFocus()
    desk.press(Qt.Key.Key_Space)
    assert choices.content()["date_orders"] == {"Since": "day-first"}
    assert choices.unsure == {8}
    page._map.table.setFocus()
    desk.press(Qt.Key.Key_F6)
    assert page._map._model.row_at(page._map.table.currentIndex().row()).index == 8
    desk.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert choices.unsure == set()
    # a left-over column becomes tags, chosen by keys alone
    page._map._choose_view("left")
    page._map.table.go_to(1)
    desk.press(Qt.Key.Key_Return)
    combo = desk.named("import.map.choice")
    assert isinstance(combo, QComboBox)
    settle()
    combo.view().setCurrentIndex(combo.model().index(combo.findData("tags"), 0))
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    settle()
    assert choices.targets == {**choices_before, 8: "tags"}

    # on with Ctrl+Enter, back with Esc, and on again
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(desk, "import.go", qtbot)
    assert faults_of(desk.window) == []
    assert button(desk, "import.go").text().replace("&", "") == "Bring in 2 rows"
    assert count_clients_ever() == 0
    desk.press(Qt.Key.Key_Escape)
    assert desk.named("import.next").isVisible()
    desk.press(Qt.Key.Key_Return)
    wait_for(desk, "import.go", qtbot)
    desk.press(Qt.Key.Key_Return)
    wait_for(desk, "import.done", qtbot)
    assert faults_of(desk.window) == []
    assert desk.named("import.counts").property("text") == "2 new, 1 to fix."
    [margaret] = search.find("alder", desk.firm.clock.today())
    assert margaret.client_id
    rejects = desk.named("import.rejects")
    assert isinstance(rejects, QLineEdit)
    assert rejects.text() == str(a_list.parent / "clients-to-mend.csv")
    assert "Broken" in Path(rejects.text()).read_text(encoding="utf-8-sig")

    button(desk, "import.undo").setFocus()
    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("taken back" in toast.text for toast in desk.window.toasts.shown), timeout=PATIENCE)
    assert count_clients_ever() == 0

    # the map was kept before anything was brought in, and is offered for the next list of this kind
    look(desk, qtbot, a_list)
    assert page._map.files[0].targets == {**choices_before, 8: "tags"}
    fresh = button(desk, "import.fresh")
    assert fresh.isVisible()
    fresh.click()
    qtbot.waitUntil(lambda: page._map.files[0].targets == choices_before, timeout=PATIENCE)


def test_questions_and_samples_follow_what_is_chosen(desk: FirmWindow, a_list: Path, qtbot: QtBot) -> None:
    look(desk, qtbot, a_list)
    page = page_of(desk)
    assert page._map.files[0].look.questions
    desk.named("import.question.7.day-first").click()  # type: ignore[attr-defined]  # a radio button
    qtbot.waitUntil(lambda: not page._map.files[0].look.questions, timeout=PATIENCE)
    values = dict(page._map.files[0].look.first_rows[0].values)
    assert str(values["client_since"]) == "2019-03-04"


def test_the_clients_are_there_when_the_list_is_shown(desk: FirmWindow, a_list: Path, qtbot: QtBot) -> None:
    desk.window.go_to("clients")
    desk.window.go_to("import")
    look(desk, qtbot, a_list)
    for name in ("import.next", "import.go", "import.done"):
        wait_for(desk, name, qtbot)
        button(desk, name).click()
    settle()
    assert desk.window.page is not None
    assert desk.window.page.place == "clients"
    assert desk.window.page.client_in_view() is not None


def test_a_picture_named_csv_is_refused_with_a_sentence(desk: FirmWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "picture.csv"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    page_of(desk).show_files((str(file),))
    error = desk.named("import.error")
    qtbot.waitUntil(error.isVisible, timeout=PATIENCE)
    assert "picture" in error.property("text")
    assert count_clients_ever() == 0


@pytest.mark.parametrize("happens", ["changed", "removed"])
def test_a_file_that_is_another_since_the_preview_is_refused_with_one_sentence(
    desk: FirmWindow, a_list: Path, qtbot: QtBot, happens: str
) -> None:
    look(desk, qtbot, a_list)
    button(desk, "import.next").click()
    wait_for(desk, "import.go", qtbot)
    if happens == "changed":
        a_list.write_text(LIST.replace("Tom", "Tim"), encoding="utf-8")
    else:
        a_list.unlink()
    button(desk, "import.go").click()
    error = desk.named("import.error")
    qtbot.waitUntil(error.isVisible, timeout=PATIENCE)
    assert "nothing was imported" in error.property("text")
    assert count_clients_ever() == 0


def test_a_map_file_is_saved_for_the_command_line(desk: FirmWindow, a_list: Path, qtbot: QtBot) -> None:
    look(desk, qtbot, a_list)
    button(desk, "import.save_map").click()
    dialog = desk.named("file.dialog")
    assert isinstance(dialog, QFileDialog)
    target = a_list.parent / "map.json"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    assert "name" in json.loads(target.read_text(encoding="utf-8"))
    assert load_map(target).columns


def test_the_rows_to_mend_are_saved_before_anything_is_brought_in(desk: FirmWindow, a_list: Path, qtbot: QtBot) -> None:
    look(desk, qtbot, a_list)
    button(desk, "import.next").click()
    wait_for(desk, "import.go", qtbot)
    page = page_of(desk)
    page._preview.choose("rejected")
    assert desk.named("import.save_rejects").isVisible()
    page._save_rejects(str(a_list.parent))
    qtbot.waitUntil(lambda: (a_list.parent / "clients-to-mend.csv").exists(), timeout=PATIENCE)
    wait_for(desk, "import.go", qtbot)
    assert count_clients_ever() == 0


def test_where_nothing_can_be_written_is_one_sentence_and_the_preview_with_its_answers_stays(
    desk: FirmWindow, a_list: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, a_list)
    button(desk, "import.next").click()
    wait_for(desk, "import.go", qtbot)
    page = page_of(desk)
    page._save_rejects(str(a_list / "no folder"))
    page.undo_import(1)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._preview, timeout=PATIENCE)
    told = [toast.text for toast in desk.window.toasts.shown]
    assert "Something is still being done; it will be over in a moment." in told
    assert any("choose another folder" in words for words in told)
    assert button(desk, "import.go").isEnabled()


def test_files_dropped_on_any_page_are_looked_at_together(
    desk: FirmWindow, a_list: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "more.csv"
    other.write_text("Name,Phone\nAna Ruiz,(503) 555 0001\n", encoding="utf-8")
    desk.window.go_to("clients")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(a_list)), QUrl.fromLocalFile(str(other))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    coming = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(desk.window, coming)
    assert coming.isAccepted()
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    wait_for(desk, "import.next", qtbot)
    assert [choices.look.name for choices in page_of(desk)._map.files] == ["clients.csv", "more.csv"]
    assert faults_of(desk.window) == []


def test_an_import_goes_on_while_another_page_is_in_view_and_says_when_it_is_done(
    desk: FirmWindow, a_list: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, a_list)
    button(desk, "import.next").click()
    wait_for(desk, "import.go", qtbot)
    button(desk, "import.go").click()
    desk.window.go_to("today")
    qtbot.waitUntil(lambda: any("import is done" in toast.text for toast in desk.window.toasts.shown), timeout=PATIENCE)
    desk.window.go_to("import")
    assert desk.named("import.done").isVisible()
    assert count_clients_ever() == 2


def test_a_note_written_while_an_import_holds_the_file_is_one_sentence_and_stays_in_its_field(
    desk: FirmWindow, a_list: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    client_id = desk.firm.client("Jo Bell")
    look(desk, qtbot, a_list)
    other = sqlcipher.connect(str(tmp_path / "everafter.db"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # as another desk's import does for as long as it writes
    page_of(desk)._run(job_works.go_on_until_cancelled_at, "Bringing it in", lambda _answer: None)
    desk.window.go_to("client", client_id)
    card = desk.window.page
    assert isinstance(card, ClientCard)
    composer = card._timeline.composer
    composer.editor().setPlainText("She calls again at four.")
    started = time.monotonic()
    composer.save()
    assert time.monotonic() - started < 3, "a short wait, and not the five seconds of another time"
    assert "by an import; nothing was changed, please try again" in texts_of(composer)
    assert composer.editor().toPlainText() == "She calls again at four."
    other.execute("ROLLBACK")
    other.close()
    composer.save()
    assert composer.editor().toPlainText() == ""


def test_tab_goes_through_the_map_and_the_preview_in_reading_order(
    desk: FirmWindow, a_list: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, a_list)
    assert reached_by_tab(desk) == [
        "", "import.map", "import.look", "import.right", "import.question.7.day-first", "import.records",
        "import.encoding", "import.delimiter", "import.map.back", "import.save_map", "import.next",
    ]  # fmt: skip
    button(desk, "import.next").click()
    wait_for(desk, "import.go", qtbot)
    assert reached_by_tab(desk) == ["", "import.rows", "import.preview.back", "import.go"]


def reached_by_tab(desk: FirmWindow) -> list[str]:
    """The names of all stops of the page, from the button that goes on around to it again."""
    start, found, page = desk.focus(), [], page_of(desk)
    for _turn in range(60):
        desk.press(Qt.Key.Key_Tab)
        found += [desk.focus().objectName()] if page.isAncestorOf(desk.focus()) else []
        if desk.focus() is start:
            break
    return found


def test_closing_in_the_middle_is_told_once_and_then_leaves_the_data_as_they_were(
    desk: FirmWindow, a_list: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, a_list)
    button(desk, "import.next").click()
    wait_for(desk, "import.go", qtbot)
    button(desk, "import.go").click()
    desk.window._commands.run("program.quit")
    assert desk.window.isVisible()
    assert any("Close once more" in toast.text for toast in desk.window.toasts.shown)
    desk.window._commands.run("program.quit")
    assert not desk.window.isVisible()
    desk.runner.close()
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=PATIENCE)
    assert count_clients_ever() in {0, 2}, "all of it or nothing: a small file may be in before it could be stopped"


def test_progress_says_of_which_file_how_many_rows_are_done() -> None:
    assert progress_words(12_000, 100_000, "customers.csv") == "customers.csv: 12,000 of about 100,000 rows"
    assert progress_words(12_000, 100_000, "") == "12,000 of about 100,000 rows"
    assert progress_words(1, 0, "customers.csv") == "customers.csv"
