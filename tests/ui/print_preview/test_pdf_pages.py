"""Pages of a PDF as pictures and words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QApplication

from app.errors import UnreadableFileError
from tests.ui.print_preview.pdf_samples import A4_ACROSS, LETTER, write_pdf
from ui.print_preview.pdf_pages import PdfPages


def test_pages_have_their_size_words_and_picture(themed: QApplication, tmp_path: Path) -> None:
    assert themed is not None
    pages = PdfPages(write_pdf(tmp_path / "two.pdf", (LETTER, A4_ACROSS)))
    assert (pages.count, pages.size(1)) == (2, QSizeF(*A4_ACROSS))
    assert pages.words(1) == "This is page 2"
    picture = pages.picture(0, 306)
    assert (picture.width(), picture.height()) == (306, 396)
    assert pages.picture_for_printer(0, 144).width() == 1224
    pages.close()
    pages.close()


def test_known_sizes_are_taken_as_they_are(tmp_path: Path) -> None:
    pages = PdfPages(write_pdf(tmp_path / "two.pdf", (LETTER, LETTER)), ((612.0, 792.0), (100.0, 100.0)))
    assert pages.size(1) == QSizeF(100, 100)
    pages.close()


def test_a_closed_file_says_so(tmp_path: Path) -> None:
    pages = PdfPages(write_pdf(tmp_path / "one.pdf", (LETTER,)))
    pages.close()
    with pytest.raises(UnreadableFileError):
        pages.picture(0, 100)


def test_a_file_that_is_no_pdf_is_refused_with_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "broken.pdf"
    file.write_text("nothing")
    with pytest.raises(UnreadableFileError, match="nothing was printed"):
        PdfPages(file)
