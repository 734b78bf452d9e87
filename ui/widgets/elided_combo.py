"""A closed list whose long entry ends in an ellipsis, where Qt would cut through a letter."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent, Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter


class ElidedCombo(QComboBox):
    """Takes the width it is given; the whole entry is in the tool tip, the open list and for screen readers."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As the style draws it, with a text that fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        self.setToolTip(self.currentText() if shown != self.currentText() else "")
        option.currentText = shown
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
