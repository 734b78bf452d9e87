"""Painted portraits of the sample firm's people: plainly drawings, small, and the same every time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageDraw

from app.photos import CleanPhoto
from app.sample_firm.carpet_pictures import as_photo

_SIZE = (240, 300)
_FINER = 3  # painted so much larger, so that its edges are smooth
_EYES = "#2E2A27"


def painted_portrait(look: Mapping[str, Any]) -> CleanPhoto:
    """One of us by the colors of skin, hair, shirt and wall; `hair_length` is how far down the hair falls."""
    picture = Image.new("RGB", (_SIZE[0] * _FINER, _SIZE[1] * _FINER), look["wall"])
    pen = ImageDraw.Draw(picture)
    _ellipse(pen, 0.5, 1.06, 0.42, 0.32, look["shirt"])
    _box(pen, (0.29, 0.3, 0.71, look["hair_length"] + 0.1), 0.12, look["hair"])
    _box(pen, (0.42, 0.55, 0.58, 0.8), 0.07, look["skin"])
    _ellipse(pen, 0.5, 0.44, 0.185, 0.2, look["skin"])
    pen.pieslice(_dots(0.5, 0.4, 0.21, 0.185), 180, 360, fill=look["hair"])
    for x in (0.425, 0.575):
        _ellipse(pen, x, 0.45, 0.016, 0.016, _EYES)
    pen.arc(_dots(0.5, 0.5, 0.085, 0.065), 20, 160, fill="#8A4B3C", width=3 * _FINER)
    return as_photo(picture.resize(_SIZE, Image.Resampling.LANCZOS))


def _ellipse(pen: ImageDraw.ImageDraw, x: float, y: float, across: float, down: float, ink: str) -> None:
    pen.ellipse(_dots(x, y, across, down), fill=ink)


def _box(pen: ImageDraw.ImageDraw, edges: tuple[float, float, float, float], corner: float, ink: str) -> None:
    width, height = _SIZE[0] * _FINER, _SIZE[1] * _FINER
    left, top, right, bottom = edges
    pen.rounded_rectangle((left * width, top * height, right * width, bottom * height), corner * width, fill=ink)


def _dots(x: float, y: float, across: float, down: float) -> tuple[float, float, float, float]:
    """The box around a middle given in shares of the picture."""
    width, height = _SIZE[0] * _FINER, _SIZE[1] * _FINER
    return (x - across) * width, (y - down) * height, (x + across) * width, (y + down) * height
