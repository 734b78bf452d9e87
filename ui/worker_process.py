"""The other end of a bulk job: what runs in the worker process, and how it speaks to the window over a pipe."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import Thread

from app.errors import Cancelled, EverafterError
from app.jobs import CancelFlag, JobProgress
from app.logs import LogFile, keep_console_silent, start_logging
from app.paths import log_folder, make_private_umask
from app.translations import set_language

_logger = logging.getLogger(__name__)

_SECONDS_BETWEEN_REPORTS = 0.05
_NICENESS = 5


class WorkerFailedError(Exception):
    """An error that cannot cross the pipe as it is; its text names the kind only, for the crash dialog."""


class _PipedProgress(JobProgress):
    """Progress over the pipe, at most twenty times a second so that the window is not flooded."""

    def __init__(self, connection: Connection, cancel_flag: CancelFlag) -> None:
        super().__init__(cancel_flag)
        self._connection = connection
        self._reported_at = 0.0

    def report(self, done: int, total: int, message: str) -> None:
        now = time.monotonic()
        if done < total and now - self._reported_at < _SECONDS_BETWEEN_REPORTS:
            return
        self._reported_at = now
        self._connection.send(("progressed", (done, total, message)))


def serve(connection: Connection, language: str, work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    """Do the work and send how it ended as the last word; a broken pipe means that the window is gone."""
    make_private_umask()
    _step_behind_the_window()
    keep_console_silent()
    set_language(language)
    log = _open_log()
    flag = CancelFlag()
    Thread(target=_watch_for_cancel, args=(connection, flag), daemon=True).start()
    try:
        # Until this word is said nothing has been done, and the window may end the process.
        connection.send(("begun", None))
        _send_outcome(connection, work, arguments, _PipedProgress(connection, flag))
    except OSError:
        _logger.warning("the window went away before the work ended")
    finally:
        if log is not None:
            log.close()


def _step_behind_the_window() -> None:
    """On a busy machine a hand at the window comes before the work beside it."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)


def _open_log() -> LogFile | None:
    try:
        return start_logging(log_folder())
    except EverafterError:
        return None


def _watch_for_cancel(connection: Connection, flag: CancelFlag) -> None:
    """Any word of the window, and its silence after it ended, mean stop."""
    try:
        connection.recv()
    except (EOFError, OSError):
        _logger.info("the window closed the pipe")
    flag.cancel()


def _send_outcome(
    connection: Connection, work: Callable[..., object], arguments: tuple[object, ...], progress: JobProgress
) -> None:
    try:
        answer = work(*arguments, progress)
    except Cancelled as wish:
        connection.send(("cancelled", str(wish)))
    except EverafterError as error:
        connection.send(("failed", error))
    except OSError:
        raise
    except Exception as error:
        _logger.exception("a job in the worker process failed")
        connection.send(("failed", WorkerFailedError(type(error).__qualname__)))
    else:
        connection.send(("succeeded", answer))
