"""Above the pages: that something changed since they were made, and the way to make them anew."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.events import RecordsChanged
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.labels import TextLabel, TextTone

# What is written down beside the work and stands on no paper.
_ON_NO_PAPER = frozenset(
    {"timeline_entry", "aftercare_step", "love_touch", "kept_separate", "counter", "import_mapping", "audit_unit"}
)


class ChangedLine(QWidget):
    """One quiet line, hidden until it has something to say."""

    anew_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = TextLabel(
            _("Something changed since these papers were made."), TextRole.SECONDARY, TextTone.SECONDARY, wrap=True
        )
        button = Button(_("Make them a&new"), ButtonVariant.QUIET, "redo-2")
        button.setObjectName("preview.anew")
        button.setToolTip(_("Make them anew from what is known now (F5)"))
        button.clicked.connect(self.anew_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(label, 1)
        row.addWidget(button)
        self.hide()


def may_stand_on_paper(event: RecordsChanged) -> bool:
    """Whether papers made before this may say something else now."""
    return event.is_bulk or not _ON_NO_PAPER.issuperset(event.tables)
