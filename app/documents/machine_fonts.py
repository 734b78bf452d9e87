"""The last help for rare characters: TrueType fonts that this machine happens to have."""

from __future__ import annotations

import os
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

_MOST_FILES = 600


def machine_font_folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        return windows / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts"


class MachineFonts:
    """Finds the file that has a character; the files are read once, at the first character that needs them."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._coverage: list[tuple[Path, list[int], list[int]]] | None = None
        self._answers: dict[str, Path | None] = {}

    def file_with(self, character: str) -> Path | None:
        """The first font file, by path, that has this character, or None."""
        if character not in self._answers:
            self._answers[character] = self._search(ord(character))
        return self._answers[character]

    def _search(self, code: int) -> Path | None:
        if self._coverage is None:
            self._coverage = list(self._read_all())
        for path, firsts, lasts in self._coverage:
            place = bisect_right(firsts, code) - 1
            if place >= 0 and code <= lasts[place]:
                return path
        return None

    def _read_all(self) -> Iterator[tuple[Path, list[int], list[int]]]:
        files = sorted(file for folder in self._folders if folder.is_dir() for file in folder.rglob("*.[tT][tT][fF]"))
        for file in files[:_MOST_FILES]:
            codes = _codes_of(file)
            if codes:
                firsts, lasts = _ranges(codes)
                yield file, firsts, lasts


def _codes_of(file: Path) -> list[int]:
    """The characters of a font file in rising order; none if it has no outlines we can embed."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - most papers never ask, and it takes its time

    try:
        with file.open("rb") as content, TTFont(content, lazy=True) as font:
            if "glyf" not in font or "fvar" in font:
                return []
            return sorted(font.getBestCmap() or {})
    except (OSError, TTLibError, AssertionError, KeyError, ValueError):
        return []  # a broken font of the machine is not our user's trouble


def _ranges(codes: list[int]) -> tuple[list[int], list[int]]:
    """First and last code of every unbroken run."""
    firsts, lasts = [codes[0]], []
    for before, code in pairwise(codes):
        if code != before + 1:
            lasts.append(before)
            firsts.append(code)
    lasts.append(codes[-1])
    return firsts, lasts
