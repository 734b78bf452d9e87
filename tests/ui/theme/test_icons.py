from __future__ import annotations

import ast

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, Qt
from PySide6.QtWidgets import QApplication

from app.keys.commands import command_menus
from app.resource_files import resource_path
from ui.theme.apply import apply_theme
from ui.theme.icons import (
    IconPlace,
    Ink,
    application_icon,
    icon_names,
    icon_pixmap,
    icon_size_beside_text,
    paint_brand_mark,
    tinted_icon,
)
from ui.theme.tokens import DARK, LIGHT, Theme
from ui.widgets.chips import ClockState, clock_look


def _colours(picture: QPixmap) -> set[str]:
    image = picture.toImage()
    found = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name().upper() for colour in found if colour.alpha() == 255}


def test_every_shipped_icon_draws_something_in_the_colour_asked_for(themed: QApplication) -> None:
    for name in icon_names():
        picture = icon_pixmap(name, "#B3261E", 24, 2.0)
        assert picture.size() == QSize(48, 48)
        if name != "everafter":  # the application's own icon keeps its colours
            assert "#B3261E" in _colours(picture), name


def test_an_icon_is_drawn_at_the_ratio_of_the_screen_and_kept(themed: QApplication) -> None:
    picture = icon_pixmap("phone", "#000000", 16, 1.5)
    assert picture.width() == 24
    assert picture.deviceIndependentSize().width() == pytest.approx(16)
    assert icon_pixmap("phone", "#000000", 16, 1.5) is picture


def test_a_tinted_icon_follows_a_theme_switch(themed: QApplication) -> None:
    icon = tinted_icon("plus", Ink.ACCENT)
    assert LIGHT.accent in _colours(icon.pixmap(QSize(64, 64)))
    apply_theme(themed, Theme.DARK)
    assert DARK.accent in _colours(icon.pixmap(QSize(64, 64)))


def test_a_disabled_icon_is_dimmed(themed: QApplication) -> None:
    picture = tinted_icon("plus").pixmap(QSize(64, 64), QIcon.Mode.Disabled)
    assert LIGHT.text_tertiary in _colours(picture)


@pytest.mark.parametrize("place", [IconPlace.BEFORE_TEXT, IconPlace.AFTER_TEXT])
def test_an_icon_beside_words_brings_its_own_gap(themed: QApplication, place: IconPlace) -> None:
    size = icon_size_beside_text(16)
    image = tinted_icon("triangle-alert", Ink.LATE, place).pixmap(size, 2.0).toImage()
    assert (image.width(), image.height()) == (44, 32)
    gap = range(32, 44) if place is IconPlace.BEFORE_TEXT else range(12)
    assert all(image.pixelColor(x, y).alpha() == 0 for x in gap for y in range(32))


def test_the_brand_mark_and_the_application_icon_are_drawn(themed: QApplication) -> None:
    picture = QPixmap(56, 56)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_brand_mark(painter, QRectF(0, 0, 56, 56), 14)
    painter.end()
    assert picture.toImage().pixelColor(28, 4) == QColor(LIGHT.accent)
    assert not application_icon().pixmap(64, 64).isNull()


def test_every_icon_named_by_actions_and_clocks_ships() -> None:
    named = {spec.icon for menu in command_menus() for spec in menu.commands if spec.icon}
    named |= {clock_look(state)[1] for state in ClockState}
    assert named <= set(icon_names())


def test_every_icon_named_in_a_call_to_draw_one_ships() -> None:
    known = set(icon_names())
    for path in sorted(resource_path().parent.joinpath("ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if is_call and node.func.id in {"paint_icon", "tinted_icon", "IconButton"}:
                for argument in node.args[:2]:
                    if (
                        isinstance(argument, ast.Constant)
                        and isinstance(argument.value, str)
                        and argument.value.islower()
                    ):
                        assert argument.value in known, f"{argument.value} in {path.name}"
                        break
