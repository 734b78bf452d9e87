"""The lock of a window on its database file: a second window, or a restore, is told who holds it.

The operating system holds the lock and lets it go when the program ends, however it ends; the words in the file only
say who it is. A folder that other computers reach is different: there the words themselves count.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import sys
from pathlib import Path
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from app.clock import SystemClock
from app.database_place import shared_place
from app.errors import StorageError
from app.paths import PRIVATE_FILE_MODE
from app.translations import gettext as _

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# far behind the words, which must stay readable on Windows while the lock is held
_LOCKED_BYTE = 1 << 20
_LONGEST_WORDS = 4096


class InstanceLock:
    """One holder at a time for a database file; use it as a context manager or with `acquire` and `release`."""

    def __init__(self, database_file: Path) -> None:
        self.database_file = database_file
        self.file = database_file.with_name(f"{database_file.name}.lock")
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether we hold it."""
        return self._descriptor is not None

    def acquire(self, *, take_over: bool = False) -> None:
        """Take the lock; raises StorageError that names the holder.

        `take_over` is for a lock that another computer left in a shared folder, after the person said that it is
        closed there.
        """
        if self._descriptor is not None:
            return
        try:
            descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT, PRIVATE_FILE_MODE)
        except OSError as error:
            raise StorageError(
                _("No lock can be made in {folder}; nothing was changed, please check its rights.").format(
                    folder=self.file.parent
                )
            ) from error
        words = _read(descriptor)
        if not _try_lock(descriptor):
            os.close(descriptor)
            raise self._held_by(words)
        if words and not take_over and self._is_elsewhere(words):
            _unlock(descriptor)
            os.close(descriptor)
            raise self._held_by(words)
        _write(descriptor, _own_words())
        self._descriptor = descriptor

    def release(self) -> None:
        """Give it back; does nothing if we do not hold it."""
        if self._descriptor is None:
            return
        with contextlib.suppress(OSError):
            _write(self._descriptor, {})
            _unlock(self._descriptor)
        os.close(self._descriptor)
        self._descriptor = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()

    def _is_elsewhere(self, words: dict[str, object]) -> bool:
        """Whether another computer holds it, of which our own operating system knows nothing."""
        return words.get("computer") != platform.node() and bool(shared_place(self.database_file))

    def _held_by(self, words: dict[str, object]) -> StorageError:
        return StorageError(
            _(
                "{file} is open already: {person} at {computer}, since {since}; "
                "nothing was changed, please use that window or close it."
            ).format(
                file=self.database_file,
                person=words.get("person") or _("somebody"),
                computer=words.get("computer") or _("a computer"),
                since=words.get("since") or _("some time ago"),
            )
        )


def _own_words() -> dict[str, object]:
    try:
        person = getpass.getuser()
    except (OSError, KeyError):
        person = ""
    since = SystemClock(ZoneInfo("UTC")).now().astimezone().strftime("%Y-%m-%d %H:%M")
    return {"person": person, "computer": platform.node(), "process": os.getpid(), "since": since}


def _read(descriptor: int) -> dict[str, object]:
    """The holder's words; empty if there are none or they cannot be understood."""
    try:
        found = json.loads(os.read(descriptor, _LONGEST_WORDS) or b"{}")
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(descriptor: int, words: dict[str, object]) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    if words:
        os.write(descriptor, json.dumps(words).encode("utf-8"))


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _unlock(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
