from __future__ import annotations

import pytest

from app.errors import ConflictError
from tests.ui.sheet_keying.conftest import SheetDesk


def _refuse() -> None:
    raise ConflictError("Somebody else keyed it in.")


def test_a_refused_end_leaves_the_sheet_open_with_all_its_words(sheets: SheetDesk) -> None:
    sheets.open()
    shown = sheets.page.open_sheet
    before = shown.sheet
    shown.form.words.edit.setText("half a sentence")
    with pytest.raises(ConflictError):
        shown.finish(_refuse)
    assert shown.sheet is before
    assert shown.form.words.edit.text() == "half a sentence"


def test_half_a_sheet_that_was_put_away_is_there_again_until_it_ends(sheets: SheetDesk) -> None:
    sheets.open()
    shown, job_id = sheets.page.open_sheet, sheets.pile[0]
    shown.form.words.edit.setText("half a sentence")
    shown.put_away()
    assert shown.sheet is None
    assert shown.show_job(job_id)[1]
    assert shown.form.words.edit.text() == "half a sentence"
    shown.finish(lambda: None)
    assert not shown.show_job(job_id)[1]
    assert not shown.form.words.edit.text()


def test_while_an_end_is_carried_out_no_sheet_is_open(sheets: SheetDesk) -> None:
    sheets.open()
    shown = sheets.page.open_sheet
    seen: list[object] = []
    shown.finish(lambda: seen.append(shown.sheet))
    assert seen == [None]
