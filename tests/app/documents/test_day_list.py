"""What a day list promises to who drives: all of it can be read, and every page says that it stays in the van."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest

from app.documents.day_list import write_day_lists
from app.documents.paper_size import PaperSize, millimetres
from app.queries.day_list_rows import DayListRow
from tests.app.documents.day_list_samples import ORDINARY_DAY, SHORTEST_DAY, full_day, longest_day
from tests.app.documents.paper_samples import FIRM
from tests.app.documents.printed_paper import PrintedPaper

PAPERS = [PaperSize.LETTER, PaperSize.A4]
DAYS = {
    "ordinary": ORDINARY_DAY,
    "least": SHORTEST_DAY,
    "worst": longest_day(2),
    "fifteen visits": full_day(),
}
WARNING = "Stays in the van. Never hand over."


def print_day(*rows: DayListRow, paper: PaperSize = PaperSize.LETTER) -> PrintedPaper:
    target = BytesIO()
    result = write_day_lists(rows, FIRM, paper, target)
    return PrintedPaper(target.getvalue(), result)


@pytest.fixture(params=PAPERS, ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> PaperSize:
    return request.param


@pytest.fixture(params=DAYS, ids=str)
def printed(request: pytest.FixtureRequest, paper: PaperSize) -> PrintedPaper:
    return print_day(DAYS[request.param], paper=paper)


def test_no_two_texts_overlap_and_all_stay_within_the_margins(printed: PrintedPaper) -> None:
    width, height = printed.size()
    for page in range(len(printed.pdf)):
        boxes = printed.boxes(page)
        assert [(one.text, other.text) for one, other in combinations(boxes, 2) if one.overlaps(other)] == []
        assert min(box.left for box in boxes) >= millimetres(12) - 1
        assert max(box.right for box in boxes) <= width - millimetres(12) + 1
        assert min(box.bottom for box in boxes) >= millimetres(8)
        assert max(box.top for box in boxes) <= height - millimetres(12) + 1


def test_every_page_says_at_head_and_foot_that_it_stays_in_the_van(printed: PrintedPaper) -> None:
    for page in range(len(printed.pdf)):
        assert printed.text(page).count(WARNING) == 2


def test_a_long_round_goes_on_under_the_same_head_and_tears_no_visit_apart(paper: PaperSize) -> None:
    printed = print_day(full_day(), paper=paper)
    assert printed.result.pages > 1
    for page in range(printed.result.pages):
        assert all(words in printed.text(page) for words in ("Thu 27 Nov", "van 2", "Luis Santos", "15 visits"))
        assert printed.text(page).count("Arrived") == printed.text(page).count("Pay")
    assert printed.all_text().count("Arrived") == 15
    assert print_day(longest_day(15), paper=paper).result.pages <= 15


def test_a_visit_says_what_the_van_needs_to_know() -> None:
    text = print_day(ORDINARY_DAY).text()
    for words in (
        "4 visits · 08:00 – 16:30", "08:00 – 09:00", "planned 08:15", "Rosa Ortiz", "7 Mill Road, Millbrook, OR 97222",
        "Living room: Clean; Hall: Clean and protect", "$185.00", "30 min to get to the next",
        "Straight on to the next", "1 h 30 min free, the way included", "Put-right visit, no charge", "Open complaint",
        "Bring the booklet", "The landing still smells damp", "by Thu 27 Nov 11:00", "Side door: 4711",
        "nothing to pay", "Speak with Dana before you go there", "Never forgot the broken vase",
        "1 more note is at the office",
    ):  # fmt: skip
        assert words in text


def test_where_more_than_one_drives_each_visit_says_who_goes() -> None:
    assert "Who" not in print_day(ORDINARY_DAY).text().split()
    assert print_day(replace(ORDINARY_DAY, crew=("Luis Santos", "Ada Ek"))).text().count("Luis Santos") == 1 + 4
    assert "No van yet" in print_day(SHORTEST_DAY).text()


def test_what_does_not_fit_is_counted_and_not_forgotten() -> None:
    text = print_day(longest_day(1)).text()
    assert "and 5 more: ask the office" in text
    assert text.count("and 2 more: ask the office") == 2
    assert "Clash: the next begins before this one ends" in text
