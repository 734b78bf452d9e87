"""Where the files that ship with the program lie, in the source tree and in a bundle."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """The path of a shipped file or folder: `resource_path("fonts", "Inter-Regular.ttf")`."""
    return _folder(getattr(sys, "_MEIPASS", "")).joinpath(*parts)  # PyInstaller's own mark of a bundle


@lru_cache(maxsize=2)
def _folder(bundle: str) -> Path:
    """The folder of them all; asked for with every icon, its links are followed once."""
    return (Path(bundle) if bundle else Path(__file__).resolve().parent.parent) / "resources"
