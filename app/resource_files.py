"""Where the files that ship with the program lie, in the source tree and in a bundle."""

from __future__ import annotations

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """The path of a shipped file or folder: `resource_path("fonts", "Inter-Regular.ttf")`."""
    bundle = getattr(sys, "_MEIPASS", None)  # PyInstaller's own mark of a bundle
    base = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return base.joinpath("resources", *parts)
