from __future__ import annotations

import re

import pytest

from app.resource_files import resource_path
from ui.theme.style_sheet import style_sheet_of
from ui.theme.tokens import Theme, tokens_of


@pytest.mark.parametrize("theme", Theme)
def test_every_token_in_the_sheet_is_replaced_by_a_colour(theme: Theme) -> None:
    assert "@" not in style_sheet_of(tokens_of(theme), 1.0)


def test_no_rule_sets_a_font_or_matches_everything() -> None:
    sheet = style_sheet_of(tokens_of(Theme.LIGHT), 1.0)
    assert "font" not in sheet
    assert not re.search(r"(^|[\s,}])\*", sheet)


def test_sizes_that_hold_text_grow_with_the_text() -> None:
    look = tokens_of(Theme.LIGHT)
    assert "min-height: 32px" in style_sheet_of(look, 1.0)
    assert "min-height: 48px" in style_sheet_of(look, 1.5)


@pytest.mark.parametrize("theme", Theme)
def test_pictures_named_in_the_sheet_ship_in_the_colours_of_the_theme(theme: Theme) -> None:
    look = tokens_of(theme)
    for name in set(re.findall(r"url\(theme:([^)]+)\)", style_sheet_of(look, 1.0))):
        drawing = resource_path("icons", "controls", theme.value, name).read_text(encoding="utf-8")
        colours = set(re.findall("#[0-9A-F]{6}", drawing))
        assert colours
        assert colours <= {look.on_accent, look.text_secondary}


def test_where_two_scroll_bars_meet_nothing_is_drawn() -> None:
    sheet = style_sheet_of(tokens_of(Theme.LIGHT), 1.0)
    assert "QAbstractScrollArea::corner { background: transparent; border: none; }" in sheet
