"""The one table of colours, in light and dark, and the steps of spacing; no other module names a colour.

The small value types of the first screen are named tuples: they are made ten times faster than dataclasses, and
every millisecond before the first screen counts.
"""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import NamedTuple


class Theme(Enum):
    """The two looks; following the system is decided before one of them is applied."""

    LIGHT = "light"
    DARK = "dark"


class Space(IntEnum):
    """Distances in pixels at 100 %; nothing in between is used for layout."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32
    XXXL = 48


class Tokens(NamedTuple):
    """The named colours of one theme, as `#RRGGBB`; gold means loyalty only, late means a broken promise only."""

    background: str
    navigation: str
    surface: str
    raised: str
    sunken: str
    hover: str
    selection: str
    chip: str
    text: str
    text_secondary: str
    text_tertiary: str
    line: str
    line_strong: str
    field_edge: str
    focus: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_soft_text: str
    late: str
    late_soft: str
    late_soft_text: str
    late_line: str
    on_late: str
    soon: str
    soon_soft: str
    soon_soft_text: str
    ok: str
    ok_soft: str
    ok_soft_text: str
    done: str
    done_soft: str
    done_soft_text: str
    gold: str
    gold_line: str
    gold_soft: str
    gold_soft_text: str


LIGHT = Tokens(
    background="#F6F4EF",
    navigation="#ECE9E1",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F1EEE7",
    hover="#F4F1EA",
    selection="#DCEEEA",
    chip="#E9E5DB",
    text="#1B2326",
    text_secondary="#4A575B",
    text_tertiary="#5E6A6D",
    line="#E3DED3",
    line_strong="#CFC9BC",
    field_edge="#858A87",
    focus="#0B6B63",
    accent="#0B6B63",
    accent_hover="#095A53",
    on_accent="#FFFFFF",
    accent_soft="#DDF0ED",
    accent_soft_text="#0A5F58",
    late="#B3261E",
    late_soft="#FCE9E6",
    late_soft_text="#98201A",
    late_line="#EDB9B3",
    on_late="#FFFFFF",
    soon="#B86E00",
    soon_soft="#FFF1D6",
    soon_soft_text="#7A4A00",
    ok="#2563B0",
    ok_soft="#E5EFFA",
    ok_soft_text="#1F5596",
    done="#3F7A4B",
    done_soft="#E6F2E7",
    done_soft_text="#2F6539",
    gold="#A87B1B",
    gold_line="#E3CE98",
    gold_soft="#FBF5E4",
    gold_soft_text="#745208",
)

DARK = Tokens(
    background="#14191B",
    navigation="#0F1314",
    surface="#1C2326",
    raised="#252E31",
    sunken="#171D1F",
    hover="#222A2D",
    selection="#1D3B3B",
    chip="#2A3336",
    text="#E6EAE9",
    text_secondary="#B3BDBE",
    text_tertiary="#98A4A5",
    line="#2D373A",
    line_strong="#3F4A4E",
    field_edge="#748185",
    focus="#5CC9BC",
    accent="#4DB8AC",
    accent_hover="#62C7BB",
    on_accent="#06231F",
    accent_soft="#17393A",
    accent_soft_text="#6FD0C4",
    late="#F2776B",
    late_soft="#3C2120",
    late_soft_text="#FFA79D",
    late_line="#6E332E",
    on_late="#2A0B08",
    soon="#E8A33D",
    soon_soft="#3F2F12",
    soon_soft_text="#F6C272",
    ok="#6AA8EE",
    ok_soft="#1B304A",
    ok_soft_text="#9CC6F7",
    done="#74B982",
    done_soft="#1F3525",
    done_soft_text="#9AD4A5",
    gold="#D9B35A",
    gold_line="#5A4A22",
    gold_soft="#2B2516",
    gold_soft_text="#E9CB83",
)

_TOKENS_OF = {Theme.LIGHT: LIGHT, Theme.DARK: DARK}


def tokens_of(theme: Theme) -> Tokens:
    """The colours of a theme."""
    return _TOKENS_OF[theme]
