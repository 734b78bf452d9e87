"""Keying in the sheets that came back: a scan or a number, Enter through 1 to 6, Ctrl+Enter, and the next one opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import EverafterError, NotFoundError, ValidationError
from app.papers.paper_request import PaperRequest
from app.queries import firm as firm_queries
from app.queries import jobs as job_queries
from app.queries import sheet_keying as sheet_queries
from app.queries.papers import get_letterhead
from app.queries.sheet_keying import SheetDetails
from app.rules.paper_codes import sheet_number
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.complaints.kept_complaint import KeptComplaint, keep_complaint, kept_complaint
from ui.firm_formats import FirmFormats, formats_of
from ui.page import Page
from ui.sheet_keying.open_sheet import OpenSheet
from ui.sheet_keying.sheet_banner import SheetBanner
from ui.sheet_keying.sheet_endings import SheetEnding, cancelled, lost, nobody_there, saved
from ui.sheet_keying.sheet_foot import SheetFoot
from ui.sheet_keying.sheet_head import SheetHead
from ui.sheet_keying.sheet_pile import SheetPile
from ui.sheet_keying.sheet_words import refusal_of, what_words
from ui.theme.tokens import Space
from ui.widgets.empty_state import EmptyState
from ui.window_state import preferences

if TYPE_CHECKING:
    from app.everafter import Everafter


class SheetKeyingPage(Page):
    """The pile, one sheet, and its paper beside it."""

    place = "sheet_keying"
    tables = frozenset({"job", "job_line", "finding", "payment", "feedback", "complaint", "client", "person"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._pile = SheetPile()
        self._back_to_job_id: int | None = None
        self._head = SheetHead()
        self._banner = SheetBanner(self._formats)
        self.open_sheet = OpenSheet(self._formats, everafter.jobs.bill_of_sheet)
        self._empty = EmptyState(
            "clipboard-list",
            _("All sheets are in"),
            _("A visit whose time is over waits here for its sheet. Type a job number above to correct one."),
        )
        self._foot = SheetFoot()
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._stack.addWidget(self.open_sheet)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self._head)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        jobs, foot, shown = self._everafter.jobs, self._foot, self.open_sheet
        self._head.number_entered.connect(self.enter_number)
        self._head.client_requested.connect(self.client_requested)
        self._banner.complaint_requested.connect(self._log_complaint)
        shown.form.save_requested.connect(self.save)
        foot.save_requested.connect(self.save)
        foot.skip_requested.connect(self.skip)
        foot.lost_requested.connect(lambda: self._end(partial(lost, jobs)))
        foot.nobody_requested.connect(lambda: self._end(partial(nobody_there, jobs)))
        foot.cancel_requested.connect(lambda why: self._end(partial(cancelled, jobs, why=why)))
        foot.asking.connect(shown.make_room_to_ask)

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Key in a sheet")

    def client_in_view(self) -> int | None:
        """Whose sheet is open."""
        sheet = self.open_sheet.sheet
        return sheet.job.client_id if sheet is not None else None

    def paper_in_view(self) -> PaperRequest | None:
        """The sheet, printed once more."""
        sheet = self.open_sheet.sheet
        return PaperRequest("job-sheets", jobs=(sheet.job.number,)) if sheet is not None else None

    def default_focus(self) -> QWidget:
        """Where a scanner types."""
        return self._head.number_edit

    def reload(self) -> None:
        """Count the pile anew; a sheet that is being keyed in stays as it is."""
        self._pile.fill(sheet_queries.list_pile(self._formats.now()))
        self._head.show_pile(self._pile.count)
        self._banner.show_unheard(sheet_queries.list_unheard(self._formats.now()))
        if self.open_sheet.sheet is None:
            self._open_next()

    def begin(self) -> None:
        """Ctrl+J: the sheet on top of the pile, unless one is open; the scanner may type."""
        self.reload()
        self._head.wait_for_number()

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
        sheet = self.open_sheet.sheet
        try:
            number = sheet_number(typed, get_letterhead().firm_code)
            if sheet is None or sheet.job.number != number:
                self._open(_job_to_key_in(number, self._formats))
        except (ValidationError, NotFoundError) as error:
            self._head.set_error(str(error))
            return
        self.open_sheet.form.begin()

    def save(self) -> None:
        """The whole sheet as one act; the next of the pile opens by itself."""
        sheet, form = self.open_sheet.sheet, self.open_sheet.form
        if sheet is None:
            return
        try:
            draft = form.draft()
        except EverafterError as error:
            self._foot.tell("" if form.show_error(error) else str(error))
            return
        is_saved = self._end(lambda of: saved(self._everafter.jobs, of, draft), form.show_error)
        if is_saved and draft.answer == "not_happy" and sheet.answer != "not_happy":
            self._log_complaint(sheet.job.client_id, sheet.job.id, draft.words)

    def skip(self) -> None:
        """Put this sheet under the pile; what was keyed in is kept."""
        sheet = self.open_sheet.sheet
        if sheet is not None:
            self._pile.skip(sheet.job.id)
            self.open_sheet.put_away()
            self._open_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere; Esc keeps what was keyed in and leaves."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.open_sheet.keep()
        super().keyPressEvent(event)

    def _open_next(self) -> None:
        on_top = self._pile.next()
        if on_top is not None:
            self._open(on_top.id)
        else:
            self.open_sheet.sheet = None
            self._head.show_none()
            self._banner.show_sheet(None)
            self._stack.setCurrentWidget(self._empty)
            self._foot.show_for(is_open=False, is_keyed=False, is_under_way=False)
        if self.isVisible():
            self._head.wait_for_number()

    def _open(self, job_id: int) -> None:
        self._back_to_job_id = None
        sheet, is_kept = self.open_sheet.show_job(job_id)
        job = sheet.job
        self._head.show_sheet(job, what_words(job, self._formats))
        self._banner.show_sheet(sheet, is_kept=is_kept)
        self._foot.show_for(is_open=True, is_keyed=sheet.keyed_at is not None, is_under_way=job.state == "under_way")
        self._stack.setCurrentWidget(self.open_sheet)
        self.open_sheet.show_top()

    def _end(
        self,
        ending_of: Callable[[SheetDetails], SheetEnding],
        show_error: Callable[[EverafterError], bool] = lambda _error: False,
    ) -> bool:
        """End the sheet, tell it, and open the next one; whether it ended. `show_error` may say why not at a field."""
        sheet = self.open_sheet.sheet
        if sheet is None:
            return False
        ending, back_to = ending_of(sheet), self._back_to_job_id
        try:
            self.open_sheet.finish(ending.act)
        except EverafterError as error:
            self._foot.tell("" if show_error(error) else str(error))
            return False
        self.message.emit(ending.words, True)
        self.reload_if_stale()
        if self.open_sheet.sheet is None:
            self._open_next()
        if back_to is not None:
            self.job_requested.emit(back_to)
        return True

    def _log_complaint(self, client_id: int, job_id: int, words: str) -> None:
        """Their words are in the complaint's form already; whoever puts it off finds them there again."""
        if kept_complaint(preferences(), client_id) == KeptComplaint():
            keep_complaint(preferences(), client_id, KeptComplaint(words=words, channel="sheet", job_id=job_id))
        self.complaint_log_requested.emit(client_id)


def _job_to_key_in(number: int, formats: FirmFormats) -> int:
    job = job_queries.find_job(number)
    if job is None:
        raise NotFoundError(_("There is no job {number}; nothing was opened.").format(number=number))
    refusal = refusal_of(job, formats)
    if refusal:
        raise ValidationError(refusal, "number")
    return job.id
