"""The list of clients on paper: its head, its letters, as many pages as it takes, and no memory for more clients."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest

from app.documents.client_list import ClientListHead, write_client_list
from app.documents.paper_size import PaperSize
from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress
from app.queries.client_list_paper_rows import ClientListColumn, ClientListWish
from app.queries.client_list_rows import ClientFilter, ClientRow, ClientSort
from tests.app.documents.client_list_samples import (
    DUE_WISH,
    FEW_COLUMNS,
    LONGEST_CLIENT,
    NEW_CLIENT,
    ONE_CLIENT,
    head,
    many_clients,
)
from tests.app.documents.paper_samples import FIRM
from tests.app.documents.printed_paper import PrintedPaper

BOTH_SIZES = pytest.mark.parametrize("size", [PaperSize.LETTER, PaperSize.A4])


def printed(rows: Iterable[ClientRow], above: ClientListHead, size: PaperSize = PaperSize.LETTER) -> PrintedPaper:
    target = BytesIO()
    result = write_client_list(rows, above, FIRM, size, target)
    return PrintedPaper(target.getvalue(), result)


@BOTH_SIZES
def test_the_columns_decide_whether_the_paper_lies_upright_or_across(size: PaperSize) -> None:
    upright = printed([ONE_CLIENT], head(1, DUE_WISH), size).size()
    across = printed([ONE_CLIENT], head(1), size).size()
    assert upright == pytest.approx(size.upright, abs=0.1)
    assert across == pytest.approx(size.landscape, abs=0.1)


@BOTH_SIZES
def test_every_client_stands_on_it_once_under_a_repeated_head_and_page_x_of_y(size: PaperSize) -> None:
    paper = printed(many_clients(150), head(150), size)
    pages = paper.result.pages
    assert (paper.result.papers, pages > 3) == (150, True)
    for number in range(pages):
        words = paper.text(number)
        for part in ("150 clients", "by name", "Usual gap", "With us", f"Page {number + 1} of {pages}"):
            assert part in words
    words = paper.all_text()
    assert all(words.count(f"(503) 555 {number:04d}") == 1 for number in range(150))


def test_clients_by_name_stand_under_their_letters_and_a_torn_letter_says_so_again() -> None:
    paper = printed(many_clients(150), head(150))
    assert "A Ana Abbott" in paper.text()
    assert any(paper.text(number).count(", continued") == 1 for number in range(1, paper.result.pages))
    by_street = printed(many_clients(150), head(150, ClientListWish(sort=ClientSort.STREET)))
    assert "A Ana Abbott" not in by_street.text()
    assert "continued" not in by_street.all_text()


def test_a_name_in_another_script_has_its_letter_and_a_number_shares_one() -> None:
    rows = [
        ONE_CLIENT.__class__(
            **{name: getattr(ONE_CLIENT, name) for name in ONE_CLIENT.__slots__} | {"sort_value": sort}
        )
        for sort in ("24 hour gym", "Ωmega", "山田")
    ]
    paper = printed(rows, head(3))
    boxes = {box.text for box in paper.boxes()}
    assert {"#", "Ω", "山"} <= boxes
    assert paper.result.missing_characters == ()


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (ClientListWish(), "1 client"),
        (ClientListWish(ClientFilter.OPEN_COMPLAINT), "1 client with an open complaint"),
        (ClientListWish(ClientFilter.DRIFTING), "1 client past the usual time"),
        (ClientListWish(ClientFilter.ANNIVERSARY), "1 client with an anniversary soon"),
        (ClientListWish(client_ids=(1,)), "1 chosen client"),
        (ClientListWish(sort=ClientSort.YEARS, is_descending=True), "by years with us, the longest first"),
    ],
)
def test_the_title_says_which_clients_and_in_which_order(wish: ClientListWish, words: str) -> None:
    assert words in printed([ONE_CLIENT], head(1, wish)).text()


def test_a_line_says_facts_and_never_a_stage() -> None:
    words = printed(many_clients(60), head(60)).all_text()
    for part in ("open complaint", "booked", "3 small cuts", "due since 2 Feb 2026", "12 years", "6 months"):
        assert part in words
    for stage in ("married", "fan", "steady", "drifting", "lost", "stranger", "courting"):
        assert stage not in words.lower()


def test_a_client_of_whom_nothing_is_known_leaves_no_none_behind() -> None:
    words = printed([NEW_CLIENT], head(1)).text()
    assert "Jo Li" in words
    assert "None" not in words


@BOTH_SIZES
@pytest.mark.parametrize("columns", [FEW_COLUMNS, tuple(ClientListColumn), (ClientListColumn.STATE,)])
def test_the_longest_words_wrap_and_nothing_overlaps(size: PaperSize, columns: tuple[ClientListColumn, ...]) -> None:
    paper = printed([LONGEST_CLIENT, NEW_CLIENT] * 8, head(16, ClientListWish(columns=columns)), size)
    width, height = paper.size()
    for page in range(paper.result.pages):
        boxes = paper.boxes(page)
        assert all(
            box.left > 28 and box.right < width - 28 and box.bottom > 22 and box.top < height - 28 for box in boxes
        )
        clashes = [
            (one.text, two.text) for place, one in enumerate(boxes) for two in boxes[:place] if one.overlaps(two)
        ]
        assert clashes == []


def test_more_clients_take_more_pages_and_no_more_memory(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        with (tmp_path / "list.pdf").open("wb") as target:
            tracemalloc.start()
            write_client_list(many_clients(count), head(count), FIRM, PaperSize.A4, target)
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return peak

    peak(300)  # fonts and widths are kept for the next print, up to a megabyte of lines that come again
    assert peak(5_000) - peak(300) < 2_000_000, "five thousand rows that were kept would take five times that"


def test_progress_is_told_and_a_cancel_leaves_no_whole_file() -> None:
    class Told(JobProgress):
        steps: tuple[tuple[int, int, str], ...] = ()

        def report(self, done: int, total: int, message: str) -> None:
            self.steps = (*self.steps, (done, total, message))
            if done == 400:
                self.cancel_flag.cancel()

    told, target = Told(CancelFlag()), BytesIO()
    with pytest.raises(Cancelled):
        write_client_list(many_clients(500), head(500), FIRM, PaperSize.A4, target, told)
    assert told.steps == ((200, 500, "200 clients"), (400, 500, "400 clients"))
    assert b"%%EOF" not in target.getvalue()


def test_the_same_list_gives_the_same_bytes() -> None:
    assert printed(many_clients(40), head(40)).content == printed(many_clients(40), head(40)).content
