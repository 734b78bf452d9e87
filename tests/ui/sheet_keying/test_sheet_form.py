"""The screen has the numbers, the boxes and the answers of the printed paper, in its order."""

from __future__ import annotations

import re
from io import BytesIO

import pypdfium2
from PySide6.QtWidgets import QApplication, QLineEdit

from app.documents.job_sheet import write_job_sheets
from app.documents.paper_size import PaperSize
from app.queries.papers import get_letterhead, list_job_sheets
from app.rules.job_sheet import FoundOnArrival, SheetSection, section_words
from tests.ui.sheet_keying.conftest import SheetDesk
from ui.widgets.choice_group import ChoiceGroup


def _printed(sheets: SheetDesk) -> str:
    """The words of the paper in the order in which they are read."""
    rows = list_job_sheets(None, [sheets.number(sheets.pile[0])], sheets.window.firm.zone)
    paper = BytesIO()
    write_job_sheets(rows, get_letterhead(), PaperSize.LETTER, paper)
    page = pypdfium2.PdfDocument(paper.getvalue())[0]
    return str(page.get_textpage().get_text_range())


def _in_order(words: list[str], text: str) -> bool:
    places = [text.find(each) for each in words]
    return -1 not in places and places == sorted(places)


def _words_of(group: ChoiceGroup) -> list[str]:
    return [re.sub(r"^\d+\s+", "", button.text()) for button in group._buttons.values()]


def test_numbers_headings_and_boxes_stand_in_the_order_of_the_paper(sheets: SheetDesk) -> None:
    sheets.open()
    paper = _printed(sheets)
    form = sheets.page.open_sheet.form
    assert [part.section for part in form.parts] == list(SheetSection)
    headings = [section_words(part.section) for part in form.parts]
    shown = form.texts()
    assert _in_order(headings, "\n".join(shown))
    assert _in_order(headings, paper)
    numbered = [f"{int(part.section)}" for part in form.parts]
    discs = re.findall(r"([1-6])\s*(?=Rooms|Found|Time|How was|What would|Paid)", paper)
    assert discs == numbered
    assert _in_order(list(form.found.boxes.words_in_order()), paper[paper.find("Found on arrival") :])
    assert len(form.found.boxes.words_in_order()) == len(FoundOnArrival) == 6
    assert _in_order(_words_of(form.answer.choice), paper[paper.find("How was that") :])
    paid = _words_of(form.paid.choice)
    assert paid == ["Card", "Cash", "Check", "Invoice", "None"]
    assert _in_order([*paid[:-1], "No charge"], paper[paper.rfind("Paid") :])


def test_enter_walks_through_the_parts_in_their_order_and_shift_enter_back(sheets: SheetDesk) -> None:
    sheets.open()
    form = sheets.page.open_sheet.form
    form.begin()
    seen = [form.section_at_hand()]
    for _step in range(len(form.stops()) - 1):
        form._go_on(1)
        if form.section_at_hand() not in (seen[-1], 0):
            seen.append(form.section_at_hand())
    assert seen == [1, 2, 3, 4, 5, 6]
    for _step in range(len(form.stops()) - 1):
        form._go_on(-1)
    assert form.section_at_hand() == 1


def test_ten_megabytes_are_refused_at_once_with_a_sentence_by_the_field(sheets: SheetDesk) -> None:
    sheets.open()
    form = sheets.page.open_sheet.form
    QApplication.clipboard().setText("x" * 10_000_000)
    form.words.edit.paste()
    assert form.words.edit.text() == ""
    assert form.words.message.has_error
    products = form.time.products
    assert isinstance(products.editor, QLineEdit)
    products.editor.clear()
    products.editor.paste()
    assert products.editor.text() == ""
    assert "characters fit here" in products.error
