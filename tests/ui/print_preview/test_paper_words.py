"""What the preview says about papers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.papers.paper_files import PrintResult
from app.papers.paper_request import PaperRequest
from ui.print_preview.paper_making import MadePapers, PaperOrder
from ui.print_preview.paper_words import (
    file_name,
    posted_words,
    print_words,
    progress_words,
    show_warnings,
    title_words,
)
from ui.widgets.banner import Banner

TODAY, DAY = date(2026, 3, 2), date(2026, 3, 3)


def made(request: PaperRequest, warnings: tuple[str, ...] = (), missing: tuple[str, ...] = ()) -> MadePapers:
    return MadePapers(PaperOrder(request, Path("x.pdf")), PrintResult(1200, 12, missing, warnings))


def test_the_title_says_how_many_and_for_when() -> None:
    assert title_words(made(PaperRequest("job-sheets", day=DAY)), TODAY) == "12 job sheets for Tue 3 Mar"
    assert title_words(made(PaperRequest("invoice")), TODAY) == "12 invoices"
    of_a_van = made(PaperRequest("day-list", day=DAY, van="van 2"))
    assert title_words(of_a_van, TODAY) == "12 day lists of van 2 for Tue 3 Mar, for us, not for handing over"


def test_numbers_are_written_as_people_read_them() -> None:
    assert print_words(made(PaperRequest("invoice"))) == "&Print 1,200 pages"
    assert progress_words(412, 1000) == "412 of 1,000"
    assert progress_words(4_000_000, 9_000_000) == ""
    assert progress_words(3, 0) == ""
    assert posted_words(1) == "1 paper is marked as posted"
    assert file_name(made(PaperRequest("job-sheets", day=DAY))) == "job-sheets-2026-03-03.pdf"


def test_all_warnings_are_told_and_many_are_counted(qtbot: QtBot, themed: QApplication) -> None:
    assert themed is not None
    banner = Banner()
    qtbot.addWidget(banner)
    show_warnings(banner, made(PaperRequest("invoice")))
    assert not banner.isVisibleTo(None)
    show_warnings(banner, made(PaperRequest("invoice"), tuple(f"Look at {each}." for each in range(6))))
    words = [label.text() for label in banner.findChildren(QLabel)]
    assert words == ["Please look at this first", "Look at 0. Look at 1. Look at 2. Look at 3. And 2 more."]
    show_warnings(banner, made(PaperRequest("invoice"), ("No font.",), ("☃",)))
    assert banner.accessibleName() == "Some letters cannot be printed. No font."
