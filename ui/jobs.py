"""Long work beside the window: short jobs on one thread, bulk work in a process, both with progress and cancel."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.errors import Cancelled, EverafterError
from app.jobs import CancelFlag, JobProgress, stopped_words
from app.translations import current_language
from app.translations import gettext as _

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

_logger = logging.getLogger(__name__)


class WorkerDiedError(EverafterError):
    """The process that did the work is gone; its transaction was rolled back by the database."""


class Job(QObject):
    """One piece of long work under way; its signals arrive in the window's thread, `finished` always as the last."""

    progressed = Signal(int, int, str)  # done, total (0: unknown), what is being done
    succeeded = Signal(object)  # the answer of the work
    failed = Signal(object)  # the exception
    cancelled = Signal(str)  # the sentence for the user
    finished = Signal()
    _reported = Signal(str, object)

    def __init__(self, cancel: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = cancel
        self.is_finished = False
        self._reported.connect(self._take)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; until then it goes on."""
        if not self.is_finished:
            self._cancel()

    def report(self, kind: str, content: object) -> None:
        """Called by whatever does the work, from any thread: progressed, succeeded, failed or cancelled."""
        self._reported.emit(kind, content)

    def _take(self, kind: str, content: Any) -> None:
        if kind == "progressed":
            self.progressed.emit(*content)
            return
        self.is_finished = True
        if kind == "succeeded":
            self.succeeded.emit(content)
        elif kind == "cancelled":
            self.cancelled.emit(str(content))
        else:
            self.failed.emit(content)
        self.finished.emit()


class _ReportingProgress(JobProgress):
    """Progress that goes to a job in the window's thread."""

    def __init__(self, cancel_flag: CancelFlag) -> None:
        super().__init__(cancel_flag)
        self.job: Job | None = None

    def report(self, done: int, total: int, message: str) -> None:
        if self.job is not None:
            self.job.report("progressed", (done, total, message))


class JobRunner(QObject):
    """Runs long work and keeps hold of it until it ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ThreadPoolExecutor | None = None
        self._jobs: set[Job] = set()

    @property
    def is_busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._jobs)

    def run_in_thread(self, work: Callable[[JobProgress], object]) -> Job:
        """Do this on the one worker thread, after what waits there; for work that mostly waits for the disk."""
        progress = _ReportingProgress(CancelFlag())
        job = self._keep(Job(progress.cancel_flag.cancel, self))
        progress.job = job
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - needed with the first job only

            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker")
        self._thread.submit(_report_outcome, job.report, lambda: work(progress))
        return job

    def run_in_process(
        self, work: Callable[..., object], *arguments: object, is_idle_before_first_step: bool = False
    ) -> Job:
        """Do `work(*arguments, progress)` in a process of its own; both must be importable and picklable.

        What writes nothing before it reports its first step is stopped until then by ending the process.

        Python work of more than some 20 ms belongs here: in a thread it would make the window stutter.
        """
        from multiprocessing import get_context  # noqa: PLC0415 - needed with the first bulk job only
        from threading import Thread  # noqa: PLC0415 - needed with the first bulk job only

        from ui.worker_process import serve  # noqa: PLC0415 - needed with the first bulk job only

        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, current_language(), work, arguments), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(ours, process, is_idle_before_first_step=is_idle_before_first_step)
        job = self._keep(Job(worker.stop, self))
        Thread(target=worker.listen, args=(job.report,), name="worker-listener", daemon=True).start()
        return job

    def close(self) -> None:
        """Ask everything to stop and wait for the worker thread; processes end by themselves with their pipe."""
        for job in tuple(self._jobs):
            job.cancel()
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)
            self._thread = None

    def _keep(self, job: Job) -> Job:
        self._jobs.add(job)
        job.finished.connect(self._let_go)
        return job

    def _let_go(self) -> None:
        ended = {job for job in self._jobs if job.is_finished}
        self._jobs -= ended
        for job in ended:
            job.deleteLater()


def _report_outcome(report: Callable[[str, object], None], work: Callable[[], object]) -> None:
    try:
        answer = work()
    except Cancelled as wish:
        report("cancelled", str(wish))
    except EverafterError as error:
        report("failed", error)
    except Exception as error:  # the window shows it; the worker thread must live on
        _logger.exception("a job on the worker thread failed")
        report("failed", error)
    else:
        report("succeeded", answer)


class _Worker:
    """The window's end of a bulk job."""

    def __init__(self, connection: Connection, process: SpawnProcess, *, is_idle_before_first_step: bool) -> None:
        self._connection = connection
        self._process = process
        self._begins_with = "progressed" if is_idle_before_first_step else "begun"
        self._has_begun = False
        self._is_ended = False

    def stop(self) -> None:
        """Ask it to stop at its next step; a process that still starts, which takes a while, is ended at once."""
        if not self._has_begun:
            self._is_ended = True
            self._process.terminate()
            return
        try:
            self._connection.send("cancel")
        except OSError:
            _logger.info("the worker process had ended before it could be asked to stop")

    def listen(self, report: Callable[[str, object], None]) -> None:
        """Hand on what the worker process says until its last word, or say that it died without one."""
        kind = "begun"
        while kind in {"begun", "progressed"}:
            kind, content = self._next_word()
            if kind == "begun":
                continue
            if kind != "progressed":
                self._process.join()
            report(kind, content)
        self._connection.close()

    def _next_word(self) -> tuple[str, object]:
        try:
            kind, content = self._connection.recv()
        except (EOFError, OSError):
            if self._is_ended and not self._has_begun:
                return "cancelled", stopped_words()
            words = _("The work broke off and was undone: nothing was changed, please try again.")
            return "failed", WorkerDiedError(words)
        self._has_begun = self._has_begun or kind == self._begins_with
        return kind, content
