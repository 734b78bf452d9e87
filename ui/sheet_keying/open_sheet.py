"""The sheet that is open: its fields beside its paper; half of it is kept until it is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries import sheet_keying as sheet_queries
from app.queries.sheet_keying import SheetDetails
from app.rules.person_names import first_name
from app.services.drafts import FinishDraft
from app.services.sheet_bill import SheetBill
from ui.firm_formats import FirmFormats
from ui.sheet_keying.kept_sheet import keep_sheet, kept_sheet
from ui.sheet_keying.sheet_form import SheetForm
from ui.sheet_keying.sheet_picture import SheetPicture
from ui.sheet_keying.sheet_words import what_words
from ui.theme.tokens import Space
from ui.widgets.tall_scroll import TallScroll
from ui.window_state import preferences

_KEEP_AFTER = 400  # milliseconds
_WIDE_FROM, _WIDEST_FROM = 932, 1132
_PICTURE_WIDTHS = (150, 210, 264)


class OpenSheet(QWidget):
    """One sheet at a time; `sheet` is None while none is being keyed in."""

    def __init__(
        self,
        formats: FirmFormats,
        bill_of_job: Callable[[int, FinishDraft], SheetBill],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._formats = formats
        self._bill_of_job = bill_of_job
        self.sheet: SheetDetails | None = None
        self._form_job_id: int | None = None
        self._untouched: dict[str, Any] = {}
        self._is_asking = False
        self.form = SheetForm(formats, self._bill_of)
        self._scroll = TallScroll()
        self._scroll.setWidget(self.form)
        self.picture = SheetPicture()
        self._keep_timer = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        beside = QVBoxLayout()
        beside.addWidget(self.picture)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addWidget(self._scroll, 1)
        row.addLayout(beside)
        self.form.changed.connect(self._keep_timer.start)
        self.form.section_lit.connect(self._follow)
        self._keep_timer.timeout.connect(self.keep)

    def show_job(self, job_id: int) -> tuple[SheetDetails, bool]:
        """Open the sheet of a job; gives back the sheet, and whether half of it was kept. The one before is kept."""
        self.keep()
        sheet = sheet_queries.get_sheet(job_id)
        self.sheet = None  # nothing that is filled in now is something keyed in
        self._form_job_id = job_id
        self.form.clear_errors()
        self.form.show_sheet(sheet)
        self._untouched = self.form.values()
        kept = kept_sheet(preferences(), job_id, _since(sheet))
        if kept:
            self.form.set_values(kept)
        self.sheet = sheet
        rooms = tuple(room.name for room in sheet.rooms)
        self.picture.show_sheet(f"{what_words(sheet.job, self._formats)} {first_name(sheet.job.client_name)}", rooms)
        return sheet, bool(kept)

    def show_top(self) -> None:
        """Begin where the paper begins."""
        self._scroll.verticalScrollBar().setValue(0)

    def keep(self) -> None:
        """Remember what was keyed in."""
        self._keep_timer.stop()
        if self.sheet is not None:
            values = self.form.values()
            kept = {} if values == self._untouched else values
            keep_sheet(preferences(), self.sheet.job.id, _since(self.sheet), kept)

    def put_away(self) -> None:
        """Close the sheet; what was keyed in is kept."""
        self.keep()
        self.sheet = None

    def finish(self, act: Callable[[], None]) -> None:
        """Carry out what ends the sheet; when that is refused, the sheet stays open as it was."""
        sheet = self.sheet
        assert sheet is not None
        self._keep_timer.stop()
        self.sheet = None  # what the change tells must not find this sheet open
        try:
            act()
        except EverafterError:
            self.sheet = sheet
            raise
        keep_sheet(preferences(), sheet.job.id, "", {})

    def hideEvent(self, event: QHideEvent) -> None:
        """Half a sheet outlives a quick Esc."""
        self.keep()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper gives way before the fields do."""
        super().resizeEvent(event)
        width = event.size().width()
        self.picture.set_width(_PICTURE_WIDTHS[(width >= _WIDE_FROM) + (width >= _WIDEST_FROM)])
        self._fit_picture()

    def event(self, event: QEvent) -> bool:
        """Larger letters need more room, too."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit_picture()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """What the fields need; the paper asks for no room of its own."""
        return QSize(self._scroll.minimumSizeHint().width(), super().minimumSizeHint().height())

    def make_room_to_ask(self, is_asking: bool) -> None:
        """While a question below wants the height, the paper gives way."""
        self._is_asking = is_asking
        self._fit_picture()

    def _fit_picture(self) -> None:
        """A form that needs the whole page has it."""
        needed = self._scroll.minimumSizeHint().width() + Space.L + self.picture.width()
        self.picture.setHidden(self._is_asking or needed > self.width())

    def _bill_of(self, draft: FinishDraft) -> SheetBill:
        return SheetBill(0, 0, 0) if self._form_job_id is None else self._bill_of_job(self._form_job_id, draft)

    def _follow(self, number: int) -> None:
        self.picture.light(number)
        focus = self.focusWidget()
        if number and self.form.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus, 0, 48)


def _since(sheet: SheetDetails) -> str:
    return sheet.keyed_at.isoformat() if sheet.keyed_at is not None else ""
