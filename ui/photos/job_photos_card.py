"""The pictures of a job: before beside after; picked, dropped or pasted, described, removed with Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QWidget

from app.errors import EverafterError
from app.jobs import JobProgress
from app.queries.photo_pairs import list_photo_pairs
from app.queries.photos import PhotoRow, list_photos_of_job
from app.services.money_drafts import PhotoPlace
from app.translations import gettext as _
from app.translations import ngettext
from ui.file_choices import choose_photos
from ui.jobs import JobRunner
from ui.photos.given_pictures import given_pictures
from ui.photos.photo_reading import ReadPhotos, read_photos, read_thumbnails
from ui.photos.photo_strip import SIDE, PhotoStrip
from ui.photos.photo_viewer import PhotoViewer
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.cards import Card
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter

_BEFORE, _AFTER, _OTHER = "photo_before", "photo_after", "photo"


def kind_words(kind: str) -> str:
    """What a picture shows, in a word."""
    return {_BEFORE: _("Before"), _AFTER: _("After")}.get(kind, _("Other photos"))


class _PhotoForm(InlineForm):
    """What a picture shows, and whether the client lets us show it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Describe the photo"), save_text=_("Save"), parent=parent)
        self.add_text("caption", _("What it shows"))
        self.kind_combo = QComboBox()
        for kind in (_BEFORE, _AFTER, _OTHER):
            self.kind_combo.addItem(kind_words(kind), kind)
        self.add_field("kind", Field(_("Taken"), self.kind_combo))
        self.show_box = QCheckBox(_("The client lets us show it to others"))
        self.add_widget(self.show_box)


class JobPhotosCard(Card):
    """Two strips beside each other, a third where there are other pictures; `runner` does the reading beside it."""

    told = Signal(str, bool)  # a toast, and whether it offers Undo
    card_wanted = Signal(object)  # print the card to show a friend, of the pair with these hashes or of all

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(_("Photos"), parent=parent)
        self.runner: JobRunner | None = None
        self._everafter = everafter
        self._job_id: int | None = None
        self._client_id = 0
        self._is_done = False
        self._rows: tuple[PhotoRow, ...] = ()
        self._small: dict[str, bytes] = {}
        self._described: PhotoRow | None = None
        self._strips = {kind: PhotoStrip(kind_words(kind)) for kind in (_BEFORE, _AFTER, _OTHER)}
        self._heads = {kind: TextLabel(kind_words(kind), TextRole.CAPTION, TextTone.TERTIARY) for kind in self._strips}
        self._hint_label = TextLabel(
            _("Drop pictures here, paste them, or pick several."), TextRole.SECONDARY, TextTone.TERTIARY, wrap=True
        )
        self._card_button = Button(_("Sho&w card"), ButtonVariant.QUIET, "printer")
        self._card_button.setObjectName("photos.show_card")
        self._card_button.setToolTip(
            _("Print a card with before and after for them to show a friend: of the picked pair, else of all")
        )
        self._form = _PhotoForm()
        self._form.hide()
        self.setAcceptDrops(True)
        self._build()

    def show_job(self, job_id: int, client_id: int, *, is_done: bool = False) -> None:
        """Read the pictures of this job; once it `is_done`, before and after make a card to show."""
        if job_id != self._job_id:
            self._form.hide()
        self._job_id, self._client_id, self._is_done = job_id, client_id, is_done
        self._rows = list_photos_of_job(job_id)
        self._show()
        missing = [row.sha256 for row in self._rows if row.sha256 not in self._small]
        if missing:
            folder, side = self._everafter.photo_folder, sized(SIDE) * 2
            self._beside(lambda progress: read_thumbnails(folder, missing, side, progress), self._take_small)

    def add_files(self, kind: str, files: Sequence[str]) -> None:
        """Check and add pictures from files."""
        self._add(kind, [Path(file) for file in files])

    def paste(self) -> None:
        """Add what the clipboard holds: files or one picture."""
        if not self._take_mime(QGuiApplication.clipboard().mimeData(), self._kind_in_focus()):
            self.told.emit(_("There is no picture on the clipboard."), False)

    def describe_chosen(self) -> None:
        """F2: the picture that has the keyboard."""
        row = next((strip.chosen() for strip in self._strips.values() if strip.hasFocus()), None)
        if row is not None:
            self._describe(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes wherever in the card the keyboard is."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures are welcome."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Before or after, by the strip under the hand."""
        at = event.position().toPoint()
        kind = next((kind for kind, strip in self._strips.items() if strip.geometry().contains(at)), _BEFORE)
        if self._take_mime(event.mimeData(), kind):
            event.acceptProposedAction()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        for place, kind in enumerate((_BEFORE, _AFTER)):
            grid.addWidget(self._heads[kind], 0, place)
            grid.addWidget(self._strips[kind], 1, place)
        grid.addWidget(self._heads[_OTHER], 2, 0, 1, 2)
        grid.addWidget(self._strips[_OTHER], 3, 0, 1, 2)
        for kind, strip in self._strips.items():
            strip.setObjectName(f"photos.{kind}")
            strip.opened.connect(self._open)
            strip.describe_requested.connect(self._describe)
            strip.remove_requested.connect(self._remove)
            strip.itemSelectionChanged.connect(partial(self._let_go_elsewhere, strip))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.XS)
        verbs: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (_("Add before…"), "add_before", partial(self._pick, _BEFORE)),
            (_("Add after…"), "add_after", partial(self._pick, _AFTER)),
            (_("Paste"), "paste", self.paste),
        )
        for words, name, act in verbs:
            button = Button(words, ButtonVariant.QUIET, "image" if name != "paste" else "copy")
            button.setObjectName(f"photos.{name}")
            button.clicked.connect(lambda _checked=False, act=act: act())
            buttons.addWidget(button)
        self._card_button.clicked.connect(self._print_card)
        buttons.addWidget(self._card_button)
        buttons.addStretch(1)
        self.body.addLayout(grid)
        self.body.addWidget(self._hint_label)
        self.body.addLayout(buttons)
        self.body.addWidget(self._form)
        self._form.save_requested.connect(self._save)
        self._form.cancelled.connect(self._form.hide)
        self._form.remove_requested.connect(lambda: self._remove(self._described))

    def _show(self) -> None:
        for kind, strip in self._strips.items():
            rows = [row for row in self._rows if (row.kind if row.kind in self._strips else _OTHER) == kind]
            strip.show_photos(rows, self._small)
            is_shown = bool(rows) if kind == _OTHER else bool(self._rows)
            strip.setVisible(is_shown)
            self._heads[kind].setVisible(is_shown)
        self._hint_label.setVisible(not self._rows)
        kinds = {row.kind for row in self._rows}
        self._card_button.setVisible(self._is_done and {_BEFORE, _AFTER} <= kinds)

    def _take_small(self, found: Any) -> None:
        self._small |= found
        self._show()

    def _print_card(self) -> None:
        """Only what the client lets us show; where nobody asked them yet, say what to do."""
        pairs = list_photo_pairs([self._job_id]).get(self._job_id, ()) if self._job_id is not None else ()
        if pairs:
            picked = next((row.sha256 for strip in self._strips.values() if (row := strip.picked())), "")
            is_of_pair = any(picked in (pair.before.sha256, pair.after.sha256) for pair in pairs)
            self.card_wanted.emit((picked,) if is_of_pair else ())
        else:
            self.told.emit(
                _("Ask the client first, then tick at a photo before and one after that they let us show it (F2)."),
                False,
            )

    def _let_go_elsewhere(self, strip: PhotoStrip) -> None:
        """One picture is picked at most."""
        for other in self._strips.values():
            if other is not strip and strip.picked() is not None:
                other.clearSelection()

    def _pick(self, kind: str) -> None:
        choose_photos(self, lambda files: self.add_files(kind, files))

    def _kind_in_focus(self) -> str:
        return next((kind for kind, strip in self._strips.items() if strip.hasFocus()), _BEFORE)

    def _take_mime(self, mime: QMimeData | None, kind: str) -> bool:
        given = given_pictures(mime)
        self._add(kind, given)
        return bool(given)

    def _add(self, kind: str, given: Sequence[Path | bytes]) -> None:
        if self._job_id is None or not given:
            return
        place = PhotoPlace(kind, self._client_id, self._job_id)
        self._beside(lambda progress: read_photos(given, progress), partial(self._keep, place))

    def _keep(self, place: PhotoPlace, read: ReadPhotos) -> None:
        try:
            ids = self._everafter.photos.add(place, read.photos)
        except EverafterError as error:
            self.told.emit(str(error), False)
            return
        if read.refused:
            self.told.emit(" ".join(read.refused[:3]), False)
        elif not ids:
            self.told.emit(_("These photos hang here already."), False)
        if ids:
            words = ngettext("{count} photo added", "{count} photos added", len(ids)).format(count=len(ids))
            self.told.emit(words, True)
            if self._job_id == place.job_id and place.job_id is not None:
                self.show_job(place.job_id, place.client_id, is_done=self._is_done)

    def _open(self, row: PhotoRow) -> None:
        viewer = PhotoViewer(self._everafter.photo_folder, self._rows, self._rows.index(row), self)
        viewer.finished.connect(viewer.deleteLater)
        viewer.open()

    def _describe(self, row: PhotoRow) -> None:
        self._described = row
        self._form.set_text("caption", row.caption)
        self._form.kind_combo.setCurrentIndex(max(self._form.kind_combo.findData(row.kind), 0))
        self._form.show_box.setChecked(row.may_show)
        self._form.open(_("Describe the photo"), may_remove=True)

    def _save(self) -> None:
        row, form = self._described, self._form
        if row is None:
            return
        try:
            self._everafter.photos.describe(
                row.id,
                row.version,
                caption=form.text("caption"),
                may_show=form.show_box.isChecked(),
                kind=str(form.kind_combo.currentData()),
            )
        except EverafterError as error:
            form.show_error(error)
            return
        form.hide()
        self.told.emit(_("Photo described"), True)

    def _remove(self, row: PhotoRow | None) -> None:
        if row is None:
            return
        try:
            self._everafter.photos.remove(row.id, row.version)
        except EverafterError as error:
            self.told.emit(str(error), False)
            return
        self._form.hide()
        self.told.emit(_("Photo removed"), True)

    def _beside(self, work: Callable[[JobProgress], object], take: Callable[[Any], object]) -> None:
        """Do this beside the window, or at once where nobody runs jobs."""
        if self.runner is None:
            take(work(JobProgress()))
            return
        self.runner.run_in_thread(work).succeeded.connect(take)
