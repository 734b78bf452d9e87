"""The size of the paper, remembered for each kind of paper on its own; until then the firm's."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.papers.kinds import PAPER_KINDS
from app.queries.firm import get_firm
from app.translations import gettext as _
from ui.theme.tokens import Space
from ui.widgets.wheel_guard import WheelGuard
from ui.window_state import preferences

_KEPT_AS = "paper."


class PaperChoice(QWidget):
    """A4 or Letter, for some papers A5; sends `paper_chosen` when somebody takes another one."""

    paper_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ""
        self._combo = QComboBox()
        self._combo.setObjectName("preview.paper")
        self._combo.setAccessibleName(_("Size of the paper"))
        WheelGuard(self._combo)
        self._combo.currentIndexChanged.connect(self._keep)
        label = QLabel(_("Pape&r"))
        label.setBuddy(self._combo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(label)
        row.addWidget(self._combo)

    @property
    def paper(self) -> str:
        """The size in view, as papers know it."""
        return str(self._combo.currentData() or "letter")

    def show_kind(self, kind: str) -> None:
        """The size that was last chosen for this kind of paper, or the firm's."""
        self._kind = kind
        firm = get_firm()
        wanted = preferences().layout(_KEPT_AS + kind) or (firm.paper if firm is not None else "letter")
        self._combo.blockSignals(True)
        self._combo.clear()
        for words, paper in _sizes(kind):
            self._combo.addItem(words, paper)
        self._combo.setCurrentIndex(max(0, self._combo.findData(wanted)))
        self._combo.blockSignals(False)

    def _keep(self) -> None:
        firm = get_firm()
        own = firm.paper if firm is not None else "letter"
        preferences().keep_layout(_KEPT_AS + self._kind, "" if self.paper == own else self.paper)
        self.paper_chosen.emit()


def _sizes(kind: str) -> list[tuple[str, str]]:
    """The sizes that a kind of paper can have."""
    small = [(_("A5"), "a5")] if kind in PAPER_KINDS and PAPER_KINDS[kind].has_small_size else []
    return [(_("Letter"), "letter"), (_("A4"), "a4"), *small]
