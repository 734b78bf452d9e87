"""The preview: the very file that will be printed, page by page, with Print, Save PDF and Mark posted."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.events import RecordsChanged
from app.papers.kinds import PAPER_KINDS
from app.papers.paper_request import PaperRequest
from app.paths import make_private_folder, papers_folder
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.file_choices import choose_new_file
from ui.jobs import JobRunner
from ui.page import Page
from ui.print_preview.changed_line import ChangedLine, may_stand_on_paper
from ui.print_preview.page_places import Fit
from ui.print_preview.paper_choice import PaperChoice
from ui.print_preview.paper_making import MadePapers, PaperOrder
from ui.print_preview.paper_stage import PaperStage
from ui.print_preview.paper_words import (
    file_name,
    posted_words,
    print_words,
    show_failure,
    show_warnings,
    title_words,
)
from ui.print_preview.pdf_pages import PdfPages
from ui.print_preview.sending_out import SendingOut
from ui.print_preview.view_bar import ViewBar
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.labels import TextLabel

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from app.everafter import Everafter


class PreviewPage(Page):
    """Makes the papers beside the window and shows them; nothing is numbered or marked before Print or Save PDF."""

    place = "preview"

    def __init__(
        self, everafter: Everafter, feed: ChangeFeed, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(everafter, feed, parent)
        self._numbers = count(1)
        self._request: PaperRequest | None = None
        self._next: PaperRequest | None = None
        self._made: MadePapers | None = None
        self._pages: PdfPages | None = None
        self._is_out = False
        self._is_changed = False
        self._page_wanted = 1
        self._changed_line = ChangedLine()
        self._sending = SendingOut(everafter, runner, self)
        self._title_label = TextLabel("", TextRole.TITLE, wrap=True)
        self._warning = Banner()
        self._failure = Banner()
        self._again: Callable[[], None] = self.make_anew
        self._paper = PaperChoice()
        self._bar = ViewBar()
        self._stage = PaperStage()
        self._view = self._stage.view
        self._words_button = Button(_("Change the &words"), ButtonVariant.QUIET, "pencil")
        self._save_button = Button(_("Save P&DF"), icon="download")
        self._posted_button = Button(_("Mark p&osted"), icon="mail")
        self._print_button = Button(_("&Print"), ButtonVariant.PRIMARY, "printer")
        self._build()
        self._connect()
        self._show_what_can_be_done()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Print")

    @property
    def is_busy(self) -> bool:
        """Whether papers are being made or sent out."""
        return self._sending.is_busy

    def reload(self) -> None:
        """Whoever comes back after something changed finds the papers made anew, unless these went out already."""
        if self._is_changed and not self._is_out:
            self.make_anew()

    def default_focus(self) -> QWidget:
        """Print, so that a second press of Enter prints; after a failure what does it again."""
        again = self._failure.findChild(Button, "preview.again")
        if again is not None and self._failure.isVisible():
            return again
        if self._stage.waiting is not None:
            return self._stage.waiting
        return self._print_button if self._print_button.isEnabled() else self._view

    def paper_in_view(self) -> PaperRequest | None:
        """The same papers again."""
        return self._request

    def show_papers(self, request: PaperRequest) -> None:
        """Make these papers to look at and show them; what was being made is given up."""
        if self._sending.is_busy:
            self._next = request
            self._sending.cancel()
            return
        self._request = request
        self._is_out = self._is_changed = False
        self._page_wanted = 1
        self._changed_line.hide()
        self._again = self.make_anew
        self._show_made(None)
        self._title_label.setText(_("Making the papers …"))
        self._paper.show_kind(request.kind)
        try:
            target = make_private_folder(papers_folder()) / f"{request.kind}-{next(self._numbers)}.pdf"
            self._sending.make(PaperOrder(request, target, self._paper.paper))
        except EverafterError as error:
            self._show_failure(error, None)
            self._end()

    def make_anew(self) -> None:
        """The same papers from what is known now, at the page that was in view."""
        if self._request is None or self._sending.is_busy:
            return
        number = self._view.page
        self.show_papers(self._request)
        self._page_wanted = number

    def save_as(self, target: str) -> None:
        """Save the papers under this name; then they count as printed."""
        if self._made is not None:
            self._again = lambda: self.save_as(target)
            self._sending.save(self._made, target)

    def print_on(self, printer: QPrinter) -> None:
        """Print on this printer, as its dialog was left; then the papers count as printed."""
        if self._made is not None:
            self._again = self._ask_printer
            self._sending.print(self._made, self._pages_in_view, printer, self._view.page)

    def event(self, event: QEvent) -> bool:
        """Here the keys of the text's size are those of the pages, Ctrl+P prints and Ctrl+S saves."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the pages work wherever on this page the keyboard is; Esc first stops what is being done."""
        if event.key() == Qt.Key.Key_Escape and self._sending.is_busy:
            self._sending.cancel()
        elif _is_own(event):
            self._take_own_key(Qt.Key(event.key()))
        elif not self._view.take_key(event):
            super().keyPressEvent(event)

    def _on_changed(self, event: RecordsChanged) -> None:
        """Pages in view stay until somebody wants them anew; other words are wanted at once."""
        is_of_words = event.touches("wording")
        # What is written while papers are being made or go out is their own number or mark.
        if self._request is None or self._sending.is_busy or not (is_of_words or may_stand_on_paper(event)):
            return
        if self._is_out and not is_of_words:
            return
        self._is_changed = self._is_stale = True
        if is_of_words and not self._is_out and self.isVisible():
            self.reload_if_stale()
        else:
            self._changed_line.show()

    def _take_own_key(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_F5:
            self.make_anew()
        elif key == Qt.Key.Key_0:
            self._view.set_zoom(Fit.WIDTH)
        elif key == Qt.Key.Key_P:
            self._print_button.click()
        elif key == Qt.Key.Key_S:
            self._save_button.click()
        else:
            self._view.zoom_by(-1 if key == Qt.Key.Key_Minus else 1)

    def _pages_in_view(self) -> PdfPages:
        assert self._pages is not None
        return self._pages

    def _show_made(self, made: MadePapers | None) -> None:
        self._close_pages()
        self._made = made if made is not None and made.result.pages else None
        self._warning.hide()
        self._failure.hide()
        if made is None:
            self._stage.setCurrentWidget(self._view)
        elif self._made is None:
            self._title_label.setText(made.kind.title())
            self._stage.show_empty(made)
            self._print_button.setText(_("&Print"))
        else:
            self._show_pages(made)
        self._show_what_can_be_done()

    def _show_pages(self, made: MadePapers) -> None:
        self._title_label.setText(title_words(made, self._everafter.clock.today()))
        self._pages = PdfPages(made.file, made.sizes)
        self._view.show_pages(self._pages)
        if 1 < self._page_wanted <= self._pages.count:
            self._view.go_to_page(self._page_wanted)
        self._stage.setCurrentWidget(self._view)
        self._print_button.setText(print_words(made))
        show_warnings(self._warning, made)

    def _show_failure(self, error: Exception, again: Callable[[], None] | None) -> None:
        """The sentence stays, with a button; whoever is on another page hears it there."""
        is_known = isinstance(error, EverafterError)
        sentence = str(error) if is_known else _("Something went wrong; these papers are not marked as printed.")
        if self._made is None:
            self._show_nothing_made(sentence)
        else:
            button = Button(_("Tr&y again"))
            button.setObjectName("preview.again")
            button.clicked.connect(again or self._again)
            show_failure(self._failure, sentence, button)
        if not is_known:
            raise error
        if not self.isVisible():
            self.message.emit(sentence, False)

    def _show_nothing_made(self, sentence: str) -> None:
        request = self._request
        self._title_label.setText(PAPER_KINDS[request.kind].title() if request is not None else self.title)
        self._print_button.setText(_("&Print"))
        self._stage.show_failure(sentence)

    def _show_stopped(self, words: str) -> None:
        if self._made is None:
            self._show_nothing_made(words)
        if self._next is None and (self._made is not None or not self.isVisible()):
            self.message.emit(words, False)

    def _show_sent(self, _made: MadePapers, words: str) -> None:
        self._is_out = True
        self.message.emit(words, False)

    def _show_posted(self, count_new: int) -> None:
        self.message.emit(posted_words(count_new), count_new > 0)

    def _begin(self, title: str) -> None:
        self._failure.hide()
        self._stage.begin(title)
        self._show_what_can_be_done()

    def _show_panel(self) -> None:
        """Whoever waits here has Cancel under the hand; who went on keeps the keyboard."""
        if self.isVisible():
            self.default_focus().setFocus()

    def _end(self) -> None:
        wanted, self._next = self._next, None
        if wanted is not None:
            self.show_papers(wanted)
            return
        self._stage.end()
        self._show_what_can_be_done()
        if self.isVisible():  # who went on meanwhile keeps the keyboard
            can_be_posted = self._is_out and self._posted_button.isEnabled()
            (self._posted_button if can_be_posted else self.default_focus()).setFocus()

    def _show_what_can_be_done(self) -> None:
        can_go_out = self._made is not None and not self._sending.is_busy
        can_be_posted = self._made is not None and self._made.kind.posted_words is not None
        self._save_button.setEnabled(can_go_out)
        self._words_button.setVisible(self._made is not None and bool(self._made.kind.own_words))
        self._words_button.setEnabled(can_go_out)
        self._print_button.setEnabled(can_go_out)
        self._posted_button.setVisible(can_be_posted)
        self._posted_button.setEnabled(can_go_out and can_be_posted and self._is_out)
        self._paper.setEnabled(not self._sending.is_busy)

    def _change_paper(self) -> None:
        if self._request is not None:
            self.show_papers(self._request)

    def _ask_file(self) -> None:
        if self._made is not None:
            choose_new_file(self, _("Save PDF"), file_name(self._made), _("PDF papers (*.pdf)"), self.save_as)

    def _ask_printer(self) -> None:
        from ui.print_preview.printing import ask_printer  # noqa: PLC0415 - the printing library is large and rarely used

        if self._pages is not None:
            ask_printer(self, self._pages, self._view.page, self.print_on)

    def _post(self) -> None:
        if self._made is not None:
            self._again = self._post
            self._sending.post(self._made)

    def _open_words(self) -> None:
        if self._made is not None:
            self.action_requested.emit(f"words.{self._made.kind.own_words}")

    def _close_pages(self) -> None:
        self._view.show_pages(None)
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def _show_page_number(self, number: int) -> None:
        self._bar.show_page(number, self._pages.count if self._pages is not None else 0)

    def _connect(self) -> None:
        sending = self._sending
        sending.began.connect(self._begin)
        sending.progressed.connect(self._stage.show_progress)
        sending.made.connect(self._show_made)
        sending.sent.connect(self._show_sent)
        sending.posted.connect(self._show_posted)
        sending.failed.connect(self._show_failure)
        sending.stopped.connect(self._show_stopped)
        sending.ended.connect(self._end)
        self._stage.cancel_requested.connect(sending.cancel)
        self._stage.panel_shown.connect(self._show_panel)
        self._stage.again_requested.connect(self.make_anew)
        self._stage.list_requested.connect(lambda: self.place_requested.emit("papers"))
        self._view.page_changed.connect(self._show_page_number)
        self._view.zoom_changed.connect(self._bar.show_zoom)
        self._bar.zoom_chosen.connect(self._view.set_zoom)
        self._bar.step_chosen.connect(self._view.zoom_by)
        self._bar.page_chosen.connect(self._view.go_to_page)
        self._paper.paper_chosen.connect(self._change_paper)
        self._changed_line.anew_requested.connect(self.make_anew)
        self._words_button.clicked.connect(self._open_words)
        self._save_button.clicked.connect(self._ask_file)
        self._posted_button.clicked.connect(self._post)
        self._print_button.clicked.connect(self._ask_printer)

    def _build(self) -> None:
        for name, button in (
            ("words", self._words_button),
            ("save", self._save_button),
            ("posted", self._posted_button),
            ("print", self._print_button),
        ):
            button.setObjectName(f"preview.{name}")
        self._posted_button.setToolTip(_("Write on the timeline of everyone on these papers that theirs was posted"))
        self._bar.show_page(0, 0)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._title_label, 1)
        for button in (self._save_button, self._posted_button, self._print_button):
            head.addWidget(button)
        tools = QHBoxLayout()
        tools.setSpacing(Space.L)
        tools.addWidget(self._bar)
        tools.addStretch(1)
        tools.addWidget(self._words_button)
        tools.addWidget(self._paper)
        above = QVBoxLayout()
        above.setContentsMargins(Space.XL, Space.L, Space.XL, 0)
        above.setSpacing(Space.S)
        above.addLayout(head)
        above.addLayout(tools)
        above.addWidget(self._changed_line)
        above.addWidget(self._warning)
        above.addWidget(self._failure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(above)
        column.addWidget(self._stage, 1)


def _is_own(event: QKeyEvent) -> bool:
    keys = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_P, Qt.Key.Key_S)
    if event.key() == Qt.Key.Key_F5:
        return event.modifiers() == Qt.KeyboardModifier.NoModifier
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    return held == Qt.KeyboardModifier.ControlModifier and event.key() in keys
