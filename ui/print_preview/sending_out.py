"""Papers on their way out: numbered if they carry numbers, handed to a file or a printer, and only then marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import EverafterError, StorageError
from app.events import RecordsChanged
from app.jobs import JobProgress
from app.translations import gettext as _
from app.translations import ngettext
from ui.jobs import Job, JobRunner
from ui.print_preview.paper_making import (
    MOST_IN_THE_THREAD,
    DeskFacts,
    FewPapersProgress,
    MadePapers,
    PaperOrder,
    TooManyPapersError,
    copy_papers,
    count_papers,
    in_process,
    in_thread,
    make_papers,
    mark_papers,
    post_papers,
)

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from app.everafter import Everafter
    from ui.print_preview.pdf_pages import PdfPages

_HandOn = Callable[[MadePapers, JobProgress], int]


class SendingOut(QObject):
    """Does one thing at a time beside the window; `ended` comes last, however it went.

    Many papers are made and marked in the worker process, a few on the worker thread. A cancel, a full disk and a
    printer that refuses mark nothing.
    """

    began = Signal(str)  # what is being done
    progressed = Signal(int, int)
    made = Signal(object)  # MadePapers
    sent = Signal(object, str)  # MadePapers, the sentence that says so
    posted = Signal(int)  # how many were not marked as posted before
    failed = Signal(object, object)  # the exception, and what does only the rest of it again, if it is not all of it
    stopped = Signal(str)
    ended = Signal()

    def __init__(self, everafter: Everafter, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._runner = runner
        self._job: Job | None = None
        self._turn = 0  # what an older turn answers is not wanted any more
        self._is_looking = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._job is not None

    def cancel(self) -> None:
        """Stop; papers that are only to be looked at are given up at once, whatever is under way for them."""
        job = self._job
        if job is None:
            return
        job.cancel()
        if self._is_looking:
            self._turn += 1
            self._end(lambda: self.stopped.emit(_("Stopped as you wished; nothing was printed.")))

    def make(self, order: PaperOrder) -> None:
        """Make papers to look at."""
        self._make(order, self._end_with_made)

    def save(self, made: MadePapers, target: str) -> None:
        """Save the papers under this name."""

        def hand_on(final: MadePapers, progress: JobProgress) -> int:
            copy_papers(final.file, Path(target), progress)
            return final.result.pages

        words = _("Saved as {file}").format(file=Path(target).name)
        self._send(made, _("Saving"), hand_on, lambda _pages: words)

    def print(self, made: MadePapers, pages_of: Callable[[], PdfPages], printer: QPrinter, current: int) -> None:
        """Print the pages that were chosen in the dialog; `pages_of` gives the pages in view once they are final."""

        def hand_on(_final: MadePapers, progress: JobProgress) -> int:
            # The printing library is large and rarely used.
            from ui.print_preview.printing import print_pages  # noqa: PLC0415 - see above

            return print_pages(pages_of(), printer, progress, current=current)

        def words(pages: int) -> str:
            text = ngettext("{count} page went to the printer", "{count} pages went to the printer", pages)
            return text.format(count=pages)

        self._send(made, _("Printing"), hand_on, words)

    def post(self, made: MadePapers) -> None:
        """Write on the timelines that these papers were posted."""
        is_many = made.result.papers > MOST_IN_THE_THREAD

        def done(count: object) -> None:
            if is_many:
                self._announce()
            self._end(lambda: self.posted.emit(count))

        self.began.emit(_("Marking as posted"))
        self._follow(self._run(post_papers, made, is_many=is_many), done)

    def _send(self, made: MadePapers, title: str, hand_on: _HandOn, words: Callable[[int], str]) -> None:
        def go_on(final: MadePapers) -> None:
            if not final.result.pages:  # another desk took them away meanwhile
                self._end_with_made(final)
                return
            self.made.emit(final)
            self._hand_on(final, title, hand_on, words)

        if made.needs_numbers:
            target = made.file.with_name(f"{made.file.stem}-final.pdf")
            self._make(PaperOrder(made.request, target, made.order.paper, is_final=True), go_on)
        else:
            self._hand_on(made, title, hand_on, words)

    def _hand_on(self, made: MadePapers, title: str, hand_on: _HandOn, words: Callable[[int], str]) -> None:
        def done(pages: object) -> None:
            assert isinstance(pages, int)
            if pages < made.result.pages:
                text = _("{done}; they count as printed once all {count} pages went out.")
                self._end(lambda: self.sent.emit(made, text.format(done=words(pages), count=made.result.pages)))
                return
            self._mark(made, words(pages))

        self.began.emit(title)
        self._follow(self._runner.run_in_thread(lambda progress: hand_on(made, progress)), done)

    def _mark(self, made: MadePapers, words: str) -> None:
        def done(_nothing: object) -> None:
            if made.result.papers > MOST_IN_THE_THREAD:
                self._announce()
            self._end(lambda: self.sent.emit(made, words))

        def fail(error: object) -> None:
            if isinstance(error, EverafterError):
                text = _("{done}, but that could not be written down: {reason}")
                error = StorageError(text.format(done=words, reason=error))
            self._fail(error, lambda: self._mark(made, words))

        self.began.emit(_("Writing down that they are out"))
        job = self._run(mark_papers, made, is_many=made.result.papers > MOST_IN_THE_THREAD)
        self._follow(job, done, fail)

    def _make(self, order: PaperOrder, done: Callable[[MadePapers], None], *, is_many: bool = False) -> None:
        def take(made: object) -> None:
            assert isinstance(made, MadePapers)
            if order.is_final and is_many:
                self._announce()
            done(made)

        def fail(error: object) -> None:
            if isinstance(error, TooManyPapersError):
                self._make(order, done, is_many=True)
            else:
                self._fail(error)

        is_many = is_many or count_papers(order.request, self._everafter.clock) > MOST_IN_THE_THREAD
        self._is_looking = not order.is_final
        self.began.emit(_("Making the papers"))
        self._follow(self._run(_make_few if not is_many else make_papers, order, is_many=is_many), take, fail)

    def _run(self, work: Callable[..., object], *arguments: object, is_many: bool) -> Job:
        everafter = self._everafter
        if not is_many:
            return self._runner.run_in_thread(lambda progress: in_thread(everafter, work, arguments, progress))
        clock = everafter.clock
        facts = DeskFacts(everafter.address, clock.now(), clock.zone, everafter.units.person_id)
        return self._runner.run_in_process(in_process, facts, work, arguments)

    def _follow(self, job: Job, done: Callable[[object], None], fail: Callable[[object], None] | None = None) -> None:
        self._job = job
        self._turn += 1
        turn = self._turn

        def take(answer: Callable[[object], None]) -> Callable[[object], None]:
            return lambda content: answer(content) if turn == self._turn else None

        job.progressed.connect(lambda at, total, _words: take(lambda _none: self.progressed.emit(at, total))(None))
        job.succeeded.connect(take(done))
        job.failed.connect(take(fail or self._fail))
        job.cancelled.connect(take(lambda words: self._end(lambda: self.stopped.emit(words))))

    def _end_with_made(self, made: MadePapers) -> None:
        self._end(lambda: self.made.emit(made))

    def _fail(self, error: object, again: Callable[[], None] | None = None) -> None:
        self._end(lambda: self.failed.emit(error, again))

    def _end(self, tell: Callable[[], None]) -> None:
        self._job, self._is_looking = None, False
        tell()
        self.ended.emit()

    def _announce(self) -> None:
        # The worker process has a bus of its own, so the window tells its pages what was written there.
        self._everafter.events.publish(RecordsChanged(_("Print"), is_bulk=True))


def _make_few(everafter: Everafter, order: PaperOrder, progress: JobProgress) -> MadePapers:
    return make_papers(everafter, order, FewPapersProgress(progress))
