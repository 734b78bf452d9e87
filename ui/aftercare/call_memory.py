"""Beside a call: what to have in mind about this one client, to be read in a glance and never edited here."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.call_memory import CallMemory
from app.translations import gettext as _
from ui.clients.line_stack import Line, LineStack
from ui.clients.remember_panel import fact_line
from ui.firm_formats import FirmFormats
from ui.theme.tokens import Space
from ui.widgets.cards import Card
from ui.widgets.tall_scroll import FittingScroll
from ui.wording import days_ago_words

_WIDTH = 296


def memory_lines(memory: CallMemory, formats: FirmFormats) -> list[Line]:
    """What we owe them first, then what they wished and said, then who they are."""
    lines = [
        Line(f"promise:{number}", "handshake", what, formats.due(due_at), is_strong=True, may_edit=False)
        for number, (what, due_at) in enumerate(memory.promises)
    ]
    if memory.wish:
        title = _("“{words}”").format(words=memory.wish)
        lines.append(Line("wish", "circle-check", title, _("What would make that day perfect"), may_edit=False))
    for number, said in enumerate(memory.said):
        day = days_ago_words(said.said_on, formats.today())
        title = _("“{words}”").format(words=said.words)
        lines.append(Line(f"said:{number}", "message-circle-heart", title, day, may_edit=False))
    lines += [replace(fact_line(fact), may_edit=False) for fact in memory.facts]
    return lines


class CallMemoryCard(Card):
    """As wide as a few words; what is longer is scrolled, and whoever we know nothing of has no such card."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("Have in mind"), parent=parent)
        self.setObjectName("call.memory")
        self.setFixedWidth(_WIDTH)
        self._formats = formats
        self._lines = LineStack("")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.M, 0)
        column.addWidget(self._lines)
        scroll = FittingScroll(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        scroll.setAccessibleName(_("Have in mind"))
        self.body.addWidget(scroll)

    def show_memory(self, memory: CallMemory) -> None:
        """Refill for the client on the telephone."""
        lines = memory_lines(memory, self._formats)
        self._lines.show_lines(lines)
        self.setVisible(bool(lines))
