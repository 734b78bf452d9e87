"""A field that finds one client or one job while somebody types."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from app.queries.client_rows import SearchHit
from app.queries.search import find
from app.translations import gettext as _
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.limited_edits import LimitedLineEdit

_LONGEST = 100
_MOST_HITS = 8
_FEWEST_LETTERS = 2
_WAIT = 120  # milliseconds after the last letter


class WhomEdit(LimitedLineEdit):
    """Sends `chosen` with the hit that was picked, and with None when the field was emptied."""

    chosen = Signal(object)  # SearchHit or None

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(_LONGEST, parent)
        self._today = today
        self._hits: dict[str, SearchHit] = {}
        self._picked = ""
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._pick)
        self.setCompleter(completer)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT)
        self._timer.timeout.connect(self._look)
        self.setPlaceholderText(_("everybody"))
        self.textChanged.connect(self._on_typed)
        self.returnPressed.connect(self._pick_first)

    def _on_typed(self, typed: str) -> None:
        if typed == self._picked:
            return
        self._picked = ""
        if typed.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._words.setStringList([])
            self.chosen.emit(None)

    def _look(self) -> None:
        typed = self.text().strip()
        hits = find(typed, self._today(), _MOST_HITS) if len(typed) >= _FEWEST_LETTERS else []
        self._hits = {_line_of(hit): hit for hit in hits}
        for words in self._hits:
            ensure_fonts_for(words)
        self._words.setStringList(list(self._hits))
        if self._hits and self.hasFocus():
            self.completer().complete()

    def _pick_first(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._look()
        if not self._picked and self._hits:
            self._pick(next(iter(self._hits)))

    def _pick(self, words: str) -> None:
        hit = self._hits.get(words)
        if hit is not None:
            self._timer.stop()
            self._picked = words
            self.setText(words)
            popup = self.completer().popup()
            if popup is not None:
                popup.hide()
            self.chosen.emit(hit)


def _line_of(hit: SearchHit) -> str:
    """One line of what was found."""
    if hit.kind == "job":
        return " · ".join(part for part in (hit.name, hit.line) if part)
    return " · ".join(part for part in (hit.name, hit.street) if part)
