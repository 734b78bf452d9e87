"""Why us, and others: the reasons of clients with who gave them, and what they say of other firms, firm by firm."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.exchange.out.export import ExportPurpose, write_list
from app.papers.paper_request import PaperRequest
from app.queries.competitor_notes import (
    CompetitorNoteRow,
    ReasonRow,
    competitor_notes_list,
    list_competitor_notes,
    list_names,
    list_reasons,
)
from app.queries.firm import get_firm
from app.queries.quotes import list_praise
from app.translations import gettext as _
from app.translations import ngettext
from ui.care_report.report_table import ReportColumn, ReportLine, ReportTable
from ui.change_feed import ChangeFeed
from ui.file_choices import choose_new_file
from ui.firm_formats import formats_of
from ui.insights.kindness_cards import reason_lines
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.why_us.quotes_card import QuotesCard
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

_REASONS = 100
_LINES = 8
_FIRM_WIDTH = 220


class WhyUsPage(Page):
    """Arrows walk through the reasons, and the clients beside them follow; Enter opens a client."""

    place = "why_us"
    tables = frozenset({"client", "competitor_note", "person", "voice", "feedback"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, get_firm())
        self._reasons: list[ReasonRow] = []
        self._notes: list[CompetitorNoteRow] = []
        self._reason = ""
        reason_columns = (ReportColumn(_("In their words")), ReportColumn(_("How many"), 96))
        self._reason_table = ReportTable(_("Why are they with us?"), reason_columns, _LINES)
        self._client_table = ReportTable(_("Who says so"), (ReportColumn(_("Client")),), _LINES)
        self._no_reasons_label = TextLabel(
            _("Nobody was asked yet. Ask, and write it on the card under “Why us, and others”."),
            TextRole.BODY,
            TextTone.SECONDARY,
            wrap=True,
        )
        self._firm_combo = QComboBox()
        self._firm_combo.setObjectName("why_us.firm")
        self._firm_combo.setAccessibleName(_("Which firm"))
        WheelGuard(self._firm_combo)
        self._export_button = Button(_("Sa&ve as CSV"), icon="download")
        self._export_button.setObjectName("why_us.export")
        note_columns = (
            ReportColumn(_("Firm"), 170),
            ReportColumn(_("What they say of it")),
            ReportColumn(_("Our answer")),
            ReportColumn(_("Client"), 150),
        )
        self._note_table = ReportTable(_("What they say of other firms"), note_columns, 2 * _LINES)
        self._no_notes_label = TextLabel(
            _("No note yet. What clients did not like elsewhere is what we do better."),
            TextRole.BODY,
            TextTone.SECONDARY,
            wrap=True,
        )
        self.quotes = QuotesCard(everafter)
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Why us, and others")

    def reload(self) -> None:
        """Count anew; the chosen reason and firm stay chosen."""
        chosen = self._reason  # showing other lines moves the current one
        self._reasons, self._notes = list_reasons(_REASONS), list_competitor_notes()
        self._reason_table.show_lines(reason_lines(self._reasons))
        for table in (self._reason_table, self._client_table):
            table.setVisible(bool(self._reasons))
        self._no_reasons_label.setVisible(not self._reasons)
        self.show_reason(chosen)
        self._show_firms()
        self._show_notes()
        self.quotes.show_praise(list_praise())

    def show_reason(self, reason: str) -> None:
        """Choose a reason; the first one where nobody gives this one any more."""
        self._reason = reason
        if self._is_stale or not self._reasons:
            return
        place = next((number for number, row in enumerate(self._reasons) if row.reason == reason), 0)
        self._reason_table.selectRow(place)
        self._show_clients(place)

    def paper_in_view(self) -> PaperRequest | None:
        """Why clients stay with us, once somebody may be quoted."""
        return PaperRequest("why-us") if self.quotes.has_quotes else None

    def words_without_paper(self) -> str:
        """What has to come first."""
        return _("Nobody has said yet that we may quote them; ask the ones who praise us.")

    def default_focus(self) -> QWidget:
        """The reasons."""
        return self._reason_table

    def save_as(self, target: str) -> None:
        """Write what they say of other firms as CSV."""
        zone = self._everafter.clock.zone
        try:
            result = write_list(competitor_notes_list(), Path(target), ExportPurpose.SPREADSHEET, zone)
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        words = ngettext("{count} line is in {file}", "{count} lines are in {file}", result.rows)
        self.message.emit(words.format(count=result.rows, file=Path(target).name), False)

    def _show_clients(self, place: int) -> None:
        if 0 <= place < len(self._reasons):
            self._reason = self._reasons[place].reason
            names = list_names(self._reasons[place].client_ids)
            self._client_table.show_lines([ReportLine((name,), name, (client_id,)) for client_id, name in names])

    def _show_firms(self) -> None:
        chosen = self._firm_combo.currentData()
        firms = {note.competitor.casefold(): note.competitor for note in self._notes}
        self._firm_combo.clear()
        self._firm_combo.addItem(_("All firms"), "")
        for folded, name in firms.items():
            count = sum(note.competitor.casefold() == folded for note in self._notes)
            self._firm_combo.addItem(f"{name} ({count})", folded)
        self._firm_combo.setCurrentIndex(max(0, self._firm_combo.findData(chosen)))

    def _show_notes(self) -> None:
        firm = self._firm_combo.currentData() or ""
        notes = [note for note in self._notes if firm in ("", note.competitor.casefold())]
        self._note_table.show_lines(self._note_lines(notes))
        for widget in (self._note_table, self._firm_combo, self._export_button):
            widget.setVisible(bool(self._notes))
        self._no_notes_label.setVisible(not self._notes)

    def _note_lines(self, notes: Sequence[CompetitorNoteRow]) -> list[ReportLine]:
        sentence = _("{firm}, {name}: {words}. Our answer: {answer}")
        return [
            ReportLine(
                (note.competitor, note.words, note.our_answer or _("none yet"), note.client_name),
                sentence.format(
                    firm=note.competitor,
                    name=note.client_name,
                    words=note.words,
                    answer=note.our_answer or _("none yet"),
                ),
                (note.client_id, note.id),
            )
            for note in notes
        ]

    def _connect(self) -> None:
        self.quotes.told.connect(self.message)
        self.quotes.client_wanted.connect(self.client_requested)
        self.quotes.print_wanted.connect(lambda: self.paper_requested.emit(PaperRequest("why-us")))
        self._reason_table.selectionModel().currentRowChanged.connect(lambda now, _then: self._show_clients(now.row()))
        self._reason_table.line_opened.connect(lambda _line: self._client_table.setFocus())
        for table in (self._client_table, self._note_table):
            table.line_opened.connect(lambda line: self.client_requested.emit(line.ids[0]))
        self._firm_combo.activated.connect(self._show_notes)
        self._export_button.clicked.connect(
            lambda: choose_new_file(self, _("Save what they say"), "other-firms.csv", _("Lists (*.csv)"), self.save_as)
        )

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("variant", "page")
        page = QVBoxLayout(inner)
        page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        page.setSpacing(Space.M)
        page.addWidget(TextLabel(_("Why us, and others"), TextRole.TITLE))
        reasons = Card(_("Why are they with us?"))
        tables = QHBoxLayout()
        tables.setSpacing(Space.L)
        tables.addWidget(self._reason_table, 3, Qt.AlignmentFlag.AlignTop)
        tables.addWidget(self._client_table, 2, Qt.AlignmentFlag.AlignTop)
        reasons.body.addWidget(self._no_reasons_label)
        reasons.body.addLayout(tables)
        others = Card(_("What they say of other firms"))
        head = QHBoxLayout()
        self._firm_combo.setMinimumWidth(sized(_FIRM_WIDTH))
        head.addWidget(self._firm_combo)
        head.addStretch(1)
        head.addWidget(self._export_button)
        others.body.addLayout(head)
        others.body.addWidget(self._no_notes_label)
        others.body.addWidget(self._note_table)
        page.addWidget(reasons)
        page.addWidget(self.quotes)
        page.addWidget(others)
        page.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
