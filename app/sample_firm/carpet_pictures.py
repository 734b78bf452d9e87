"""Painted pictures of carpets before and after, for the sample firm: plainly drawings, and the same every time."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from app.photos import CleanPhoto

_SIZE = (480, 360)
_FLOOR = 0.27
_QUALITY = 82

_Points = tuple[tuple[float, float], ...]


def painted_pair(scene: str, seed: int = 1) -> tuple[CleanPhoto, CleanPhoto]:
    """A scene before and after: tea, lane or rug; KeyError for another."""
    paint = _SCENES[scene]
    return as_photo(paint(_dice(seed, scene), False)), as_photo(paint(_dice(seed, scene), True))


def _dice(seed: int, scene: str) -> Random:
    return Random(f"{seed}:{scene}")  # noqa: S311 - these dice place spots, not secrets


def _tea(chance: Random, is_clean: bool) -> Image.Image:
    """A spilled cup beside a sofa."""
    picture = _room(chance, carpet="#C3B49B", wall="#E4E0D6", is_clean=is_clean)
    if not is_clean:
        _stain(picture, ((0.34, 0.55, 0.2, 0.15), (0.46, 0.62, 0.15, 0.11), (0.29, 0.68, 0.06, 0.04)), "#6F4528", 0.72)
        _stain(picture, ((0.57, 0.72, 0.03, 0.02), (0.26, 0.5, 0.025, 0.018)), "#6F4528", 0.6)
    _sofa(picture)
    return picture


def _lane(chance: Random, is_clean: bool) -> Image.Image:
    """The way from the door across the room, gray with years of steps."""
    picture = _room(chance, carpet="#A9B0A2", wall="#E9E4DA", is_clean=is_clean)
    if not is_clean:
        _shade(picture, ((0.43, _FLOOR), (0.56, _FLOOR), (0.82, 1.0), (0.2, 1.0)), "#4C4A42", 0.5)
    _door(picture)
    return picture


def _rug(chance: Random, is_clean: bool) -> Image.Image:
    """A patterned rug whose colors come back."""
    picture = _room(chance, carpet="#94795C", wall="#DFE3E0", is_clean=True)
    field, border, motif = ("#9C2F33", "#1F3F5B", "#E3C98F") if is_clean else ("#7A534C", "#4A5257", "#A89A7C")
    pen = ImageDraw.Draw(picture)
    outer = _at(((0.2, 0.4), (0.8, 0.4), (0.95, 0.94), (0.05, 0.94)))
    inner = _at(((0.24, 0.45), (0.76, 0.45), (0.88, 0.88), (0.12, 0.88)))
    pen.polygon(outer, fill=border)
    pen.polygon(inner, fill=field)
    pen.line([*inner, inner[0]], fill=motif, width=4)
    for row in range(3):
        y = 0.53 + row * 0.125
        reach = 0.2 + row * 0.045
        for column in range(-2, 3):
            _diamond(pen, 0.5 + column * reach / 2, y, 0.028 + row * 0.004, motif)
    if not is_clean:
        _stain(picture, ((0.62, 0.66, 0.1, 0.07), (0.33, 0.75, 0.07, 0.05)), "#3E3128", 0.55)
    return picture


_SCENES: dict[str, Callable[[Random, bool], Image.Image]] = {"tea": _tea, "lane": _lane, "rug": _rug}


def _room(chance: Random, *, carpet: str, wall: str, is_clean: bool) -> Image.Image:
    """Wall, skirting board and a carpet with pile; a clean one shows the strokes of the grooming."""
    width, height = _SIZE
    floor = round(height * _FLOOR)
    picture = Image.new("RGB", _SIZE, carpet)
    if is_clean:
        for stroke in range(0, 9, 2):
            left, right = stroke / 9, (stroke + 1) / 9
            far = tuple(0.5 + (x - 0.5) * 0.62 for x in (left, right))
            _shade(picture, ((far[0], _FLOOR), (far[1], _FLOOR), (right, 1.0), (left, 1.0)), "#FFFFFF", 0.13)
    else:
        _shade(picture, ((0, _FLOOR), (1, _FLOOR), (1, 1), (0, 1)), "#5B5140", 0.16)
    grain = Image.frombytes("L", (width // 2, height // 2), chance.randbytes(width * height // 4))
    pile = grain.resize(_SIZE, Image.Resampling.BILINEAR).point(lambda value: 232 + value * 23 // 255)
    picture = ImageChops.multiply(picture, Image.merge("RGB", (pile, pile, pile)))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, width, floor), fill=wall)
    pen.rectangle((0, floor - 20, width, floor), fill="#F7F4EE")
    pen.line((0, floor - 20, width, floor - 20), fill="#CFC9BC", width=2)
    pen.line((0, floor, width, floor), fill="#6E675B", width=2)
    return picture


def _sofa(picture: Image.Image) -> None:
    width, height = _SIZE
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((width * 0.68, height * 0.06, width * 1.1, height * 0.52), 20, fill="#2F6B66")
    pen.rounded_rectangle((width * 0.63, height * 0.25, width * 0.76, height * 0.55), 15, fill="#27605B")
    pen.rectangle((width * 0.66, height * 0.54, width * 0.685, height * 0.62), fill="#4A3626")


def _door(picture: Image.Image) -> None:
    width, height = _SIZE
    pen = ImageDraw.Draw(picture)
    pen.rectangle((width * 0.4, 0, width * 0.59, height * _FLOOR), fill="#B98F5F", outline="#7D5D38", width=4)
    pen.ellipse((width * 0.56, height * 0.12, width * 0.575, height * 0.14), fill="#E8D9A8")


def _diamond(pen: ImageDraw.ImageDraw, x: float, y: float, size: float, ink: str) -> None:
    pen.polygon(_at(((x, y - size), (x + size, y), (x, y + size), (x - size, y))), fill=ink)


def _stain(
    picture: Image.Image, blots: tuple[tuple[float, float, float, float], ...], ink: str, strength: float
) -> None:
    """Blots by their middle and half their size, soft at the edge."""
    mask = Image.new("L", _SIZE, 0)
    pen = ImageDraw.Draw(mask)
    width, height = _SIZE
    for x, y, across, down in blots:
        box = ((x - across) * width, (y - down) * height, (x + across) * width, (y + down) * height)
        pen.ellipse(box, fill=round(255 * strength))
    picture.paste(Image.new("RGB", _SIZE, ink), mask=mask.filter(ImageFilter.GaussianBlur(7)))


def _shade(picture: Image.Image, shape: _Points, ink: str, strength: float) -> None:
    mask = Image.new("L", _SIZE, 0)
    ImageDraw.Draw(mask).polygon(_at(shape), fill=round(255 * strength))
    picture.paste(Image.new("RGB", _SIZE, ink), mask=mask.filter(ImageFilter.GaussianBlur(7)))


def _at(points: _Points) -> list[tuple[float, float]]:
    """Shares of the picture as dots."""
    return [(x * _SIZE[0], y * _SIZE[1]) for x, y in points]


def as_photo(picture: Image.Image) -> CleanPhoto:
    """What was painted, as a picture that somebody took."""
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=_QUALITY)
    content = stream.getvalue()
    sha256 = hashlib.sha256(content).hexdigest()
    return CleanPhoto(content, sha256, *picture.size, taken_at=None, original_sha256=sha256)
