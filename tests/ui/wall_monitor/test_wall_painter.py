"""What is painted: every word of the picture, nothing else, nothing over anything else, on screens of every shape."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.fakes import MovableClock
from tests.ui.wall_monitor.conftest import FIVE, GREG, HALL, MARGARET, PRIYA, TOM, promise, wall_of
from ui.theme.tokens import DARK
from ui.wall_monitor.wall_canvas import SMALLEST, Placed, WallCanvas, units_of
from ui.wall_monitor.wall_painter import paint_wall
from ui.wall_monitor.wall_picture import WallPicture, wall_picture

SIZES = [(1920, 1080), (3840, 2160), (1366, 768), (1024, 640), (1080, 1920), (1024, 1280), (2560, 1080), (320, 240)]
LONG = "Bartholomew-Maximilian & Wilhelmina-Charlotte F."
LONG_ROWS = tuple(
    replace(each, name=LONG, step="Promised: extraordinarily intercontinental reupholstering", owner_name="Maximiliana")
    for each in (*FIVE, GREG, TOM)
)


def painted(picture: WallPicture, width: int, height: int) -> tuple[list[Placed], QImage]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(DARK.navigation))
    painter = QPainter(image)
    pixels, size = units_of(width, height)
    painter.scale(pixels, pixels)
    canvas = WallCanvas(painter, size, pixels)
    paint_wall(canvas, picture)
    painter.end()
    return canvas.placed, image


def test_every_word_of_the_picture_is_painted_and_no_other(themed: QApplication, wall_clock: MovableClock) -> None:
    for row in (wall_of(*FIVE), wall_of(*FIVE, GREG, TOM, waiting_count=10), wall_of(), wall_of(MARGARET)):
        picture = wall_picture(row, wall_clock)
        placed, _image = painted(picture, 1920, 1080)
        assert sorted(each.text for each in placed) == sorted(picture.texts)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_lies_over_anything_else_or_beyond_the_edge(
    themed: QApplication, wall_clock: MovableClock, width: int, height: int
) -> None:
    rows = (
        wall_of(*LONG_ROWS, waiting_count=123_456),
        wall_of(*LONG_ROWS[:5], firm_name=LONG * 4),
        wall_of(LONG_ROWS[0]),
        wall_of(quiet_days=12_345),
        wall_of(*FIVE, GREG),
    )
    for row in rows:
        for age in (0, 5):
            wall_clock.move_on(minutes=age)
            placed, _image = painted(wall_picture(row, wall_clock), width, height)
            _pixels, size = units_of(width, height)
            whole = QRectF(0, 0, size.width(), size.height())
            assert [each.text for each in placed if not whole.contains(each.area)] == []
            overlapping = [
                (one.text, other.text)
                for one, other in combinations(placed, 2)
                if one.area.intersects(other.area.adjusted(-4, -2, 4, 2))
            ]
            assert overlapping == []


def test_long_words_shrink_first_and_end_in_an_ellipsis_then(themed: QApplication, wall_clock: MovableClock) -> None:
    placed, _image = painted(wall_picture(wall_of(*LONG_ROWS), wall_clock), 1920, 1080)
    names = [each.text for each in placed if each.text.startswith("Bartholomew")]
    assert len(names) == 7
    assert all(name.endswith("…") for name in names)
    almost = promise("Anneliese-Margarethe S.", 36, "due")
    placed, _image = painted(wall_picture(wall_of(MARGARET, almost), wall_clock), 1920, 1080)
    assert "Anneliese-Margarethe S." in [each.text for each in placed]


def test_no_text_is_smaller_than_the_smallest(themed: QApplication, wall_clock: MovableClock) -> None:
    placed, _image = painted(wall_picture(wall_of(*LONG_ROWS, waiting_count=10), wall_clock), 1920, 1080)
    initials = {"DK", "BM"}
    capitals = SMALLEST * 0.7
    assert [each.text for each in placed if each.area.height() < capitals and each.text not in initials] == []


def test_the_first_row_stands_half_as_high_again_and_speaks_loudest(
    themed: QApplication, wall_clock: MovableClock
) -> None:
    placed, image = painted(wall_picture(wall_of(*FIVE), wall_clock), 1920, 1080)
    heights = {each.text: each.area.height() for each in placed}
    assert heights["12 min late"] / heights["36 min"] == pytest.approx(84 / 54, rel=0.05)
    assert heights["Margaret A."] / heights["Greg H."] == pytest.approx(64 / 44, rel=0.05)
    assert image.pixelColor(60, 290) == QColor(DARK.late_soft)
    assert image.pixelColor(60, 440) == QColor(DARK.sunken)


@pytest.mark.parametrize("scale", [0.9, 1.5])
def test_the_text_size_of_the_desk_does_not_reach_the_wall(
    themed: QApplication, wall_clock: MovableClock, scale: float
) -> None:
    from ui.theme.apply import apply_theme
    from ui.theme.tokens import Theme

    usual, image = painted(wall_picture(wall_of(*FIVE), wall_clock), 1920, 1080)
    apply_theme(themed, Theme.LIGHT, scale)
    other, other_image = painted(wall_picture(wall_of(*FIVE), wall_clock), 1920, 1080)
    assert [each.text for each in usual] == [each.text for each in other]
    assert image.pixelColor(60, 440) == other_image.pixelColor(60, 440)
    for one, two in zip(usual, other, strict=True):
        assert one.area.width() == pytest.approx(two.area.width(), rel=0.03)


def test_a_late_row_further_down_shouts_too(themed: QApplication, wall_clock: MovableClock) -> None:
    late = promise("Ann B.", -5, "late")
    _placed, image = painted(wall_picture(wall_of(GREG, late, TOM, PRIYA, HALL), wall_clock), 1920, 1080)
    assert image.pixelColor(60, 440) == QColor(DARK.late_soft)
    assert image.pixelColor(60, 290) == QColor(DARK.soon_soft)
