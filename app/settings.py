"""The settings of the person at this computer; those of the firm lie in its database."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from app.paths import settings_file, write_private_file

_logger = logging.getLogger(__name__)

THEMES = ("system", "light", "dark")
SMALLEST_TEXT = 80
LARGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class ProgramSettings:
    """How the program looks and where it was left; change it with `dataclasses.replace` and save the copy."""

    theme: str = "system"
    text_percent: int = 100
    language: str = ""
    last_database: str = ""
    window_geometry: bytes = b""
    window_state: bytes = b""
    last_place: str = ""
    photos_folder: str = ""
    layouts: Mapping[str, str] = field(default_factory=dict)


def load_settings(file: Path | None = None) -> ProgramSettings:
    """The settings in the file; each one that is missing or senseless has its default, and nothing is ever raised.

    A file that cannot be read at all is kept beside as `settings.damaged.json`.
    """
    source = file if file is not None else settings_file()
    try:
        stored = json.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ProgramSettings()
    except (OSError, ValueError, RecursionError):
        stored = None
    if isinstance(stored, dict):
        return _settings_from(stored)
    _logger.warning("the settings file is damaged and was put aside")
    _put_aside(source)
    return ProgramSettings()


def save_settings(settings: ProgramSettings, file: Path | None = None) -> None:
    """Write the settings as a whole; raises StorageError when the disk refuses."""
    stored = asdict(settings)
    for name in ("window_geometry", "window_state"):
        stored[name] = base64.b64encode(stored[name]).decode("ascii")
    text = json.dumps(stored, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    write_private_file(file if file is not None else settings_file(), text.encode("utf-8", errors="replace"))


def _settings_from(stored: Mapping[str, object]) -> ProgramSettings:
    theme = _text(stored, "theme")
    percent = stored.get("text_percent")
    layouts = stored.get("layouts")
    return ProgramSettings(
        theme=theme if theme in THEMES else "system",
        text_percent=percent if type(percent) is int and SMALLEST_TEXT <= percent <= LARGEST_TEXT else 100,
        language=_text(stored, "language"),
        last_database=_text(stored, "last_database"),
        window_geometry=_bytes(stored, "window_geometry"),
        window_state=_bytes(stored, "window_state"),
        last_place=_text(stored, "last_place"),
        photos_folder=_text(stored, "photos_folder"),
        layouts={name: text for name, text in layouts.items() if isinstance(text, str)}
        if isinstance(layouts, dict)
        else {},
    )


def _text(stored: Mapping[str, object], name: str) -> str:
    value = stored.get(name)
    return value if isinstance(value, str) else ""


def _bytes(stored: Mapping[str, object], name: str) -> bytes:
    try:
        return base64.b64decode(_text(stored, name), validate=True)
    except ValueError:
        return b""


def _put_aside(file: Path) -> None:
    try:
        file.replace(file.with_name(f"{file.stem}.damaged{file.suffix}"))
    except OSError:
        _logger.warning("the damaged settings file could not be put aside")
