from __future__ import annotations

import re

import pytest

from ui.theme.tokens import Theme, Tokens, tokens_of
from ui.theme.tones import Tone, tone_colours

TEXTS = ("text", "text_secondary", "text_tertiary")
GROUNDS = ("background", "navigation", "surface", "raised", "sunken", "hover", "selection")
SOFT = ("accent", "late", "soon", "ok", "done", "gold")


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = (_channel(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of the WCAG, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_knows_black_on_white_and_a_published_pair() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_is_readable_on_every_ground(theme: Theme, text: str, ground: str) -> None:
    look = tokens_of(theme)._asdict()
    assert contrast(look[text], look[ground]) >= 4.5


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("name", SOFT)
def test_soft_texts_are_readable_on_their_own_fill_and_on_cards(theme: Theme, name: str) -> None:
    look = tokens_of(theme)._asdict()
    for ground in (f"{name}_soft", "surface", "background", "hover", "selection", "gold_soft"):
        assert contrast(look[f"{name}_soft_text"], look[ground]) >= 4.5, ground


@pytest.mark.parametrize("theme", Theme)
def test_words_on_filled_buttons_chips_and_banners_are_readable(theme: Theme) -> None:
    look = tokens_of(theme)
    pairs = (
        (look.on_accent, look.accent),
        (look.on_accent, look.accent_hover),
        (look.on_late, look.late),
        (look.on_late, look.late_soft_text),
        (look.text_secondary, look.chip),
        (look.text_secondary, look.late_soft),
        (look.text_secondary, look.soon_soft),
        (look.text_secondary, look.ok_soft),
        (look.text_secondary, look.done_soft),
        (look.text_secondary, look.gold_soft),
        (look.text, look.chip),
        (look.text_secondary, look.line),
    )
    for text, ground in pairs:
        assert contrast(text, ground) >= 4.5, (text, ground)


@pytest.mark.parametrize("theme", Theme)
def test_edges_of_controls_icons_and_the_focus_ring_stand_out(theme: Theme) -> None:
    look = tokens_of(theme)
    for ground in (look.background, look.surface, look.raised, look.sunken):
        assert contrast(look.field_edge, ground) >= 3
        for sign in (look.focus, look.accent, look.late, look.soon, look.ok, look.done, look.gold):
            assert contrast(sign, ground) >= 3, (sign, ground)
    for ground in (look.navigation, look.selection, look.gold_soft, look.late_soft):
        assert contrast(look.focus, ground) >= 3


@pytest.mark.parametrize("theme", Theme)
def test_the_inner_ring_of_a_filled_button_stands_out_from_its_fill(theme: Theme) -> None:
    look = tokens_of(theme)
    assert contrast(look.on_accent, look.accent) >= 3
    assert contrast(look.on_late, look.late) >= 3


@pytest.mark.parametrize("theme", Theme)
def test_every_token_is_a_full_colour(theme: Theme) -> None:
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in tokens_of(theme))


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("tone", Tone)
def test_every_tone_has_readable_text(theme: Theme, tone: Tone) -> None:
    colours = tone_colours(tone, tokens_of(theme))
    assert contrast(colours.text, colours.fill) >= 4.5


def test_both_themes_name_the_same_tokens() -> None:
    assert tokens_of(Theme.LIGHT)._fields == tokens_of(Theme.DARK)._fields == Tokens._fields


# Machado, Oliveira and Fernandes 2009, full severity, for linear red, green and blue.
DEFICIENCIES = {
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def _deficient(colour: str, kind: str) -> tuple[float, ...]:
    """A colour as people who see fewer colours see it, linear."""
    linear = [_channel(int(colour[place : place + 2], 16)) for place in (1, 3, 5)]
    mixed = (sum(weight * part for weight, part in zip(row, linear, strict=True)) for row in DEFICIENCIES[kind])
    return tuple(min(max(value, 0.0), 1.0) for value in mixed)


def _lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    red, green, blue = rgb
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", DEFICIENCIES)
def test_states_stay_apart_for_people_who_see_fewer_colours(theme: Theme, kind: str) -> None:
    look = tokens_of(theme)
    states = [_lab(_deficient(colour, kind)) for colour in (look.late, look.soon, look.ok, look.done)]
    for number, one in enumerate(states):
        for other in states[number + 1 :]:
            distance = sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
            assert distance >= 10
