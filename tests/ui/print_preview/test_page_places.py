"""Where pages lie at each zoom."""

from __future__ import annotations

from PySide6.QtCore import QSize, QSizeF

from ui.print_preview.page_places import GAP, MARGIN, Fit, PagePlaces, next_step

LETTER, ACROSS = QSizeF(612, 792), QSizeF(842, 595)
PIXELS = 96 / 72


def test_a_hundred_percent_is_the_size_of_the_paper() -> None:
    places = PagePlaces([LETTER, ACROSS], QSize(1000, 700), 100, PIXELS)
    assert [(area.width(), area.height()) for area in places.areas] == [(816, 1056), (1123, 794)]
    assert places.areas[1].top() == GAP + 1056 + GAP
    assert places.size.width() == 1123 + 2 * MARGIN


def test_fitted_pages_follow_the_window() -> None:
    wide = PagePlaces([LETTER], QSize(900, 700), Fit.WIDTH, PIXELS)
    assert wide.areas[0].width() == 900 - 2 * MARGIN
    whole = PagePlaces([LETTER], QSize(900, 700), Fit.PAGE, PIXELS)
    assert abs(whole.areas[0].height() - (700 - 2 * GAP)) <= 1
    assert whole.areas[0].left() == (900 - whole.areas[0].width()) // 2


def test_pages_are_found_by_their_height() -> None:
    places = PagePlaces([LETTER] * 5, QSize(900, 700), 100, PIXELS)
    assert places.page_at(0) == 0
    assert places.page_at(places.areas[3].top()) == 3
    assert list(places.pages_between(places.areas[1].top(), places.areas[2].top())) == [1, 2]
    assert list(places.pages_between(places.areas[1].bottom() + 2, places.areas[2].top() + 1)) == [2]
    assert list(PagePlaces([], QSize(900, 700), 100, PIXELS).pages_between(0, 100)) == []


def test_the_steps_end_at_both_ends() -> None:
    assert [next_step(97, 1), next_step(100, 1), next_step(100, -1), next_step(141, -1)] == [100, 125, 75, 125]
    assert (next_step(300, 1), next_step(25, -1)) == (300, 25)
