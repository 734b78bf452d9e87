"""The buttons around papers on a bad day: one sentence, nothing half done, and a way to try again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.events import EventBus
from app.models.firm import Wording
from app.models.jobs import Job
from app.models.rewards import Reward
from app.papers.paper_request import PaperRequest
from app.paths import papers_folder
from app.queries.jobs import get_job
from app.services.recently_deleted import DeletedJobService
from app.unit_of_work import UnitsOfWork
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.loyalty.loyalty_page import LoyaltyPage
from ui.paper_words.paper_words_page import PaperWordsPage
from ui.paper_words.text_block import SentenceEdit
from ui.print_preview.preview_page import PreviewPage

PATIENCE = 30_000


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


@pytest.fixture
def toasts(desk: FirmWindow) -> list[str]:
    words: list[str] = []
    for place in ("preview", "loyalty", "paper_words", "papers"):
        desk.window.page_of(place).message.connect(lambda sentence, _undo: words.append(sentence))
    return words


def sheet(desk: FirmWindow) -> int:
    return desk.firm.booked_job(desk.firm.client("Ana Ruiz"), desk.firm.clock.now() + timedelta(days=1))


def sheet_of(job_id: int) -> PaperRequest:
    return PaperRequest("job-sheets", jobs=(get_job(job_id).job.number,))


def certificate(desk: FirmWindow) -> int:
    """Somebody whose first visit is a year ago today."""
    client = desk.firm.client("Ana Bell")
    desk.firm.clock.move_on(days=-365)
    desk.firm.finished_job(client)
    desk.firm.clock.move_on(days=365)
    desk.firm.everafter.rewards.refresh()
    return client


def wait(desk: FirmWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=PATIENCE)
    settle()


def shown(desk: FirmWindow, request: PaperRequest, qtbot: QtBot) -> PreviewPage:
    page = desk.window.page_of("preview")
    assert isinstance(page, PreviewPage)
    desk.window.go_to("preview")
    page.show_papers(request)
    wait(desk, qtbot)
    return page


def failure_of(page: PreviewPage) -> str:
    return page._failure.accessibleName().partition(". ")[2] if page._failure.isVisible() else ""


def only_read(desk: FirmWindow, *, is_so: bool = True) -> None:
    """From now on the database takes nothing, on this connection and on those that are opened later."""
    desk.firm.everafter.database.pragma("query_only", int(is_so), permanent=True)


def test_papers_that_cannot_be_made_say_why_where_they_would_stand(desk: FirmWindow, qtbot: QtBot) -> None:
    job_id = sheet(desk)
    folder = papers_folder()
    shutil.rmtree(folder, ignore_errors=True)
    page = shown(desk, sheet_of(job_id), qtbot)
    assert page._made is not None
    shutil.rmtree(folder)
    folder.write_text("in the way")
    try:
        page.make_anew()
        wait(desk, qtbot)
        empty = desk.named("preview.failed")
        assert "cannot be made" in empty.accessibleName()
        assert not desk.named("preview.print").isEnabled()
        assert empty.isAncestorOf(desk.focus())
        assert not faults_of(desk.window)
    finally:
        folder.unlink()
    desk.press(Qt.Key.Key_Return)
    wait(desk, qtbot)
    assert page._made is not None
    assert desk.named("preview.print").isEnabled()


def test_without_any_printer_the_dialog_still_opens_and_nothing_is_marked(desk: FirmWindow, qtbot: QtBot) -> None:
    assert QPrinterInfo.availablePrinterNames() == []
    job_id = sheet(desk)
    shown(desk, sheet_of(job_id), qtbot)
    desk.press(Qt.Key.Key_Return)
    dialog = desk.named("print.dialog")
    assert dialog.isVisible()
    dialog.close()
    settle()
    assert Job.get_by_id(job_id).sheet_printed_at is None


def test_saved_but_not_written_down_says_both_and_tries_only_the_rest(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path, toasts: list[str]
) -> None:
    job_id = sheet(desk)
    page = shown(desk, sheet_of(job_id), qtbot)
    target = tmp_path / "sheets.pdf"
    only_read(desk)
    page.save_as(str(target))
    wait(desk, qtbot)
    assert target.read_bytes().startswith(b"%PDF")
    assert failure_of(page).startswith("Saved as sheets.pdf, but that could not be written down: ")
    only_read(desk, is_so=False)
    target.unlink()
    desk.press(Qt.Key.Key_Return)
    wait(desk, qtbot)
    assert Job.get_by_id(job_id).sheet_printed_at is not None
    assert not target.exists()
    assert (failure_of(page), toasts) == ("", ["Saved as sheets.pdf"])


def test_a_certificate_in_a_database_that_takes_nothing_gets_no_number_and_no_file(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    certificate(desk)
    page = shown(desk, PaperRequest("certificates", is_all_due=True), qtbot)
    only_read(desk)
    page.save_as(str(tmp_path / "certificate.pdf"))
    wait(desk, qtbot)
    assert "can only be read" in failure_of(page)
    assert not (tmp_path / "certificate.pdf").exists()
    only_read(desk, is_so=False)
    assert Reward.get(Reward.rule == "tenure").number is None


def test_a_certificate_that_another_desk_holds_meanwhile_does_not_go_out(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    client = certificate(desk)
    reward = Reward.get(Reward.rule == "tenure")
    page = shown(desk, PaperRequest("certificates", rewards=(reward.id,)), qtbot)
    desk.firm.complaint(client)
    page.save_as(str(tmp_path / "certificate.pdf"))
    wait(desk, qtbot)
    assert not (tmp_path / "certificate.pdf").exists()
    assert failure_of(page) or desk.window.findChild(type(page._stage)).waiting is not None
    assert Reward.get_by_id(reward.id).number is None


def test_a_certificate_that_is_gone_between_look_and_save_is_no_half_paper(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path, toasts: list[str]
) -> None:
    certificate(desk)
    page = shown(desk, PaperRequest("certificates", is_all_due=True), qtbot)
    Reward.update(state="void").where(Reward.rule == "tenure").execute()  # nobody tells this desk
    page.save_as(str(tmp_path / "certificate.pdf"))
    wait(desk, qtbot)
    assert not (tmp_path / "certificate.pdf").exists()
    assert page._stage.waiting is not None
    assert "No certificate is due" in page._stage.waiting.accessibleName()
    assert not desk.named("preview.save").isEnabled()
    assert toasts == []


def test_a_visit_that_another_desk_took_away_still_goes_out_as_seen(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path, toasts: list[str]
) -> None:
    job_id = sheet(desk)
    page = shown(desk, sheet_of(job_id), qtbot)
    other_desk = UnitsOfWork(desk.firm.everafter.database, EventBus(), desk.firm.clock)
    DeletedJobService(other_desk, desk.firm.clock).delete(job_id)  # nobody tells this desk
    page.save_as(str(tmp_path / "sheets.pdf"))
    wait(desk, qtbot)
    assert (tmp_path / "sheets.pdf").read_bytes().startswith(b"%PDF")
    assert (toasts, failure_of(page)) == (["Saved as sheets.pdf"], "")
    assert Job.get_by_id(job_id).archived_at is not None
    page.make_anew()
    wait(desk, qtbot)
    assert page._stage.waiting is not None


def test_loyalty_saves_nothing_where_it_cannot_and_says_so(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path, toasts: list[str]
) -> None:
    certificate(desk)
    page = desk.window.page_of("loyalty")
    assert isinstance(page, LoyaltyPage)
    desk.window.go_to("loyalty")
    wait(desk, qtbot)
    page.desk.save_as(str(tmp_path / "nowhere" / "certificate.pdf"))
    wait(desk, qtbot)
    assert len(toasts) == 1
    assert "nothing was printed" in toasts[0]
    assert Reward.get(Reward.rule == "tenure").state != "printed"
    Reward.update(state="void").where(Reward.rule == "tenure").execute()  # nobody tells this desk
    page.desk.save_as(str(tmp_path / "certificate.pdf"))
    wait(desk, qtbot)
    assert not (tmp_path / "certificate.pdf").exists()
    assert "nothing was printed" in toasts[-1]


def test_loyalty_in_a_database_that_takes_nothing(desk: FirmWindow, qtbot: QtBot, toasts: list[str]) -> None:
    certificate(desk)
    page = desk.window.page_of("loyalty")
    assert isinstance(page, LoyaltyPage)
    desk.window.go_to("loyalty")
    wait(desk, qtbot)
    only_read(desk)
    page.desk._mark_posted()
    settle()
    only_read(desk, is_so=False)
    assert len(toasts) == 1
    assert "can only be read" in toasts[0]
    assert Reward.get(Reward.rule == "tenure").handed_over_at is None


def test_words_that_cannot_be_saved_say_so_and_stay_where_they_were_typed(
    desk: FirmWindow, qtbot: QtBot, toasts: list[str]
) -> None:
    page = desk.window.page_of("paper_words")
    assert isinstance(page, PaperWordsPage)
    desk.window.actions_by_id["words.recovery_letter"].trigger()
    wait(desk, qtbot)
    before = Wording.select().count()
    only_read(desk)
    page.default_focus().setFocus()
    desk.type("Hello ")
    page._texts.save()
    wait(desk, qtbot)
    only_read(desk, is_so=False)
    assert Wording.select().count() == before
    field = next(each for each in page.findChildren(SentenceEdit) if each.has_error)
    assert field.text.startswith("Hello ")
    assert toasts == []
