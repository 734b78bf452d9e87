"""Keying in the sheets that came back: a scan or a number, Enter through 1 to 6, Ctrl+Enter, and the next one opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import EverafterError, NotFoundError, ValidationError
from app.queries import firm as firm_queries
from app.queries import jobs as job_queries
from app.queries import sheet_keying as sheet_queries
from app.queries.papers import get_letterhead
from app.queries.sheet_keying import SheetDetails
from app.rules.paper_codes import sheet_number
from app.rules.person_names import first_name
from app.services.drafts import FinishDraft
from app.services.sheet_bill import SheetBill
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.complaints.kept_complaint import KeptComplaint, keep_complaint, kept_complaint
from ui.firm_formats import formats_of
from ui.page import Page, PaperRequest
from ui.sheet_keying.kept_sheet import keep_sheet, kept_sheet
from ui.sheet_keying.sheet_banner import SheetBanner
from ui.sheet_keying.sheet_foot import SheetFoot
from ui.sheet_keying.sheet_form import SheetForm
from ui.sheet_keying.sheet_head import SheetHead
from ui.sheet_keying.sheet_picture import SheetPicture
from ui.sheet_keying.sheet_pile import SheetPile
from ui.sheet_keying.sheet_words import refusal_of, saved_words, what_words
from ui.theme.tokens import Space
from ui.widgets.empty_state import EmptyState
from ui.widgets.tall_scroll import TallScroll
from ui.window_state import preferences

if TYPE_CHECKING:
    from app.everafter import Everafter

_KEEP_AFTER = 400  # milliseconds
_WIDE_FROM, _WIDEST_FROM = 980, 1180
_PICTURE_WIDTHS = (150, 210, 264)


class SheetKeyingPage(Page):
    """The pile, one sheet, and its paper beside it."""

    place = "sheet_keying"
    tables = frozenset({"job", "job_line", "finding", "payment", "feedback", "complaint", "client", "person"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._pile = SheetPile()
        self._sheet: SheetDetails | None = None
        self._form_job_id: int | None = None
        self._back_to_job_id: int | None = None
        self._untouched: dict[str, Any] = {}
        self._head = SheetHead()
        self._banner = SheetBanner(self._formats)
        self._form = SheetForm(self._formats, self._bill_of)
        self._scroll = TallScroll()
        self._scroll.setWidget(self._form)
        self._picture = SheetPicture()
        self._empty = EmptyState(
            "clipboard-list",
            _("All sheets are in"),
            _("A visit whose time is over waits here for its sheet. Type a job number above to correct one."),
        )
        self._foot = SheetFoot()
        self._is_asking = False
        self._stack = QStackedWidget()
        self._keep_timer = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        beside = QVBoxLayout()
        beside.addWidget(self._picture)
        beside.addStretch(1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addWidget(self._scroll, 1)
        row.addLayout(beside)
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self._head)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self._head.number_entered.connect(self.enter_number)
        self._head.client_requested.connect(self._open_client)
        self._banner.complaint_requested.connect(self._log_complaint)
        self._form.changed.connect(self._keep_timer.start)
        self._form.section_lit.connect(self._follow)
        self._form.save_requested.connect(self.save)
        self._foot.save_requested.connect(self.save)
        self._foot.skip_requested.connect(self.skip)
        self._foot.lost_requested.connect(self._lose)
        self._foot.nobody_requested.connect(self._nobody_there)
        self._foot.cancel_requested.connect(self._cancel)
        self._foot.asking.connect(self._make_room_to_ask)
        self._keep_timer.timeout.connect(self._keep)

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Key in a sheet")

    def client_in_view(self) -> int | None:
        """Whose sheet is open."""
        return self._sheet.job.client_id if self._sheet is not None else None

    def paper_in_view(self) -> PaperRequest | None:
        """The sheet, printed once more."""
        return PaperRequest("job_sheets", ids=(self._sheet.job.number,)) if self._sheet is not None else None

    def own_keys(self) -> tuple[tuple[str, str], ...]:
        """What Enter and the digits do here."""
        return (
            ("Enter", _("Take the number; go on to the next field")),
            ("Shift+Enter", _("Back to the field before")),
            ("Alt+1 … 6", _("Go to the number of the paper")),
            ("1 … 9", _("Answer or tick, where choices stand")),
            ("Ctrl+Enter", _("Save this sheet and open the next")),
        )

    def default_focus(self) -> QWidget:
        """Where a scanner types."""
        return self._head.number_edit

    def reload(self) -> None:
        """Count the pile anew; a sheet that is being keyed in stays as it is."""
        self._pile.fill(sheet_queries.list_pile(self._formats.now()))
        self._head.show_pile(self._pile.count)
        self._banner.show_unheard(sheet_queries.list_unheard(self._formats.now()))
        if self._sheet is None:
            self._open_next()

    def begin(self) -> None:
        """Ctrl+J: the sheet on top of the pile, unless one is open; the scanner may type."""
        self.reload()
        self._head.number_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._head.number_edit.selectAll()

    def show_job(self, job_id: int) -> None:
        """The sheet of a job, ready for number 1."""
        self._is_stale = False
        self.reload()
        self._open(job_id)

    def lead_back_to(self, job_id: int) -> None:
        """Saving this sheet opens the page of its job, not the next sheet."""
        self._back_to_job_id = job_id

    def enter_number(self, typed: str) -> None:
        """What was scanned or typed: that sheet, or one sentence and everything stays."""
        try:
            number = sheet_number(typed, get_letterhead().firm_code)
            if self._sheet is None or self._sheet.job.number != number:
                self._open(self._job_of(number))
        except (ValidationError, NotFoundError) as error:
            self._head.set_error(str(error))
            return
        self._form.begin()

    def save(self) -> None:
        """The whole sheet as one act; the next of the pile opens by itself."""
        sheet = self._sheet
        if sheet is None:
            return
        jobs = self._everafter.jobs
        try:
            draft = self._form.draft()
            act = jobs.finish if sheet.keyed_at is None else jobs.correct_sheet
            self._finish(lambda: act(sheet.job.id, sheet.job.version, draft), saved_words(sheet, draft))
        except EverafterError as error:
            self._foot.tell("" if self._form.show_error(error) else str(error))
            return
        if draft.answer == "not_happy" and sheet.answer != "not_happy":
            self._log_complaint(sheet.job.client_id, sheet.job.id, draft.words)

    def skip(self) -> None:
        """Put this sheet under the pile; what was keyed in is kept."""
        if self._sheet is not None:
            self._keep()
            self._pile.skip(self._sheet.job.id)
            self._sheet = None
            self._open_next()

    def hideEvent(self, event: QHideEvent) -> None:
        """Half a sheet outlives a quick Esc."""
        self._keep()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper gives way before the fields do."""
        super().resizeEvent(event)
        width = event.size().width()
        self._picture.set_width(_PICTURE_WIDTHS[(width >= _WIDE_FROM) + (width >= _WIDEST_FROM)])
        self._fit_picture()

    def event(self, event: QEvent) -> bool:
        """Larger letters need more room, too."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit_picture()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere; Esc keeps what was keyed in and leaves."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
            return
        if event.key() == Qt.Key.Key_Escape:
            self._keep()
        super().keyPressEvent(event)

    # ------------------------------------------------------------------ which sheet

    def _job_of(self, number: int) -> int:
        job = job_queries.find_job(number)
        if job is None:
            raise NotFoundError(_("There is no job {number}; nothing was opened.").format(number=number))
        refusal = refusal_of(job, self._formats)
        if refusal:
            raise ValidationError(refusal, "number")
        return job.id

    def _open_next(self) -> None:
        on_top = self._pile.next()
        if on_top is not None:
            self._open(on_top.id)
        else:
            self._sheet = None
            self._head.show_none()
            self._banner.show_sheet(None)
            self._stack.setCurrentWidget(self._empty)
            self._foot.show_for(is_open=False, is_keyed=False, is_under_way=False)
        if self.isVisible():
            self._head.number_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._head.number_edit.selectAll()

    def _open(self, job_id: int) -> None:
        self._keep()
        self._back_to_job_id = None
        sheet = sheet_queries.get_sheet(job_id)
        self._sheet = None  # nothing that is filled in now is something keyed in
        self._form_job_id = job_id
        self._form.clear_errors()
        self._form.show_sheet(sheet)
        self._untouched = self._form.values()
        kept = kept_sheet(preferences(), job_id, _since(sheet))
        if kept:
            self._form.set_values(kept)
        self._sheet = sheet
        job = sheet.job
        self._head.show_sheet(job.number, job.client_name, what_words(job, self._formats))
        self._banner.show_sheet(sheet, is_kept=bool(kept))
        self._picture.show_sheet(
            f"{what_words(job, self._formats)} {first_name(job.client_name)}", tuple(room.name for room in sheet.rooms)
        )
        self._foot.show_for(is_open=True, is_keyed=sheet.keyed_at is not None, is_under_way=job.state == "under_way")
        self._stack.setCurrentIndex(0)
        self._scroll.verticalScrollBar().setValue(0)

    # ------------------------------------------------------------------ ends of a sheet

    def _finish(self, act: Callable[[], None], words: str) -> None:
        """Carry an act out, tell it, and open the next sheet."""
        sheet = self._sheet
        assert sheet is not None
        back_to = self._back_to_job_id
        self._keep_timer.stop()
        self._sheet = None  # what the change tells must not find this sheet open
        try:
            act()
        except EverafterError:
            self._sheet = sheet
            raise
        keep_sheet(preferences(), sheet.job.id, "", {})
        self.message.emit(words, True)
        self.reload_if_stale()
        if self._sheet is None:
            self._open_next()
        if back_to is not None:
            self.job_requested.emit(back_to)

    def _end(self, act: Callable[[], None], words: str) -> None:
        try:
            self._finish(act, words)
        except EverafterError as error:
            self._foot.tell(str(error))

    def _lose(self) -> None:
        if self._sheet is not None:
            job = self._sheet.job
            draft = FinishDraft(arrived_at=job.starts_at, left_at=job.ends_at, is_sheet_lost=True)
            words = _("Sheet {number} is lost: keyed in as planned, and we ask them.").format(number=job.number)
            self._end(lambda: self._everafter.jobs.finish(job.id, job.version, draft), words)

    def _nobody_there(self) -> None:
        if self._sheet is not None:
            job = self._sheet.job
            words = _("Written down: nobody was there")
            self._end(lambda: self._everafter.jobs.mark_no_show(job.id, job.version), words)

    def _cancel(self, why: str) -> None:
        if self._sheet is not None:
            job = self._sheet.job
            words = _("Job {number} is cancelled").format(number=job.number)
            self._end(lambda: self._everafter.jobs.cancel(job.id, job.version, why), words)

    def _log_complaint(self, client_id: int, job_id: int, words: str) -> None:
        """Their words are in the complaint's form already; whoever puts it off finds them there again."""
        if kept_complaint(preferences(), client_id) == KeptComplaint():
            keep_complaint(preferences(), client_id, KeptComplaint(words=words, channel="sheet", job_id=job_id))
        self.complaint_log_requested.emit(client_id)

    # ------------------------------------------------------------------ small things

    def _bill_of(self, draft: FinishDraft) -> SheetBill:
        if self._form_job_id is None:
            return SheetBill(0, 0, 0)
        return self._everafter.jobs.bill_of_sheet(self._form_job_id, draft)

    def _make_room_to_ask(self, is_asking: bool) -> None:
        self._is_asking = is_asking
        self._fit_picture()

    def _fit_picture(self) -> None:
        """A form that needs the whole page has it."""
        needed = self._scroll.minimumSizeHint().width() + Space.L + self._picture.width() + 2 * Space.XL
        self._picture.setHidden(self._is_asking or needed > self.width())

    def _follow(self, number: int) -> None:
        self._picture.light(number)
        focus = self.focusWidget()
        if number and self._form.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus, 0, 48)

    def _keep(self) -> None:
        self._keep_timer.stop()
        if self._sheet is not None:
            values = self._form.values()
            kept = {} if values == self._untouched else values
            keep_sheet(preferences(), self._sheet.job.id, _since(self._sheet), kept)

    def _open_client(self) -> None:
        if self._sheet is not None:
            self.client_requested.emit(self._sheet.job.client_id)


def _since(sheet: SheetDetails) -> str:
    return sheet.keyed_at.isoformat() if sheet.keyed_at is not None else ""
