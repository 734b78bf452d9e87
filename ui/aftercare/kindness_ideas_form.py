"""Our ideas for kindnesses: a list for each kind, one idea a line; an empty list brings ours back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import EverafterError
from app.queries.love_touches import list_ideas
from app.rules.kindness_ideas import KINDNESS_IDEAS
from app.rules.love_touches import SUGGESTED_ORDER, TouchKind
from app.rules.paper_texts import LONGEST_SENTENCE, MOST_SENTENCES
from app.rules.touch_words import kind_words
from app.translations import gettext as _
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

_LONGEST = MOST_SENTENCES * (LONGEST_SENTENCE + 1)


class KindnessIdeasForm(InlineForm):
    """Four fields; only the lists that changed are saved."""

    saved = Signal(str)  # what was done, for the toast
    closed = Signal()

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._everafter = everafter
        for kind in SUGGESTED_ORDER:
            self.add_text(kind.value, kind_words(kind), is_long=True, limit=_LONGEST)
        self.save_requested.connect(self._save)
        self.cancelled.connect(self._close)

    def open_ideas(self) -> None:
        """Show the lists in use."""
        for kind in SUGGESTED_ORDER:
            self.set_text(kind.value, "\n".join(list_ideas(kind)))
        self.has_begun()
        self.open(_("Our ideas, one a line; an empty list brings the first ones back"))

    def _save(self) -> None:
        self.clear_errors()
        changed = False
        for kind in SUGGESTED_ORDER:
            try:
                changed |= self._save_one(kind)
            except EverafterError as error:
                self.field(kind.value).set_error(str(error))
                return
        self._close()
        if changed:
            self.saved.emit(_("Ideas saved"))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _save_one(self, kind: TouchKind) -> bool:
        known = list_ideas(kind)
        ideas = [line.strip() for line in self.text(kind.value).splitlines() if line.strip()]
        if tuple(ideas) == known:
            return False
        return self._everafter.paper_words.change(KINDNESS_IDEAS, ("", kind.value), ideas, known)
