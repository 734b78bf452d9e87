"""Bringing clients in: pick a file, see what was recognised and what will happen, import, take it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.events import RecordsChanged
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.file_choices import choose_list
from ui.import_wizard.import_steps import DoneStep, PickStep, PreviewStep
from ui.import_wizard.import_work import ImportOutcome, ImportPreview, import_files, preview_import, take_back
from ui.jobs import Job, JobRunner
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel
from ui.widgets.progress_panel import ProgressPanel

if TYPE_CHECKING:
    from app.everafter import Everafter

_WIDTH = 860


class ImportPage(Page):
    """The four steps on one page; all reading and writing happens in a worker process."""

    place = "import"

    def __init__(
        self, everafter: Everafter, feed: ChangeFeed, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(everafter, feed, parent)
        self._runner = runner
        self._files: tuple[str, ...] = ()
        self._job: Job | None = None
        self._pick = PickStep()
        self._preview = PreviewStep()
        self._progress = ProgressPanel(_("Bringing clients in"))
        self._done = DoneStep()
        self._running = _at_the_top(self._progress)
        self._stack = QStackedWidget()
        self._pick.pick_requested.connect(lambda: choose_list(self, self._take_file))
        self._preview.back_requested.connect(self.start_anew)
        self._preview.import_requested.connect(self._import)
        self._progress.cancel_requested.connect(self._cancel)
        self._done.undo_requested.connect(self._take_back)
        self._done.more_requested.connect(self.start_anew)
        self._done.clients_requested.connect(partial(self.place_requested.emit, "clients"))
        self.setAcceptDrops(True)
        self._build()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Bring clients in")

    def reload(self) -> None:
        """The steps show files, not the database."""

    def default_focus(self) -> QWidget:
        """The next thing to press."""
        step = self._stack.currentWidget() or self
        return step.focusProxy() or step

    def start_anew(self) -> None:
        """Back to the first step."""
        self._files = ()
        self._show(self._pick)

    def show_files(self, files: tuple[str, ...]) -> None:
        """Look at these files."""
        self._files = files
        names = ", ".join(Path(file).name for file in files)
        self._run(preview_import, _("Looking at {names}").format(names=names), self._show_preview, files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the page."""
        if self._job is None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The same as picking it."""
        files = tuple(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
        if files:
            self.show_files(files)

    def _take_file(self, file: str) -> None:
        self.show_files((file,))

    def _import(self) -> None:
        person_id = self._everafter.units.person_id
        self._run(import_files, _("Bringing clients in"), self._show_done, self._files, person_id)

    def _take_back(self, import_id: int) -> None:
        person_id = self._everafter.units.person_id
        self._run(take_back, _("Taking it back"), self._show_taken_back, import_id, person_id)

    def _run(self, work: Callable[..., object], title: str, done: Callable[..., None], *arguments: object) -> None:
        self._progress.start(title)
        self._show(self._running)
        job = self._runner.run_in_process(work, self._everafter.address, *arguments)
        job.progressed.connect(self._progress.set_progress)
        job.succeeded.connect(done)
        job.cancelled.connect(self._show_cancelled)
        job.failed.connect(self._show_failure)
        job.finished.connect(self._forget_job)
        self._job = job

    def _forget_job(self) -> None:
        self._job = None

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show_preview(self, preview: ImportPreview) -> None:
        self._preview.show_preview(preview)
        self._show(self._preview)

    def _show_done(self, outcome: ImportOutcome) -> None:
        self._announce(_("Import"))
        self._done.show_outcome(outcome)
        self._show(self._done)

    def _show_taken_back(self, kept: tuple[str, ...]) -> None:
        self._announce(_("Take back import"))
        words = _("The import was taken back.")
        if kept:
            words += " " + _("These were changed since and stay: {names}.").format(names=", ".join(kept[:5]))
        self.message.emit(words, False)
        self.start_anew()

    def _show_cancelled(self, sentence: str) -> None:
        self.message.emit(sentence, False)
        self.start_anew()

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, EverafterError):
            self.start_anew()
            raise error
        self._pick.show_error(str(error))
        self.start_anew()

    def _announce(self, unit: str) -> None:
        # The worker process has a bus of its own, so the window tells its pages what was written there.
        self._everafter.events.publish(RecordsChanged(unit, is_bulk=True))

    def _show(self, step: QWidget) -> None:
        self._stack.setCurrentWidget(step)
        if self.isVisible():
            self.default_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        for step in (self._pick, self._preview, self._running, self._done):
            self._stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(TextLabel(_("Bring clients in"), TextRole.TITLE))
        self._stack.setMaximumWidth(_WIDTH)
        column.addWidget(self._stack, 1)


def _at_the_top(panel: ProgressPanel) -> QWidget:
    """The panel above an empty rest of the page."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel)
    column.addStretch(1)
    return widget
