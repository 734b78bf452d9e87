"""The log file: what happened and where, with ids and numbers only, never with words of a client."""

from __future__ import annotations

import logging
import os
from datetime import date
from enum import Enum
from io import FileIO, TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from app.paths import PRIVATE_FILE_MODE, make_private_folder

LOG_NAME = "everafter.log"
_LARGEST_LOG = 1_000_000
_KEPT_LOGS = 5
_OWN_LOGGERS = frozenset({"app", "ui"})
_WITHHELD = "(words withheld)"


class SafeWord(str):
    """A word for the log that holds nothing personal, such as the name of a table or a screen."""

    __slots__ = ()


class LogFile:
    """The open log; close it at the end."""

    def __init__(self, path: Path, handler: logging.Handler) -> None:
        self.path = path
        self._handler = handler

    def close(self) -> None:
        """Write nothing more."""
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()


class _Redacting(logging.Formatter):
    """Writes our own constant sentences with their numbers; of everything else only where it came from."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the places of an error below it."""
        moment = self.formatTime(record, "%Y-%m-%d %H:%M:%S")
        lines = [f"{moment} {record.levelname} {record.name}:{record.lineno} {_message(record)}"]
        if record.exc_info:
            lines += _places(record.exc_info[1])
        return "\n".join(lines)


class _PrivateRotatingFile(RotatingFileHandler):
    """A rotating file for its owner only, silent when the disk refuses it."""

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, PRIVATE_FILE_MODE)
        return TextIOWrapper(FileIO(descriptor, self.mode), encoding=self.encoding, write_through=True)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - named by the standard library
        """A log that cannot be written must neither stop the program nor print what it held."""


def start_logging(folder: Path, level: int = logging.INFO) -> LogFile:
    """Log to a rotating file in this folder and never to the console; raises StorageError without the folder."""
    path = make_private_folder(folder) / LOG_NAME
    handler = _PrivateRotatingFile(path, maxBytes=_LARGEST_LOG, backupCount=_KEPT_LOGS, encoding="utf-8", delay=True)
    handler.setFormatter(_Redacting())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return LogFile(path, handler)


def keep_console_silent() -> None:
    """Print no log line on the console, not even when there is no log file."""
    root = logging.getLogger()
    if not any(isinstance(handler, logging.NullHandler) for handler in root.handlers):
        root.addHandler(logging.NullHandler())


def _message(record: logging.LogRecord) -> str:
    """The sentence of our own code with its arguments made safe; libraries put whole texts into theirs."""
    if record.name.partition(".")[0] not in _OWN_LOGGERS or not isinstance(record.msg, str):
        return _WITHHELD
    arguments = record.args
    try:
        if isinstance(arguments, dict):
            return record.msg % {name: _safe(value) for name, value in arguments.items()}
        return record.msg % tuple(map(_safe, arguments)) if arguments else record.msg
    except (TypeError, ValueError, KeyError):
        return _WITHHELD


def _safe(value: object) -> object:
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, type):
        return value.__qualname__
    if value is None or isinstance(value, SafeWord | bool | int | float | date):
        return value
    return f"({type(value).__name__} withheld)"


def _places(error: BaseException | None) -> list[str]:
    """The kind of each error of a chain and the lines it came through; their texts often quote the whole record."""
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"  {type(error).__module__}.{type(error).__qualname__}")
        lines += _frames(error.__traceback__)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines


def _frames(traceback: TracebackType | None) -> list[str]:
    return [
        f"    {Path(frame.f_code.co_filename).name}:{line} in {frame.f_code.co_name}"
        for frame, line in walk_tb(traceback)
    ]
