"""The month page: three headings with the firm's own words, honest rates, nobody ranked, nothing over anything."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest

from app.documents.month_page import write_month_page
from app.documents.paper_size import PaperSize
from app.jobs import JobProgress
from app.queries.month_page_rows import MonthPageRow
from tests.app.documents.month_page_samples import EMPTY_MONTH, ORDINARY_MONTH, busy_month
from tests.app.documents.paper_samples import FIRM
from tests.app.documents.printed_paper import PrintedPaper

BOTH_SIZES = pytest.mark.parametrize("size", [PaperSize.LETTER, PaperSize.A4])


def printed(row: MonthPageRow, size: PaperSize = PaperSize.LETTER) -> PrintedPaper:
    target = BytesIO()
    result = write_month_page(row, FIRM, size, target)
    return PrintedPaper(target.getvalue(), result)


@BOTH_SIZES
def test_one_page_holds_three_headings_each_with_the_firms_own_answer(size: PaperSize) -> None:
    """S2.19 and S2.20."""
    paper = printed(ORDINARY_MONTH, size)
    words = paper.text()
    assert paper.result.pages == 1
    places = [
        words.index(part)
        for part in (
            "Our month", "March 2026", "Stronger people", "Every Monday we play one difficult call", "Luis Santos",
            "Stronger clients", "We call every client on the day after", "New clients 14", "Rewards",
            "A certificate for the years together", "5 certificates printed".partition(" ")[2], "Page 1 of 1",
        )
    ]  # fmt: skip
    assert places[2:] == sorted(places[2:])


def test_a_rate_stands_only_from_ten_cases_on_and_won_back_is_never_a_percentage() -> None:
    words = printed(ORDINARY_MONTH).text()
    assert "75 % (46.8–91.1)" in words
    assert "4 of 6 – too few" in words
    assert "Won back, of those closed 2 of 4" in words


def test_word_of_mouth_carries_its_label() -> None:
    words = printed(ORDINARY_MONTH).text()
    assert "rules of thumb, not measurements" in words
    for part in ("100", "50", "2.0", "624", "2.0 %", "may have heard bad", "at worst, by the saying"):
        assert part in words


def test_people_stand_in_the_order_of_the_team() -> None:
    words = printed(ORDINARY_MONTH).text()
    names = [person.name for person in ORDINARY_MONTH.people]
    assert [words.index(name) for name in names] == sorted(words.index(name) for name in names)
    assert "nobody is ranked" in words


def test_a_month_of_nothing_says_so_without_none() -> None:
    words = printed(EMPTY_MONTH).text()
    assert "Nobody is on the team yet." in words
    assert "Gifts of twelve months: $0.00" in words
    assert "None" not in words
    assert "– %" not in words


@BOTH_SIZES
@pytest.mark.parametrize("people", [1, 15, 60])
def test_a_large_team_goes_on_under_its_heading_and_nothing_overlaps(size: PaperSize, people: int) -> None:
    paper = printed(busy_month(people), size)
    width, height = size.upright
    assert sum(paper.text(page).count("Maximiliana") for page in range(paper.result.pages)) == people
    for page in range(paper.result.pages):
        words = paper.text(page)
        assert ("Brought in first Visits" in words) == ("Maximiliana" in words)
        boxes = paper.boxes(page)
        assert all(
            box.left > 34 and box.right < width - 34 and box.bottom > 28 and box.top < height - 34 for box in boxes
        )
        clashes = [
            (one.text, two.text) for place, one in enumerate(boxes) for two in boxes[:place] if one.overlaps(two)
        ]
        assert clashes == []


def test_a_team_of_ten_with_long_answers_stays_on_one_page() -> None:
    person = replace(busy_month(1).people[0], name="Bartholomew Featherstone")
    month = replace(busy_month(1), people=(person,) * 10)
    assert [printed(month, size).result.pages for size in (PaperSize.LETTER, PaperSize.A4)] == [1, 1]


def test_own_words_in_another_script_are_shown_as_they_are() -> None:
    month = replace(ORDINARY_MONTH, own_words=("نحن نصلح ما أفسدناه", "毎日電話します", "<b>{x}</b>"))
    paper = printed(month)
    assert paper.result.missing_characters == ()
    assert "<b>{x}</b>" in paper.text()


def test_progress_is_told_once() -> None:
    told: list[tuple[int, int, str]] = []

    class Listener(JobProgress):
        def step(self, done: int, total: int, message: str = "") -> None:
            told.append((done, total, message))

    write_month_page(EMPTY_MONTH, FIRM, PaperSize.A4, BytesIO(), Listener())
    assert told == [(1, 1, "Our month")]
