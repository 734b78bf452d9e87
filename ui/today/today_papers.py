"""What there is to print from Today: tomorrow's sheets on one button, everything else behind it in a menu."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.papers.paper_request import PaperRequest
from app.queries.today_rows import TodayRow
from app.translations import gettext as _
from app.translations import ngettext
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.wording import day_words


class TodayPapers(QWidget):
    """The filled button of the page and, left of it, a quiet one with the other papers."""

    paper_requested = Signal(object)  # PaperRequest
    all_requested = Signal()  # the screen of all papers

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: TodayRow | None = None
        self.print_button = Button("", ButtonVariant.PRIMARY, "printer")
        self.print_button.setObjectName("today.print_tomorrow")
        self.print_button.clicked.connect(self._print_sheets)
        self._more_button = Button(_("&More papers"), ButtonVariant.QUIET, "file-text")
        self._more_button.setObjectName("today.more_papers")
        self._more_button.clicked.connect(self._show_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._more_button)
        row.addWidget(self.print_button)

    def show_row(self, row: TodayRow, today: date) -> None:
        """Say how many sheets there are for tomorrow, or for the next day on which somebody is visited."""
        self._row = row
        count = row.tomorrow_sheet_count
        is_tomorrow = row.tomorrow_on == today + timedelta(days=1)
        day = _("tomorrow’s") if is_tomorrow else day_words(row.tomorrow_on, today)
        if count:
            words = ngettext("P&rint {day} {count} sheet", "P&rint {day} {count} sheets", count)
            self.print_button.setText(words.format(day=day, count=count))
        else:
            self.print_button.setText(_("No sheets for tomorrow"))
        self.print_button.setEnabled(count > 0)

    def sheets(self) -> PaperRequest | None:
        """Tomorrow's sheets, which are what the page prints; None if there are none."""
        if self._row is None or not self._row.tomorrow_sheet_count:
            return None
        return PaperRequest("job-sheets", day=self._row.tomorrow_on)

    def menu(self) -> QMenu:
        """The lists of the same day, notes that are due, and the way to all papers."""
        menu = QMenu(self)
        row = self._row
        if row is not None and row.tomorrow_sheet_count:
            lists = menu.addAction(_("&Day lists, which stay in the vans"))
            lists.triggered.connect(lambda: self.paper_requested.emit(PaperRequest("day-list", day=row.tomorrow_on)))
        if row is not None and row.thanks_count:
            words = ngettext("{count} &thank-you note", "{count} &thank-you notes", row.thanks_count)
            thanks = menu.addAction(words.format(count=row.thanks_count))
            thanks.triggered.connect(lambda: self.paper_requested.emit(PaperRequest("thank-you-note", is_all_due=True)))
        menu.addAction(_("A&ll papers"), self.all_requested.emit)
        return menu

    def _print_sheets(self) -> None:
        paper = self.sheets()
        if paper is not None:
            self.paper_requested.emit(paper)

    def _show_menu(self) -> None:
        self.menu().popup(self._more_button.mapToGlobal(QPoint(0, self._more_button.height())))
