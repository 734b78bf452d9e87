from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.errors import UnreadableFileError
from app.papers.paper_request import PaperRequest
from app.queries import jobs
from app.queries.recovery_letters import read_letters_printed
from app.services.drafts import FixDraft
from tests.app.services.complaint_stories import Story
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.print_preview.pdf_pages import PdfPages
from ui.print_preview.pdf_view import PdfView
from ui.print_preview.preview_page import PreviewPage
from ui.print_preview.printing import print_pages, printer_for

PATIENCE = 20_000


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def book_tomorrow(desk: FirmWindow, count: int) -> list[int]:
    tomorrow = desk.firm.clock.now() + timedelta(days=1)
    return [
        desk.firm.booked_job(desk.firm.client(f"Client {number}"), tomorrow + timedelta(hours=number))
        for number in range(count)
    ]


def preview_of(desk: FirmWindow, request: PaperRequest, qtbot: QtBot) -> PreviewPage:
    page = desk.window.page_of("preview")
    assert isinstance(page, PreviewPage)
    page.show_papers(request)
    desk.window.go_to("preview")
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=PATIENCE)
    settle()
    return page


def test_the_pages_are_counted_and_nothing_is_marked_yet(desk: FirmWindow, qtbot: QtBot) -> None:
    first, _second = book_tomorrow(desk, 2)
    tomorrow = desk.firm.clock.today() + timedelta(days=1)
    preview_of(desk, PaperRequest("job-sheets", day=tomorrow), qtbot)
    assert desk.named("preview.print").property("text").replace("&", "") == "Print 2 pages"
    assert desk.named("preview.print").hasFocus()
    assert jobs.get_job(first).sheet_printed_at is None


def test_a_saved_pdf_is_the_paper_itself_and_marks_it(desk: FirmWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (job_id,) = book_tomorrow(desk, 1)
    page = preview_of(desk, PaperRequest("job-sheets", jobs=(jobs.get_job(job_id).job.number,)), qtbot)
    target = tmp_path / "sheets.pdf"
    page.save_as(str(target))
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=PATIENCE)
    assert len(PdfReader(target).pages) == 1
    assert "Client 0" in PdfReader(target).pages[0].extract_text()
    assert jobs.get_job(job_id).sheet_printed_at is not None


def test_an_empty_day_says_so(desk: FirmWindow, qtbot: QtBot) -> None:
    preview_of(desk, PaperRequest("job-sheets", day=desk.firm.clock.today()), qtbot)
    assert not desk.named("preview.print").isEnabled()


def test_no_certificate_due_says_so(desk: FirmWindow, qtbot: QtBot) -> None:
    preview_of(desk, PaperRequest("certificates"), qtbot)
    assert not desk.named("preview.save").isEnabled()


def test_page_down_goes_from_page_to_page(desk: FirmWindow, qtbot: QtBot) -> None:
    book_tomorrow(desk, 3)
    tomorrow = desk.firm.clock.today() + timedelta(days=1)
    page = preview_of(desk, PaperRequest("job-sheets", day=tomorrow), qtbot)
    view = page.findChild(PdfView)
    assert view is not None
    with qtbot.waitSignal(view.page_changed) as caught:
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert caught.args == [2]
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_what_is_printed_has_the_size_of_the_paper(desk: FirmWindow, qtbot: QtBot, tmp_path: Path) -> None:
    book_tomorrow(desk, 2)
    tomorrow = desk.firm.clock.today() + timedelta(days=1)
    page = preview_of(desk, PaperRequest("job-sheets", day=tomorrow), qtbot)
    source = tmp_path / "sheets.pdf"
    page.save_as(str(source))
    qtbot.waitUntil(source.exists, timeout=PATIENCE)
    pages = PdfPages(source)
    printer = printer_for(pages)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pages(pages, printer) == 2
    pages.close()
    printed = PdfReader(tmp_path / "printed.pdf").pages
    box = printed[0].mediabox
    assert (len(printed), round(float(box.width)), round(float(box.height))) == (2, 612, 792)


def test_a_file_that_is_no_pdf_is_refused_with_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "broken.pdf"
    file.write_text("nothing")
    with pytest.raises(UnreadableFileError, match="nothing was printed"):
        PdfPages(file)


def put_right(desk: FirmWindow, name: str, words: str) -> Story:
    story = Story(desk.firm, desk.firm.complaint(desk.firm.client(name)))
    story.to_put_right()
    story.service.fix(story.id, story.version, FixDraft("on_the_phone", words))
    return story


def test_a_letter_is_looked_at_before_it_counts_as_printed(desk: FirmWindow, qtbot: QtBot, tmp_path: Path) -> None:
    story = put_right(desk, "Ana Ruiz", "We agreed on Friday")
    number = story.details.card.number
    page = preview_of(desk, PaperRequest("recovery-letter", complaints=(number,)), qtbot)
    assert page._title_label.text() == "1 recovery letter"
    assert not page._warning.isVisible()
    assert read_letters_printed([story.id]) == {}
    target = tmp_path / "letter.pdf"
    page.save_as(str(target))
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=PATIENCE)
    assert "Dear Ana," in PdfReader(target).pages[0].extract_text()
    assert list(read_letters_printed([story.id])) == [story.id]


def test_words_that_defend_are_told_above_the_letter(desk: FirmWindow, qtbot: QtBot) -> None:
    story = put_right(desk, "Ana Ruiz", "Explained our policy")
    page = preview_of(desk, PaperRequest("recovery-letter", complaints=(story.details.card.number,)), qtbot)
    assert page._warning.isVisible()
    assert "“our policy”" in " ".join(label.text() for label in page._warning.findChildren(QLabel))


def test_the_page_of_a_complaint_says_that_it_stays_with_us(desk: FirmWindow, qtbot: QtBot) -> None:
    story = put_right(desk, "Ana Ruiz", "We agreed on Friday")
    page = preview_of(desk, PaperRequest("complaint-page", complaints=(story.details.card.number,)), qtbot)
    assert page._title_label.text() == "1 complaint, for us, not for handing over"
    assert desk.named("preview.print").isEnabled()


def test_without_a_letter_due_nothing_is_made(desk: FirmWindow, qtbot: QtBot) -> None:
    preview_of(desk, PaperRequest("recovery-letter"), qtbot)
    assert not desk.named("preview.save").isEnabled()


def wait(desk: FirmWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=PATIENCE)
    settle()


def words_of(page: PreviewPage) -> str:
    made = page._made
    assert made is not None
    return " ".join(PdfReader(made.file).pages[0].extract_text().split())


def test_the_words_are_changed_from_here_and_the_papers_made_anew(desk: FirmWindow, qtbot: QtBot) -> None:
    story = put_right(desk, "Ana Ruiz", "We agreed on Friday")
    page = preview_of(desk, PaperRequest("recovery-letter", complaints=(story.details.card.number,)), qtbot)
    button = desk.named("preview.words")
    assert isinstance(button, QAbstractButton)
    button.click()
    settle()
    assert desk.window.page is not None
    assert desk.window.page.title == "Words of the recovery letter"
    desk.firm.everafter.paper_words.change("recovery_letter", ("", "greeting"), ("Hello {name}!",))
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.page is page
    wait(desk, qtbot)
    assert "Hello Ana!" in words_of(page)
    assert not page._changed_line.isVisible()
    assert read_letters_printed([story.id]) == {}
    desk.firm.everafter.history.undo()  # the words, in view: they are made anew at once
    settle()
    wait(desk, qtbot)
    assert "Dear Ana," in words_of(page)


def test_a_paper_without_words_of_its_own_offers_none(desk: FirmWindow, qtbot: QtBot) -> None:
    book_tomorrow(desk, 1)
    preview_of(desk, PaperRequest("job-sheets", day=desk.firm.clock.today() + timedelta(days=1)), qtbot)
    assert not desk.named("preview.words").isVisible()


def test_what_changed_underneath_is_told_and_made_anew_by_a_key(desk: FirmWindow, qtbot: QtBot, tmp_path: Path) -> None:
    book_tomorrow(desk, 2)
    page = preview_of(desk, PaperRequest("job-sheets", day=desk.firm.clock.today() + timedelta(days=1)), qtbot)
    line = page._changed_line
    assert not line.isVisible()
    desk.press(Qt.Key.Key_PageDown)
    book_tomorrow(desk, 1)
    settle()
    assert line.isVisible()
    assert page._made is not None
    assert page._made.result.papers == 2
    assert not faults_of(page)
    desk.press(Qt.Key.Key_F5)
    wait(desk, qtbot)
    assert page._made.result.papers == 3
    assert (line.isVisible(), page._view.page) == (False, 2)

    # once they went out they stay what was printed, and their own mark is no change
    target = tmp_path / "sheets.pdf"
    page.save_as(str(target))
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    wait(desk, qtbot)
    book_tomorrow(desk, 1)
    settle()
    assert not line.isVisible()


def test_whoever_comes_back_finds_the_papers_of_now(desk: FirmWindow, qtbot: QtBot) -> None:
    book_tomorrow(desk, 1)
    page = preview_of(desk, PaperRequest("job-sheets", day=desk.firm.clock.today() + timedelta(days=1)), qtbot)
    desk.window.go_to("clients")
    book_tomorrow(desk, 1)
    settle()
    assert page._made is not None
    assert page._made.result.papers == 1
    desk.press(Qt.Key.Key_Escape)
    desk.window.go_to("preview")
    wait(desk, qtbot)
    assert page._made.result.papers == 2


def test_whoever_went_on_while_the_papers_are_made_keeps_the_keyboard(desk: FirmWindow, qtbot: QtBot) -> None:
    (job_id,) = book_tomorrow(desk, 1)
    page = desk.window.page_of("preview")
    assert isinstance(page, PreviewPage)
    desk.window.go_to("preview")
    page.show_papers(PaperRequest("job-sheets", jobs=(jobs.get_job(job_id).job.number,)))
    desk.window.go_to("clients")
    settle()
    before = desk.focus()
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=PATIENCE)
    settle()
    assert desk.named("preview.print").isEnabled()
    assert desk.focus() is before
