"""Bringing files in, in four steps: pick, map, preview, done; each step can be gone back to, and all of it undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.database_engines import wait_for_others
from app.errors import EverafterError, StorageError
from app.events import RecordsChanged
from app.queries import firm as firm_queries
from app.queries.past_imports import list_past_imports
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.file_choices import choose_folder, choose_lists, choose_new_file
from ui.firm_formats import formats_of
from ui.import_wizard.done_step import DoneStep, outcome_sentence
from ui.import_wizard.import_work import (
    ImportOutcome,
    ImportPreview,
    ImportWish,
    import_files,
    look_at_files,
    preview_import,
    save_map,
    save_rejects,
    take_back,
)
from ui.import_wizard.map_step import MapStep
from ui.import_wizard.mapping_choices import MappingChoices
from ui.import_wizard.pick_step import PickStep
from ui.import_wizard.preview_step import PreviewStep
from ui.import_wizard.step_line import StepLine
from ui.jobs import Job, JobRunner, WorkerDiedError
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel
from ui.widgets.progress_panel import ProgressPanel

if TYPE_CHECKING:
    from app.everafter import Everafter
    from app.exchange.file_look import FileLook

_LOOK_AFTER = 200  # milliseconds; several changes in a row are one look
_NAMES_TOLD = 20
_SECONDS_FOR_A_SAVE = 0.5


class ImportPage(Page):
    """The four steps on one page; all reading and writing happens in a worker process."""

    place = "import"
    tables = frozenset({"import_batch", "firm"})

    def __init__(
        self, everafter: Everafter, feed: ChangeFeed, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(everafter, feed, parent)
        self._runner = runner
        self._wish = ImportWish(())
        self._job: Job | None = None
        self._look_job: Job | None = None
        self._is_look_due = False
        formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._line = StepLine((_("Pick"), _("Map"), _("Preview"), _("Done")))
        self._pick = PickStep(formats)
        self._map = MapStep(formats)
        self._preview = PreviewStep(formats)
        self._done = DoneStep()
        self._progress = ProgressPanel(_("Bringing clients in"))
        self._running = _at_the_top(self._progress)
        self._stack = QStackedWidget()
        self._after: QWidget = self._pick
        self._look_timer = QTimer(self)
        self._look_timer.setSingleShot(True)
        self._look_timer.setInterval(_LOOK_AFTER)
        self._connect()
        self._build()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Bring clients in")

    def reload(self) -> None:
        """What was brought in before; the other steps show files, not the database."""
        self._pick.show_imports(list_past_imports())

    def words_against_closing(self) -> str:
        """Closing in the middle of it stops it; the data stay as they were."""
        if self._job is None:
            return ""
        return _("Files are being brought in. Close once more to stop that: nothing of them will be there.")

    def default_focus(self) -> QWidget:
        """The next thing to press."""
        return self._main_button() or self._progress

    def start_anew(self) -> None:
        """Back to the first step."""
        self._wish = ImportWish(())
        self._show(self._pick)

    def show_files(self, files: Sequence[str]) -> None:
        """Look at these files."""
        if self._is_told_to_wait():
            return
        self._pick.show_note("")
        self._wish = ImportWish(tuple(str(Path(file)) for file in files))
        self._look(is_fresh=False)

    def undo_import(self, import_id: int) -> None:
        """Take an import back, whoever asks for it."""
        if self._is_told_to_wait():
            return
        person_id = self._everafter.units.person_id
        self._run(take_back, _("Taking it back"), self._show_taken_back, import_id, person_id, after=self._pick)

    def _is_told_to_wait(self) -> bool:
        if self._job is not None:
            self.message.emit(_("Something is still being done; it will be over in a moment."), False)
        return self._job is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back, or stops what is being done."""
        step = self._stack.currentWidget()
        if event.key() != Qt.Key.Key_Escape or event.modifiers() or step in {self._pick, self._done}:
            super().keyPressEvent(event)
        elif step is self._running:
            self._progress.cancel()
        else:
            self._go_back()

    # ------------------------------------------------------------------ the steps

    def _look(self, *, is_fresh: bool) -> None:
        names = ", ".join(Path(file).name for file in self._wish.files)
        self._run(
            look_at_files, _("Looking at {names}").format(names=names), self._show_looks, self._wish.files, {}, is_fresh
        )

    def _show_looks(self, looks: tuple[FileLook, ...]) -> None:
        self._map.show_files([MappingChoices.of(look) for look in looks])
        self._show(self._map)

    def _look_again(self) -> None:
        """Questions and samples follow what is chosen, a moment later and without a panel in the way."""
        if self._look_job is not None:
            self._is_look_due = True
            return
        self._is_look_due = False
        maps = _maps(self._map.files)
        job = self._runner.run_in_process(look_at_files, self._everafter.address, self._wish.files, maps, True)
        job.succeeded.connect(self._take_looks)
        job.failed.connect(self._show_failed_look)
        job.finished.connect(self._end_look)
        self._look_job = job

    def _take_looks(self, looks: tuple[FileLook, ...]) -> None:
        if self._is_look_due or self._stack.currentWidget() is not self._map:
            return
        for choices, look in zip(self._map.files, looks, strict=False):
            choices.take_look(look)
        self._map.refresh()

    def _show_failed_look(self, error: Exception) -> None:
        if not isinstance(error, EverafterError):
            raise error
        self.message.emit(str(error), False)
        for choices in self._map.files:
            choices.settings.clear()
            choices.take_look(choices.look)
        self._map.refresh()

    def _end_look(self) -> None:
        self._look_job = None
        if self._is_look_due:
            self._look_again()

    def _try(self) -> None:
        files = self._map.files
        self._wish = ImportWish(
            self._wish.files,
            _maps(files),
            self._preview.answers if self._wish.maps else {},
            {choices.look.path: choices.look.sha256 for choices in files},
            {choices.look.path: choices.look.header_key for choices in files if not choices.look.is_fixed},
        )
        self._run(preview_import, _("Trying it, nothing is changed"), self._show_preview, self._wish, after=self._map)

    def _show_preview(self, preview: ImportPreview) -> None:
        self._preview.show_preview(preview, self._wish.answers)
        self._show(self._preview)

    def _import(self) -> None:
        wish = self._wish
        self._wish = ImportWish(wish.files, wish.maps, self._preview.answers, wish.sha256, wish.header_keys)
        person_id = self._everafter.units.person_id
        self._run(import_files, _("Bringing clients in"), self._show_done, self._wish, person_id, after=self._preview)

    def _show_done(self, outcome: ImportOutcome) -> None:
        self._announce(_("Import"))
        self._done.show_outcome(outcome)
        self._show(self._done)
        if not self.isVisible():
            self.message.emit(_("The import is done: {counts}").format(counts=outcome_sentence(outcome)), False)

    def _show_taken_back(self, kept: tuple[str, ...]) -> None:
        self._announce(_("Take back import"))
        words = _("The import was taken back.")
        if kept:
            names = ", ".join(kept[:_NAMES_TOLD]) + (" …" if len(kept) > _NAMES_TOLD else "")
            words += " " + _("These were changed since and stay: {names}.").format(names=names)
            self._pick.show_note(words)
        self.message.emit(_("The import was taken back."), False)
        self.start_anew()

    def _go_back(self) -> None:
        self._show(self._map if self._stack.currentWidget() is self._preview else self._pick)

    # ------------------------------------------------------------------ work in the worker process

    def _run(
        self,
        work: Callable[..., object],
        title: str,
        done: Callable[..., None],
        *arguments: object,
        after: QWidget | None = None,
    ) -> None:
        self._look_timer.stop()
        self._after = after or self._pick
        self._progress.start(title)
        self._show(self._running)
        job = self._runner.run_in_process(work, self._everafter.address, *arguments, is_idle_before_first_step=True)
        job.progressed.connect(self._show_progress)
        job.succeeded.connect(done)
        job.cancelled.connect(self._show_cancelled)
        job.failed.connect(self._show_failure)
        job.finished.connect(self._forget_job)
        self._job = job
        # What is saved here meanwhile would wait for the import, and the window with it.
        wait_for_others(self._everafter.database, _SECONDS_FOR_A_SAVE)

    def _show_progress(self, done: int, total: int, name: str) -> None:
        self._progress.set_progress(done, total, progress_words(done, total, name))

    def _forget_job(self) -> None:
        self._job = None
        wait_for_others(self._everafter.database)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show_cancelled(self, sentence: str) -> None:
        self.message.emit(sentence, False)
        self._show(self._after)

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, EverafterError):
            self.start_anew()
            raise error
        if isinstance(error, StorageError | WorkerDiedError) and self._after is not self._pick:
            # A full folder or a busy file is over in a moment; what was answered so far is still there.
            self.message.emit(str(error), False)
            self._show(self._after)
            return
        self._pick.show_note(str(error))
        self.start_anew()

    def _announce(self, unit: str) -> None:
        # The worker process has a bus of its own, so the window tells its pages what was written there.
        self._everafter.events.publish(RecordsChanged(unit, is_bulk=True))

    # ------------------------------------------------------------------ files beside the import

    def _ask_where_to_save_rejects(self) -> None:
        choose_folder(self, _("A folder for the rows to mend"), self._save_rejects)

    def _save_rejects(self, folder: str) -> None:
        self._run(
            save_rejects, _("Writing the rows to mend"), self._show_saved, self._wish, folder, after=self._preview
        )

    def _show_saved(self, files: tuple[str, ...]) -> None:
        self.message.emit(_("The rows to mend are in {names}").format(names=", ".join(files)), False)
        self._show(self._preview)

    def _ask_where_to_save_map(self, choices: MappingChoices) -> None:
        name = f"{Path(choices.look.name).stem}-map.json"
        words = _("Maps of columns (*.json)")
        choose_new_file(self, _("Save as a map file"), name, words, partial(self._save_map, choices.content()))

    def _save_map(self, content: dict[str, Any], target: str) -> None:
        try:
            save_map(target, content)
        except EverafterError as error:
            self.message.emit(str(error), False)
        else:
            self.message.emit(_("The map is in {name}").format(name=target), False)

    def _show(self, step: QWidget) -> None:
        self._stack.setCurrentWidget(step)
        steps: tuple[QWidget, ...] = (self._pick, self._map, self._preview, self._done)
        if step is not self._running:
            self._line.show_step(steps.index(step))
        if self.isVisible():
            self.default_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _press_next(self) -> None:
        button = self._main_button()
        if button is not None:
            button.click()

    def _main_button(self) -> QPushButton | None:
        step = self._stack.currentWidget()
        return step.main_button if isinstance(step, PickStep | MapStep | PreviewStep | DoneStep) else None

    def _connect(self) -> None:
        self._pick.pick_requested.connect(lambda: choose_lists(self, self.show_files))
        self._pick.undo_requested.connect(self.undo_import)
        self._map.changed.connect(self._look_timer.start)
        self._look_timer.timeout.connect(self._look_again)
        self._map.back_requested.connect(self._go_back)
        self._map.next_requested.connect(self._try)
        self._map.fresh_requested.connect(lambda is_fresh: self._look(is_fresh=is_fresh))
        self._map.save_map_requested.connect(self._ask_where_to_save_map)
        self._preview.back_requested.connect(self._go_back)
        self._preview.import_requested.connect(self._import)
        self._preview.save_rejects_requested.connect(self._ask_where_to_save_rejects)
        self._progress.cancel_requested.connect(self._cancel)
        self._done.undo_requested.connect(self.undo_import)
        self._done.more_requested.connect(self.start_anew)
        self._done.clients_requested.connect(partial(self.place_requested.emit, "clients"))
        self._done.copied.connect(lambda: self.message.emit(_("Copied"), False))
        following = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self)
        following.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        following.activated.connect(self._press_next)

    def _build(self) -> None:
        for step in (self._pick, self._map, self._preview, self._running, self._done):
            self._stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        head = QHBoxLayout()
        head.setSpacing(Space.XL)
        head.addWidget(TextLabel(_("Bring clients in"), TextRole.TITLE))
        head.addWidget(self._line, 1)
        column.addLayout(head)
        column.addWidget(self._stack, 1)


def progress_words(done: int, total: int, name: str) -> str:
    """How far it is: “customers.csv: 12,000 of about 100,000 rows”."""
    if not total:
        return name
    words = _("{done} of about {total} rows").format(done=f"{done:,}", total=f"{total:,}")
    return f"{name}: {words}" if name else words


def _maps(files: Sequence[MappingChoices]) -> dict[str, dict[str, object]]:
    """The map of each file by its path; one that says itself what its columns are has none."""
    return {choices.look.path: choices.content() for choices in files if not choices.look.is_fixed}


def _at_the_top(panel: ProgressPanel) -> QWidget:
    """The panel above an empty rest of the page."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel)
    column.addStretch(1)
    return widget
