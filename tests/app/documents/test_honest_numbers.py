"""The page for the wall: every clock that ran out is on it, no surname, no telephone, nobody of ours (S0.8)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest

from app.documents.honest_numbers import write_honest_numbers
from app.documents.paper_size import PaperSize
from app.jobs import JobProgress
from app.queries.care_report_rows import CareReport
from tests.app.documents.paper_samples import FIRM, breach_rows, honest_report
from tests.app.documents.printed_paper import PrintedPaper

CHICAGO = ZoneInfo("America/Chicago")


def printed(report: CareReport, size: PaperSize = PaperSize.LETTER) -> PrintedPaper:
    target = BytesIO()
    result = write_honest_numbers(report, FIRM, CHICAGO, size, target)
    return PrintedPaper(target.getvalue(), result)


def test_a_month_stands_on_one_page_with_its_figures_and_its_misses() -> None:
    paper = printed(honest_report(breach_rows(3)))
    words = paper.text()
    assert paper.result.pages == 1
    for part in (
        "Honest numbers",
        "March 2026",
        "Brightwater Carpet Care",
        "Against our promise",
        "Won back: came back",
        "Won back: told us so",
        "At peace, may still come back",
        "Withdrawn, with a reason",
        "3 clocks ran out",
        "All who were due 6 of 10 (60 %)",
        "First visit in 2025 2 of 4 – too few",
        "As of March 31, 2026. Nothing here can be left out, and nobody is ranked.",
        "Page 1 of 1",
    ):
        assert part in words, part
    assert "Margaret A. Answer 5 h late, still waiting" in words
    assert "Tom R. Visit on site 35 min late" in words
    assert "Alder" not in words


@pytest.mark.parametrize("size", [PaperSize.LETTER, PaperSize.A4])
@pytest.mark.parametrize("count", [0, 1, 12, 13, 60, 140])
def test_every_miss_is_printed_on_as_many_pages_as_it_takes(size: PaperSize, count: int) -> None:
    rows = breach_rows(count)
    paper = printed(honest_report(rows), size)
    words = paper.all_text()
    assert sum(words.count(f" {row.short_name} ") for row in {row.short_name: row for row in rows}.values()) == count
    for page in range(1, paper.result.pages):
        assert "Honest numbers" in paper.text(page)
        assert f"{count} clocks ran out, continued" in paper.text(page)
    if not count:
        assert "Every clock that ended in these days was met in time." in words


def test_nothing_overlaps_and_nothing_leaves_the_page() -> None:
    rows = breach_rows(40, name="Wolfeschlegelsteinhausenbergerdorff-Łukaszewska Đ.")
    paper = printed(honest_report(rows), PaperSize.A4)
    width, height = PaperSize.A4.upright
    for page in range(paper.result.pages):
        boxes = paper.boxes(page)
        assert all(
            box.left > 20 and box.right < width - 20 and box.bottom > 20 and box.top < height - 20 for box in boxes
        )
        clashes = [
            (one.text, two.text) for place, one in enumerate(boxes) for two in boxes[:place] if one.overlaps(two)
        ]
        assert clashes == []


def test_the_day_of_a_miss_is_that_of_the_firm() -> None:
    """Two in the morning in UTC is still the evening before in Chicago."""
    row = breach_rows(1)[0]
    late = type(row)(
        **{name: getattr(row, name) for name in row.__slots__} | {"due_at": datetime(2026, 3, 10, 2, tzinfo=UTC)}
    )
    assert "Mon 9 Mar Margaret A." in printed(honest_report((late,))).text()


def test_other_days_than_a_month_are_named_from_the_first_to_the_last() -> None:
    def head(first: date, last: date) -> str:
        return printed(honest_report((), first, last)).text()

    assert "March 2, 2026 to March 9, 2026" in head(date(2026, 3, 2), date(2026, 3, 9))
    assert "Honest numbers 2026" in head(date(2026, 1, 1), date(2026, 12, 31))
    assert "February 2026" in head(date(2026, 2, 1), date(2026, 2, 28))


def test_progress_is_told_once() -> None:
    told: list[tuple[int, int, str]] = []

    class Listener(JobProgress):
        def step(self, done: int, total: int, message: str = "") -> None:
            told.append((done, total, message))

    write_honest_numbers(honest_report(()), FIRM, CHICAGO, PaperSize.LETTER, BytesIO(), Listener())
    assert told == [(1, 1, "Honest numbers")]
