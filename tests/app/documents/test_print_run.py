"""One print: a paper for each row, told step by step, and no end where it was cancelled."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pytest
from pypdf import PdfReader

from app.documents.faces import Face
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.documents.pen import Pen, TextStyle
from app.documents.print_run import PaperSeries, PrintRun, begin_print
from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress
from app.queries.paper_rows import FirmLetterhead

_FIRM = FirmLetterhead("Brightwater Carpet Care", "(503) 555 0100")


class Told(JobProgress):
    """Keeps what it was told; cancels itself after so many steps."""

    def __init__(self, cancel_after: int | None = None) -> None:
        super().__init__(CancelFlag())
        self.steps: list[tuple[int, int, str]] = []
        self._cancel_after = cancel_after

    def report(self, done: int, total: int, message: str) -> None:
        """Keep it."""
        self.steps.append((done, total, message))
        if len(self.steps) == self._cancel_after:
            self.cancel_flag.cancel()


def print_rows(
    target: io.BytesIO, rows: Iterable[str], told: Told | None = None, steps_between: int = 1
) -> PaperResult:
    run = begin_print(target, "Names", _FIRM, (400, 300), margin=20)

    def draw(row: str) -> None:
        assert (run.left, run.right, run.width) == (20, 380, 360)
        run.document.add_page(Pen(run.document, run.page_height).content())

    return run.each(rows, draw, "{} names".format, told, steps_between=steps_between)


def test_each_row_is_a_paper_and_each_paper_is_told() -> None:
    target, told = io.BytesIO(), Told()
    made = print_rows(target, ["Ana", "Ben", "Cho"], told)
    reader = PdfReader(target)
    assert (made.pages, made.papers, len(reader.pages)) == (3, 3, 3)
    assert (reader.metadata or {})["/Title"] == "Names"
    assert told.steps == [(1, 3, "1 names"), (2, 3, "2 names"), (3, 3, "3 names")]


def test_a_long_print_tells_seldom_but_always_the_last() -> None:
    told = Told()
    print_rows(io.BytesIO(), ["Ana"] * 5, told, steps_between=2)
    assert [done for done, _total, _words in told.steps] == [2, 4, 5]


def test_nobody_knows_how_many_a_generator_holds() -> None:
    told = Told()
    print_rows(io.BytesIO(), (name for name in ("Ana", "Ben")), told)
    assert [total for _done, total, _words in told.steps] == [0, 0]


def test_a_cancelled_print_has_no_end() -> None:
    target = io.BytesIO()
    with pytest.raises(Cancelled):
        print_rows(target, ["Ana", "Ben", "Cho"], Told(cancel_after=1))
    assert b"%%EOF" not in target.getvalue()


def test_a_series_writes_a_paper_for_each_row_with_its_own_title_margin_and_words() -> None:
    def draw(run: PrintRun, row: str) -> None:
        assert (run.left, run.page_width, run.letterhead) == (30, PaperSize.A4.upright[0], _FIRM)
        pen = Pen(run.document, run.page_height)
        pen.text(row, run.left, 60, TextStyle(Face.REGULAR, 10, 13))
        run.document.add_page(pen.content())

    write_names = PaperSeries(lambda: "Names", draw, "{} names".format, 30, steps_between=2)
    target, told = io.BytesIO(), Told()
    made = write_names(["Ana", "Ben", "Cho"], _FIRM, PaperSize.A4, target, told)
    reader = PdfReader(target)
    assert (made.papers, [page.extract_text() for page in reader.pages]) == (3, ["Ana", "Ben", "Cho"])
    assert (reader.metadata or {})["/Title"] == "Names"
    assert told.steps == [(2, 3, "2 names"), (3, 3, "3 names")]
