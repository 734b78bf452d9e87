"""Papers on their way out: marked only once they are whole in a file or on paper, stopped without a trace."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.rewards import Reward
from app.papers.paper_request import PaperRequest
from app.paths import papers_folder
from app.queries.client_rows import TimelineFilter
from app.queries.jobs import get_job
from app.queries.timeline import list_timeline
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.print_preview.paper_making import MOST_IN_THE_THREAD
from ui.print_preview.preview_page import PreviewPage

PATIENCE = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


@pytest.fixture
def said(desk: FirmWindow) -> list[str]:
    """Everything the preview says in a toast."""
    words: list[str] = []
    desk.window.page_of("preview").message.connect(lambda sentence, _undo: words.append(sentence))
    return words


def sheets(desk: FirmWindow, count: int) -> list[int]:
    tomorrow = desk.firm.clock.now() + timedelta(days=1)
    client = desk.firm.client("Ana Ruiz")
    return [desk.firm.booked_job(client, tomorrow + timedelta(minutes=number)) for number in range(count)]


def tomorrow_of(desk: FirmWindow) -> PaperRequest:
    return PaperRequest("job-sheets", day=desk.firm.clock.today() + timedelta(days=1))


def earned_certificate(desk: FirmWindow) -> int:
    """A client whose first visit is a year ago today."""
    client = desk.firm.client("Ana Bell")
    desk.firm.clock.move_on(days=-365)
    desk.firm.finished_job(client)
    desk.firm.clock.move_on(days=365)
    desk.firm.everafter.rewards.refresh()
    return client


def shown(desk: FirmWindow, request: PaperRequest, qtbot: QtBot) -> PreviewPage:
    page = desk.window.page_of("preview")
    assert isinstance(page, PreviewPage)
    desk.window.go_to("preview")
    page.show_papers(request)
    wait(desk, qtbot)
    return page


def wait(desk: FirmWindow, qtbot: QtBot) -> None:
    page = desk.window.page_of("preview")
    assert isinstance(page, PreviewPage)
    qtbot.waitUntil(lambda: not page.is_busy, timeout=PATIENCE)
    settle()


def file_printer(target: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(72)
    return printer


def failure_of(page: PreviewPage) -> str:
    """What the preview says above the pages about what did not go out."""
    return page._failure.accessibleName().partition(". ")[2] if page._failure.isVisible() else ""


def marked(job_ids: list[int]) -> int:
    return sum(get_job(each).sheet_printed_at is not None for each in job_ids)


def test_what_went_to_the_printer_is_marked_afterwards(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    jobs = sheets(desk, 2)
    page = shown(desk, tomorrow_of(desk), qtbot)
    page.print_on(file_printer(tmp_path / "printed.pdf"))
    assert marked(jobs) == 0
    wait(desk, qtbot)
    assert marked(jobs) == 2
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2
    assert said == ["2 pages went to the printer"]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_marks_nothing(desk: FirmWindow, qtbot: QtBot, tmp_path: Path, said: list[str]) -> None:
    jobs = sheets(desk, 2)
    page = shown(desk, tomorrow_of(desk), qtbot)
    page.print_on(file_printer(tmp_path / "nowhere" / "printed.pdf"))
    wait(desk, qtbot)
    assert marked(jobs) == 0
    assert failure_of(page) == "The printer does not answer; nothing was printed, please look at it and try again."
    assert said == []
    assert desk.named("preview.print").isEnabled()


def test_some_of_the_pages_mark_nothing_and_say_so(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    jobs = sheets(desk, 3)
    page = shown(desk, tomorrow_of(desk), qtbot)
    printer = file_printer(tmp_path / "printed.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2"))
    page.print_on(printer)
    wait(desk, qtbot)
    assert marked(jobs) == 0
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 1
    assert said == ["1 page went to the printer; they count as printed once all 3 pages went out."]


def test_the_dialog_that_is_cancelled_marks_nothing(desk: FirmWindow, qtbot: QtBot) -> None:
    jobs = sheets(desk, 1)
    shown(desk, tomorrow_of(desk), qtbot)
    desk.press(Qt.Key.Key_P, CTRL)
    dialog = desk.named("print.dialog")
    dialog.close()
    settle()
    assert marked(jobs) == 0
    assert desk.named("preview.print").isEnabled()


def test_a_place_that_cannot_be_written_marks_nothing(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    jobs = sheets(desk, 1)
    page = shown(desk, tomorrow_of(desk), qtbot)
    page.save_as(str(tmp_path / "nowhere" / "sheets.pdf"))
    wait(desk, qtbot)
    assert marked(jobs) == 0
    assert "nothing was printed" in failure_of(page)
    assert desk.focus().objectName() == "preview.again"
    assert not faults_of(page)
    (tmp_path / "nowhere").mkdir()
    desk.press(Qt.Key.Key_Return)
    wait(desk, qtbot)
    assert (failure_of(page), marked(jobs), said) == ("", 1, ["Saved as sheets.pdf"])


@pytest.mark.skipif(os.name == "nt", reason="a limit for files stands for the full disk")
def test_a_full_disk_leaves_what_was_there_and_marks_nothing(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    import resource

    jobs = sheets(desk, 1)
    page = shown(desk, tomorrow_of(desk), qtbot)
    target = tmp_path / "sheets.pdf"
    target.write_bytes(b"%PDF what was there")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, before[1]))
    try:
        page.save_as(str(target))
        wait(desk, qtbot)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert target.read_bytes() == b"%PDF what was there"
    assert list(tmp_path.glob(".*")) == []
    assert marked(jobs) == 0
    assert "could not be written" in failure_of(page)
    assert said == []


def test_a_certificate_keeps_its_number_when_saving_fails(desk: FirmWindow, qtbot: QtBot, tmp_path: Path) -> None:
    earned_certificate(desk)
    page = shown(desk, PaperRequest("certificates", is_all_due=True), qtbot)
    page.save_as(str(tmp_path / "nowhere" / "certificate.pdf"))
    wait(desk, qtbot)
    reward = Reward.get(Reward.rule == "tenure")
    assert (reward.state, reward.number) == ("issued", "2026-0001")
    again = shown(desk, PaperRequest("certificates", is_all_due=True), qtbot)
    target = tmp_path / "certificate.pdf"
    again.save_as(str(target))
    wait(desk, qtbot)
    reward = Reward.get_by_id(reward.id)
    assert (reward.state, reward.number) == ("printed", "2026-0001")
    assert "2026-0001" in PdfReader(target).pages[0].extract_text()


def test_posted_papers_stand_on_the_timeline_once_and_undo_takes_them_off(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    client = earned_certificate(desk)
    page = shown(desk, PaperRequest("certificates", is_all_due=True), qtbot)
    posted = desk.named("preview.posted")
    assert posted.isVisible()
    assert not posted.isEnabled()
    page.save_as(str(tmp_path / "certificate.pdf"))
    wait(desk, qtbot)
    assert desk.focus() is posted
    desk.press(Qt.Key.Key_Return)
    wait(desk, qtbot)
    assert said[-1] == "1 paper is marked as posted"
    letters = [line.headline for line in list_timeline(client, TimelineFilter.LETTERS, None)]
    assert "Letter: Posted: Certificate" in letters
    assert Reward.get(Reward.rule == "tenure").handed_over_at is not None
    desk.press(Qt.Key.Key_Return)
    wait(desk, qtbot)
    assert said[-1] == "These papers were marked as posted before; nothing was written twice."
    desk.press(Qt.Key.Key_Z, CTRL)
    left = [line.headline for line in list_timeline(client, TimelineFilter.LETTERS, None)]
    assert "Letter: Posted: Certificate" not in left
    assert Reward.get(Reward.rule == "tenure").handed_over_at is None


def test_papers_that_stay_here_are_never_posted(desk: FirmWindow, qtbot: QtBot) -> None:
    sheets(desk, 1)
    shown(desk, tomorrow_of(desk), qtbot)
    assert not desk.named("preview.posted").isVisible()


def test_many_are_made_beside_the_window_and_esc_stops_them_at_once(
    desk: FirmWindow, qtbot: QtBot, said: list[str]
) -> None:
    jobs = sheets(desk, MOST_IN_THE_THREAD + 2)
    page = desk.window.page_of("preview")
    assert isinstance(page, PreviewPage)
    desk.window.go_to("preview")
    page._stage._timer.setInterval(0)  # a worker that is warm may be done before the panel would come up
    page.show_papers(tomorrow_of(desk))
    assert page.is_busy
    qtbot.waitUntil(lambda: desk.named("preview.running").isVisible(), timeout=PATIENCE)
    assert desk.named("preview.running").isAncestorOf(desk.focus())
    began = time.monotonic()
    QTest.keyClick(desk.focus(), Qt.Key.Key_Escape)
    assert not page.is_busy
    assert time.monotonic() - began < 1
    assert said == []
    assert "Stopped as you wished; nothing was printed." in desk.named("preview.failed").accessibleName()
    assert desk.named("preview.failed").isAncestorOf(desk.focus())
    assert not desk.named("preview.print").isEnabled()
    assert marked(jobs) == 0
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=PATIENCE)
    assert list(papers_folder().glob("*.part")) == []
    shown(desk, tomorrow_of(desk), qtbot)
    assert desk.named("preview.print").isEnabled()


def test_many_are_marked_from_the_worker_and_the_window_hears_of_it(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    jobs = sheets(desk, MOST_IN_THE_THREAD + 1)
    page = shown(desk, tomorrow_of(desk), qtbot)
    with qtbot.waitSignal(desk.feed.changed, timeout=PATIENCE) as caught:
        page.save_as(str(tmp_path / "sheets.pdf"))
    assert caught.args[0].is_bulk
    wait(desk, qtbot)
    assert marked(jobs) == len(jobs)
    assert len(PdfReader(tmp_path / "sheets.pdf").pages) == len(jobs)
