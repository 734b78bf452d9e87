"""Praise and whether it may be quoted: asked, kept with who and when, taken back at any time; and the page of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import EverafterError
from app.queries.quotes import PraiseRow
from app.rules.voice_loop import QuoteConsent
from app.rules.voice_terms import consent_words
from app.translations import gettext as _
from ui.care_report.report_table import ReportColumn, ReportLine, ReportTable
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter

_LINES = 8


class QuotesCard(Card):
    """Arrows walk through the praise, the buttons write down what they answered, Enter opens the client."""

    told = Signal(str, bool)
    client_wanted = Signal(int)
    print_wanted = Signal()

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(_("Praise, and whether we may quote it"), parent=parent)
        self._everafter = everafter
        self._rows: tuple[PraiseRow, ...] = ()
        self._empty_label = TextLabel(
            _("No praise in words yet. Write it down with Ctrl+Shift+A, then ask whether we may quote it."),
            TextRole.BODY,
            TextTone.SECONDARY,
            wrap=True,
        )
        columns = (ReportColumn(_("Client"), 170), ReportColumn(_("In their words")), ReportColumn(_("May we?"), 230))
        self._table = ReportTable(_("Praise"), columns, _LINES)
        self._table.setObjectName("quotes.table")
        self._table.line_opened.connect(lambda line: self.client_wanted.emit(line.ids[0]))
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _then: self._show_acts())
        acts: dict[str, tuple[str, Callable[[], None]]] = {
            "named": (_("Yes, with &name and town"), lambda: self._answer(may_quote=True, may_name=True)),
            "yes": (_("Yes, with&out a name"), lambda: self._answer(may_quote=True)),
            "no": (_("They sai&d no"), lambda: self._answer(may_quote=False)),
            "back": (_("&Quote no more"), self._withdraw),
        }
        self._buttons: dict[str, Button] = {}
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        for key, (words, act) in acts.items():
            button = Button(words)
            button.setObjectName(f"quotes.{key}")
            button.clicked.connect(act)
            self._buttons[key] = button
            line.addWidget(button)
        line.addStretch(1)
        self._print_button = Button(_("Why clients sta&y: print"), icon="printer")
        self._print_button.setObjectName("quotes.print")
        self._print_button.clicked.connect(self.print_wanted)
        line.addWidget(self._print_button)
        self.body.addWidget(self._empty_label)
        self.body.addWidget(self._table)
        self.body.addSpacing(Space.XS)
        self.body.addLayout(line)

    @property
    def has_quotes(self) -> bool:
        """Whether there is anything to print."""
        return any(row.consent is QuoteConsent.YES for row in self._rows)

    def show_praise(self, rows: Sequence[PraiseRow]) -> None:
        """The newest first; the chosen words stay chosen."""
        chosen = self._chosen()
        self._rows = tuple(rows)
        self._table.show_lines([_line(row) for row in rows])
        keys = [(row.source, row.id) for row in rows]
        if rows:
            place = keys.index((chosen.source, chosen.id)) if chosen and (chosen.source, chosen.id) in keys else 0
            self._table.selectRow(place)
        self._table.setVisible(bool(rows))
        self._empty_label.setVisible(not rows)
        self._print_button.setVisible(self.has_quotes)
        self._show_acts()

    def _chosen(self) -> PraiseRow | None:
        place = self._table.currentIndex().row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _show_acts(self) -> None:
        row = self._chosen()
        is_quoted = row is not None and row.consent is QuoteConsent.YES
        for key, button in self._buttons.items():
            button.setVisible(row is not None and (key == "back") is is_quoted)

    def _answer(self, *, may_quote: bool, may_name: bool = False) -> None:
        row = self._chosen()
        if row is not None:
            quotes = self._everafter.quotes
            self._act(
                lambda: quotes.answer(row.source, row.id, row.version, may_quote=may_quote, may_name=may_name),
                _("These words may be quoted") if may_quote else _("These words are not quoted"),
            )

    def _withdraw(self) -> None:
        row = self._chosen()
        if row is not None:
            quotes = self._everafter.quotes
            self._act(lambda: quotes.withdraw(row.source, row.id, row.version), _("Not quoted any more"))

    def _act(self, act: Callable[[], None], words: str) -> None:
        try:
            act()
        except EverafterError as error:
            self.told.emit(str(error), False)
            return
        self.told.emit(words, True)
        self._table.setFocus()


def _line(row: PraiseRow) -> ReportLine:
    words = consent_words(row.consent)
    if row.consent is QuoteConsent.YES:
        words = _("yes, with name and town") if row.may_name else _("yes, without a name")
    said = f"“{' '.join(row.words.split())}”"
    sentence = _("{name}: {words}. May we quote it? {consent}")
    return ReportLine(
        (row.client_name, said, words),
        sentence.format(name=row.client_name, words=said, consent=words),
        (row.client_id, row.id),
    )
