"""A field in which another client is found by name, number or street and chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.queries.client_rows import SearchHit

_MOST = 8


def hit_words(hit: SearchHit) -> str:
    """A client as the list names them: two of one name differ by their street."""
    return " · ".join(part for part in (hit.name, hit.street) if part)


class ClientChoice(QLineEdit):
    """Typing offers clients; `chosen_id` is None until one of them was taken as a whole."""

    def __init__(self, find: Callable[[str], list[SearchHit]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._hits: dict[str, int] = {}
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        # What is offered was found already, by any part of the name.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.setMaxLength(200)
        self.textEdited.connect(self.offer)

    @property
    def chosen_id(self) -> int | None:
        """Whose name stands in the field, if it is one that was offered."""
        return self._hits.get(self.text().strip())

    def choose(self, client_id: int | None, name: str) -> None:
        """Put somebody in."""
        self._hits = {} if client_id is None else {name: client_id}
        self.setText("" if client_id is None else name)

    def offer(self, text: str) -> None:
        """Look for whoever is meant."""
        hits = [hit for hit in self._find(text) if hit.kind == "client"][:_MOST]
        self._hits |= {hit_words(hit): hit.client_id for hit in hits}
        self._words.setStringList([hit_words(hit) for hit in hits])
