"""The papers that a window made to look at or to print: a private folder of its own, which goes when it closes.

Other windows have theirs, also those of another firm. What a crash left behind goes at the next start.
"""

from __future__ import annotations

import shutil
from contextlib import suppress

from app.errors import StorageError
from app.instance_lock import InstanceLock
from app.paths import all_papers_folder, make_private_folder, papers_folder


class PapersInHand:
    """Says that this window lives, so that nobody else takes its papers away."""

    def __init__(self) -> None:
        self._lock = InstanceLock(papers_folder())

    def open(self) -> None:
        """Take away what windows left that are no more; papers that cannot be looked after stop nobody from working."""
        with suppress(StorageError):
            make_private_folder(all_papers_folder())
            self._lock.acquire(take_over=True)
            self._sweep()

    def close(self) -> None:
        """Take away our own."""
        shutil.rmtree(papers_folder(), ignore_errors=True)
        if self._lock.is_held:
            self._lock.release()
            with suppress(OSError):
                self._lock.file.unlink(missing_ok=True)

    def _sweep(self) -> None:
        own = (papers_folder(), self._lock.file)
        for left in all_papers_folder().iterdir():
            if left in own or left.suffix == ".lock":
                continue
            if left.is_dir():
                _take_away_if_nobodys(InstanceLock(left))
            else:
                with suppress(OSError):
                    left.unlink()


def _take_away_if_nobodys(lock: InstanceLock) -> None:
    with suppress(OSError, StorageError):
        lock.acquire(take_over=True)
        shutil.rmtree(lock.database_file, ignore_errors=True)
        lock.release()
        lock.file.unlink(missing_ok=True)
