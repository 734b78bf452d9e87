"""The preview: the very file that will be printed, page by page, with Print and Save PDF."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import EverafterError, StorageError
from app.papers.kinds import PAPER_KINDS
from app.papers.paper_request import PaperRequest
from app.paths import make_private_folder, papers_folder
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.file_choices import choose_new_file
from ui.jobs import Job, JobRunner
from ui.page import Page
from ui.print_preview.paper_making import MadePapers, make_papers
from ui.print_preview.pdf_pages import PdfPages
from ui.print_preview.pdf_view import PdfView
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import TextLabel, TextTone
from ui.wording import day_words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from app.everafter import Everafter


class PreviewPage(Page):
    """Makes the papers in the worker and shows them; nothing is numbered or marked before Print or Save PDF."""

    place = "preview"

    def __init__(
        self, everafter: Everafter, feed: ChangeFeed, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(everafter, feed, parent)
        self._runner = runner
        self._request: PaperRequest | None = None
        self._made: MadePapers | None = None
        self._pages: PdfPages | None = None
        self._title_label = TextLabel("", TextRole.TITLE)
        self._page_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, tabular=True)
        self._warning = Banner()
        self._view = PdfView()
        self._view.page_changed.connect(self._show_page_number)
        self._empty = EmptyState("printer", _("Nothing to print"), _("There is no paper of this kind for now."))
        self._stack = QStackedWidget()
        self._save_button = Button(_("Save P&DF"), icon="download")
        self._print_button = Button(_("&Print"), ButtonVariant.PRIMARY, "printer")
        self._save_button.setObjectName("preview.save")
        self._print_button.setObjectName("preview.print")
        self._save_button.clicked.connect(self._ask_file)
        self._print_button.clicked.connect(self._ask_printer)
        self._build()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Print")

    def reload(self) -> None:
        """What is shown is a finished file; it changes with another request only."""

    def default_focus(self) -> QWidget:
        """Print, so that a second press of Enter prints."""
        return self._print_button if self._print_button.isEnabled() else self._view

    def paper_in_view(self) -> PaperRequest | None:
        """The same papers again."""
        return self._request

    def show_papers(self, request: PaperRequest) -> None:
        """Make these papers to look at and show them."""
        self._request = request
        self._show_made(None)
        self._title_label.setText(_("Making the papers …"))
        job = self._make(request, is_preview=True)
        job.succeeded.connect(self._show_made)

    def send_out(self, done: Callable[[MadePapers], None]) -> None:
        """Make the papers once more, now numbered and marked as printed, show them, and hand them on."""
        assert self._request is not None
        self._print_button.setEnabled(False)
        self._save_button.setEnabled(False)
        job = self._make(self._request, is_preview=False)
        job.succeeded.connect(self._show_made)
        job.succeeded.connect(done)

    def save_as(self, target: str) -> None:
        """Save the papers under this name; they count as printed."""
        self.send_out(lambda made: self._copy(made, target))

    def _make(self, request: PaperRequest, *, is_preview: bool) -> Job:
        name = f"{request.kind}.pdf" if is_preview else f"{request.kind}-final.pdf"
        target = make_private_folder(papers_folder()) / name
        everafter = self._everafter
        job = self._runner.run_in_thread(
            lambda _progress: make_papers(everafter, request, target, is_preview=is_preview)
        )
        job.failed.connect(self._show_failure)
        return job

    def _copy(self, made: MadePapers, target: str) -> None:
        try:
            shutil.copyfile(made.file, target)
        except OSError as error:
            raise StorageError(
                _("{file} cannot be written; nothing was saved, please choose another place.").format(file=target)
            ) from error
        self.message.emit(_("Saved as {file}").format(file=Path(target).name), False)

    def _show_made(self, made: MadePapers | None) -> None:
        self._close_pages()
        self._made = made
        has_pages = made is not None and made.pages > 0
        self._save_button.setEnabled(has_pages)
        self._print_button.setEnabled(has_pages)
        self._warning.hide()
        if made is None:
            self._view.show_pages(None)
            self._stack.setCurrentWidget(self._view)
            return
        self._title_label.setText(self._words(made))
        if not has_pages:
            self._stack.setCurrentWidget(self._empty)
            return
        self._pages = PdfPages(made.file)
        self._view.show_pages(self._pages)
        self._stack.setCurrentWidget(self._view)
        self._print_button.setText(self._print_words(made))
        if self.isVisible():  # who went on meanwhile keeps the keyboard
            self._print_button.setFocus()
        self._warn(made)

    def _warn(self, made: MadePapers) -> None:
        """What somebody should look at before the papers go out."""
        if made.missing_characters:
            self._warning.tell(
                _("Some letters cannot be printed"),
                _("No font here can draw: {letters}. They are left open on the paper.").format(
                    letters=" ".join(made.missing_characters)
                ),
                Tone.SOON,
                "triangle-alert",
            )
        elif made.warnings and made.request.kind == "recovery-letter":
            title = _("Please read this again before it goes out")
            self._warning.tell(title, " ".join(made.warnings), Tone.SOON, "triangle-alert")

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, EverafterError):
            raise error
        self._title_label.setText(_("Nothing was made"))
        self.message.emit(str(error), False)

    def _words(self, made: MadePapers) -> str:
        kind = PAPER_KINDS[made.request.kind]
        words = self._of_days(kind.count_words(made.papers), made)
        return _("{papers}, for us, not for handing over").format(papers=words) if kind.is_for_us else words

    def _of_days(self, words: str, made: MadePapers) -> str:
        """What there is, with the day or days it is of, and of which van."""
        if made.request.van:
            words = _("{papers} of {van}").format(papers=words, van=made.request.van)
        first, last = made.request.day, made.request.last_day
        if first is None:
            return words
        day = day_words(first, self._everafter.clock.today())
        if last is not None:
            until = day_words(last, self._everafter.clock.today())
            return _("{papers}, {first} to {last}").format(papers=words, first=day, last=until)
        return _("{sheets} for {day}").format(sheets=words, day=day)

    def _print_words(self, made: MadePapers) -> str:
        return ngettext("&Print {count} page", "&Print {count} pages", made.pages).format(count=made.pages)

    def _show_page_number(self, number: int) -> None:
        count = self._pages.count if self._pages is not None else 0
        self._page_label.setText(_("Page {number} of {count}").format(number=number, count=count) if count else "")

    def _ask_file(self) -> None:
        assert self._request is not None
        day = self._request.day.isoformat() if self._request.day is not None else ""
        name = "-".join(part for part in (self._request.kind, day) if part) + ".pdf"
        choose_new_file(self, _("Save PDF"), name, _("PDF papers (*.pdf)"), self.save_as)

    def _ask_printer(self) -> None:
        from ui.print_preview.printing import ask_printer  # noqa: PLC0415 - the printing library is large and rarely used

        assert self._pages is not None
        ask_printer(self, self._pages, lambda printer: self.send_out(lambda _made: self._print(printer)))

    def _print(self, printer: QPrinter) -> None:
        from ui.print_preview.printing import print_pages  # noqa: PLC0415 - the same

        assert self._pages is not None
        pages = print_pages(self._pages, printer)
        words = ngettext("{count} page went to the printer", "{count} pages went to the printer", pages)
        self.message.emit(words.format(count=pages), False)

    def _close_pages(self) -> None:
        self._view.show_pages(None)
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def _build(self) -> None:
        self._stack.addWidget(self._view)
        self._stack.addWidget(self._empty)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._title_label)
        head.addStretch(1)
        head.addWidget(self._page_label)
        head.addSpacing(Space.M)
        head.addWidget(self._save_button)
        head.addWidget(self._print_button)
        head_margins = QVBoxLayout()
        head_margins.setContentsMargins(Space.XL, Space.L, Space.XL, 0)
        head_margins.setSpacing(Space.S)
        head_margins.addLayout(head)
        head_margins.addWidget(self._warning)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(head_margins)
        column.addWidget(self._stack, 1)
